//! Text to tokens in one pass over its bytes: words with their id in the vocabulary, numbers and
//! punctuation. Offsets here are UTF-8 bytes.

use crate::hash;
use crate::letter::{is_capital, small};
use crate::pack::{self, flag};

/// One word, number or mark of punctuation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Token {
    /// First byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
    /// For a word its id in the vocabulary, 0 when no rule names it; else one of [`punct`] or [`figure`].
    pub word: u16,
    flags: u8,
    lists: u8,
}

/// The ids of punctuation, the same as in the match language.
pub(crate) mod punct {
    #![allow(missing_docs)]
    pub const COMMA: u16 = 1;
    pub const SEMICOLON: u16 = 2;
    pub const COLON: u16 = 3;
    pub const DASH: u16 = 4;
    pub const EXCLAMATION: u16 = 5;
    pub const QUESTION: u16 = 6;
    pub const PERIOD: u16 = 7;
    pub const ELLIPSIS: u16 = 8;
    pub const AMPERSAND: u16 = 9;
    pub const DOUBLE_QUOTE: u16 = 10;
    pub const OPEN_PAREN: u16 = 11;
    pub const CLOSE_PAREN: u16 = 12;
    pub const SINGLE_QUOTE: u16 = 13;
    pub const OTHER: u16 = 31;
}

/// The ids of figures, whatever their spelling.
mod figure {
    pub const DIGITS: u16 = 14;
    pub const MONEY: u16 = 15;
    pub const CURRENCY_SIGN: u16 = 17;
}

const WORD: u8 = 1;
const CAPITAL: u8 = 2;
const SPACE_BEFORE: u8 = 4;

impl Token {
    /// It is a word or a number, not punctuation.
    pub fn is_word(self) -> bool {
        self.flags & WORD != 0
    }
    /// It is written in digits.
    pub fn is_number(self) -> bool {
        matches!(self.word, figure::DIGITS | figure::MONEY)
    }
    /// It is a currency sign, or a number with one.
    pub fn is_money(self) -> bool {
        matches!(self.word, figure::MONEY | figure::CURRENCY_SIGN)
    }
    /// It is a word that starts with a capital.
    pub fn is_capitalised(self) -> bool {
        self.flags & CAPITAL != 0
    }
    /// It is on the list with this [`pack::flag`].
    #[inline(always)]
    pub fn is_on(self, flag: u8) -> bool {
        self.lists & flag != 0
    }
    /// White space stands before it, or it is the first.
    pub fn has_space_before(self) -> bool {
        self.flags & SPACE_BEFORE != 0
    }
}

/// The tokens of one block, reusable for the next.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// In reading order.
    pub all: Vec<Token>,
    /// How many are words or numbers.
    pub words: u32,
    /// Some rule is looked up by one of them.
    pub anchored: bool,
    /// Indices of those that may end a sentence.
    pub stops: Vec<u32>,
    /// A quotation mark was seen.
    pub quotes: bool,
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const BLANK: u8 = 3;
const HIGH: u8 = 4;
/// Punctuation that always ends a word.
const STOP: u8 = 5;

