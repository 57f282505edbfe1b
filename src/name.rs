//! Recognises the names of people, as far as capitals tell: two capitalised words or more that no
//! institution carries, or a title and one.

use crate::pack::{flag, in_list, list};
use crate::token::{Token, punct};

/// The longest name looked for, in tokens.
const LONGEST: usize = 9;

/// How many tokens a name that starts at `at` may take; 0 when none starts there.
pub(crate) fn length_at(tokens: &[Token], at: usize, end: usize) -> usize {
    let mut next = at;
    let mut titles = 0;
    while next < end
        && next - at < LONGEST
        && tokens[next].is_capitalised()
        && tokens[next].is_on(flag::TITLE)
    {
        next += 1;
        titles += 1;
        if next < end && tokens[next].word == punct::PERIOD {
            next += 1;
        }
    }
    let mut parts = 0;
    let mut last = next;
    while next < end && next - at < LONGEST {
        let token = tokens[next];
        let is_given =
            parts == 0 && token.is_capitalised() && in_list(token.word, list::GIVEN_NAME);
        let is_surname = parts + titles > 0 && is_surname_too(tokens, next, end);
        if is_given || is_name_part(token) || is_surname {
            parts += 1;
            next += 1;
            // An initial or "Jr." takes its period along.
            if next < end
                && tokens[next].word == punct::PERIOD
                && token.end - token.start <= 2
                && next + 1 < end
            {
                next += 1;
            }
            last = next;
        } else if parts + titles > 0 && in_list(token.word, list::NAME_PARTICLE) {
            next += 1;
        } else {
            break;
        }
    }
    let needed = if titles > 0 { 1 } else { 2 };
    if parts >= needed { last - at } else { 0 }
}

/// It describes the name behind it: "Wexmoor-based", "Ten-year-old".
pub(crate) fn describes(word: &str) -> bool {
    let ends = word.rsplit_once('-').map(|(_, end)| end);
    ends.is_some_and(|end| end.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn is_name_part(token: Token) -> bool {
    token.is_capitalised() && !token.is_on(flag::NOT_A_NAME)
}

/// A surname that is another word too, "May" or "Bloomberg"; a title is none before a name.
fn is_surname_too(tokens: &[Token], at: usize, end: usize) -> bool {
    let token = tokens[at];
    token.is_capitalised()
        && in_list(token.word, list::SURNAME_TOO)
        && !(token.is_on(flag::TITLE) && at + 1 < end && is_name_part(tokens[at + 1]))
}

/// The start of a name that ends right before `end`, no earlier than `low`.
pub(crate) fn start_before(tokens: &[Token], low: usize, end: usize) -> Option<usize> {
    (low.max(end.saturating_sub(LONGEST))..end).find(|&at| length_at(tokens, at, end) == end - at)
}
