//! Every rule's own examples, through the whole engine.

use std::fs;
use std::path::Path;

use caveat::{Engine, Kind, Report, Strength, SubKind, plain_text};
use serde::Deserialize;

#[derive(Deserialize)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<Rule>,
    #[serde(default)]
    tally: Vec<Tally>,
}

#[derive(Deserialize)]
struct Tally {
    id: String,
    counts: String,
    flags: Vec<String>,
    passes: Vec<String>,
}

#[derive(Deserialize)]
struct Rule {
    id: String,
    sub_kind: SubKind,
    #[serde(default = "strong")]
    strength: Strength,
    flags: Vec<String>,
    passes: Vec<String>,
    cue: Option<String>,
    #[serde(default)]
    weight: u8,
}

fn strong() -> Strength {
    Strength::Strong
}

fn rules_and_tallies() -> (Vec<Rule>, Vec<Tally>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/en");
    let (mut rules, mut tallies) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).expect("rules/en is there") {
        let path = entry.expect("readable").path();
        if path.file_name().is_some_and(|name| name != "lexicon.toml") {
            let file: RuleFile = toml::from_str(&fs::read_to_string(&path).expect("readable"))
                .expect("compiled before");
            rules.extend(file.rule);
            tallies.extend(file.tally);
        }
    }
    (rules, tallies)
}

fn scan(text: &str) -> Report {
    Engine::new().scan(&plain_text(text).page)
}

fn decided_by(report: &Report, rule: &Rule) -> bool {
    report.findings.iter().any(|f| f.rule == rule.id)
        || report.appeals.iter().any(|a| a.rules.contains(&rule.id))
}

/// A strong mark of the rule's kind; of a weak rule, any mark of its own.
fn marked(report: &Report, rule: &Rule) -> bool {
    let kind = rule.sub_kind.kind();
    match rule.strength {
        Strength::Weak => decided_by(report, rule),
        Strength::Strong if kind == Kind::Boilerplate => {
            report.findings.iter().any(|f| f.kind == kind) || !report.appeals.is_empty()
        }
        Strength::Strong => report
            .findings
            .iter()
            .any(|f| f.kind == kind && f.strength == Strength::Strong),
    }
}

/// From this weight on a notice outweighs `PLEA`; a lesser one yields where its block asks twice.
const FIRM: u8 = 5;

/// Marked, unless something in its block keeps it from that.
const PLEA: &str = "Please support our independent journalism.";

#[test]
fn a_plea_alone_is_marked() {
    assert_eq!(scan(PLEA).appeals.len(), 1);
}

#[test]
fn every_rule_flags_its_flags_and_passes_its_passes() {
    let mut failures = Vec::new();
    for rule in rules_and_tallies().0 {
        for text in &rule.flags {
            // A notice is what keeps a block from being marked: a firm one even a block that asks.
            let is_notice = rule.cue.as_deref() == Some("notice");
            let report = if is_notice && rule.weight >= FIRM {
                scan(&format!("{text} {PLEA}"))
            } else {
                scan(text)
            };
            let as_told = if is_notice {
                !marked(&report, &rule)
            } else {
                decided_by(&report, &rule)
            };
            if !as_told {
                failures.push(format!(
                    "{}: should flag {text:?}, found {:?}",
                    rule.id,
                    found(&report)
                ));
            }
        }
        for text in &rule.passes {
            let report = scan(text);
            if rule.cue.as_deref() != Some("notice") && marked(&report, &rule) {
                failures.push(format!(
                    "{}: should pass {text:?}, found {:?}",
                    rule.id,
                    found(&report)
                ));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} examples fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_tally_counts_its_flags_and_not_its_passes() {
    let mut failures = Vec::new();
    for tally in rules_and_tallies().1 {
        let examples = tally
            .flags
            .iter()
            .map(|text| (text, true))
            .chain(tally.passes.iter().map(|text| (text, false)));
        for (text, expected) in examples {
            let summary = scan(text).summary;
            let counted = match tally.counts.as_str() {
                "named" => summary.sources.named.len(),
                "institution" => summary.sources.institutions.len(),
                "document" => summary.sources.documents.len(),
                "verified" => summary.counter_signals as usize,
                _ => summary.relays.len(),
            };
            if (counted > 0) != expected {
                failures.push(format!(
                    "{}: {text:?} counts {counted} {}",
                    tally.id, tally.counts
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn found(report: &Report) -> Vec<&str> {
    let findings = report.findings.iter().map(|f| f.rule.as_str());
    findings
        .chain(
            report
                .appeals
                .iter()
                .flat_map(|a| a.rules.iter().map(String::as_str)),
        )
        .collect()
}