static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            0..=b' ' => BLANK,
            b',' | b';' | b':' | b'!' | b'?' | b'"' | b'(' | b')' => STOP,
            0x80..=0xff => HIGH,
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl Tokens {
    /// Replaces the tokens by those of `text`.
    #[inline(never)]
    pub fn read(&mut self, text: &str) {
        self.all.clear();
        self.anchored = false;
        self.stops.clear();
        self.words = 0;
        self.quotes = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut space = SPACE_BEFORE;
        while at < bytes.len() {
            if bytes[at] == b' ' {
                space = SPACE_BEFORE;
                at += 1;
                continue;
            }
            let class = CLASS[usize::from(bytes[at])];
            if class == LETTER {
                at = self.word(text, at, space);
                space = 0;
                continue;
            }
            let next = match class {
                BLANK => {
                    space = SPACE_BEFORE;
                    at += 1;
                    continue;
                }
                DIGIT => self.any_word(text, at, space),
                HIGH => match next_char(text, at) {
                    ('©', next) => {
                        self.words += 1;
                        self.push(at, next, pack::word_id(COPYRIGHT), WORD | space)
                    }
                    // Typographic quotes and dashes, the commonest by far.
                    (c @ '\u{2010}'..='\u{2027}', next) => {
                        self.punctuation(at, next, high_punct(c), space)
                    }
                    (c, _) if c.is_alphanumeric() => self.any_word(text, at, space),
                    (c, next) if c.is_whitespace() => {
                        space = SPACE_BEFORE;
                        at = next;
                        continue;
                    }
                    (c, next) if is_invisible(c) => {
                        at = next;
                        continue;
                    }
                    (c, next) => self.punctuation(at, next, high_punct(c), space),
                },
                _ => self.ascii_punctuation(text, at, space),
            };
            space = 0;
            at = next;
        }
    }

    #[inline(always)]
    fn push(&mut self, start: usize, end: usize, word: u16, flags: u8) -> usize {
        let lists = pack::WORD_FLAGS[usize::from(word)];
        self.anchored |= lists & flag::ANCHOR != 0;
        self.all.push(Token {
            start: start as u32,
            end: end as u32,
            word,
            flags,
            lists,
        });
        end
    }

    /// A word that starts with a letter. Most are letters only, up to a blank or plain punctuation:
    /// those are read eight bytes at a time.
    fn word(&mut self, text: &str, start: usize, space: u8) -> usize {
        let bytes = text.as_bytes();
        let mut at = start;
        let mut hash = hash::SEED;
        loop {
            let (chunk, letters) = leading_letters(eight(bytes, at));
            if letters > 0 {
                hash = hash::step(hash, chunk);
            }
            at += letters;
            if letters < 8 {
                break;
            }
        }
        let ends = match bytes.get(at) {
            None => true,
            Some(b'.') => !period_continues(bytes, at, (at - start) as u32),
            Some(&byte) => matches!(CLASS[usize::from(byte)], BLANK | STOP),
        };
        if !ends || at - start > hash::LONGEST {
            return self.any_word(text, start, space);
        }
        self.words += 1;
        let capital = if bytes[start] < b'a' { CAPITAL } else { 0 };
        self.push(start, at, pack::word_id(hash), WORD | capital | space)
    }

    /// A word of any kind: with digits, apostrophes, hyphens, periods, other letters.
    fn any_word(&mut self, text: &str, start: usize, space: u8) -> usize {
        let bytes = text.as_bytes();
        let mut at = start;
        let mut spelling = Spelling::default();
        // Bytes since the last period: a single letter between periods is an abbreviation.
        let (mut part, mut periods) = (0u32, 0u32);
        let (mut letters, mut digits) = (0u32, 0u32);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => {
                    letters += 1;
                    spelling.push(byte | 0x20);
                }
                b'0'..=b'9' => {
                    digits += 1;
                    spelling.push(byte);
                }
                b'\'' | b'-' if continues(bytes, at + 1) => spelling.push(byte),
                b',' if digits > 0 && letters == 0 && is_digit(bytes, at + 1) => {}
                b'.' if period_continues(bytes, at, part) => {
                    periods += 1;
                    part = 0;
                    spelling.push(byte);
                    at += 1;
                    continue;
                }
                b'.' if periods > 0 && part == 1 && digits == 0 => {
                    spelling.push(byte);
                    at += 1;
                    break;
                }
                0x80.. => {
                    let (c, next) = next_char(text, at);
                    match c {
                        '\u{2019}' if continues(bytes, next) => spelling.push(b'\''),
                        '\u{2010}' | '\u{2011}' if continues(bytes, next) => spelling.push(b'-'),
                        _ if is_invisible(c) => {}
                        _ if c.is_alphanumeric() => {
                            letters += 1;
                            let mut buffer = [0; 4];
                            for byte in small(c).encode_utf8(&mut buffer).bytes() {
                                spelling.push(byte);
                            }
                        }
                        _ => break,
                    }
                    part += 1;
                    at = next;
                    continue;
                }
                _ => break,
            }
            part += 1;
            at += 1;
        }
        self.words += 1;
        if digits > 0 && letters == 0 {
            // "20%" is read as one number.
            at += usize::from(bytes.get(at) == Some(&b'%'));
            return self.push(start, at, figure::DIGITS, WORD | space);
        }
        let first_is_capital = match bytes[start] {
            b'A'..=b'Z' => true,
            0x80.. => is_capital(next_char(text, start).0),
            _ => false,
        };
        let mut flags = WORD | space;
        if first_is_capital {
            flags |= CAPITAL;
        }
        if bytes[at - 1] == b'.' {
            self.stops.push(self.all.len() as u32);
        }
        self.push(start, at, spelling.word_id(), flags)
    }

    fn ascii_punctuation(&mut self, text: &str, at: usize, space: u8) -> usize {
        let bytes = text.as_bytes();
        // Counted only where it is taken whole, or a line of commas would be counted from each of them.
        let run = |most: usize| {
            bytes[at..]
                .iter()
                .take(most)
                .take_while(|&&b| b == bytes[at])
                .count()
        };
        let (code, len) = match bytes[at] {
            b'$' if is_digit(bytes, at + 1) => return self.money(text, at, at + 1, space),
            b',' => (punct::COMMA, 1),
            b';' => (punct::SEMICOLON, 1),
            b':' => (punct::COLON, 1),
            b'!' => (punct::EXCLAMATION, run(usize::MAX)),
            b'?' => (punct::QUESTION, run(usize::MAX)),
            b'.' if run(2) > 1 => (punct::ELLIPSIS, run(usize::MAX)),
            b'.' => (punct::PERIOD, 1),
            b'&' => (punct::AMPERSAND, 1),
            b'(' => (punct::OPEN_PAREN, 1),
            b')' => (punct::CLOSE_PAREN, 1),
            b'-' if run(2) > 1 || space != 0 => (punct::DASH, run(usize::MAX)),
            b'|' => (punct::DASH, 1),
            b'"' => (punct::DOUBLE_QUOTE, 1),
            b'\'' | b'`' if run(3) == 2 => (punct::DOUBLE_QUOTE, 2),
            b'\'' | b'`' => (punct::SINGLE_QUOTE, 1),
            _ => (punct::OTHER, 1),
        };
        self.punctuation(at, at + len, code, space)
    }

    fn punctuation(&mut self, start: usize, end: usize, code: u16, space: u8) -> usize {
        match code {
            punct::DOUBLE_QUOTE | punct::SINGLE_QUOTE => self.quotes = true,
            punct::PERIOD | punct::EXCLAMATION | punct::QUESTION | punct::ELLIPSIS => {
                self.stops.push(self.all.len() as u32)
            }
            _ => {}
        }
        self.push(start, end, code, space)
    }

    fn money(&mut self, text: &str, start: usize, digits: usize, space: u8) -> usize {
        let end = text.as_bytes()[digits..]
            .iter()
            .enumerate()
            .take_while(|&(i, &b)| {
                b.is_ascii_digit()
                    || (b == b',' || b == b'.') && is_digit(text.as_bytes(), digits + i + 1)
            })
            .count();
        self.words += 1;
        self.push(start, digits + end, figure::MONEY, WORD | space)
    }
}

