//! One article's report, for people and as JSON.

use std::io::{self, Write};
use std::path::Path;

use caveat::{Appeal, Engine, Finding, Page, Report, Status, plain_text};
use serde_json::{Value, json};

/// Prints a line for each finding and appeal of `text`: line number, kind, words, reason.
///
/// # Errors
/// When `out` cannot be written to.
pub fn text(
    engine: &Engine,
    file: &Path,
    text: &str,
    several: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let plain = plain_text(text);
    let report = engine.scan(&plain.page);
    let prefix = if several {
        format!("{}:", file.display())
    } else {
        String::new()
    };
    match report.status {
        Status::Article => {}
        Status::NotArticle => writeln!(out, "{prefix}not an article: nothing was marked")?,
        Status::NotEnglish => writeln!(out, "{prefix}not in English: nothing was marked")?,
    }
    let lines = Lines::of(text);
    for (finding, range) in report
        .findings
        .iter()
        .zip(plain.page.ranges(&report.findings))
    {
        let start = plain.starts[finding.block as usize];
        let line = lines.number(start + range.start);
        let words = &text[start + range.start..start + range.end];
        let strength = serde_name(&finding.strength);
        let what = format!(
            "{}/{} ({strength})",
            serde_name(&finding.kind),
            finding.sub_kind.id()
        );
        writeln!(
            out,
            "{prefix}{line}: {what}: {words:?} — {}",
            reason(engine, finding)
        )?;
    }
    for appeal in &report.appeals {
        let line = lines.number(plain.starts[appeal.first as usize]);
        let last = lines.number(plain.starts[appeal.last as usize]);
        let first = &plain.page.blocks[appeal.first as usize].text;
        writeln!(
            out,
            "{prefix}{line}-{last}: appeal/{}: {first:?} …",
            appeal.sub_kind.id()
        )?;
    }
    for own in &report.own {
        let line = lines.number(plain.starts[own.block as usize]);
        writeln!(out, "{prefix}{line}: own rule {:?}", own.rule)?;
    }
    let found = report.findings.len() + report.appeals.len() + report.own.len();
    if found == 0 && report.status == Status::Article {
        writeln!(
            out,
            "{prefix}nothing found; no marks does not mean verified"
        )?;
    }
    Ok(())
}

/// Prints the report of `text` as one JSON object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(engine: &Engine, file: &Path, text: &str, out: &mut impl Write) -> io::Result<()> {
    let plain = plain_text(text);
    let report = engine.scan(&plain.page);
    let lines = Lines::of(text);
    let findings = report
        .findings
        .iter()
        .zip(plain.page.ranges(&report.findings))
        .map(|(finding, range)| {
            let start = plain.starts[finding.block as usize];
            let mut value = json!(finding);
            value["quote"] = json!(text[start + range.start..start + range.end]);
            value["line"] = json!(lines.number(start + range.start));
            value
        });
    let value = json!({
        "file": file.display().to_string(),
        "status": report.status,
        "findings": findings.collect::<Vec<_>>(),
        "appeals": report.appeals.iter().map(|a| appeal(&plain.page, a)).collect::<Vec<_>>(),
        "own": report.own,
        "summary": report.summary,
    });
    writeln!(out, "{value}")
}

fn appeal(page: &Page, appeal: &Appeal) -> Value {
    let blocks: Vec<_> = page.blocks[appeal.first as usize..=appeal.last as usize]
        .iter()
        .map(|b| &b.text)
        .collect();
    json!({
        "sub_kind": appeal.sub_kind,
        "strength": appeal.strength,
        "gate": appeal.gate,
        "first": blocks.first(),
        "last": blocks.last(),
        "first_block": appeal.first,
        "last_block": appeal.last,
        "blocks": blocks,
        "rules": appeal.rules,
    })
}

/// Every mark of a report as a finding: the blocks of its appeals too.
pub fn marks(page: &Page, report: &Report) -> Vec<Finding> {
    let mut marks = report.findings.clone();
    for appeal in &report.appeals {
        for block in appeal.first..=appeal.last {
            marks.push(Finding {
                block,
                start: 0,
                end: page.blocks[block as usize].text.encode_utf16().count() as u32,
                kind: appeal.sub_kind.kind(),
                sub_kind: appeal.sub_kind,
                strength: appeal.strength,
                rule: appeal.rules.first().cloned().unwrap_or_default(),
                facets: Vec::new(),
                repeats: None,
            });
        }
    }
    marks.sort_by_key(|m| (m.block, m.start));
    marks
}

fn reason(engine: &Engine, finding: &Finding) -> &'static str {
    let card = engine
        .rules()
        .find(|rule| rule.id == finding.rule)
        .map(|rule| rule.card);
    engine
        .cards()
        .iter()
        .find(|c| Some(c.id) == card)
        .map_or("", |card| card.what)
}

/// Where the lines of a text end, to number places in it.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The number of the line, from 1, that holds the byte at `byte`.
    fn number(&self, byte: usize) -> usize {
        self.0.partition_point(|&end| end < byte) + 1
    }
}

fn serde_name(value: &impl serde::Serialize) -> String {
    json!(value).as_str().unwrap_or_default().to_string()
}
