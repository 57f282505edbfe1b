//! Counts what the article's claims rest on: names, institutions, documents, sources without a
//! name; which outlets it relays; where it says that something was seen or verified.

use std::collections::BTreeSet;

use crate::kind::{Kind, Strength};
use crate::matcher::Match;
use crate::pack::{Counts, flag};
use crate::reader::Reader;
use crate::report::{Finding, Sources, Summary};

/// What was counted so far. A source counts once, however often it speaks.
#[derive(Debug, Default)]
pub(crate) struct Sourcing {
    named: BTreeSet<String>,
    institutions: BTreeSet<String>,
    documents: BTreeSet<String>,
    relays: Vec<String>,
    verified: u32,
}

impl Sourcing {
    /// Adds what was counted in one block.
    pub fn add(&mut self, reader: &Reader, text: &str) {
        let tokens = &reader.tokens.all;
        for (counts, Match { mark, .. }) in &reader.tallied {
            let words = &text[tokens[mark.0].start as usize..tokens[mark.1 - 1].end as usize];
            match counts {
                // A single capitalised word is a last name, unless it starts a sentence or names a place.
                Counts::Named if mark.1 - mark.0 == 1 && tokens[mark.0].is_on(flag::NOT_A_NAME) => {
                }
                // A person is named in full once and by the last name from then on.
                Counts::Named => {
                    let last = words
                        .trim_end_matches("’s")
                        .trim_end_matches("'s")
                        .rsplit(' ')
                        .next();
                    self.named.insert(last.unwrap_or(words).to_lowercase());
                }
                Counts::Institution => {
                    self.institutions.insert(bare(words));
                }
                Counts::Document => {
                    self.documents.insert(bare(words));
                }
                Counts::Verified => self.verified += 1,
                Counts::Relay => {
                    let outlet = words
                        .strip_prefix("the ")
                        .or(words.strip_prefix("The "))
                        .unwrap_or(words);
                    if !self
                        .relays
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(outlet))
                    {
                        self.relays.push(outlet.to_string());
                    }
                }
            }
        }
    }

    /// The figures, with the unnamed sources among `findings`.
    pub fn summary(self, findings: &[Finding]) -> Summary {
        let unnamed = findings
            .iter()
            .filter(|f| f.kind == Kind::Anonymous && f.strength == Strength::Strong);
        Summary {
            sources: Sources {
                named: self.named.len() as u32,
                institutions: self.institutions.len() as u32,
                documents: self.documents.len() as u32,
                unnamed: unnamed.count() as u32,
            },
            relays: self.relays,
            counter_signals: self.verified,
            ..Summary::default()
        }
    }
}

/// Lower case, without its article.
fn bare(words: &str) -> String {
    let words = words.to_lowercase();
    let article = ["the ", "a ", "an ", "its "]
        .iter()
        .find_map(|a| words.strip_prefix(a));
    article.map_or_else(|| words.clone(), str::to_string)
}
