//! What the words of a clause are.

use super::{Clause, LONGEST, Speaker};
use crate::pack::{in_list, list};
use crate::token::{Token, punct};

impl Clause<'_> {
    pub(super) fn tokens(&self) -> &[Token] {
        &self.reader.tokens.all
    }

    /// The token at `at`; behind the last one that is no word.
    pub(super) fn token(&self, at: usize) -> Token {
        self.tokens().get(at).copied().unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> &str {
        let token = self.token(at);
        &self.text[token.start as usize..token.end as usize]
    }

    pub(super) fn is(&self, word: &str, at: usize) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// The token at `at` is on the list with this number.
    #[inline(never)]
    pub(super) fn is_any(&self, list: u16, at: usize) -> bool {
        in_list(self.token(at).word, list)
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_word()
            && !token.is_capitalised()
            && self.word(at).ends_with("ly")
            && !in_list(token.word, list::LY_NOUN)
    }

    /// It may stand between a subject and its verb, and is not the end of a name: "Harrow First".
    pub(super) fn is_between(&self, at: usize) -> bool {
        let is_day = || !self.token(at).is_capitalised() || self.word(at).ends_with("day");
        self.is_any(list::BETWEEN, at) && is_day()
    }

    /// A quotation mark, and no apostrophe: "the workers' case".
    pub(super) fn is_mark(&self, at: usize) -> bool {
        let spans = &self.reader.quoted;
        let next = spans.partition_point(|&(_, to)| (to as usize) < at);
        let ends = |&(from, to): &(u32, u32)| to as usize == at || from as usize == at + 1;
        match self.token(at).word {
            punct::DOUBLE_QUOTE => true,
            punct::SINGLE_QUOTE => spans.get(next).is_some_and(ends),
            _ => false,
        }
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.quoted_behind(at).is_some_and(|from| from <= at)
    }

    /// Where the first quotation starts that ends behind `at`.
    pub(super) fn quoted_behind(&self, at: usize) -> Option<usize> {
        let spans = &self.reader.quoted;
        let next = spans.partition_point(|&(_, to)| to as usize <= at);
        spans.get(next).map(|&(from, _)| from as usize)
    }

    /// Quoted words stand in the verb's sentence, or a clause with "that" or "whether" behind it.
    pub(super) fn hands_on(&self, verb: usize) -> bool {
        self.quoted_behind(self.low)
            .is_some_and(|from| from < self.high)
            || (verb + 1..self.high.min(verb + 4)).any(|at| {
                let word = self.token(at).word;
                in_list(word, list::CLAUSE_WORD)
                    || in_list(word, list::PRONOUN)
                    || self.is("they", at)
            })
    }

    /// The first token of the nouns that end before `end`.
    pub(super) fn phrase_start(&self, end: usize) -> usize {
        let from = end.saturating_sub(LONGEST).max(self.low);
        (from..end)
            .rfind(|&at| !self.is_nominal(at))
            .map_or(from, |at| at + 1)
    }

    /// The source hangs on words before it: "with Jane Roe", "in Dorne and Wexmoor".
    pub(super) fn hangs(&self, found: Speaker) -> bool {
        let Some(link) = found.left.checked_sub(1).filter(|&at| at >= self.low) else {
            return false;
        };
        let before = self.token(link);
        if before.is_word() && !in_list(before.word, list::CONJUNCTION) {
            return true;
        }
        self.hanging_before_and(link).is_some()
    }

    /// The start of what ends before the "and" at `link`, where it hangs on words before it: "in Dorne and", "people
    /// from Dorne, Orme and", but not "In Dorne, Orme and".
    pub(super) fn hanging_before_and(&self, link: usize) -> Option<usize> {
        let mut first = self.is("and", link).then(|| self.phrase_start(link))?;
        while first > self.low + 1
            && first < link
            && self.token(first - 1).word == punct::COMMA
            && self.is_capital(first - 2)
            && !self.is_any(list::BETWEEN, first - 2)
        {
            let before = self.phrase_start(first - 1);
            if before <= self.low + 1 {
                break;
            }
            first = before;
        }
        let hangs = first < link && first > self.low && self.is_any(list::HANGS_ON, first - 1);
        hangs.then_some(first)
    }

    /// What the "and" at `link` joins hangs on words before it, all of it: not "Jane Roe of Dorne and the council".
    pub(super) fn hangs_together(&self, link: usize) -> bool {
        self.hanging_before_and(link)
            .is_some_and(|first| !self.is("of", first - 1) && !self.is("for", first - 1))
    }
}
