//! Finds the source that stands behind its verb, or behind "according to".

use super::{Clause, LONGEST, Speaker, Who};
use crate::pack::{flag, in_list, list};
use crate::token::punct;

impl Clause<'_> {
    /// The source that stands from `from` on: "said Jane Roe", "according to the ministry".
    pub(super) fn behind(&self, from: usize, inverted: bool) -> Option<Speaker> {
        let mut start = from;
        // "A copy of the letter".
        while start < self.high
            && (self.is_any(list::SPECIFIER, start)
                || self.is("copy", start)
                || self.is("of", start) && self.is("copy", start - 1))
        {
            start += 1;
        }
        let mut at = start;
        while at < self.high && at - from < LONGEST {
            let joins = at > start && self.is("of", at) && self.is_capital(at - 1);
            if self.is_capital(at) {
                let end = self.joined_end(at, self.capitals_end(at));
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
        // "Said the mill's owner, Jane Roe".
        let is_post = inverted && at > start && !self.is_capital(at - 1);
        if is_post && self.token(at).word == punct::COMMA && self.is_capital(at + 1) {
            let holder = self.behind(at + 1, true);
            let holder = holder.filter(|s| s.who == Who::Person && s.end - s.start > 1);
            if holder.is_some() {
                return holder;
            }
        }
        let end = (start..at)
            .rfind(|&at| !self.trails(at))
            .map_or(start, |last| last + 1);
        let mut found = (end > start).then(|| self.named(start, end, from))??;
        found.end = match found.who {
            Who::Body => self.tail_end(end),
            Who::Record => self.author_end(found.end),
            Who::Person => found.end,
        };
        Some(found)
    }

    /// The end of who made a record that ends before `end`: "compiled by Orme University".
    fn author_end(&self, end: usize) -> usize {
        let made = (end..self.high)
            .find(|&at| !self.trails(at))
            .unwrap_or(self.high);
        if made >= self.high || !self.is_made(end, made) {
            return end;
        }
        let specified = |at: &usize| self.is_any(list::SPECIFIER, *at);
        let start = (made + 1..self.high).find(|at| !specified(at));
        let start = start.filter(|&at| self.is_capital(at) && !self.trails(at));
        let Some(start) = start else { return end };
        let last = self.tail_end(self.joined_end(start, self.capitals_end(start)));
        let last = (last..self.high)
            .find(|&at| !self.is_nominal(at) || self.trails(at))
            .unwrap_or(self.high);
        let last = (start..last)
            .rfind(|&at| !self.trails(at))
            .map_or(end, |at| at + 1);
        let is_date = (start + 1..self.high.min(start + 3)).any(|at| self.token(at).is_number());
        if is_date || self.is_possessive(last - 1) {
            end
        } else {
            last
        }
    }

    /// The preposition at `made`, behind a record that ends before `end`, says who made it: "filed by",
    /// but not "seen by".
    pub(super) fn is_made(&self, end: usize, made: usize) -> bool {
        let is_seen = |at: usize| self.is_any(list::SEEN, at);
        self.is_any(list::MADE_BY, made) && (end..made).all(|at| self.trails(at) && !is_seen(at))
    }

    /// Somebody without a name stands from `from` on: "said one official".
    pub(super) fn is_unnamed_behind(&self, from: usize) -> bool {
        if from >= self.high || !self.is_any(list::INDEFINITE, from) {
            return false;
        }
        let nouns = (from + 1..self.high).take_while(|&at| self.is_nominal(at));
        nouns.last().is_some_and(|last| {
            self.is_any(list::NOBODY, last)
                && !self.token(last).is_capitalised()
                && self.may_end(last + 1, true)
        })
    }

    /// The end of a name whose capitals run from `start` to `end`, and perhaps on behind "and".
    fn joined_end(&self, start: usize, end: usize) -> usize {
        let is_whole = |at: usize| {
            let word = self.token(at).word;
            in_list(word, list::BODY) || in_list(word, list::PLACE) || self.is_acronym(at)
        };
        let joins = end + 1 < self.high && self.is("and", end) && self.is_capital(end + 1);
        let is_name = || {
            crate::name::length_at(self.tokens(), start, end) > 0
                && !self.is_any(list::BODY_NAME, end - 1)
        };
        if !joins || is_whole(end - 1) || is_name() {
            return end;
        }
        let last = self.capitals_end(end + 1);
        if self.ends_joined(end + 1, last) {
            last
        } else {
            end
        }
    }

    /// The end of what hangs on a body that ends before `end`: "of the Interior", "for Jane Roe", "on
    /// Bread".
    pub(super) fn tail_end(&self, end: usize) -> usize {
        let is_dated = || self.is_any(list::BETWEEN, end + 1);
        let joins = end + 1 < self.high
            && (self.is("of", end)
                || self.is("for", end)
                || self.is("on", end) && self.is_capital(end + 1) && !is_dated());
        let specified = |at: &usize| self.is_any(list::SPECIFIER, *at);
        let Some(start) = joins
            .then(|| (end + 1..self.high).find(|at| !specified(at)))
            .flatten()
        else {
            return end;
        };
        if self.is_capital(start) {
            return self.joined_end(start, self.capitals_end(start));
        }
        let nouns = (start..self.high).take_while(|&at| self.is_nominal(at) && !self.trails(at));
        nouns.last().map_or(end, |last| last + 1)
    }

    /// What stands at `at` may follow a source: no noun that the words before would belong to and,
    /// behind an inverted verb, no verb of its own.
    pub(super) fn may_end(&self, at: usize, inverted: bool) -> bool {
        if at >= self.high {
            return true;
        }
        let token = self.token(at);
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

    /// A word behind the source that is none of its nouns: "documents filed".
    pub(super) fn trails(&self, at: usize) -> bool {
        let token = self.token(at);
        self.is_between(at)
            || !token.is_capitalised() && (self.is_adverb(at) || self.word(at).ends_with("ed"))
    }
}
