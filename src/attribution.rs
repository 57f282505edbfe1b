//! One attribution, one finding: matches of one kind that belong together become one mark, the
//! widest, under the rule that says most.

use crate::kind::{Kind, Strength, SubKind};
use crate::matcher::Match;
use crate::order;
use crate::reader::rule;
use crate::token::Token;

/// A mark in the making, in token indices.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    /// The rule that decides what it is.
    pub rule: u16,
    /// First token.
    pub start: usize,
    /// Exclusive.
    pub end: usize,
}

/// How many tokens may stand between a source and what is said of its anonymity: "a senior
/// official told reporters in the capital, speaking on condition of anonymity".
const REACH: usize = 8;

/// Joins the matches of one block. Within a kind the result is in order and does not overlap.
pub(crate) fn join(matches: &[Match], tokens: &[Token], sentences: &[(u32, u32)]) -> Vec<Marked> {
    let mut joined = Vec::new();
    for kind in [Kind::Anonymous, Kind::Unconfirmed] {
        let of_kind: Vec<_> = matches
            .iter()
            .copied()
            .filter(|m| rule(*m).info.sub_kind.kind() == kind)
            .collect();
        // Of those that start together the longest first.
        let of_kind = order::by_key(of_kind, |m| {
            [m.mark.0 as u32, u32::MAX - m.mark.1 as u32, 0]
        });
        let first = joined.len();
        for found in of_kind {
            let (start, end) = found.mark;
            match joined[first..].last_mut() {
                Some(last) if belongs(last, found, tokens, sentences) => absorb(last, found),
                _ => joined.push(Marked {
                    rule: found.rule,
                    start,
                    end,
                }),
            }
        }
    }
    for mark in &mut joined {
        let words = &tokens[mark.start..mark.end];
        mark.end -= words.iter().rev().take_while(|t| !t.is_word()).count();
    }
    order::by_key(joined, |m| [m.start as u32, m.end as u32, 0])
}

fn belongs(last: &Marked, found: Match, tokens: &[Token], sentences: &[(u32, u32)]) -> bool {
    let (start, _) = found.mark;
    if start < last.end {
        return true;
    }
    let is_explicit =
        |rule: u16| crate::pack::RULES[usize::from(rule)].info.sub_kind == SubKind::Explicit;
    let sentence = |at: usize| sentences.partition_point(|&(_, high)| high as usize <= at);
    let one_sentence = || sentence(last.start) == sentence(start);
    // "A source said X, speaking on condition of anonymity": one attribution, told in two places.
    start - last.end <= REACH
        && (is_explicit(last.rule) || is_explicit(found.rule))
        && tokens[last.end..start].iter().all(|t| !t.is_money())
        && one_sentence()
}

fn absorb(last: &mut Marked, found: Match) {
    last.end = last.end.max(found.mark.1);
    if rank(found.rule) > rank(last.rule) {
        last.rule = found.rule;
    }
}

/// Strong before weak; then by how much the sub-kind says.
fn rank(index: u16) -> (Strength, u8) {
    let info = &crate::pack::RULES[usize::from(index)].info;
    let says = match info.sub_kind {
        SubKind::Explicit => 3,
        SubKind::Knowledge => 2,
        SubKind::Role => 1,
        SubKind::NoResponse | SubKind::NoComment => 2,
        SubKind::Soft => 0,
        _ => 1,
    };
    (info.strength, says)
}
