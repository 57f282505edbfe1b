//! Finds the source that stands before its verb: the subject, through what may be set between the two.

use super::{Clause, LONGEST, REACH, Single, Speaker, Who, is_pause};
use crate::pack::{flag, list};
use crate::token::punct;

/// How many sentences before its own a pronoun may mean.
const SHORTLY: usize = 3;

/// The last of the noun phrases that make up a subject, and what it names by itself.
struct Phrase {
    /// First token, its article.
    left: usize,
    /// First token behind the article.
    start: usize,
    /// Exclusive.
    end: usize,
    own: Option<Speaker>,
}

impl Phrase {
    /// It names a source of this kind.
    fn is(&self, who: Who) -> bool {
        self.own.is_some_and(|s| s.who == who)
    }

    /// Exclusive end of what it names, or its own.
    fn own_end(&self) -> usize {
        self.own.map_or(self.end, |s| s.end)
    }
}

impl Clause<'_> {
    /// The subject that ends before `end`: the first of the noun phrases that hang on one another.
    pub(super) fn subject_before(&self, end: usize) -> Option<Speaker> {
        let phrase = self.phrase_before(end)?;
        if self.is_object(&phrase) || self.is_second_complement(&phrase) {
            return None;
        }
        // "Editor in chief Jane Roe".
        let ends_post = || phrase.start == phrase.left && self.is_any(list::POST_END, phrase.start);
        if !self.is_complement(&phrase) || ends_post() || self.is_titled_within(&phrase) {
            return phrase.own;
        }
        match self.subject_before(self.head_end(&phrase)) {
            None => self.without_head(&phrase),
            Some(head) if self.is_post_at(head, &phrase) || self.opens_clause(head, &phrase) => {
                phrase.own
            }
            Some(head) => self.with_complement(head, &phrase),
        }
    }

    fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let mut start = self.phrase_start(end);
        if start == end {
            return None;
        }
        // "Food and Drug Administration".
        if start > self.low + 1
            && self.is("and", start - 1)
            && (start - 2..end).all(|at| at == start - 1 || self.is_capital(at))
            && self.ends_joined(start, end)
        {
            start = self.phrase_start(start - 1);
        }
        let mut left = start;
        while left > self.low && self.is_any(list::SPECIFIER, left - 1) {
            left -= 1;
        }
        let own = self.named(start, end, left);
        Some(Phrase {
            left,
            start,
            end,
            own,
        })
    }

    /// Somebody does something with what the phrase names: "the diver leading the investigation".
    fn is_object(&self, phrase: &Phrase) -> bool {
        let Some(verb) = phrase.left.checked_sub(1).filter(|&at| at > self.low) else {
            return false;
        };
        let is_other = [list::BETWEEN, list::HANGS_ON, list::UTTERANCE];
        phrase.left < phrase.start
            && !phrase.is(Who::Person)
            && !self.is("that", phrase.left)
            && self.word(verb).ends_with("ing")
            && !self.token(verb).is_capitalised()
            && !is_other.iter().any(|&list| self.is_any(list, verb))
    }

    /// The phrase hangs on another together with those before it: "people from Dorne, Orme and Wexmoor".
    fn is_second_complement(&self, phrase: &Phrase) -> bool {
        let link = phrase.left.saturating_sub(1);
        phrase.is(Who::Body) && link > self.low && self.hangs_together(link)
    }

    /// The phrase hangs on another by a preposition.
    fn is_complement(&self, phrase: &Phrase) -> bool {
        phrase.left > self.low + 1
            && self.is_any(list::HANGS_ON, phrase.left - 1)
            && self.phrase_start(self.head_end(phrase)) < self.head_end(phrase)
    }

    /// The end of what the phrase hangs on: "Jane Roe (D-Ohio) of Dorne".
    fn head_end(&self, phrase: &Phrase) -> usize {
        self.before_parentheses(phrase.left - 1)
    }

    /// "Chamber of Commerce President Jane Roe", but not "office of Harbour President Roe".
    fn is_titled_within(&self, phrase: &Phrase) -> bool {
        let is_title = |at: usize| self.token(at).is_on(flag::TITLE) && self.is_capital(at - 1);
        let name = phrase.own.filter(|s| s.who == Who::Person);
        name.is_some_and(|s| (phrase.start + 1..s.start).any(is_title))
            && !self.is_any(list::BODY, phrase.left - 2)
    }

    /// What a phrase names that hangs on no source: "weeks after Jane Roe said", "Secretary of State Jane Roe".
    fn without_head(&self, phrase: &Phrase) -> Option<Speaker> {
        let link = phrase.left - 1;
        let opens_clause = self.is_any(list::CONJUNCTION, link) && !phrase.is(Who::Record);
        let own = phrase.own?;
        let is_post = own.who == Who::Person
            && own.start > phrase.start
            && self.is_capital(link - 1)
            && self.is_post_before(link);
        if is_post {
            let left = self.phrase_start(link);
            return Some(Speaker { left, ..own });
        }
        opens_clause.then_some(own)
    }

    /// "University of Dorne professor Jane Roe", but not "spokesman for miller Jane Roe".
    fn is_post_at(&self, head: Speaker, phrase: &Phrase) -> bool {
        let name = phrase.own.filter(|s| s.who == Who::Person);
        head.who == Who::Body
            && self.is_capital(head.end - 1)
            && name.is_some_and(|s| {
                s.end - s.start > 1
                    && s.start > phrase.start
                    && (self.is_post_before(s.start) || !self.is_capital(s.start - 1))
            })
    }

    /// "The complaint came after the council said".
    fn opens_clause(&self, head: Speaker, phrase: &Phrase) -> bool {
        let is_somebody = || {
            phrase.own.is_some_and(|s| s.who != Who::Record)
                || self.is_any(list::NOBODY, phrase.end - 1)
        };
        head.who == Who::Record && self.is_any(list::CONJUNCTION, phrase.left - 1) && is_somebody()
    }

    /// The head with what hangs on it, where that belongs to its name: "Ministry of Works", "report by the council".
    fn with_complement(&self, mut head: Speaker, phrase: &Phrase) -> Option<Speaker> {
        let link = phrase.left - 1;
        let joins = self.is("of", link)
            || self.is("for", link)
            || self.is("on", link) && self.is_capital(phrase.start);
        if head.who == Who::Body && joins && head.end == link {
            // "Ministry of Works official".
            if self.is_any(list::NOBODY, phrase.end - 1) && !self.is_capital(phrase.end - 1) {
                return None;
            }
            // "Centre for Flour poll".
            if phrase.is(Who::Record)
                && phrase.left == phrase.start
                && self.is_capital(head.end - 1)
                && !self.is_capital(phrase.own_end() - 1)
            {
                head.who = Who::Record;
            }
            head.end = phrase.own_end();
        }
        if head.who == Who::Record
            && self.is_made(head.end, link)
            && (self.is_capital(phrase.start) || phrase.is(Who::Record))
        {
            head.end = phrase.own_end();
        }
        Some(head)
    }

    /// The "who" of a clause that goes on up to `end`, behind its noun.
    pub(super) fn relative_before(&self, end: usize) -> Option<usize> {
        let mut words = (self.low + 1..end)
            .rev()
            .take_while(|&at| self.token(at).is_word());
        words.find(|&at| self.is("who", at) && self.token(at - 1).is_word())
    }

    /// Of a sentence like "Jane Roe was quoted as saying" or "they quoted Jane Roe as saying".
    pub(super) fn quoted_as(&self, link: usize) -> Option<Speaker> {
        let verb = (self.low..link).rfind(|&at| self.is("quoted", at) || self.is("cited", at))?;
        let is_passive =
            verb > self.low && (self.is_any(list::AUXILIARY, verb - 1) || self.is("by", verb + 1));
        if is_passive {
            return self.subject_before(self.before_fillers(verb - 1));
        }
        let object = Clause {
            low: verb + 1,
            ..*self
        };
        let end = object.before_fillers(link);
        let close = end
            .checked_sub(1)
            .filter(|&at| at > verb && is_pause(self.token(at)));
        close.map_or_else(
            || object.subject_before(end),
            |close| object.before_apposition(close),
        )
    }

    /// Of a sentence like "Jane Roe, who runs the mill, said": the source before the comma.
    pub(super) fn before_apposition(&self, close: usize) -> Option<Speaker> {
        let from = (self.low..close)
            .rfind(|&at| {
                self.is_mark(at) || matches!(self.token(at).word, punct::SEMICOLON | punct::COLON)
            })
            .map_or(self.low, |at| at + 1);
        let inner = Clause { low: from, ..*self };
        let pauses = (from + 1..close).filter(|&at| is_pause(self.token(at)));
        let mut record = None;
        let found = pauses
            .filter_map(|at| inner.subject_before(inner.before_parentheses(at)))
            .filter(|s| !inner.hangs(*s) && !inner.is_participle(*s))
            .inspect(|s| record = record.or(Some(*s).filter(|s| s.who == Who::Record)))
            .find(|s| s.who != Who::Record);
        // "The miller, Jane Roe, said".
        let in_full = |s: &Speaker| {
            s.who != Who::Record
                && s.end - s.start > 1
                && self.is_capital(s.end - 1)
                && !inner.hangs(*s)
        };
        // "A spokesman, Jane Roe, said", but "the mill, of Jane Roe, said".
        let by_name = || inner.subject_before(close).filter(in_full);
        let speaks_for = |at: usize| self.is_any(list::SPOKESPERSON, at);
        let is_post = |s: &Speaker| {
            s.who == Who::Body && (!self.is_capital(s.end - 1) || (s.start..s.end).any(speaks_for))
        };
        found
            .filter(is_post)
            .and_then(|_| by_name())
            .or(found)
            .or_else(by_name)
            .or(record)
    }

    /// "Speaking" or "Asked", with which a sentence opens.
    fn is_participle(&self, found: Speaker) -> bool {
        let word = self.word(found.start);
        found.single == Single::Opening && (word.ends_with("ing") || word.ends_with("ed"))
    }

    /// Of a sentence like "Jane Roe, an engineer at the mill told us", which lacks its second comma.
    pub(super) fn before_open_apposition(&self, end: usize) -> Option<Speaker> {
        let pause = (self.low..end).rfind(|&at| !self.token(at).is_word())?;
        let describes = |at: usize| {
            self.is_nominal(at)
                || self.is("who", at)
                || self.is_any(list::SPECIFIER, at)
                || self.is_any(list::HANGS_ON, at)
        };
        if self.token(pause).word != punct::COMMA
            || !(pause + 1..end).all(describes)
            || self.is_capital(pause + 1)
        {
            return None;
        }
        let found = self.subject_before(pause)?;
        let in_full = found.who == Who::Person && found.end - found.start > 1;
        (in_full && !self.hangs(found)).then_some(found)
    }

    /// The sentence opens with a person in full whose description ends with the comma at `close`:
    /// "Jane Roe, who runs the mill, said Max Poe was late".
    pub(super) fn is_described(&self, close: usize) -> bool {
        let name = crate::name::length_at(self.tokens(), self.low, close);
        let from = self.low + name;
        name > 1
            && self.token(close).word == punct::COMMA
            && self.token(from).word == punct::COMMA
            && from + 1 < close
            && (self.is("who", from + 1)
                || !(from..close).any(|at| self.is_any(list::AUXILIARY, at)))
    }

    /// The subject its sentence opens with or, where that is "she", whom it means.
    pub(super) fn opener(&self, verb: usize) -> Option<Speaker> {
        if self.is_any(list::PRONOUN, self.low) {
            return self.antecedent(verb);
        }
        self.opening(verb)
    }

    /// Whom "she" means: the person that its sentence or one shortly before in the block opens with.
    pub(super) fn antecedent(&self, verb: usize) -> Option<Speaker> {
        let sentences = &self.reader.sentences;
        let own = sentences.partition_point(|s| s.0 as usize <= verb);
        let mut earlier = sentences[..own].iter().rev().skip(1).take(SHORTLY);
        let earlier = earlier.find_map(|&(low, high)| {
            let (low, high) = (low as usize, high as usize);
            let high = high.min(low + REACH - 1);
            let clause = Clause { low, high, ..*self }.behind_dateline(high);
            clause.opening(high).map(|s| clause.as_pronoun(s))
        });
        // "The mill will open, she said": who opens the sentence is told of.
        let closes = verb + 1 >= self.high || self.token(verb + 1).word == punct::PERIOD;
        let is_told_of = closes && !(self.low..verb).any(|at| self.is_mark(at));
        let own = (!is_told_of).then(|| self.opening(verb)).flatten();
        let own = own.map(|s| self.as_pronoun(s));
        own.or(earlier).filter(|s| s.who == Who::Person)
    }

    /// A subject that a pronoun means: "Nora was late", "Nora waited", but not "Dorne millers were late".
    fn as_pronoun(&self, found: Speaker) -> Speaker {
        let is_whole = !self.is_nominal(found.end) || self.word(found.end).ends_with("ed");
        let single = if is_whole {
            Single::Somebody
        } else {
            Single::Nothing
        };
        Speaker { single, ..found }
    }

    /// The subject a sentence opens with, for a second verb: "Jane Roe left the room, saying".
    pub(super) fn opening(&self, verb: usize) -> Option<Speaker> {
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
            if self.is_any(list::SUBJECT_PRONOUN, at) {
                return None;
            }
            if self.is_any(list::HANGS_ON, at) {
                at = (at..verb).find(|&at| is_pause(self.token(at)))?;
            } else if !self.token(at).is_on(flag::FUNCTION_WORD) {
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
                let owns = end < verb && self.token(end).word == punct::SINGLE_QUOTE;
                let found = self.named(left, end, left).filter(|_| !owns);
                // "Dorne council spokesman Jane Roe".
                let next = (end..reach).find(|&at| !self.is_nominal(at) || self.is_capital(at));
                let leads = next.is_some_and(|next| {
                    next > end
                        && self.is_capital(next)
                        && self.is_post_before(next)
                        && (next == end + 1 || self.is_any(list::BODY, end))
                });
                if found.is_some_and(|s| s.who == Who::Person) && !leads {
                    return found;
                }
                body = body.or(found);
                at = end;
            } else if at > left
                && (self.is_between(at) || self.word(at).ends_with("ed") && !self.is_adverb(at - 1))
            {
                // "The miller later met Jane Roe", "the miller thanked Jane Roe".
                break;
            } else {
                at += 1;
            }
        }
        // "A Dorne ministry official", "a Ministry of Works official", who is not the ministry.
        let is_member = |s: &Speaker| {
            let end = self.tail_end(s.end);
            self.token(end).is_on(flag::TITLE)
                || self.is_any(list::NOBODY, end)
                || self.is_any(list::WRITTEN_RECORD, end)
        };
        body.or_else(|| self.named(left, at, left))
            .filter(|s| quote.is_none() && s.who != Who::Record && !is_member(s))
    }

    /// Steps back from the verb over what may stand between it and its subject: "also", "on Sunday",
    /// "(R-Ohio)".
    pub(super) fn before_fillers(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > self.low {
            let before = self.token(at - 1);
            if before.word == punct::CLOSE_PAREN {
                let open = self.before_parentheses(at);
                if open == at {
                    break;
                }
                at = open;
            } else if self.is_between(at - 1) || self.is_adverb(at - 1) {
                at -= 1;
            } else if at > self.low + 2 && self.is("to", at - 1) && self.is("on", at - 2) {
                // "Went on to say".
                at -= 3;
            } else if at < verb && self.is("from", at - 1) {
                // "A poll from last year".
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// Steps back from `at` over "(R-Ohio)".
    pub(super) fn before_parentheses(&self, at: usize) -> usize {
        let from = at.saturating_sub(LONGEST).max(self.low);
        let opens = |open: &usize| self.token(*open).word == punct::OPEN_PAREN;
        let closed = at > self.low && self.token(at - 1).word == punct::CLOSE_PAREN;
        closed
            .then(|| (from..at).rfind(opens))
            .flatten()
            .unwrap_or(at)
    }
}
