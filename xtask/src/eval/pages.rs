//! Labelled pages against the extension in Chromium.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use super::records;
use super::score::{Fault, Score};
use crate::browsers::Browser;
use crate::command::{read, say};
use crate::{build, npm};

/// What asks the reader for something; of the rest of boilerplate only false marks are of interest,
/// because it was labelled where it was noticed.
const APPEALS: [&str; 5] = [
    "donation",
    "subscription",
    "newsletter",
    "registration",
    "app",
];

#[derive(Deserialize)]
struct Record {
    id: String,
    clean: bool,
    /// First and last block of the article's body.
    body_blocks: (usize, usize),
    boilerplate: Vec<Boilerplate>,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Boilerplate {
    sub_kind: String,
    strength: String,
    zone: String,
    text: String,
}

/// Offsets are Unicode code points of the block's text.
#[derive(Deserialize)]
struct Finding {
    block: usize,
    kind: String,
    sub_kind: String,
    strength: String,
    start: usize,
    trigger: String,
}

/// What `labelled.ts` prints for a page.
#[derive(Deserialize)]
struct Opened {
    id: String,
    /// The texts of the blocks as the labels number them.
    labelled: Vec<String>,
    page: Option<Page>,
    report: Option<Report>,
}

#[derive(Deserialize)]
struct Page {
    blocks: Vec<Block>,
}

#[derive(Deserialize)]
struct Block {
    text: String,
}

#[derive(Deserialize)]
struct Report {
    status: Value,
    findings: Vec<Mark>,
    appeals: Vec<Appeal>,
}

/// Offsets are UTF-16 code units.
#[derive(Deserialize)]
struct Mark {
    block: usize,
    start: usize,
    end: usize,
    kind: String,
    sub_kind: String,
    strength: String,
    rule: String,
}

#[derive(Deserialize)]
struct Appeal {
    sub_kind: String,
    strength: String,
    first: usize,
    last: usize,
    rules: Vec<String>,
}

/// A block marked as boilerplate.
struct MarkedBlock<'a> {
    text: &'a str,
    sub_kind: &'a str,
    rule: &'a str,
}

/// Opens the pages of `path`, whose content is `text`, and scores them.
///
/// # Errors
/// When a record is not a labelled page, a build fails, or the browser cannot open one.
pub fn score(path: &Path, text: &str) -> Result<Score> {
    let pages: Vec<Record> = records(text)?;
    let program = Browser::Chromium.ensure()?;
    build::everything()?;
    say(&format!("{} pages in chromium", pages.len()));
    let mut labelled = npm::bin("vite-node");
    labelled
        .args(["--script", "tests/browser/labelled.ts"])
        .arg(path)
        .env(Browser::Chromium.variable(), program);
    let opened: Vec<Opened> = records(&read(&mut labelled)?)?;
    let opened: HashMap<_, _> = opened
        .into_iter()
        .map(|page| (page.id.clone(), page))
        .collect();
    let mut score = Score::default();
    for page in &pages {
        let opened = opened
            .get(&page.id)
            .with_context(|| format!("{} was not opened", page.id))?;
        compare(page, opened, &mut score);
    }
    score.sum_up("appeals", "boilerplate", &APPEALS);
    Ok(score)
}

fn compare(record: &Record, opened: &Opened, score: &mut Score) {
    let (blocks, marks, appeals) = match (&opened.page, &opened.report) {
        (Some(page), Some(report)) => {
            if report.status != "article" {
                score.remark(format!("{}: taken for {}", record.id, report.status));
            }
            (
                page.blocks.as_slice(),
                report.findings.as_slice(),
                report.appeals.as_slice(),
            )
        }
        _ => {
            score.remark(format!("{}: not scanned", record.id));
            Default::default()
        }
    };
    let body = opened
        .labelled
        .get(record.body_blocks.0..=record.body_blocks.1)
        .unwrap_or_default();
    let body: Vec<_> = body.iter().map(|text| letters(text)).collect();
    compare_boilerplate(record, &body, &marked_blocks(blocks, marks, appeals), score);
    for finding in record
        .findings
        .iter()
        .filter(|finding| finding.strength == "core")
    {
        compare_finding(record, opened, blocks, marks, finding, score);
    }
}

