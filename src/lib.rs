//! Marks what the text of a news article itself gives away: appeals set among the reporting,
//! claims resting on sources without a name, statements said to be unconfirmed.
//!
//! ```text
//!                        ┌──────────────── reader: one block ────────────────┐
//!  Page ──▶ scan ──▶ token ──▶ sentence, quote ──▶ matcher (rules of `pack`) ──▶ attribution ──▶ facet ──┐
//!            │                                        ├──▶ appeal (over blocks) ──────────────────────────┼──▶ Report
//!            ├── article, language: is it for us?     └──▶ sourcing (speaker, identity) ───────────────────┤
//!            └── followup: who speaks again ──────────────────────────────────────────────────────────────┘
//! ```

mod appeal;
mod article;
mod attribution;
mod facet;
mod followup;
mod hash;
mod identity;
mod kind;
mod language;
mod letter;
mod matcher;
mod name;
mod offset;
mod order;
mod own;
mod pack;
mod page;
mod quote;
mod reader;
mod report;
mod scan;
mod sentence;
mod sourcing;
mod speaker;
mod text;
mod token;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use kind::{Kind, Strength, SubKind};
pub use own::{OwnRule, OwnRuleError};
pub use page::{Block, Container, Page, Region, Role, Signals};
pub use report::{
    Appeal, Card, Facet, FacetName, Finding, OwnFinding, Report, RuleInfo, Sources, Status, Summary,
};
pub use text::{PlainText, plain_text};

/// The front door: pages in, reports out.
#[derive(Debug, Default)]
pub struct Engine {
    own: Vec<own::Compiled>,
}

impl Engine {
    /// An engine with the built-in English rules. Costs nothing: they were compiled with it.
    pub fn new() -> Self {
        Self::default()
    }

    /// An engine that looks for `rules` of the reader's too.
    ///
    /// # Errors
    /// The first rule that is refused, and why.
    pub fn with_own_rules(rules: &[OwnRule]) -> Result<Self, OwnRuleError> {
        let own = rules
            .iter()
            .map(OwnRule::compile)
            .collect::<Result<_, _>>()?;
        Ok(Self { own })
    }

    /// Whether a rule of the reader's can be used.
    ///
    /// # Errors
    /// Why it cannot, and where in its pattern.
    pub fn check(rule: &OwnRule) -> Result<(), OwnRuleError> {
        rule.compile().map(|_| ())
    }

    /// Everything found on `page`. The same page always gives the same report.
    pub fn scan(&self, page: &Page) -> Report {
        scan::page(page, &self.own)
    }

    /// The cards that explain each sub-kind.
    pub fn cards(&self) -> &'static [Card] {
        pack::CARDS
    }

    /// Every built-in rule.
    pub fn rules(&self) -> impl Iterator<Item = &'static RuleInfo> {
        pack::RULES.iter().map(|rule| &rule.info)
    }
}
