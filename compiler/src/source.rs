//! Rule files as they are written: TOML tables, read and checked for what a table alone can tell.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Error;
use crate::kind::SubKind;
use crate::pattern::{self, Pattern};

/// Everything in one folder of rules.
#[derive(Debug, Default)]
pub struct Source {
    /// The rules, file by file in the order of their names.
    pub rules: Vec<Rule>,
    /// The named lists: each entry a pattern.
    pub lists: BTreeMap<String, List>,
    /// The cards.
    pub cards: Vec<CardTable>,
}

/// A named list of patterns.
#[derive(Debug)]
pub struct List {
    /// The file it stands in.
    pub file: PathBuf,
    /// Its entries.
    pub entries: Vec<Pattern>,
}

/// A rule with its patterns parsed.
#[derive(Debug)]
pub struct Rule {
    /// The file it stands in.
    pub file: PathBuf,
    /// Its table.
    pub table: RuleTable,
    /// What it matches.
    pub matches: Vec<Pattern>,
    /// What vetoes a match it overlaps.
    pub unless: Vec<Pattern>,
}

/// A `[[rule]]` table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    /// Its name, unique over all files.
    pub id: String,
    /// What it finds.
    pub sub_kind: SubKind,
    /// How plainly.
    #[serde(default = "strong")]
    pub strength: String,
    /// Patterns, any of which matches.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Patterns that veto.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The card's id; the sub-kind's own where it is left out.
    pub card: Option<String>,
    /// Whether it also looks inside quoted speech.
    #[serde(default)]
    pub quoted: bool,
    /// The roles of blocks it looks at; all where it is left out.
    #[serde(default)]
    pub scope: Vec<String>,
    /// Sentences in which it must decide a finding.
    pub flags: Vec<String>,
    /// Sentences in which it must not.
    pub passes: Vec<String>,
    /// The stylebook or practice behind it.
    pub source: String,
    /// What part of an appeal it is.
    pub cue: Option<String>,
    /// How much it says, from 1 to 9.
    pub weight: Option<u8>,
}

fn strong() -> String {
    "strong".into()
}

/// A `[[card]]` table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CardTable {
    pub id: String,
    pub sub_kind: SubKind,
    pub title: String,
    pub what: String,
    pub why: String,
    pub look_for: String,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rule: Vec<RuleTable>,
    #[serde(default)]
    card: Vec<CardTable>,
}

impl Source {
    /// Reads every `.toml` file of `folder`. `lexicon.toml` holds lists at its top level; the
    /// others hold `[[rule]]`, `[[card]]` and `[lists]`.
    ///
    /// # Errors
    /// The first file, rule or list that is wrong, and where.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let unreadable = |file: &Path| {
            let file = file.to_owned();
            move |source| Error::Unreadable { file, source }
        };
        let mut files = fs::read_dir(folder)
            .map_err(unreadable(folder))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(unreadable(folder))?;
        files.retain(|file| file.extension().is_some_and(|e| e == "toml"));
        files.sort();
        let mut source = Self::default();
        for file in files {
            let text = fs::read_to_string(&file).map_err(unreadable(&file))?;
            source.add_file(&file, &text)?;
        }
        Ok(source)
    }

    fn add_file(&mut self, file: &Path, text: &str) -> Result<(), Error> {
        let toml = |error: toml::de::Error| Error::Toml { file: file.to_owned(), message: error.to_string() };
        let content = if file.file_name().is_some_and(|n| n == "lexicon.toml") {
            let lists = toml::from_str(text).map_err(toml)?;
            RuleFile { lists, rule: Vec::new(), card: Vec::new() }
        } else {
            toml::from_str(text).map_err(toml)?
        };
        for (name, entries) in content.lists {
            self.add_list(file, name, &entries)?;
        }
        for table in content.rule {
            self.add_rule(file, table)?;
        }
        self.cards.extend(content.card);
        Ok(())
    }

    fn add_list(&mut self, file: &Path, name: String, entries: &[String]) -> Result<(), Error> {
        let wrong = |message| Error::Item { file: file.to_owned(), item: format!("list \"{name}\""), message };
        if entries.is_empty() {
            return Err(wrong("it has no entries".into()));
        }
        let entries = parse_all(entries).map_err(wrong)?;
        if let Some(other) = self.lists.insert(name.clone(), List { file: file.to_owned(), entries }) {
            return Err(wrong(format!("it is defined in {} too", other.file.display())));
        }
        Ok(())
    }

    fn add_rule(&mut self, file: &Path, table: RuleTable) -> Result<(), Error> {
        let wrong = |field: &str, message: String| Error::Item {
            file: file.to_owned(),
            item: format!("rule \"{}\"{field}", table.id),
            message,
        };
        if let Some(other) = self.rules.iter().find(|rule| rule.table.id == table.id) {
            return Err(wrong("", format!("its id is taken by a rule in {}", other.file.display())));
        }
        for (field, examples) in [("flags", &table.flags), ("passes", &table.passes)] {
            if examples.is_empty() {
                return Err(wrong("", format!("it has no {field}: give at least one example sentence")));
            }
        }
        if table.matches.is_empty() {
            return Err(wrong("", "it has no match pattern".into()));
        }
        if !matches!(table.strength.as_str(), "strong" | "weak") {
            return Err(wrong(", strength", format!("\"{}\" is neither strong nor weak", table.strength)));
        }
        for role in &table.scope {
            if !ROLES.contains(&role.as_str()) {
                return Err(wrong(", scope", format!("\"{role}\" is none of {}", ROLES.join(", "))));
            }
        }
        if let Some(cue) = table.cue.as_deref().filter(|cue| !CUES.contains(cue)) {
            return Err(wrong(", cue", format!("\"{cue}\" is none of {}", CUES.join(", "))));
        }
        if table.weight.is_some_and(|w| !(1..=9).contains(&w)) {
            return Err(wrong(", weight", "it must be from 1 to 9".into()));
        }
        let matches = parse_all(&table.matches).map_err(|message| wrong(", match", message))?;
        let unless = parse_all(&table.unless).map_err(|message| wrong(", unless", message))?;
        self.rules.push(Rule { file: file.to_owned(), table, matches, unless });
        Ok(())
    }
}

/// The roles of a block, in the order of their bits.
pub const ROLES: [&str; 7] = ["heading", "paragraph", "list_item", "caption", "quote", "control", "cell"];

/// The parts of an appeal.
pub const CUES: [&str; 9] = ["opening", "plea", "gate", "price", "button", "closing", "label", "reward", "notice"];

fn parse_all(patterns: &[String]) -> Result<Vec<Pattern>, String> {
    patterns
        .iter()
        .map(|text| pattern::parse(text).map_err(|message| format!("\"{text}\": {message}")))
        .collect()
}