/// The blocks marked as boilerplate, whole or in part.
fn marked_blocks<'a>(
    blocks: &'a [Block],
    marks: &'a [Mark],
    appeals: &'a [Appeal],
) -> Vec<MarkedBlock<'a>> {
    let lone = marks
        .iter()
        .filter(|mark| mark.kind == "boilerplate" && mark.strength == "strong")
        .map(|mark| MarkedBlock {
            text: &blocks[mark.block].text,
            sub_kind: &mark.sub_kind,
            rule: &mark.rule,
        });
    let in_appeals = appeals
        .iter()
        .filter(|appeal| appeal.strength == "strong")
        .flat_map(|appeal| {
            blocks[appeal.first..=appeal.last]
                .iter()
                .map(|block| MarkedBlock {
                    text: &block.text,
                    sub_kind: &appeal.sub_kind,
                    rule: appeal.rules.first().map_or("", String::as_str),
                })
        });
    lone.chain(in_appeals).collect()
}

/// Boilerplate is compared by the text of blocks; false marks count only inside the body.
fn compare_boilerplate(
    record: &Record,
    body: &[String],
    marked: &[MarkedBlock],
    score: &mut Score,
) {
    for label in &record.boilerplate {
        let counts = label.strength == "core"
            && label.zone != "chrome"
            && APPEALS.contains(&label.sub_kind.as_str());
        if !counts {
            continue;
        }
        let text = letters(&label.text);
        if marked
            .iter()
            .any(|mark| same_block(&text, &letters(mark.text)))
        {
            score.found("boilerplate", &label.sub_kind);
        } else {
            score.missed(Fault {
                what: "missed",
                kind: "boilerplate".into(),
                sub_kind: label.sub_kind.clone(),
                id: record.id.clone(),
                note: label.zone.clone(),
                words: shortened(&label.text),
                context: None,
            });
        }
    }
    let labels: Vec<_> = record
        .boilerplate
        .iter()
        .map(|l| (letters(&l.text), l.strength == "core"))
        .collect();
    for mark in marked {
        let text = letters(mark.text);
        let mut touching = labels
            .iter()
            .filter(|(label, _)| same_block(label, &text))
            .peekable();
        if touching.peek().is_some() {
            if touching.any(|&(_, core)| core) {
                score.right("boilerplate", mark.sub_kind);
            }
        } else if body.iter().any(|block| same_block(block, &text)) {
            let page = if record.clean {
                "on a clean page, "
            } else {
                ""
            };
            score.wrong(Fault {
                what: "false mark",
                kind: "boilerplate".into(),
                sub_kind: mark.sub_kind.to_string(),
                id: record.id.clone(),
                note: format!("{page}{}", mark.rule),
                words: shortened(mark.text),
                context: None,
            });
        }
    }
}

/// A labelled finding is looked up in the gathered block of the same text.
fn compare_finding(
    record: &Record,
    opened: &Opened,
    blocks: &[Block],
    marks: &[Mark],
    finding: &Finding,
    score: &mut Score,
) {
    let Some(text) = opened.labelled.get(finding.block) else {
        return;
    };
    let wanted = letters(text);
    // The labels' text may lack white space that the rendered text has, so places are compared
    // by the words, not by offsets; of several, the nearest to the labelled place is meant.
    let place = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| same_block(&wanted, &letters(&block.text)))
        .flat_map(|(index, block)| {
            block
                .text
                .match_indices(&finding.trigger)
                .map(move |(byte, _)| {
                    let start = block.text[..byte].encode_utf16().count();
                    (start.abs_diff(finding.start), index, start)
                })
        })
        .min();
    let end = |start: usize| start + finding.trigger.encode_utf16().count();
    let touched = place.is_some_and(|(_, block, start)| {
        marks.iter().any(|mark| {
            mark.block == block
                && mark.kind == finding.kind
                && mark.strength == "strong"
                && mark.start < end(start)
                && start < mark.end
        })
    });
    if touched {
        score.found(&finding.kind, &finding.sub_kind);
    } else {
        score.missed(Fault {
            what: "missed",
            kind: finding.kind.clone(),
            sub_kind: finding.sub_kind.clone(),
            id: record.id.clone(),
            note: if place.is_some() {
                "in the text"
            } else {
                "not in the gathered text"
            }
            .into(),
            words: finding.trigger.clone(),
            context: Some(text.clone()),
        });
    }
}

/// Letters and digits only, in lower case: what two ways of taking the text of a block agree on.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The texts are equal, or one is a good part of the other: blocks may be cut differently.
fn same_block(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short == long || short.len() >= 12 && long.contains(short)
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(160).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
