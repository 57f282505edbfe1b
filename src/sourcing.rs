//! Counts what the article's claims rest on: names, institutions, documents, sources without a
//! name; which outlets it relays; where it says that something was seen or verified.

use crate::article;
use crate::identity::{self, Mention, Own};
use crate::kind::{Kind, Strength, SubKind};
use crate::matcher::Match;
use crate::order;
use crate::pack::{Counts, flag, in_list, list};
use crate::page::{Block, Page, Region};
use crate::reader::Reader;
use crate::report::{Appeal, Facet, FacetName, Finding, Sources, Summary};
use crate::speaker::{Clause, Single, Speaker, Who};
use crate::token::punct;

/// How many mentions of a kind are kept: more than an article has, and a bound for what is none.
const MOST: usize = 256;

/// Share of link text from which a block is a pointer to another article, and no part of this one.
const TEASER: f32 = 0.5;

/// How many tokens behind a story its outlet starts: "a story in the Herald".
const REACH: usize = 3;

/// What was counted so far, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Sourcing {
    people: Vec<Mention>,
    bodies: Vec<Mention>,
    records: Vec<Mention>,
    relays: Vec<Mention>,
    /// Indices of blocks.
    verified: Vec<u32>,
}

impl Sourcing {
    /// Adds what was counted in the block with this index, which `reader` has read.
    #[inline(never)]
    pub fn add(&mut self, index: u32, block: &Block, reader: &Reader) {
        if block.region != Region::Main || block.link_share >= TEASER {
            return;
        }
        let text = block.text.as_str();
        let tokens = &reader.tokens.all;
        let words = |(from, to): (usize, usize)| {
            text[tokens[from].start as usize..tokens[to - 1].end as usize].to_string()
        };
        let mention = |mark| Mention {
            block: index,
            words: words(mark),
            whole: None,
            single: Single::Name,
        };
        let by_name = |found: Speaker| Mention {
            whole: (found.whole < found.start).then(|| words((found.whole, found.end))),
            single: found.single,
            ..mention((found.start, found.end))
        };
        // An outlet, but not "Mr. Post" or "Jane Post".
        let is_outlet = |(from, to): (usize, usize)| {
            let before = tokens[..from].iter().rfind(|t| t.word != punct::PERIOD);
            let is_surname = before.is_some_and(|t| {
                t.is_capitalised()
                    && (t.is_on(flag::TITLE) || !t.is_on(flag::NOT_A_NAME))
                    && !in_list(t.word, list::PLACE_OPENING)
            });
            // "Dorne magazine".
            let last = &text[tokens[to - 1].start as usize..tokens[to - 1].end as usize];
            let end = to - usize::from(to - from > 1 && last == "magazine");
            tokens[end - 1].is_capitalised() && !is_surname
        };
        let relays = reader.relays.iter().map(|m| m.mark);
        let outlets: Vec<_> = relays.filter(|m| is_outlet(*m)).collect();
        let outlets = order::by_key(outlets, |m| [m.0 as u32, m.1 as u32, 0]);
        // "A Herald story", but not "a Herald poll", which is a record of its own.
        let is_story = |s: &Speaker| {
            let mut nouns = tokens[s.start..s.end].iter();
            nouns.any(|t| in_list(t.word, list::STORY))
        };
        let names_outlet = |s: &Speaker| {
            let is_record = s.who == Who::Record;
            let end = s.end + if is_record { REACH } else { 0 };
            let next = outlets.partition_point(|&(from, _)| from < end);
            next > 0 && outlets[next - 1].1 > s.start && (!is_record || is_story(s))
        };
        for (counts, Match { mark, .. }) in &reader.tallied {
            match counts {
                Counts::Named => {
                    let clause = Clause::around(mark.0, reader, text);
                    let mut speakers = clause.speakers_at(mark.1 - 1);
                    speakers.retain(|s| !names_outlet(s));
                    for found in speakers {
                        let same = match found.who {
                            Who::Person => &mut self.people,
                            Who::Body => &mut self.bodies,
                            Who::Record => &mut self.records,
                        };
                        add(same, by_name(found));
                    }
                }
                Counts::Institution => add(&mut self.bodies, mention(*mark)),
                Counts::Document => {
                    let record = Clause::around(mark.0, reader, text).record_before(mark.1);
                    add(
                        &mut self.records,
                        record.map_or_else(|| mention(*mark), by_name),
                    );
                }
                Counts::Verified => self.verified.push(index),
                Counts::Relay => {}
            }
        }
        for outlet in outlets {
            add(&mut self.relays, mention(outlet));
        }
    }

