//! Ties "the official said" to the official introduced before, also across paragraphs.

use crate::kind::{Kind, Strength, SubKind};
use crate::letter::all_small;
use crate::page::Page;
use crate::report::Finding;

/// How many of the sources introduced last a follow-up may mean.
const RECENT: usize = 12;

/// Nouns that may mean any source; "the senator" means a senator only.
const ANY_SOURCE: [&str; 3] = ["source", "person", "individual"];

/// Sets `repeats` of every follow-up to the nearest unnamed source before it that is named by the
/// same noun or, where it is named by a noun for any source, to the nearest before it.
pub(crate) fn tie(page: &Page, findings: &mut [Finding]) {
    if findings.iter().any(is_followup) {
        tie_each(page, findings);
    }
}

fn is_followup(finding: &Finding) -> bool {
    finding.sub_kind == SubKind::Followup
}

// Apart, since most pages have none.
#[inline(never)]
fn tie_each(page: &Page, findings: &mut [Finding]) {
    let mut introduced: Vec<(u32, Vec<String>)> = Vec::new();
    let nouns: Vec<Vec<String>> = page
        .quotes(findings)
        .zip(findings.iter())
        .map(|(quote, finding)| {
            if finding.kind == Kind::Anonymous {
                nouns(quote)
            } else {
                Vec::new()
            }
        })
        .collect();
    for (index, (finding, nouns)) in findings.iter_mut().zip(nouns).enumerate() {
        if is_followup(finding) {
            let mut recent = introduced.iter().rev().take(RECENT);
            let same =
                recent.find(|(_, known)| nouns.last().is_some_and(|noun| known.contains(noun)));
            let nearest = introduced.last().filter(|_| {
                nouns
                    .last()
                    .is_some_and(|noun| ANY_SOURCE.contains(&noun.as_str()))
            });
            finding.repeats = same.or(nearest).map(|&(source, _)| source);
        } else if finding.kind == Kind::Anonymous && finding.strength == Strength::Strong {
            introduced.push((index as u32, nouns));
        }
    }
}

/// The words of a mark in the singular, lower case.
fn nouns(quote: &str) -> Vec<String> {
    quote.split_whitespace().map(singular).collect()
}

fn singular(word: &str) -> String {
    let word = all_small(word.trim_matches(|c: char| !c.is_alphanumeric()));
    match word.as_str() {
        "people" => "person".into(),
        "men" => "man".into(),
        "women" => "woman".into(),
        _ => word.strip_suffix('s').unwrap_or(&word).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Engine, plain_text};

    #[test]
    fn the_official_is_the_one_introduced_before_not_the_aide_between() {
        let text = "A senior port official said the crane had failed.\n\
                    A council aide said the port knew.\n\
                    The official said repairs would take a year.";
        let report = Engine::new().scan(&plain_text(text).page);
        assert_eq!(report.findings[2].repeats, Some(0));
    }

    #[test]
    fn a_person_is_the_source_introduced_before_a_senator_is_none() {
        let text = "An aide familiar with the talks said the crane had failed.\n\
                    The person said the port knew.\n\
                    The senator said repairs would take a year.";
        let report = Engine::new().scan(&plain_text(text).page);
        let repeated: Vec<_> = report.findings.iter().map(|f| f.repeats).collect();
        assert_eq!(repeated, [None, Some(0), None]);
    }
}
