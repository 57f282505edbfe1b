//! From a page to its report: reads block by block, then decides what only the whole page tells.

use crate::appeal::{self, CueHit, Decision};
use crate::attribution;
use crate::kind::{Strength, SubKind};
use crate::offset::Utf16;
use crate::pack::RULES;
use crate::page::{Block, Page, Region};
use crate::reader::{Reader, rule};
use crate::report::{Finding, Report, Status};
use crate::sourcing::Sourcing;
use crate::{article, facet, followup, language, order, own};

/// Everything found on `page`, by the built-in rules and by the reader's `own`.
pub(crate) fn page(page: &Page, own: &[own::Compiled]) -> Report {
    let mut report = Report::default();
    if !article::is_article(page) {
        report.status = Status::NotArticle;
        return report;
    }
    let mut reader = Reader::default();
    let mut language = language::Evidence::of(page.lang.as_deref());
    let mut sourcing = Sourcing::default();
    let mut cues = Vec::with_capacity(page.blocks.len());
    let mut words = Vec::with_capacity(page.blocks.len());
    for (index, block) in page.blocks.iter().enumerate() {
        reader.read(block);
        language.add(&reader.tokens.all);
        words.push(reader.tokens.words);
        if !(reader.tallied.is_empty() && reader.relays.is_empty()) {
            sourcing.add(index as u32, block, &reader);
        }
        if reader.matches.is_empty() {
            cues.push(Vec::new());
        } else {
            cues.push(cue_hits(&reader));
            add_findings(&mut report, index as u32, block, &mut reader);
        }
    }
    if !language.is_english() {
        return Report {
            status: Status::NotEnglish,
            ..Report::default()
        };
    }
    add_boilerplate(&mut report, page, appeal::decide(page, &cues, &words));
    followup::tie(page, &mut report.findings);
    report.summary = sourcing.summary(page, &report.findings, &report.appeals);
    count_words(&mut report, page, &words);
    if !own.is_empty() {
        report.own = own::find(own, page);
    }
    report
}

// Not inlined, as in `Reader::read`: what only some blocks need is apart from what is done for each.
#[inline(never)]
fn add_findings(report: &mut Report, index: u32, block: &Block, reader: &mut Reader) {
    let marks = attribution::join(&reader.matches, &reader.tokens.all, &reader.sentences);
    let mut units = Utf16::new(&block.text);
    for mark in &marks {
        let info = &RULES[usize::from(mark.rule)].info;
        report.findings.push(Finding {
            block: index,
            start: units.at(reader.tokens.all[mark.start].start),
            end: units.at(reader.tokens.all[mark.end - 1].end),
            kind: info.sub_kind.kind(),
            sub_kind: info.sub_kind,
            strength: info.strength,
            rule: info.id.to_string(),
            facets: facet::of(mark, info.sub_kind, &block.text, reader),
            repeats: None,
        });
    }
}

fn count_words(report: &mut Report, page: &Page, words: &[u32]) {
    let in_article = |index: usize| page.blocks[index].region == Region::Main;
    let appeals = report
        .appeals
        .iter()
        .flat_map(|a| a.first as usize..=a.last as usize);
    report.summary.appeal_words = appeals.clone().map(|index| words[index]).sum();
    let outside: u32 = appeals
        .filter(|&index| !in_article(index))
        .map(|index| words[index])
        .sum();
    let article: u32 = (0..words.len())
        .filter(|&index| in_article(index))
        .map(|index| words[index])
        .sum();
    report.summary.words = article + outside;
}

/// What of the last block read speaks for boilerplate, in reading order.
#[inline(never)]
fn cue_hits(reader: &Reader) -> Vec<CueHit> {
    let found: Vec<_> = reader
        .matches
        .iter()
        .filter(|m| rule(**m).cue.is_some())
        .collect();
    let found = order::by_key(found, |m| [m.start as u32, m.end as u32, 0]);
    let tokens = &reader.tokens.all;
    let words =
        |from: usize, to: usize| tokens[from..to].iter().filter(|t| t.is_word()).count() as u32;
    let (mut counted, mut before) = (0, 0);
    found
        .into_iter()
        .map(|m| {
            before += words(counted, m.start);
            counted = m.start;
            let (low, high) = reader.sentence_of(m.start);
            CueHit {
                rule: m.rule,
                start: tokens[m.start].start,
                end: tokens[m.end - 1].end,
                before,
                words: words(m.start, m.end),
                sentence: (tokens[low].start, tokens[high - 1].end),
            }
        })
        .collect()
}

/// Adds the appeals and lone lines; what else was found inside an appeal goes.
#[inline(never)]
fn add_boilerplate(report: &mut Report, page: &Page, decision: Decision) {
    let inside = |block: u32| {
        let next = decision
            .appeals
            .partition_point(|appeal| appeal.last < block);
        decision
            .appeals
            .get(next)
            .is_some_and(|appeal| appeal.first <= block)
    };
    let article_end = article::last_prose(page, inside);
    report.findings.retain(|finding| !inside(finding.block));
    let mut counted: Option<(u32, Utf16)> = None;
    report.findings.extend(decision.lone.iter().map(|lone| {
        let info = &RULES[usize::from(lone.rule)].info;
        // Lone lines of one block come in order, so its text is walked once.
        let (_, units) = match &mut counted {
            Some(counted) if counted.0 == lone.block => counted,
            other => {
                let text = &page.blocks[lone.block as usize].text;
                other.insert((lone.block, Utf16::new(text)))
            }
        };
        Finding {
            block: lone.block,
            start: units.at(lone.start),
            end: units.at(lone.end),
            kind: info.sub_kind.kind(),
            sub_kind: info.sub_kind,
            // Links behind the article interrupt nobody's reading.
            strength: match article_end {
                Some(end) if info.sub_kind == SubKind::Related && lone.block > end => {
                    Strength::Weak
                }
                _ => info.strength,
            },
            rule: info.id.to_string(),
            facets: Vec::new(),
            repeats: None,
        }
    }));
    let findings = std::mem::take(&mut report.findings);
    report.findings = order::by_key(findings, |f| [f.block, f.start, f.end]);
    report.appeals = decision.appeals;
}
