//! Splits the tokens of a block into sentences.

use crate::pack::{in_list, list};
use crate::token::{Token, Tokens, punct};

/// The sentences of `tokens` as ranges of token indices, in order and without gaps.
pub(crate) fn split(text: &str, tokens: &Tokens, into: &mut Vec<(u32, u32)>) {
    into.clear();
    let all = tokens.all.as_slice();
    let (mut start, mut at) = (0, 0);
    for stop in tokens.stops.iter().map(|&stop| stop as usize) {
        if stop < at {
            continue;
        }
        let end = match all[stop].word {
            punct::PERIOD if is_abbreviation(text, all, stop) => continue,
            punct::PERIOD | punct::EXCLAMATION | punct::QUESTION | punct::ELLIPSIS => {
                behind_closers(text, all, stop + 1)
            }
            // `U.S.` and the like hold their last period, which may also end the sentence.
            _ if all.get(stop + 1).is_some_and(|next| starts_sentence(*next)) => stop + 1,
            _ => continue,
        };
        at = end;
        if end >= all.len() || opens_sentence(all, end) {
            into.push((start as u32, end as u32));
            start = end;
        }
    }
    if start < all.len() {
        into.push((start as u32, all.len() as u32));
    }
}

/// Behind the quotation marks and brackets that close together with the sentence.
fn behind_closers(text: &str, tokens: &[Token], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        let closes = match token.word {
            punct::CLOSE_PAREN | punct::PERIOD | punct::EXCLAMATION | punct::QUESTION => {
                !token.has_space_before()
            }
            punct::DOUBLE_QUOTE | punct::SINGLE_QUOTE => {
                !token.has_space_before()
                    && !text[token.start as usize..].starts_with(['“', '‘', '„', '«'])
            }
            _ => false,
        };
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

/// What follows can open a sentence: a space, then no small letter.
fn opens_sentence(tokens: &[Token], at: usize) -> bool {
    let Some(first) = tokens[at..].iter().take(3).find(|t| t.is_word()) else {
        return true;
    };
    tokens[at].has_space_before() && (first.is_capitalised() || first.is_number())
}

/// The period at `at` belongs to an abbreviation or an initial.
fn is_abbreviation(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| tokens[i]) else {
        return false;
    };
    if tokens[at].has_space_before() || !before.is_word() {
        return false;
    }
    if in_list(before.word, list::TITLE_ABBREVIATION) {
        return true;
    }
    let follows_number = tokens.get(at + 1).is_some_and(|t| t.is_number());
    if in_list(before.word, list::ABBREVIATION) {
        return follows_number || tokens.get(at + 1).is_some_and(|t| !starts_sentence(*t));
    }
    // An initial: one capital, and not the pronoun.
    before.is_capitalised()
        && before.end - before.start == 1
        && &text[before.start as usize..before.end as usize] != "I"
        && at >= 2
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.is_capitalised() && !starts_sentence(*t))
}

/// A word that is capitalised only because it starts a sentence.
fn starts_sentence(token: Token) -> bool {
    token.is_capitalised() && in_list(token.word, list::SENTENCE_STARTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let mut tokens = Tokens::default();
        tokens.read(text);
        let mut ranges = Vec::new();
        split(text, &tokens, &mut ranges);
        let sentences: Vec<_> = ranges
            .iter()
            .map(|&(a, b)| {
                &text
                    [tokens.all[a as usize].start as usize..tokens.all[b as usize - 1].end as usize]
            })
            .collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn abbreviations_initials_and_decimals_do_not_end_a_sentence() {
        splits(
            "Lt. Gen. J. P. Roe of the U.S. Army paid $3.5 million. He left.",
            &[
                "Lt. Gen. J. P. Roe of the U.S. Army paid $3.5 million.",
                "He left.",
            ],
        );
        splits(
            "They live in the U.S. The others moved.",
            &["They live in the U.S.", "The others moved."],
        );
        splits(
            "See example.com/a.b for more. It is No. 5 on Jan. 3.",
            &["See example.com/a.b for more.", "It is No. 5 on Jan. 3."],
        );
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence() {
        splits(
            "“We may go.” He said so. “Is it?” she asked.",
            &["“We may go.”", "He said so.", "“Is it?” she asked."],
        );
        splits(
            "Well … he left. (It rained.) Then\u{a0}it stopped.",
            &["Well … he left.", "(It rained.)", "Then\u{a0}it stopped."],
        );
    }
}
