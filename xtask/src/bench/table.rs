//! Prints what was measured, and whether it is what we want.

use std::fmt::Write;

use super::{Measured, Native, Setup, Start, Text};

/// The name of a contender, and what it is.
const CONTENDERS: [(&str, &str); 7] = [
    ("copy", "copying the text in"),
    ("tokenise", "tokenise and hash"),
    ("alone", "scan alone"),
    ("scan", "Engine.scan"),
    ("expressions", "rules as RegExps"),
    ("intensify", "retext-intensify"),
    ("harper", "harper.js"),
];

/// MB/s of everything on every text.
pub fn speed(native: &[Native], measured: &Measured) -> String {
    let texts = &measured.results;
    let mut out = format!("{:<22}", "MB/s");
    for text in texts {
        let _ = write!(out, "{:>14}", text.name);
    }
    out += "\nin V8\n";
    for (id, name) in CONTENDERS {
        row(
            &mut out,
            name,
            texts
                .iter()
                .map(|text| speed_of(text, text.times.get(id).copied())),
        );
    }
    out += "natively\n";
    let natively = |time: fn(&Native) -> f64| {
        texts
            .iter()
            .zip(native)
            .map(move |(text, native)| speed_of(text, Some(time(native))))
    };
    row(&mut out, "copying the text", natively(|native| native.copy));
    row(
        &mut out,
        "tokenise and hash",
        natively(|native| native.tokenise),
    );
    row(&mut out, "scan", natively(|native| native.scan));
    if !measured.refused.is_empty() {
        let _ = writeln!(
            out,
            "not among the RegExps, for V8 refuses them: {}",
            measured.refused.join(", ")
        );
    }
    out
}

fn speed_of(text: &Text, seconds: Option<f64>) -> Option<f64> {
    seconds.map(|seconds| text.bytes / 1e6 / seconds)
}

fn row(out: &mut String, name: &str, speeds: impl Iterator<Item = Option<f64>>) {
    let _ = write!(out, "  {name:<20}");
    for speed in speeds {
        let _ = match speed {
            Some(speed) if speed < 10.0 => write!(out, "{speed:>14.2}"),
            Some(speed) => write!(out, "{speed:>14.0}"),
            None => write!(out, "{:>14}", "-"),
        };
    }
    out.push('\n');
}

/// What we want, what was measured, and whether it is enough.
pub fn targets(texts: &[Text], starts: &[Start], package: f64) -> String {
    let time = |text: usize, id: &str| texts[text].times.get(id).copied().unwrap_or(f64::NAN);
    let per_byte = |text: usize| time(text, "scan") / texts[text].bytes;
    let hostile = (2..texts.len())
        .map(|text| per_byte(text) / per_byte(1))
        .fold(0.0, f64::max);
    let median = |value: fn(&Start) -> f64| {
        let mut values: Vec<_> = starts.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let mut out = String::from("targets\n");
    let mut at_least = |name, value: f64, least: f64, unit| {
        verdict(
            &mut out,
            name,
            value,
            unit,
            value >= least,
            &format!("at least {least}"),
        );
    };
    at_least(
        "times the speed of RegExps, on articles",
        time(1, "expressions") / time(1, "scan"),
        20.0,
        "",
    );
    at_least(
        "share of tokenise and hash, on articles",
        time(1, "tokenise") / time(1, "scan"),
        0.25,
        "",
    );
    at_least(
        "the same without taking the page in",
        time(1, "tokenise") / time(1, "alone"),
        0.25,
        "",
    );
    let mut at_most = |name, value: f64, most: f64, unit| {
        verdict(
            &mut out,
            name,
            value,
            unit,
            value <= most,
            &format!("at most {most}"),
        );
    };
    at_most("times as long for hostile text", hostile, 3.0, "");
    at_most(
        "from instantiation to the first report",
        median(|s| s.report),
        10.0,
        " ms",
    );
    at_most(
        "of it, construction of the engine",
        median(|s| s.construct),
        1.0,
        " ms",
    );
    at_most(
        "memory for the long articles",
        median(|s| s.memory) / f64::from(1 << 20),
        16.0,
        " MB",
    );
    at_most("the WASM file", median(|s| s.raw) / 1e3, 550.0, " kB");
    at_most(
        "the same, gzipped",
        median(|s| s.gzipped) / 1e3,
        220.0,
        " kB",
    );
    at_most("the package for a store", package / 1e3, 400.0, " kB");
    out
}

fn verdict(out: &mut String, name: &str, value: f64, unit: &str, holds: bool, wanted: &str) {
    let holds = if holds { "pass" } else { "FAIL" };
    let _ = writeln!(
        out,
        "  {name:<42}{value:>9.2}{unit:<4}{wanted:>15}{unit:<4}  {holds}"
    );
}

/// What twice the rules cost.
pub fn doubled(once: &(Setup, Measured), twice: &(Setup, Measured)) -> String {
    let mut out = String::from("times as long with twice the rules\n");
    for (index, text) in once.1.results.iter().enumerate() {
        let time = |measured: &Measured| {
            measured.results[index]
                .times
                .get("alone")
                .copied()
                .unwrap_or(f64::NAN)
        };
        let in_v8 = time(&twice.1) / time(&once.1);
        let natively = twice.0.native[index].scan / once.0.native[index].scan;
        verdict(
            &mut out,
            &format!("{}, in V8", text.name),
            in_v8,
            "",
            in_v8 <= 1.15,
            "at most 1.15",
        );
        verdict(
            &mut out,
            &format!("{}, natively", text.name),
            natively,
            "",
            natively <= 1.15,
            "at most 1.15",
        );
    }
    out
}
