//! What comes out: findings, appeals and the summary. Offsets are UTF-16 code units, as in
//! JavaScript strings.

use serde::{Deserialize, Serialize};

use crate::kind::{Kind, Strength, SubKind};

/// Everything found on one page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Report {
    /// Whether the page was scanned, and if not, why.
    pub status: Status,
    /// The findings, by block and start. Within a kind they never overlap. Blocks that belong to
    /// an appeal are in `appeals` and carry no findings.
    pub findings: Vec<Finding>,
    /// The appeals, in reading order. They never overlap.
    pub appeals: Vec<Appeal>,
    /// What the reader's own rules found, by block and start.
    pub own: Vec<OwnFinding>,
    /// The figures.
    pub summary: Summary,
}

/// A stretch of one block that a rule of the reader's matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OwnFinding {
    /// Index of the block.
    pub block: u32,
    /// Where it starts in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends (exclusive), in UTF-16 code units.
    pub end: u32,
    /// The name the reader gave the rule.
    pub rule: String,
}

/// Whether a page was scanned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// An English article: scanned.
    #[default]
    Article,
    /// A front page, an app, a search: nothing was marked.
    NotArticle,
    /// Not in English: nothing was marked.
    NotEnglish,
}

/// A stretch of one block that is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Finding {
    /// Index of the block.
    pub block: u32,
    /// Where the mark starts in the block's text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends (exclusive), in UTF-16 code units.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// What exactly.
    pub sub_kind: SubKind,
    /// How plainly the wording says it.
    pub strength: Strength,
    /// The `id` of the rule that decided.
    pub rule: String,
    /// What the wording tells about the source, for anonymous findings; else empty.
    pub facets: Vec<Facet>,
    /// For a follow-up, the index in `findings` of the source it repeats.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<u32>,
}

/// One thing an attribution tells, or withholds, about its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Facet {
    /// Which thing.
    pub name: FacetName,
    /// The words that tell it.
    pub words: String,
}

/// What a facet tells about a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum FacetName {
    /// How many sources: "two", "several".
    Number,
    /// What post: "senior administration official".
    Role,
    /// What it has access to: "familiar with the matter".
    Access,
    /// That its name is withheld: "on condition of anonymity".
    Withheld,
    /// Why: "because they were not authorized to speak".
    Reason,
    /// The outlet whose report this relays: "Reuters reported, citing".
    RelayedBy,
}

/// A run of neighbouring blocks that together ask the reader for something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Appeal {
    /// What it asks for.
    pub sub_kind: SubKind,
    /// Whether the wording is plain.
    pub strength: Strength,
    /// Index of its first block.
    pub first: u32,
    /// Index of its last block (inclusive).
    pub last: u32,
    /// A paywall, login or registration gate: never to be collapsed.
    pub gate: bool,
    /// The `id`s of the rules whose cues added up, in reading order.
    pub rules: Vec<String>,
}

/// The figures of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Summary {
    /// Words in the article: blocks of the main region, headings and appeals included.
    pub words: u32,
    /// Of those, words in appeals.
    pub appeal_words: u32,
    /// The sources.
    pub sources: Sources,
    /// Names of the outlets whose reports the article relays, in reading order.
    pub relays: Vec<String>,
    /// Times the text says that something was verified or seen: "reviewed by", "court documents".
    pub counter_signals: u32,
}

/// What the article's claims rest on: each source once, in reading order, as the article names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Sources {
    /// People with a name.
    pub named: Vec<String>,
    /// Institutions on the record: spokespeople, statements, agencies.
    pub institutions: Vec<String>,
    /// Documents, filings, data.
    pub documents: Vec<String>,
    /// How many sources without a name. Their words are in the findings.
    pub unnamed: u32,
}

/// What a reader sees for a finding: neutral, and never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Card {
    /// The name rules refer to it by.
    pub id: &'static str,
    /// The sub-kind it explains.
    pub sub_kind: SubKind,
    /// A few words: "Source without a name".
    pub title: &'static str,
    /// What it is, in one sentence.
    pub what: &'static str,
    /// Why papers write it, in one sentence.
    pub why: &'static str,
    /// What a reader may look for.
    pub look_for: &'static str,
    /// The stylebook or practice behind it.
    pub source: &'static str,
}

/// A rule, as the options page and the card name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleInfo {
    /// Its `id` in the rule file.
    pub id: &'static str,
    /// What it finds.
    pub sub_kind: SubKind,
    /// How plainly the wording says it.
    pub strength: Strength,
    /// The `id` of its card.
    pub card: &'static str,
}
