//! Finds quoted speech: what stands between quotation marks is the speaker's wording, not the
//! paper's. A quotation may run on over paragraphs.

use crate::token::{Token, Tokens, punct};

/// Replaces `into` by the quoted stretches of a block, as ranges of token indices (quotation marks
/// excluded), in order. An opening mark that is never closed counts only at the start of the block or
/// behind a comma or colon: there it announces a quotation of several paragraphs, each of which
/// opens with a mark of its own.
pub(crate) fn spans(text: &str, tokens: &Tokens, into: &mut Vec<(u32, u32)>) {
    into.clear();
    if !tokens.quotes {
        return;
    }
    let all = &tokens.all;
    let mut double = None;
    let mut single = None;
    for (at, token) in all.iter().enumerate() {
        match token.word {
            punct::DOUBLE_QUOTE => {
                let side = double_side(text, all, at, double.is_some());
                match (side, double) {
                    (Side::Open, None) => double = Some(at),
                    (Side::Close, Some(open)) => {
                        into.push((open as u32 + 1, at as u32));
                        double = None;
                        single = None;
                    }
                    // Speech that began before this block, or before this excerpt.
                    (Side::Close, None)
                        if into.is_empty() && (at + 1 == all.len() || is_handed_over(all, at)) =>
                    {
                        into.push((0, at as u32))
                    }
                    _ => {}
                }
            }
            // Two single marks can end what a double one began: “Yes,’’ said an aide. Not those behind a number:
            // “It is 12’’ wide,” he said.
            punct::SINGLE_QUOTE if let Some(open) = double => {
                let twin = |t: &Token| t.word == punct::SINGLE_QUOTE && !t.has_space_before();
                if !all[at - 1].is_number() && all.get(at + 1).is_some_and(twin) {
                    into.push((open as u32 + 1, at as u32));
                    double = None;
                    single = None;
                }
            }
            punct::SINGLE_QUOTE => match (single_side(text, all, at), single) {
                (Side::Open, None) if closes_later(text, all, at) => single = Some(at),
                (Side::Close, Some(open)) => {
                    into.push((open as u32 + 1, at as u32));
                    single = None;
                }
                _ => {}
            },
            _ => {}
        }
    }
    if let Some(open) = double {
        // Left open: a quotation that goes on in the next paragraph, or a mark without its twin.
        let long = open == 0
            || all[..open]
                .last()
                .is_some_and(|t| matches!(t.word, punct::COMMA | punct::COLON));
        if long {
            into.push((open as u32 + 1, all.len() as u32));
        }
    }
}

/// Whether the tokens from `start` to `end` all stand inside one quotation.
pub(crate) fn covers(spans: &[(u32, u32)], start: usize, end: usize) -> bool {
    let behind = spans.partition_point(|&(low, _)| low as usize <= start);
    behind > 0 && end <= spans[behind - 1].1 as usize
}

/// The mark at `at` closes speech that goes on to its speaker: `…," said an aide`.
fn is_handed_over(all: &[Token], at: usize) -> bool {
    let closes_clause = at > 0
        && matches!(
            all[at - 1].word,
            punct::COMMA | punct::QUESTION | punct::EXCLAMATION
        );
    closes_clause && all.get(at + 1).is_some_and(|next| next.is_word())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Neither,
}

fn double_side(text: &str, all: &[Token], at: usize, inside: bool) -> Side {
    let token = all[at];
    match text[token.start as usize..].chars().next() {
        Some('“' | '„' | '«' | '‟') => return Side::Open,
        Some('”' | '»') => return Side::Close,
        Some('″') => return Side::Neither,
        _ => {}
    }
    let next = all.get(at + 1);
    let touches_next = next.is_some_and(|t| !t.has_space_before());
    if follows_digit(text, token) {
        // An inch mark, 6'2" tall, unless it can only be the end of a quotation.
        let ends = inside
            && !all[at + 1..]
                .iter()
                .any(|t| t.word == punct::DOUBLE_QUOTE && !t.has_space_before());
        return if ends { Side::Close } else { Side::Neither };
    }
    match (token.has_space_before(), touches_next) {
        (true, true) => Side::Open,
        (false, false) => Side::Close,
        _ if inside => Side::Close,
        _ if next.is_none() => Side::Neither,
        _ => Side::Open,
    }
}

