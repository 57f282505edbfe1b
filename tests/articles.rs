//! Whole articles with what a careful reader would mark in them. Each is a text in `articles/`, and
//! beside it a table of the strong marks it must carry, all of them. Adding two files adds a test.

use std::fs;
use std::ops::Range;
use std::path::Path;

use caveat::{Engine, Kind, Strength, plain_text};
use serde::Deserialize;

/// What is expected of an article.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Every strong mark: its kind, and words that it must touch.
    #[serde(default, rename = "mark")]
    marks: Vec<Mark>,
    /// Words that may be marked: readers differ.
    #[serde(default)]
    may: Vec<String>,
    /// Words that no mark may touch, strong or weak.
    #[serde(default)]
    never: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    kind: Kind,
    words: String,
}

/// What the engine marked, in bytes of the text.
struct Found {
    kind: Kind,
    strength: Strength,
    range: Range<usize>,
    rule: String,
}

fn scan(text: &str) -> Vec<Found> {
    let plain = plain_text(text);
    let report = Engine::new().scan(&plain.page);
    let byte = |block: u32, units: u32| {
        let inside = &plain.page.blocks[block as usize].text;
        let mut seen = 0;
        let before = inside.chars().take_while(|c| {
            let before = seen < units as usize;
            seen += c.len_utf16();
            before
        });
        plain.starts[block as usize] + before.map(char::len_utf8).sum::<usize>()
    };
    let findings = report.findings.iter().map(|finding| Found {
        kind: finding.kind,
        strength: finding.strength,
        range: byte(finding.block, finding.start)..byte(finding.block, finding.end),
        rule: finding.rule.clone(),
    });
    let appeals = report.appeals.iter().flat_map(|appeal| {
        let plain = &plain;
        (appeal.first..=appeal.last).map(move |block| {
            let start = plain.starts[block as usize];
            Found {
                kind: Kind::Boilerplate,
                strength: appeal.strength,
                range: start..start + plain.page.blocks[block as usize].text.len(),
                rule: appeal.rules.join(" "),
            }
        })
    });
    findings.chain(appeals).collect()
}

/// Where `words` stand in `text`: everywhere.
///
/// # Panics
/// When they do not.
#[track_caller]
fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let places: Vec<_> = text
        .match_indices(words)
        .map(|(start, _)| start..start + words.len())
        .collect();
    assert!(!places.is_empty(), "the article does not say {words:?}");
    places
}

fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// What is wrong with the marks of one article.
fn faults(text: &str, expected: &Expected) -> Vec<String> {
    let found = scan(text);
    let mut faults = Vec::new();
    let strong = || {
        found
            .iter()
            .filter(|found| found.strength == Strength::Strong)
    };
    for mark in &expected.marks {
        let places = places(text, &mark.words);
        if !places.iter().any(|place| {
            strong().any(|found| found.kind == mark.kind && touch(&found.range, place))
        }) {
            faults.push(format!("not marked as {:?}: {:?}", mark.kind, mark.words));
        }
    }
    for found in strong() {
        let due = expected
            .marks
            .iter()
            .filter(|mark| mark.kind == found.kind)
            .map(|mark| &mark.words);
        let mut allowed = due
            .chain(&expected.may)
            .flat_map(|words| places(text, words));
        if !allowed.any(|place| touch(&found.range, &place)) {
            faults.push(format!(
                "marked as {:?} by {}: {:?}",
                found.kind,
                found.rule,
                &text[found.range.clone()]
            ));
        }
    }
    for words in &expected.never {
        for place in places(text, words) {
            if let Some(found) = found.iter().find(|found| touch(&found.range, &place)) {
                faults.push(format!(
                    "{:?} is marked, as {:?} by {}",
                    words, found.kind, found.rule
                ));
            }
        }
    }
    faults
}

#[test]
fn articles_carry_the_marks_a_careful_reader_would_make() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut report = String::new();
    for entry in fs::read_dir(folder).expect("tests/articles is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).expect("readable");
            let table = fs::read_to_string(path.with_extension("toml"))
                .expect("every article has its table");
            let expected = toml::from_str(&table)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for fault in faults(&text, &expected) {
                report += &format!("{}: {fault}\n", path.display());
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
