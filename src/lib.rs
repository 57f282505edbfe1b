//! Marks what the text of a news article itself gives away: appeals set among the reporting,
//! claims resting on sources without a name, statements said to be unconfirmed.

mod kind;
mod page;
mod report;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use kind::{Kind, Strength, SubKind};
pub use page::{Block, Container, Page, Region, Role, Signals};
pub use report::{
    Appeal, Card, Facet, FacetName, Finding, Report, RuleInfo, Sources, Status, Summary,
};

/// The front door: pages in, reports out.
#[derive(Debug, Default)]
pub struct Engine {}

impl Engine {
    /// An engine with the built-in English rules. Costs nothing: they were compiled with it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything found on `page`. The same page always gives the same report.
    pub fn scan(&self, _page: &Page) -> Report {
        Report::default()
    }
}
