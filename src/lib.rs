//! Marks what the text of a news article itself gives away: appeals set among the reporting,
//! claims resting on sources without a name, statements said to be unconfirmed.
//!
//! ```text
//!  Page ──▶ scan ──▶ token ──▶ sentence, quote ──▶ matcher ──▶ attribution ──▶ findings ─┐
//!           block by block        (context)      (compiled rules)                         ├─▶ Report
//!                                                     └────▶ appeal ──▶ appeals ──────────┘
//! ```

mod appeal;
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
        let mut cues = Vec::with_capacity(page.blocks.len());
        let mut words = Vec::with_capacity(page.blocks.len());
        for (index, block) in page.blocks.iter().enumerate() {
            reader.read(block);
            cues.push(cue_hits(&reader, &block.text));
            words.push(reader.tokens.words);
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
        add_boilerplate(&mut report, appeal::decide(page, &cues, &words));
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

/// What of the last block read speaks for boilerplate, in reading order.
fn cue_hits(reader: &scan::Reader, text: &str) -> Vec<appeal::CueHit> {
    let mut found: Vec<_> = reader.matches.iter().filter(|m| scan::rule(**m).cue.is_some()).collect();
    found.sort_by_key(|m| (m.start, m.end));
    let mut units = Utf16::new(text);
    let tokens = &reader.tokens.all;
    let words = |from: usize, to: usize| tokens[from..to].iter().filter(|t| t.is_word()).count() as u32;
    let (mut counted, mut before) = (0, 0);
    found
        .into_iter()
        .map(|m| {
            before += words(counted, m.start);
            counted = m.start;
            let sentence = reader.sentences.partition_point(|&(_, high)| high as usize <= m.start);
            let (low, high) = reader.sentences.get(sentence).map_or((m.start, m.end), |&(l, h)| (l as usize, h as usize));
            appeal::CueHit {
                rule: m.rule,
                start: units.at(tokens[m.start].start),
                end: units.at(tokens[m.end - 1].end),
                before,
                words: words(m.start, m.end),
                sentence: (units.at(tokens[low].start), units.at(tokens[high - 1].end)),
            }
        })
        .collect()
}

/// Adds the appeals and lone lines; what else was found inside an appeal goes.
fn add_boilerplate(report: &mut Report, decision: appeal::Decision) {
    let inside = |block: u32| {
        let next = decision.appeals.partition_point(|appeal| appeal.last < block);
        decision.appeals.get(next).is_some_and(|appeal| appeal.first <= block)
    };
    report.findings.retain(|finding| !inside(finding.block));
    report.findings.extend(decision.lone.iter().map(|lone| {
        let info = &pack::RULES[usize::from(lone.rule)].info;
        Finding {
            block: lone.block,
            start: lone.start,
            end: lone.end,
            kind: info.sub_kind.kind(),
            sub_kind: info.sub_kind,
            strength: info.strength,
            rule: info.id.to_string(),
            facets: Vec::new(),
            repeats: None,
        }
    }));
    report.findings.sort_by_key(|finding| (finding.block, finding.start, finding.end));
    report.appeals = decision.appeals;
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
