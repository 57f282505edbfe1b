//! Labelled sentences against `caveat scan --jsonl`.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::records;
use super::score::{Fault, Score};
use crate::command::{cargo, read};

#[derive(Deserialize)]
struct Sentence {
    id: String,
    text: String,
    labels: Vec<Label>,
}

/// Offsets are Unicode code points.
#[derive(Deserialize)]
struct Label {
    kind: String,
    sub_kind: String,
    strength: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Scanned {
    id: String,
    findings: Vec<Mark>,
}

/// Offsets are UTF-16 code units.
#[derive(Deserialize)]
struct Mark {
    kind: String,
    sub_kind: String,
    strength: String,
    start: usize,
    end: usize,
    quote: String,
    rule: String,
}

/// Scans the sentences of `path`, whose content is `text`, and scores them.
///
/// # Errors
/// When a record is not a labelled sentence, or the command line fails.
pub fn score(path: &Path, text: &str) -> Result<Score> {
    let sentences: Vec<Sentence> = records(text)?;
    let scanned: Vec<Scanned> = records(&read(
        cargo()
            .args(["run", "--quiet", "--package", "caveat", "--bin", "caveat"])
            .args(["--", "scan", "--jsonl"])
            .arg(path),
    )?)?;
    let scanned: HashMap<_, _> = scanned.into_iter().map(|s| (s.id, s.findings)).collect();
    let mut score = Score::default();
    for sentence in &sentences {
        let marks = scanned
            .get(&sentence.id)
            .with_context(|| format!("{} was not scanned", sentence.id))?;
        compare(sentence, marks, &mut score);
    }
    Ok(score)
}

fn compare(sentence: &Sentence, marks: &[Mark], score: &mut Score) {
    let labels: Vec<_> = sentence
        .labels
        .iter()
        .map(|l| (l, units(&sentence.text, l)))
        .collect();
    let overlap =
        |label: &Range<usize>, mark: &Mark| mark.start < label.end && label.start < mark.end;

    for (label, range) in labels.iter().filter(|(label, _)| label.strength == "core") {
        let touching: Vec<_> = marks
            .iter()
            .filter(|mark| mark.kind == label.kind && overlap(range, mark))
            .collect();
        if touching.iter().any(|mark| mark.strength == "strong") {
            score.found(&label.kind, &label.sub_kind);
            continue;
        }
        score.missed(Fault {
            what: "missed",
            kind: label.kind.clone(),
            sub_kind: label.sub_kind.clone(),
            id: sentence.id.clone(),
            note: match touching.first() {
                Some(mark) => format!("only weak, {}", mark.rule),
                None => "nothing".into(),
            },
            words: sentence
                .text
                .chars()
                .skip(label.start)
                .take(label.end - label.start)
                .collect(),
            context: Some(sentence.text.clone()),
        });
    }

    for mark in marks.iter().filter(|mark| mark.strength == "strong") {
        let mut touching = labels
            .iter()
            .filter(|(label, range)| label.kind == mark.kind && overlap(range, mark))
            .peekable();
        if touching.peek().is_none() {
            score.wrong(Fault {
                what: "false mark",
                kind: mark.kind.clone(),
                sub_kind: mark.sub_kind.clone(),
                id: sentence.id.clone(),
                note: mark.rule.clone(),
                words: mark.quote.clone(),
                context: Some(sentence.text.clone()),
            });
        } else if touching.any(|(label, _)| label.strength == "core") {
            score.right(&mark.kind, &mark.sub_kind);
        }
    }
}

/// The range of `label` in UTF-16 code units.
fn units(text: &str, label: &Label) -> Range<usize> {
    let before = |points: usize| text.chars().take(points).map(char::len_utf16).sum();
    before(label.start)..before(label.end)
}
