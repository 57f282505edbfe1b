//! Finds who speaks at a verb of saying, or behind "according to", by the shape of the sentence:
//! `construction` tells how the verb's subject is joined to it, `subject` looks before the verb, `behind`
//! behind it. What the nouns found there name, `naming` tells, and what single words are, `words`.

mod behind;
mod construction;
mod naming;
mod subject;
mod words;

use crate::letter::is_capital;
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

/// What tells that a single word is the name of a source, where nobody bears it as a part of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Single {
    /// It is capitalised within a sentence.
    Name,
    /// It is capitalised, but opens a sentence, as any word might.
    Opening,
    /// A pronoun means it: that is a person.
    Somebody,
    /// Nothing: a pronoun means the nouns it is a part of, as in "Dorne millers", or it may end another
    /// phrase than those who speak, as in "In Dorne, Vale and Poe said".
    Nothing,
}

/// A source, and where its name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub who: Who,
    /// First token of the name.
    pub start: usize,
    /// Exclusive.
    pub end: usize,
    /// What tells that it is a name, where it is one word.
    pub single: Single,
    /// First of the capitalised words that end with the name: "Royal Dorne Legion" of "Legion".
    pub whole: usize,
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
        let town = self.word(self.low);
        let is_town = town == "(" || town.len() > 3 && !town.contains(|c: char| !is_capital(c));
        let is_dash = |at: &usize| self.token(*at).word == punct::DASH;
        let is_place = |at: usize| {
            !self.token(at).is_word() || self.is_capital(at) || self.token(at).is_number()
        };
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

    /// Who speaks at the marked word at `at`, a verb of saying or the last word of "according to", in
    /// reading order.
    #[inline(never)]
    pub fn speakers_at(&self, at: usize) -> Vec<Speaker> {
        let Some(found) = self.speaker_at(at) else {
            return Vec::new();
        };
        let mut speakers = vec![found];
        // "Marta Orme, Ada Vale and Max Poe said".
        let mut next = found;
        while found.end <= at && next.left > self.low + 1 {
            let link = next.left - 1;
            let is_last = speakers.len() == 1;
            let is_linked = if is_last {
                self.is("and", link)
            } else {
                self.token(link).word == punct::COMMA
            };
            // "Millers from Dorne, Vale and Orme said".
            if !is_linked || self.hangs_together(link) {
                break;
            }
            // "Orme, Vale, and Poe said", but not "he met Vale, and Poe said".
            let is_comma = |at: usize| at > self.low && self.token(at - 1).word == punct::COMMA;
            let is_serial = is_last && is_comma(link);
            let end = self.before_parentheses(link - usize::from(is_serial));
            if found.who == Who::Person && self.is_represented(end) {
                return Vec::new();
            }
            let other = self.subject_before(end).filter(|s| {
                let are_bodies = s.who == Who::Body
                    && found.who == Who::Body
                    && self.is_capital(s.end - 1)
                    && self.is_capital(found.end - 1);
                (s.who == Who::Person || are_bodies)
                    && !self.hangs(*s)
                    && (!is_serial || is_comma(s.left))
            });
            let Some(mut other) = other else {
                break;
            };
            // "In Dorne, Vale and Poe said".
            if !is_last {
                other.single = Single::Nothing;
            }
            speakers.push(other);
            next = other;
        }
        speakers.reverse();
        // "A group of students", which has no name.
        if self.is_crowd(found) {
            speakers.pop();
        }
        // "Marta Orme, along with Ada Vale, said".
        let joins = found.end + 2;
        if joins < at && self.is("along", joins - 1) && self.is("with", joins) {
            let other = self.behind(joins + 1, false);
            speakers.extend(other.filter(|s| s.who == Who::Person && s.end - s.start > 1));
        }
        // "According to Marta Orme and the council".
        if found.start > at && found.end + 1 < self.high && self.is("and", found.end) {
            let start = found.end + 1;
            let is_specified = self.is("the", start) || self.is_acronym(start);
            speakers.extend(self.behind(start, true).filter(|s| {
                s.who == Who::Person
                    || s.who == Who::Body && self.is_capital(s.end - 1) && is_specified
            }));
        }
        speakers
    }

    /// The record by all its name whose noun ends before `end`: "Dorne Institute poll".
    pub fn record_before(&self, end: usize) -> Option<Speaker> {
        self.subject_before(end).filter(|s| s.who == Who::Record)
    }

    /// Who is named up to `end` is somebody's client, not a source: "lawyers for Jane Roe".
    fn is_represented(&self, end: usize) -> bool {
        let start = self.phrase_start(end);
        start > self.low
            && self.is_capital(end - 1)
            && self.is_any(list::REPRESENTS, start - 1)
            && self.phrase_start(start - 1) < start - 1
            && !self.is_any(list::HANGS_ON, self.low)
    }

    fn is_crowd(&self, found: Speaker) -> bool {
        let is_crowd = |at: usize| {
            at + 2 < self.high
                && self.is("group", at)
                && self.is("of", at + 1)
                && !self.is_capital(at + 2)
        };
        (found.start..found.end).any(is_crowd)
    }

    fn speaker_at(&self, at: usize) -> Option<Speaker> {
        let word = self.token(at).word;
        if self.is_quoted(at) {
            return None;
        }
        if word == punct::COLON {
            let is_heading = |s: &Speaker| !self.hangs(*s) || self.is("by", s.left - 1);
            let found = self.subject_before(at).filter(|s| s.who == Who::Person);
            return found.filter(is_heading);
        }
        if !in_list(word, list::UTTERANCE) {
            return self.behind(at + 1, false);
        }
        // "Says" within the words of a headline, or "Post"; "his alleged theft", "the claims".
        if at > self.low
            && (self.token(at).is_capitalised()
                || self.is_any(list::SPECIFIER, at - 1) && !self.is_any(list::BETWEEN, at - 1))
        {
            return None;
        }
        if in_list(word, list::QUOTING) && !self.hands_on(at) || self.is_passive(at) {
            return None;
        }
        let found = self.subject_of(at);
        // "A letter calling for a vote".
        let demands = |next| self.is("for", next) || self.is("on", next);
        if in_list(word, list::ADDING) && self.is("calling", at) && demands(at + 1) {
            return found.filter(|s| s.who == Who::Person);
        }
        if in_list(word, list::SHOWING) {
            return found
                .filter(|s| s.who == Who::Record || s.who == Who::Body && self.reports(at));
        }
        found
    }

    /// What the verb tells of was done by who follows: "first reported by the Herald".
    fn is_passive(&self, verb: usize) -> bool {
        let agent = verb + 2;
        agent < self.high
            && self.is("by", verb + 1)
            && (self.is_capital(agent) || self.is_any(list::SPECIFIER, agent))
    }

    /// What is found is a finding: "found that", "found in a study".
    fn reports(&self, verb: usize) -> bool {
        let behind = self.high.min(verb + 6);
        let is_record = |at: usize| self.is_any(list::WRITTEN_RECORD, at);
        verb + 1 < behind
            && (self.is("that", verb + 1)
                || self.is("in", verb + 1) && (verb + 2..behind).any(is_record))
    }
}

fn is_pause(token: Token) -> bool {
    matches!(token.word, punct::COMMA | punct::DASH)
}

fn is_quote(token: Token) -> bool {
    matches!(token.word, punct::DOUBLE_QUOTE | punct::SINGLE_QUOTE)
}
