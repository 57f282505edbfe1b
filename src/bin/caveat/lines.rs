//! JSON Lines in, JSON Lines out: one record an article, in input order, as they come.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use anyhow::{Context, Result};
use caveat::{Engine, Page, plain_text};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::output;

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    page: Option<Page>,
}

/// Scans every line of `file` (`-`: standard input). A line that is no record gets an error record
/// on standard error, and the rest are still done. Offsets count UTF-16 code units, of the whole
/// text for `text` and of the block for `page`.
///
/// # Errors
/// When the file cannot be read or `out` not be written to.
pub fn scan(engine: &Engine, file: &Path, out: &mut impl Write) -> Result<()> {
    let reader: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(
            File::open(file).with_context(|| file.display().to_string())?,
        ))
    };
    for (number, line) in reader.split(b'\n').enumerate() {
        let line = line.with_context(|| file.display().to_string())?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match record(engine, &line) {
            Ok(found) => {
                writeln!(out, "{found}").context("standard output")?;
                out.flush().context("standard output")?;
            }
            Err(error) => {
                let record = json!({ "line": number + 1, "error": error.to_string() });
                writeln!(io::stderr(), "{record}").context("standard error")?;
            }
        }
    }
    Ok(())
}

fn record(engine: &Engine, line: &[u8]) -> Result<Value> {
    let record: Record = serde_json::from_slice(line)?;
    let (page, starts) = match (record.text, record.page) {
        (Some(text), None) => {
            let plain = plain_text(&text);
            (plain.page, Some(code_units(&text, &plain.starts)))
        }
        (None, Some(page)) => (page, None),
        _ => anyhow::bail!("a record needs \"text\" or \"page\", and not both"),
    };
    let report = engine.scan(&page);
    let marks = output::marks(&page, &report);
    let findings = marks.iter().zip(page.quotes(&marks)).map(|(mark, quote)| {
        let start = starts
            .as_ref()
            .map_or(0, |starts| starts[mark.block as usize]);
        let mut finding = json!({
            "kind": mark.kind,
            "sub_kind": mark.sub_kind,
            "strength": mark.strength,
            "start": mark.start as usize + start,
            "end": mark.end as usize + start,
            "quote": quote,
            "rule": mark.rule,
        });
        if starts.is_none() {
            finding["block"] = json!(mark.block);
        }
        finding
    });
    Ok(json!({ "id": record.id, "findings": findings.collect::<Vec<_>>() }))
}

/// The offsets of `text` in UTF-16 code units for ascending offsets in bytes.
fn code_units(text: &str, bytes: &[usize]) -> Vec<usize> {
    let mut units = 0;
    let mut last = 0;
    let counted = bytes.iter().map(|&byte| {
        units += text[last..byte].encode_utf16().count();
        last = byte;
        units
    });
    counted.collect()
}
