//! Ties "the official said" to the official introduced before, also across paragraphs.

use crate::kind::{Kind, Strength, SubKind};
use crate::page::Page;
use crate::report::Finding;

/// Sets `repeats` of every follow-up to the nearest unnamed source before it that is named by the
/// same noun or, where none is, to the nearest before it.
pub(crate) fn tie(page: &Page, findings: &mut [Finding]) {
    for at in 0..findings.len() {
        if findings[at].sub_kind != SubKind::Followup {
            continue;
        }
        let noun = last_noun(page, &findings[at]);
        let introduced = |f: &&(usize, Finding)| f.1.kind == Kind::Anonymous && f.1.strength == Strength::Strong;
        let before: Vec<_> = findings[..at].iter().cloned().enumerate().collect();
        let same = before.iter().rev().filter(introduced).find(|(_, f)| nouns(page, f).any(|n| n == noun));
        findings[at].repeats = same.or_else(|| before.iter().rev().find(introduced)).map(|(index, _)| *index as u32);
    }
}

/// The words of a finding in the singular, lower case.
fn nouns(page: &Page, finding: &Finding) -> impl Iterator<Item = String> {
    let words: Vec<_> = page.quote(finding).split_whitespace().map(singular).collect();
    words.into_iter()
}

fn last_noun(page: &Page, finding: &Finding) -> String {
    nouns(page, finding).last().unwrap_or_default()
}

fn singular(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    match word.as_str() {
        "people" => "person".into(),
        "men" => "man".into(),
        "women" => "woman".into(),
        _ => word.strip_suffix('s').unwrap_or(&word).to_string(),
    }
}
