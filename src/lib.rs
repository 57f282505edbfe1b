//! Marks what the text of a news article itself gives away: appeals set among the reporting,
//! claims resting on sources without a name, statements said to be unconfirmed.
//!
//! ```text
//!  Page ──▶ scan ──▶ token ──▶ sentence, quote ──▶ matcher ──▶ attribution ──▶ findings ─┐
//!           block by block        (context)      (compiled rules)                         ├─▶ Report
//!                                                     └────▶ appeal ──▶ appeals ──────────┘
//! ```

mod attribution;
mod hash;
mod kind;
mod matcher;
mod name;
mod pack;
mod page;
mod quote;
mod report;
mod scan;
mod sentence;
mod text;
mod token;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use kind::{Kind, Strength, SubKind};
pub use page::{Block, Container, Page, Region, Role, Signals};
pub use text::{PlainText, plain_text};
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
    pub fn scan(&self, page: &Page) -> Report {
        let mut reader = scan::Reader::default();
        let mut report = Report::default();
        for (index, block) in page.blocks.iter().enumerate() {
            reader.read(block);
            let marks = attribution::join(&reader.matches, &reader.tokens.all, &reader.sentences);
            let mut units = Utf16::new(&block.text);
            for mark in marks {
                let rule = &pack::RULES[usize::from(mark.rule)];
                report.findings.push(Finding {
                    block: index as u32,
                    start: units.at(reader.tokens.all[mark.start].start),
                    end: units.at(reader.tokens.all[mark.end - 1].end),
                    kind: rule.info.sub_kind.kind(),
                    sub_kind: rule.info.sub_kind,
                    strength: rule.info.strength,
                    rule: rule.info.id.to_string(),
                    facets: Vec::new(),
                    repeats: None,
                });
            }
        }
        report
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

/// Turns byte offsets of one text into UTF-16 code units, counting on from the last one asked.
struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl<'a> Utf16<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    fn at(&mut self, byte: u32) -> u32 {
        let byte = byte as usize;
        if byte < self.byte {
            *self = Self::new(self.text);
        }
        self.units += self.text[self.byte..byte].encode_utf16().count() as u32;
        self.byte = byte;
        self.units
    }
}
