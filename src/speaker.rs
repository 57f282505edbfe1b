//! Finds who speaks at a verb of saying, or behind "according to", by the shape of the sentence.
//! What the nouns found there name, `naming` tells.

mod naming;

use crate::pack::{flag, in_list, list};
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

/// How many sentences before its own a pronoun may mean.
const SHORTLY: usize = 3;

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
        let sentence = Self {
            reader,
            text,
            low,
            high: high.min(at + REACH),
        };
        let low = sentence.behind_dateline(at).unwrap_or(low);
        Self { low, ..sentence }
    }

    /// The first token behind "DORNE, Wexmoor (Reuters) —" or "(CNN) —".
    fn behind_dateline(&self, verb: usize) -> Option<usize> {
        let town = self.words(self.low);
        let is_town = town == "(" || town.len() > 3 && !town.contains(|c: char| !c.is_uppercase());
        let reach = verb.min(self.low + LONGEST);
        let is_dash = |at: &usize| self.tokens()[*at].word == punct::DASH;
        let dash = is_town.then(|| (self.low..reach).find(is_dash))??;
        Some(dash + 1)
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
            let pause = at.checked_sub(2).filter(|&p| is_pause(self.tokens()[p]))?;
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

    /// The sentence opens with a person in full whose description ends with the comma at `close`:
    /// "Jane Roe, who runs the mill, said Max Poe was late".
    fn is_described(&self, close: usize) -> bool {
        let tokens = self.tokens();
        let name = crate::name::length_at(tokens, self.low, close);
        let from = self.low + name;
        name > 1
            && tokens[close].word == punct::COMMA
            && tokens[from].word == punct::COMMA
            && from + 1 < close
            && (self.is("who", from + 1)
                || !(from..close).any(|at| in_list(tokens[at].word, list::AUXILIARY)))
    }

    /// Of a sentence like "Jane Roe, an engineer at the mill told us", which lacks its second comma.
    fn before_open_apposition(&self, end: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        let pause = (self.low..end).rfind(|&at| !tokens[at].is_word())?;
        let describes = |at: usize| {
            self.is_nominal(at)
                || self.is("who", at)
                || in_list(tokens[at].word, list::SPECIFIER)
                || in_list(tokens[at].word, list::HANGS_ON)
        };
        if tokens[pause].word != punct::COMMA
            || !(pause + 1..end).all(describes)
            || self.is_capital(pause + 1)
        {
            return None;
        }
        let found = self.subject_before(pause)?;
        let in_full = found.who == Who::Person && found.end - found.start > 1;
        (in_full && !self.hangs(found)).then_some(found)
    }

    /// The subject its sentence opens with or, where that is "she", whom it means.
    fn opener(&self, verb: usize) -> Option<Speaker> {
        if in_list(self.tokens()[self.low].word, list::PRONOUN) {
            return self.antecedent(verb);
        }
        self.opening(verb)
    }

    /// Whom "she" means: the person that its sentence or one shortly before in the block opens with.
    fn antecedent(&self, verb: usize) -> Option<Speaker> {
        let sentences = &self.reader.sentences;
        let own = sentences.partition_point(|s| (s.0 as usize) < self.low);
        let earlier = sentences[..own]
            .iter()
            .rev()
            .take(SHORTLY)
            .find_map(|&(low, high)| {
                let (low, high) = (low as usize, high as usize);
                let high = high.min(low + REACH - 1);
                Clause { low, high, ..*self }.opening(high)
            });
        self.opening(verb)
            .or(earlier)
            .filter(|s| s.who == Who::Person)
    }

    /// Steps back from the verb over what may stand between it and its subject: "also", "on Sunday",
    /// "(R-Ohio)".
    fn before_fillers(&self, verb: usize) -> usize {
        let tokens = self.tokens();
        let mut at = verb;
        while at > self.low {
            let before = tokens[at - 1];
            if before.word == punct::CLOSE_PAREN {
                let open = self.before_parentheses(at);
                if open == at {
                    break;
                }
                at = open;
            } else if in_list(before.word, list::BETWEEN) || self.is_adverb(at - 1) {
                at -= 1;
            } else if at > self.low + 2 && self.is("to", at - 1) && self.is("on", at - 2) {
                // "Went on to say".
                at -= 3;
            } else {
                break;
            }
        }
        at
    }

    /// Steps back from `at` over "(R-Ohio)".
    fn before_parentheses(&self, at: usize) -> usize {
        let tokens = self.tokens();
        let from = at.saturating_sub(LONGEST).max(self.low);
        let opens = |open: &usize| tokens[*open].word == punct::OPEN_PAREN;
        let closed = at > self.low && tokens[at - 1].word == punct::CLOSE_PAREN;
        closed
            .then(|| (from..at).rfind(opens))
            .flatten()
            .unwrap_or(at)
    }

    /// The subject that ends before `end`: the first of the nouns that hang on one another.
    fn subject_before(&self, end: usize) -> Option<Speaker> {
        let mut start = self.phrase_start(end);
        if start == end {
            return None;
        }
        // "Food and Drug Administration".
        if start > self.low + 1
            && self.is("and", start - 1)
            && (start - 2..end).all(|at| at == start - 1 || self.is_capital(at))
            && end - start > 1
            && self.ends_body(end - 1)
        {
            start = self.phrase_start(start - 1);
        }
        let mut left = start;
        while left > self.low && in_list(self.tokens()[left - 1].word, list::SPECIFIER) {
            left -= 1;
        }
        // "Chamber of Commerce President Jane Roe", but not "lawyer for President Roe".
        let own = self.named(start, end, left);
        if let Some(Speaker {
            who: Who::Person,
            start: name,
            ..
        }) = own
            && (start + 1..name)
                .any(|at| self.tokens()[at].is_on(flag::TITLE) && self.is_capital(at - 1))
            && !(left > self.low + 1
                && in_list(self.tokens()[left - 1].word, list::HANGS_ON)
                && in_list(self.tokens()[left - 2].word, list::BODY))
        {
            return own;
        }
        if left > self.low + 1
            && in_list(self.tokens()[left - 1].word, list::HANGS_ON)
            && self.phrase_start(left - 1) < left - 1
        {
            let Some(mut head) = self.subject_before(left - 1) else {
                // "Weeks after Jane Roe said", "Secretary of State Jane Roe".
                let opens_clause = in_list(self.tokens()[left - 1].word, list::CONJUNCTION);
                let is_post = |s: &Speaker| {
                    s.who == Who::Person
                        && s.start > start
                        && self.is_capital(left - 2)
                        && self.is_post_before(left - 1)
                };
                return own.filter(|s| opens_clause && s.who != Who::Record || is_post(s));
            };
            // "University of Dorne professor Jane Roe", but not "spokesman for miller Jane Roe".
            if head.who == Who::Body
                && self.is_capital(head.end - 1)
                && own.is_some_and(|s| {
                    s.who == Who::Person
                        && s.end - s.start > 1
                        && s.start > start
                        && (self.is_post_before(s.start) || !self.is_capital(s.start - 1))
                })
            {
                return own;
            }
            let joins = self.is("of", left - 1)
                || self.is("for", left - 1)
                || self.is("on", left - 1) && self.is_capital(start);
            if head.who == Who::Body && joins && head.end == left - 1 {
                head.end = end;
            }
            return Some(head);
        }
        own
    }

    /// Of a sentence like "Jane Roe, who runs the mill, said": the source before the comma.
    fn before_apposition(&self, close: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        let from = (self.low..close)
            .rfind(|&at| {
                self.is_mark(at) || matches!(tokens[at].word, punct::SEMICOLON | punct::COLON)
            })
            .map_or(self.low, |at| at + 1);
        let inner = Clause { low: from, ..*self };
        let found = (from + 1..close)
            .filter(|&at| is_pause(tokens[at]))
            .filter_map(|at| inner.subject_before(inner.before_parentheses(at)))
            .find(|found| found.who != Who::Record && !inner.hangs(*found));
        // "The miller, Jane Roe, said".
        let in_full = |s: &Speaker| {
            s.who != Who::Record
                && s.end - s.start > 1
                && self.is_capital(s.end - 1)
                && !inner.hangs(*s)
        };
        // "A spokesman, Jane Roe, said", but "the mill, of Jane Roe, said".
        let by_name = || inner.subject_before(close).filter(in_full);
        let is_post = |s: &Speaker| s.who == Who::Body && !self.is_capital(s.end - 1);
        found
            .filter(is_post)
            .and_then(|_| by_name())
            .or(found)
            .or_else(by_name)
    }

    /// The subject a sentence opens with, for a second verb: "Jane Roe left the room, saying".
    fn opening(&self, verb: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        if verb - self.low >= REACH || self.is_quoted(self.low) {
            return None;
        }
        // "Jane Roe was angry: “It is late,” she said", but not "“It is late,” she said, adding".
        let quote = (self.low..verb).find(|&at| self.is_mark(at));
        if quote.is_some_and(|at| at == self.low || self.quoted_behind(at) != Some(at + 1)) {
            return None;
        }
        let verb = quote.unwrap_or(verb);
        let mut at = self.low;
        while at < verb {
            // "They sued Orme Motors and said".
            if in_list(tokens[at].word, list::SUBJECT_PRONOUN) {
                return None;
            }
            if in_list(tokens[at].word, list::HANGS_ON) {
                at = (at..verb).find(|&at| is_pause(tokens[at]))?;
            } else if !tokens[at].is_on(flag::FUNCTION_WORD) {
                break;
            }
            at += 1;
        }
        let left = at;
        let reach = verb.min(at + LONGEST);
        let mut body = None;
        while at < reach && self.is_nominal(at) {
            if self.is_capital(at) {
                let end = self.capitals_end(at);
                let owns = end < verb && tokens[end].word == punct::SINGLE_QUOTE;
                let found = self.named(left, end, left).filter(|_| !owns);
                if found.is_some_and(|s| s.who == Who::Person) {
                    return found;
                }
                body = body.or(found);
                at = end;
            } else {
                at += 1;
            }
        }
        // "A Dorne ministry official", who is not the ministry.
        let is_member = |s: &Speaker| {
            let next = tokens[s.end];
            next.is_on(flag::TITLE)
                || in_list(next.word, list::POST_WORD)
                || in_list(next.word, list::POSTS_WORD)
                || in_list(next.word, list::WRITTEN_RECORD)
        };
        body.or_else(|| self.named(left, at, left))
            .filter(|s| quote.is_none() && s.who != Who::Record && !is_member(s))
    }

    /// The source that stands from `from` on: "said Jane Roe", "according to the ministry".
    fn behind(&self, from: usize, inverted: bool) -> Option<Speaker> {
        let tokens = self.tokens();
        let mut start = from;
        while start < self.high && in_list(tokens[start].word, list::SPECIFIER) {
            start += 1;
        }
        let mut at = start;
        while at < self.high && at - from < LONGEST {
            let joins = at > start && self.is("of", at) && self.is_capital(at - 1);
            if self.is_capital(at) {
                let end = self.capitals_end(at);
                let found = self.named(start, end, from);
                if found.is_some_and(|s| s.who == Who::Person) && self.may_end(end, inverted) {
                    return found;
                }
                at = end;
                // "The Ministry of Works", but not "Bank of Works analyst Jane Roe".
                let tail = self.tail_end(end);
                let whole = self
                    .named(start, tail, from)
                    .filter(|s| s.who == Who::Person && s.end - s.start > 1);
                if whole.is_some() && self.may_end(tail, inverted) {
                    return whole;
                }
                if found.is_some_and(|s| s.who == Who::Body)
                    && tail > end
                    && self.may_end(tail, inverted)
                {
                    return found.map(|s| Speaker { end: tail, ..s });
                }
            } else if self.is_nominal(at) || joins {
                at += 1;
            } else {
                break;
            }
        }
        if inverted && !self.may_end(at, true) {
            return None;
        }
        let end = (start..at)
            .rfind(|&at| !self.trails(at))
            .map_or(start, |last| last + 1);
        let mut found = (end > start).then(|| self.named(start, end, from))??;
        if found.who == Who::Body {
            found.end = self.tail_end(end);
        }
        Some(found)
    }

    /// The end of what hangs on a body that ends before `end`: "of the Interior", "for Jane Roe".
    fn tail_end(&self, end: usize) -> usize {
        let joins = end < self.high && (self.is("of", end) || self.is("for", end));
        let specified = |at: &usize| in_list(self.tokens()[*at].word, list::SPECIFIER);
        let Some(start) = joins
            .then(|| (end + 1..self.high).find(|at| !specified(at)))
            .flatten()
        else {
            return end;
        };
        if self.is_capital(start) {
            return self.capitals_end(start);
        }
        let nouns = (start..self.high).take_while(|&at| self.is_nominal(at) && !self.trails(at));
        nouns.last().map_or(end, |last| last + 1)
    }

    fn tokens(&self) -> &[Token] {
        &self.reader.tokens.all
    }

    fn words(&self, at: usize) -> &str {
        let token = self.tokens()[at];
        &self.text[token.start as usize..token.end as usize]
    }

    fn is(&self, word: &str, at: usize) -> bool {
        self.words(at).eq_ignore_ascii_case(word)
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.quoted_behind(at).is_some_and(|from| from <= at)
    }

    /// A quotation mark, and no apostrophe: "the workers' case".
    fn is_mark(&self, at: usize) -> bool {
        let spans = &self.reader.quoted;
        let next = spans.partition_point(|&(_, to)| (to as usize) < at);
        let ends = |&(from, to): &(u32, u32)| to as usize == at || from as usize == at + 1;
        match self.tokens()[at].word {
            punct::DOUBLE_QUOTE => true,
            punct::SINGLE_QUOTE => spans.get(next).is_some_and(ends),
            _ => false,
        }
    }

    /// Where the first quotation starts that ends behind `at`.
    fn quoted_behind(&self, at: usize) -> Option<usize> {
        let spans = &self.reader.quoted;
        let next = spans.partition_point(|&(_, to)| to as usize <= at);
        spans.get(next).map(|&(from, _)| from as usize)
    }

    /// Quoted words stand in the verb's sentence, or a clause with "that" or "whether" behind it.
    fn hands_on(&self, verb: usize) -> bool {
        self.quoted_behind(self.low)
            .is_some_and(|from| from < self.high)
            || (verb + 1..self.high.min(verb + 4)).any(|at| {
                let word = self.tokens()[at].word;
                in_list(word, list::CLAUSE_WORD)
                    || in_list(word, list::PRONOUN)
                    || self.is("they", at)
            })
    }

    /// The first token of the nouns that end before `end`.
    fn phrase_start(&self, end: usize) -> usize {
        let from = end.saturating_sub(LONGEST).max(self.low);
        (from..end)
            .rfind(|&at| !self.is_nominal(at))
            .map_or(from, |at| at + 1)
    }

    fn is_adverb(&self, at: usize) -> bool {
        let token = self.tokens()[at];
        token.is_word() && !token.is_capitalised() && self.words(at).ends_with("ly")
    }

    /// A word behind the source that is none of its nouns: "documents filed".
    fn trails(&self, at: usize) -> bool {
        let token = self.tokens()[at];
        in_list(token.word, list::BETWEEN)
            || !token.is_capitalised() && (self.is_adverb(at) || self.words(at).ends_with("ed"))
    }

    /// What stands at `at` may follow a source: no noun that the words before would belong to and,
    /// behind an inverted verb, no verb of its own.
    fn may_end(&self, at: usize, inverted: bool) -> bool {
        if at >= self.high {
            return true;
        }
        let token = self.tokens()[at];
        if token.word == punct::PERIOD {
            return at + 1 >= self.high || self.may_end(at + 1, inverted);
        }
        if !token.is_word() {
            return token.word != punct::SINGLE_QUOTE;
        }
        if in_list(token.word, list::AUXILIARY) {
            return !inverted;
        }
        token.is_on(flag::FUNCTION_WORD)
            || in_list(token.word, list::BETWEEN)
            || self.is_adverb(at)
            || in_list(token.word, list::NAME_SUFFIX)
    }

    /// The source hangs on words before it: "with Jane Roe".
    fn hangs(&self, found: Speaker) -> bool {
        found.left > self.low && {
            let before = self.tokens()[found.left - 1];
            before.is_word() && !in_list(before.word, list::CONJUNCTION)
        }
    }
}

fn is_pause(token: Token) -> bool {
    matches!(token.word, punct::COMMA | punct::DASH)
}

fn is_quote(token: Token) -> bool {
    matches!(token.word, punct::DOUBLE_QUOTE | punct::SINGLE_QUOTE)
}
