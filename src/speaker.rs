//! Finds who speaks at a verb of saying, or behind "according to", by the shape of the sentence: `subject`
//! looks before the verb, `behind` behind it. What the nouns found there name, `naming` tells, and what single
//! words are, `words`.

mod behind;
mod naming;
mod subject;
mod words;

use crate::pack::{in_list, list};
use crate::reader::Reader;
use crate::token::{Token, punct};

/// What kind of source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A person with a name or, by a single word, whoever bears it.
    Person,
    /// An institution, or a place that stands for one.
    Body,
    /// A document or data.
    Record,
}

/// A source, and where its name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub who: Who,
    /// First token of the name.
    pub start: usize,
    /// Exclusive.
    pub end: usize,
    /// It is one word that may be capitalised only because a sentence starts.
    pub opens: bool,
    /// First token of the phrase around the name: its article or the post before it.
    left: usize,
}

/// How many tokens a noun phrase may have.
const LONGEST: usize = 12;

/// How many tokens away from its verb a subject may stand. A bound for sentences that are none.
const REACH: usize = 64;

/// The sentence around a verb, as far as it reaches.
pub(crate) struct Clause<'a> {
    reader: &'a Reader,
    text: &'a str,
    low: usize,
    high: usize,
}

impl<'a> Clause<'a> {
    /// The clause around the token at `at` of the block with this `text`, which `reader` has read.
    pub fn around(at: usize, reader: &'a Reader, text: &'a str) -> Self {
        let (low, high) = reader.sentence_of(at);
        let low = low.max(at.saturating_sub(REACH));
        let high = high.min(at + REACH);
        let sentence = Self {
            reader,
            text,
            low,
            high,
        };
        sentence.behind_dateline(at)
    }

    /// The clause without "DORNE, Wexmoor (Reuters) —" or "(CNN) —" before the verb; but "NATO — that is Dorne
    /// and Wexmoor — said" has none.
    fn behind_dateline(self, verb: usize) -> Self {
        let tokens = self.tokens();
        let town = self.word(self.low);
        let is_town = town == "(" || town.len() > 3 && !town.contains(|c: char| !c.is_uppercase());
        let is_dash = |at: &usize| tokens[*at].word == punct::DASH;
        let is_place =
            |at: usize| !tokens[at].is_word() || self.is_capital(at) || tokens[at].is_number();
        let dash = (self.low..verb.min(self.low + LONGEST)).find(is_dash);
        match dash {
            Some(dash)
                if is_town
                    && (self.low..dash).all(is_place)
                    && !(dash + 1..verb).any(|at| is_dash(&at)) =>
            {
                Self {
                    low: dash + 1,
                    ..self
                }
            }
            _ => self,
        }
    }

    /// Who speaks at the marked word at `at`, a verb of saying or the last word of "according to".
    pub fn speakers_at(&self, at: usize) -> impl Iterator<Item = Speaker> {
        let found = self.speaker_at(at);
        // "Marta Orme, Ada Vale and Max Poe said", "said Marta Orme and Max Poe".
        let is_other = |s: &Speaker| s.who == Who::Person && !self.hangs(*s);
        let before = |link: usize| self.subject_before(self.before_parentheses(link));
        let last = found
            .filter(|s| s.end <= at && s.left >= self.low + 2 && self.is("and", s.left - 1))
            .and_then(|s| before(s.left - 1).filter(is_other));
        let listed = std::iter::successors(last, move |s| {
            let comma = s.left.checked_sub(1).filter(|&at| at > self.low)?;
            let is_listed = self.tokens()[comma].word == punct::COMMA;
            let named = is_listed.then(|| before(comma)).flatten();
            named.filter(|s| is_other(s) && s.end - s.start > 1)
        });
        let behind = found
            .filter(|s| s.start > at && s.end < self.high && self.is("and", s.end))
            .and_then(|s| self.behind(s.end + 1, true))
            .filter(|s| s.who == Who::Person);
        let listed: Vec<_> = listed.collect();
        let others = listed.into_iter().rev().chain(behind);
        others.chain(found.filter(|s| !self.is_crowd(*s)))
    }

