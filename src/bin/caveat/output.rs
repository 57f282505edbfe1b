//! One article's report, for people and as JSON.

use std::io::{self, Write};
use std::path::Path;

use caveat::{Appeal, Engine, Finding, Page, PlainText, Report, Status, plain_text};
use serde_json::{Value, json};

/// Prints a line for each finding and appeal of `text`: line number, kind, words, reason.
///
/// # Errors
/// When `out` cannot be written to.
pub fn text(engine: &Engine, file: &Path, text: &str, several: bool, out: &mut impl Write) -> io::Result<()> {
    let plain = plain_text(text);
    let report = engine.scan(&plain.page);
    let prefix = if several { format!("{}:", file.display()) } else { String::new() };
    match report.status {
        Status::Article => {}
        Status::NotArticle => writeln!(out, "{prefix}not an article: nothing was marked")?,
        Status::NotEnglish => writeln!(out, "{prefix}not in English: nothing was marked")?,
    }
    for finding in &report.findings {
        let line = line_of(text, plain.starts[finding.block as usize] + byte_offset(&plain, finding));
        let strength = serde_name(&finding.strength);
        let what = format!("{}/{} ({strength})", serde_name(&finding.kind), finding.sub_kind.id());
        let words = plain.page.quote(finding);
        writeln!(out, "{prefix}{line}: {what}: {words:?} — {}", reason(engine, finding))?;
    }
    for appeal in &report.appeals {
        let line = line_of(text, plain.starts[appeal.first as usize]);
        let last = line_of(text, plain.starts[appeal.last as usize]);
        let first = &plain.page.blocks[appeal.first as usize].text;
        writeln!(out, "{prefix}{line}-{last}: appeal/{}: {first:?} …", appeal.sub_kind.id())?;
    }
    if report.findings.is_empty() && report.appeals.is_empty() && report.status == Status::Article {
        writeln!(out, "{prefix}nothing found; no marks does not mean verified")?;
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
    let findings = report.findings.iter().map(|finding| {
        let mut value = json!(finding);
        value["quote"] = json!(plain.page.quote(finding));
        value["line"] = json!(line_of(text, plain.starts[finding.block as usize] + byte_offset(&plain, finding)));
        value
    });
    let value = json!({
        "file": file.display().to_string(),
        "status": report.status,
        "findings": findings.collect::<Vec<_>>(),
        "appeals": report.appeals.iter().map(|a| appeal(&plain.page, a)).collect::<Vec<_>>(),
        "summary": report.summary,
    });
    writeln!(out, "{value}")
}

fn appeal(page: &Page, appeal: &Appeal) -> Value {
    let blocks: Vec<_> = page.blocks[appeal.first as usize..=appeal.last as usize].iter().map(|b| &b.text).collect();
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
    let card = engine.rules().find(|rule| rule.id == finding.rule).map(|rule| rule.card);
    engine.cards().iter().find(|c| Some(c.id) == card).map_or("", |card| card.what)
}

/// The offset in bytes of a finding in its block.
fn byte_offset(plain: &PlainText, finding: &Finding) -> usize {
    let text = &plain.page.blocks[finding.block as usize].text;
    let mut units = 0;
    text.char_indices()
        .find(|(_, c)| {
            let here = units >= finding.start as usize;
            units += c.len_utf16();
            here
        })
        .map_or(text.len(), |(byte, _)| byte)
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

fn serde_name(value: &impl serde::Serialize) -> String {
    json!(value).as_str().unwrap_or_default().to_string()
}