/// What the sign © reads as.
const COPYRIGHT: u64 = hash::of(b"copyright");

/// The normalised spelling of a word, as far as any rule's word reaches.
#[derive(Default)]
struct Spelling {
    bytes: [u8; hash::LONGEST],
    length: usize,
}

impl Spelling {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
        }
        self.length += 1;
    }

    fn word_id(&self) -> u16 {
        self.bytes
            .get(..self.length)
            .map_or(0, |bytes| pack::word_id(hash::of(bytes)))
    }
}

/// The eight bytes from `at` on, the first the lowest; zeros behind the end.
#[inline(always)]
fn eight(bytes: &[u8], at: usize) -> u64 {
    if let Some(&eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        return u64::from_le_bytes(eight);
    }
    let mut last = [0; 8];
    let rest = bytes.get(at..).unwrap_or_default();
    last[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(last)
}

/// The letters that eight bytes start with, in lower case and followed by zeros, and how many.
#[inline(always)]
fn leading_letters(eight: u64) -> (u64, usize) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x80 * EACH;
    let lower = eight | (0x20 * EACH);
    // The highest bit of each byte: it is `a` or more, it is more than `z`.
    let low_bits = lower & !HIGHEST;
    let from_a = low_bits + (0x80 - b'a' as u64) * EACH;
    let behind_z = low_bits + (0x7f - b'z' as u64) * EACH;
    let others = !(from_a & !behind_z & !eight) & HIGHEST;
    let letters = others.trailing_zeros() / 8;
    match letters {
        8 => (lower, 8),
        _ => (lower & ((1 << (8 * letters)) - 1), letters as usize),
    }
}