    /// "A group of students", which has no name.
    fn is_crowd(&self, found: Speaker) -> bool {
        let is_crowd =
            |at| self.is("group", at) && self.is("of", at + 1) && !self.is_capital(at + 2);
        (found.start..found.end.saturating_sub(2)).any(is_crowd)
    }

    fn speaker_at(&self, at: usize) -> Option<Speaker> {
        let word = self.tokens()[at].word;
        if self.is_quoted(at) {
            return None;
        }
        if !in_list(word, list::UTTERANCE) {
            return self.behind(at + 1, false);
        }
        // "Says" within the words of a headline, or "Post"; "his alleged theft", "the claims".
        if at > self.low
            && (self.tokens()[at].is_capitalised()
                || in_list(self.tokens()[at - 1].word, list::SPECIFIER)
                    && !in_list(self.tokens()[at - 1].word, list::BETWEEN))
        {
            return None;
        }
        if in_list(word, list::QUOTING) && !self.hands_on(at) {
            return None;
        }
        let found = self.before(at);
        if in_list(word, list::SHOWING) {
            return found
                .filter(|s| s.who == Who::Record || s.who == Who::Body && self.reports(at));
        }
        found
    }

    /// What is found is a finding: "found that", "found in a study".
    fn reports(&self, verb: usize) -> bool {
        let behind = self.high.min(verb + 6);
        let is_record = |at: usize| in_list(self.tokens()[at].word, list::WRITTEN_RECORD);
        verb + 1 < behind
            && (self.is("that", verb + 1)
                || self.is("in", verb + 1) && (verb + 2..behind).any(is_record))
    }

    fn before(&self, verb: usize) -> Option<Speaker> {
        let at = self.before_fillers(verb);
        let last = (at > self.low).then(|| &self.tokens()[at - 1]);
        let starts = last.is_none_or(|t| is_pause(*t) || is_quote(*t));
        let hands_over = last.is_some_and(|t| is_quote(*t)) && !self.is("told", verb);
        let inverts = starts
            && (hands_over || in_list(self.tokens()[verb].word, list::INVERTED))
            && !last.is_some_and(|_| self.is_described(at - 1));
        let behind = inverts.then(|| self.behind(verb + 1, true)).flatten();
        if behind.is_some_and(|s| s.who == Who::Person) || last.is_none_or(|t| is_quote(*t)) {
            return behind;
        }
        let last = last?;
        if is_pause(*last) {
            let found = self.before_apposition(at - 1);
            return found.or(behind).or_else(|| self.opener(verb));
        }
        // "She issued a statement saying", "she began by saying".
        let is_own = in_list(last.word, list::OWN_WORDS) || self.is("by", at - 1);
        if in_list(self.tokens()[verb].word, list::ADDING) && is_own {
            return self.opener(verb);
        }
        if self.is("who", at - 1) || self.is("which", at - 1) {
            let pause = at.checked_sub(2)?;
            if pause < self.low || !is_pause(self.tokens()[pause]) {
                return None;
            }
            return self
                .subject_before(pause)
                .or_else(|| self.before_apposition(pause));
        }
        if self.is("and", at - 1) || self.is("but", at - 1) {
            return self.opener(verb);
        }
        if in_list(last.word, list::PRONOUN) {
            return self.antecedent(verb);
        }
        self.subject_before(at)
            .or_else(|| self.before_open_apposition(at))
    }
}

fn is_pause(token: Token) -> bool {
    matches!(token.word, punct::COMMA | punct::DASH)
}

fn is_quote(token: Token) -> bool {
    matches!(token.word, punct::DOUBLE_QUOTE | punct::SINGLE_QUOTE)
}