    /// The figures, with the unnamed sources among `findings`. What asks for something is no source,
    /// nor is what stands behind the article.
    #[inline(never)]
    pub fn summary(mut self, page: &Page, findings: &[Finding], appeals: &[Appeal]) -> Summary {
        let in_appeal = |block: u32| appeals.iter().any(|a| (a.first..=a.last).contains(&block));
        let end = article::last_prose(page, in_appeal);
        let container = |block: u32| page.blocks[block as usize].container;
        let is_behind =
            |block| end.is_some_and(|end| block > end && container(block) != container(end));
        let reported = |block: u32| !in_appeal(block) && !is_behind(block);
        let own = Own::of(page);
        let relays = self.relays.iter().filter(|m| reported(m.block));
        let relays = identity::outlets(&own, relays.map(|m| m.words.as_str()));
        for mentions in [&mut self.people, &mut self.bodies, &mut self.records] {
            // An outlet that speaks is relayed.
            mentions.retain(|m| reported(m.block) && !relays.contains(&m.words));
        }
        let mut others = Vec::new();
        let named = identity::people(page, &self.people, &mut others);
        for &at in &others {
            let body = &mut self.people[at];
            if let Some(whole) = body.whole.take() {
                body.words = whole;
            }
        }
        let others = others.into_iter().map(|at| &self.people[at]);
        let mut bodies: Vec<_> = self.bodies.iter().chain(others).collect();
        bodies.retain(|body| !own.is(&body.words));
        let bodies = order::by_key(bodies, |body| [body.block, 0, 0]);
        let records = self.records.iter().collect();
        // One function for both, so that the engine has it once.
        let things = |mentions: Vec<&Mention>, relays: &[String]| {
            let words = mentions.into_iter().map(|mention| mention.words.as_str());
            identity::things(words, relays)
        };
        Summary {
            sources: Sources {
                named,
                institutions: things(bodies, &relays),
                documents: things(records, &relays),
                unnamed: unnamed(page, findings),
            },
            relays,
            counter_signals: self
                .verified
                .iter()
                .filter(|&&block| reported(block))
                .count() as u32,
            ..Summary::default()
        }
    }
}

/// Adds a mention, or what it tells to the same one right before.
fn add(mentions: &mut Vec<Mention>, mention: Mention) {
    let last = mentions.last_mut();
    if let Some(last) = last.filter(|last| last.words == mention.words) {
        if mention.single == Single::Somebody {
            last.single = Single::Somebody;
        }
    } else if mentions.len() < MOST {
        mentions.push(mention);
    }
}

/// How many sources without a name are introduced. What only withholds the name of one that was
/// introduced before, as "The official insisted on anonymity" does, introduces none.
fn unnamed(page: &Page, findings: &[Finding]) -> u32 {
    let mut known = 0;
    for (finding, words) in findings.iter().zip(page.quotes(findings)) {
        let says_who = |f: &Facet| f.name != FacetName::Withheld && f.name != FacetName::Reason;
        let describes = finding.facets.iter().any(says_who)
            && !words
                .get(..4)
                .is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let introduces = finding.kind == Kind::Anonymous
            && finding.strength == Strength::Strong
            && finding.repeats.is_none()
            && (known == 0 || finding.sub_kind != SubKind::Explicit || describes);
        known += u32::from(introduces);
    }
    known
}