fn next_char(text: &str, at: usize) -> (char, usize) {
    // `at` is on a character boundary: the tokeniser only steps over whole characters.
    let c = text[at..].chars().next().unwrap_or(' ');
    (c, at + c.len_utf8())
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// A letter or digit follows, so that an apostrophe or hyphen is inside the word.
fn continues(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at)
        .is_some_and(|&b| b.is_ascii_alphanumeric() || matches!(b, 0xc3..=0xdf))
}

/// The period at `at` is inside a word: `U.S`, `3.5`, `example.com`, but not `end.Next`.
fn period_continues(bytes: &[u8], at: usize, part: u32) -> bool {
    match bytes.get(at + 1) {
        Some(b'0'..=b'9' | b'a'..=b'z') => true,
        Some(b'A'..=b'Z') => part == 1,
        _ => false,
    }
}

/// Characters that are there but not seen: they never split a word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn high_punct(c: char) -> u16 {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => punct::DOUBLE_QUOTE,
        '‘' | '’' | '‚' | '‛' | '′' => punct::SINGLE_QUOTE,
        '–' | '—' | '―' | '−' => punct::DASH,
        '…' => punct::ELLIPSIS,
        '£' | '€' | '¥' | '₹' => figure::CURRENCY_SIGN,
        _ => punct::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let mut tokens = Tokens::default();
        tokens.read(text);
        let words: Vec<_> = tokens
            .all
            .iter()
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_keep_their_apostrophes_hyphens_and_abbreviations() {
        splits(
            "It's a high-ranking U.S. aide.",
            &["It's", "a", "high-ranking", "U.S.", "aide", "."],
        );
        splits(
            "didn’t at 3.5 or 1,200",
            &["didn’t", "at", "3.5", "or", "1,200"],
        );
        splits(
            "the end.Next at example.com",
            &["the", "end", ".", "Next", "at", "example.com"],
        );
        splits("Washington D.C.", &["Washington", "D.C."]);
    }

    #[test]
    fn quotes_and_dashes_are_tokens() {
        splits(
            "‘Yes’ — “no” - x--y",
            &["‘", "Yes", "’", "—", "“", "no", "”", "-", "x", "--", "y"],
        );
        splits("the ’90s", &["the", "’", "90s"]);
    }

    #[test]
    fn money_is_one_number() {
        splits("from $2 or £1.50.", &["from", "$2", "or", "£", "1.50", "."]);
    }

    #[test]
    fn a_percentage_is_one_number_and_a_bar_a_token() {
        splits("Sale | 20% off", &["Sale", "|", "20%", "off"]);
    }

    #[test]
    fn invisible_characters_do_not_split_words() {
        splits(
            "con\u{ad}firmed zero\u{200b}width",
            &["con\u{ad}firmed", "zero\u{200b}width"],
        );
    }
}