fn single_side(text: &str, all: &[Token], at: usize) -> Side {
    let token = all[at];
    let mark = text[token.start as usize..].chars().next();
    let before_word = all
        .get(at + 1)
        .is_some_and(|t| !t.has_space_before() && t.is_word());
    match mark {
        Some('‘') if before_word && !is_decade(text, all, at) => Side::Open,
        Some('\'' | '`')
            if token.has_space_before() && before_word && !is_decade(text, all, at) =>
        {
            Side::Open
        }
        Some('’' | '\'') if !token.has_space_before() => Side::Close,
        _ => Side::Neither,
    }
}

/// A single quotation needs its end in the same block, behind punctuation or before it, and more
/// than one word: `'n'` and `the dogs' owner` are no quotations.
fn closes_later(text: &str, all: &[Token], at: usize) -> bool {
    all.iter().enumerate().skip(at + 2).any(|(i, token)| {
        token.word == punct::SINGLE_QUOTE
            && single_side(text, all, i) == Side::Close
            && (!all[i - 1].is_word()
                || all.get(i + 1).is_none_or(|next| !next.is_word())
                || i > at + 3)
    })
}

/// The decade `'90s`, with whichever mark.
fn is_decade(text: &str, all: &[Token], at: usize) -> bool {
    all.get(at + 1).is_some_and(|t| {
        let word = &text[t.start as usize..t.end as usize];
        word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s')
    })
}

fn follows_digit(text: &str, token: Token) -> bool {
    !token.has_space_before()
        && text[..token.start as usize].ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(paragraphs: &[&str]) -> Vec<String> {
        let mut tokens = Tokens::default();
        let mut ranges = Vec::new();
        let mut found = Vec::new();
        for text in paragraphs {
            tokens.read(text);
            spans(text, &tokens, &mut ranges);
            for &(a, b) in &ranges {
                let (a, b) = (tokens.all[a as usize].start, tokens.all[b as usize - 1].end);
                found.push(text[a as usize..b as usize].to_string());
            }
        }
        found
    }

    #[test]
    fn speech_between_marks_is_quoted() {
        assert_eq!(
            quoted(&["“We may go,” she said. “Or not.”"]),
            ["We may go,", "Or not."]
        );
        assert_eq!(
            quoted(&["\"We may go,\" she said, \"or not.\""]),
            ["We may go,", "or not."]
        );
        assert_eq!(quoted(&["‘We may go,’ she said."]), ["We may go,"]);
        assert_eq!(quoted(&["“We may go,’’ she said."]), ["We may go,"]);
        assert_eq!(
            quoted(&["“It is 12’’ wide,” she said."]),
            ["It is 12’’ wide,"]
        );
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs() {
        assert_eq!(
            quoted(&["She said: “We may go.", "“Or we may not.” He left."]),
            ["We may go.", "Or we may not."]
        );
    }

    #[test]
    fn nested_marks_end_with_the_outer_ones() {
        assert_eq!(
            quoted(&["“He said ‘maybe’ to us,” she said."]),
            ["He said ‘maybe’ to us,"]
        );
    }

    #[test]
    fn decades_inches_and_apostrophes_open_nothing() {
        assert_eq!(
            quoted(&["In the '90s it was unclear. The dogs' owner left."]),
            Vec::<String>::new()
        );
        assert_eq!(
            quoted(&["In the ’90s he was 6'2\" tall and it was unclear."]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn speech_may_have_begun_before() {
        assert_eq!(quoted(&["We may go,\" said an aide."]), ["We may go,"]);
        assert_eq!(
            quoted(&["We may go,” said an aide. “Or not.”"]),
            ["We may go,", "Or not."]
        );
        assert_eq!(quoted(&["He did not reply.”"]), ["He did not reply."]);
    }

    #[test]
    fn a_lone_mark_hides_nothing() {
        assert_eq!(
            quoted(&["He called it \" unclear and left."]),
            Vec::<String>::new()
        );
    }
}
