//! Tells what nouns name, a person, a body or a record: by the lists they are on and by how they are
//! written.

use super::{Clause, LONGEST, Single, Speaker, Who, is_quote};
use crate::letter::is_capital;
use crate::pack::{flag, in_list, list};
use crate::token::{Token, punct};

impl Clause<'_> {
    /// What the nouns from `start` to `end` name, by the last of them.
    pub(super) fn named(&self, start: usize, end: usize, left: usize) -> Option<Speaker> {
        let (mut start, mut end) = (start, end);
        // "In case no. 7. Orme Motors".
        while start < end && !self.token(start).is_word() {
            start += 1;
        }
        while end > start
            && (self.token(end - 1).word == punct::PERIOD
                || self.is_any(list::NAME_SUFFIX, end - 1)
                || self.trails(end - 1))
        {
            end -= 1;
        }
        if end == start || self.is_possessive(end - 1) {
            return None;
        }
        if self.is_any(list::OWN_WORDS, end - 1) {
            let owner = self.named(start, end - 1, left);
            return owner.filter(|s| s.who == Who::Body);
        }
        let last = self.token(end - 1);
        // "Even Orme Motors".
        let leads = end - start > 1
            && self.is_capital(start)
            && self.is_capital(start + 1)
            && self.is_any(list::SENTENCE_STARTER, start)
            && !self.is_any(list::BODY, start);
        let start = start + usize::from(leads);
        let speaker = |who, start| {
            let is_one = who != Who::Record || !self.is_clause(start, end);
            is_one.then_some(Speaker {
                who,
                start,
                end,
                single: Single::Name,
                whole: start,
                left,
            })
        };
        if !self.is_capital(end - 1) {
            return if in_list(last.word, list::BODY) || in_list(last.word, list::SPOKESPERSON) {
                speaker(Who::Body, start)
            } else if in_list(last.word, list::WRITTEN_RECORD) {
                speaker(Who::Record, start)
            } else {
                None
            };
        }
        let mut first = end;
        let mut parts = 0;
        while first > start {
            let at = first - 1;
            // "United Nations Ambassador Jane Roe".
            if parts > 0 && self.is_any(list::BODY, at) {
                break;
            }
            if self.is_name_part(at) {
                parts += 1;
            } else if !(parts > 0 && self.joins_name(at, start)) {
                break;
            }
            first -= 1;
        }
        let describes = |at: usize| at + 1 < end && crate::name::describes(self.word(at));
        while first < end && (!self.is_name_part(first) || describes(first)) {
            first += 1;
        }
        let described = first > start && !self.token(first - 1).is_on(flag::NOT_A_NAME);
        let titled = first > start && self.is_post_before(first);
        let with_article = first > self.low && self.is("the", first - 1);
        let is_body = |at: usize| {
            let word = self.token(at).word;
            in_list(word, list::BODY) || in_list(word, list::PLACE)
        };
        // "New York" or "Fort Orme", and "Team Orme".
        let before = (end - start > 1 && self.is_capital(end - 2)).then(|| self.token(end - 2));
        let is_place = (1..=2).contains(&parts)
            && before.is_some_and(|t| in_list(t.word, list::PLACE_OPENING));
        let is_camp = parts == 1
            && before.is_some_and(|t| !t.is_on(flag::NOT_A_NAME) && in_list(t.word, list::BODY));
        if is_place || is_camp {
            return speaker(Who::Body, start);
        }
        if parts == 0 {
            return if is_body(end - 1) || self.ends_body(end - 1) || self.is_acronym(end - 1) {
                speaker(Who::Body, start)
            } else if in_list(last.word, list::WRITTEN_RECORD) {
                speaker(Who::Record, start)
            } else {
                None
            };
        }
        if !titled && in_list(last.word, list::WRITTEN_RECORD) && !self.ends_body(end - 1) {
            return speaker(Who::Record, start);
        }
        let is_firm = first > start && self.token(first - 1).word == punct::AMPERSAND;
        if with_article
            || is_firm
            || !titled && self.ends_body(end - 1)
            || parts == 1 && !described && (is_body(end - 1) || self.is_acronym(end - 1))
            || parts > 1 && (first..end).all(is_body)
        {
            return speaker(Who::Body, start);
        }
        let opens = parts == 1 && !described && self.starts_here(first);
        let is_part = |at: &usize| self.is_capital(*at) && !self.is_possessive(*at);
        let capitals = (start..first).rev().take_while(is_part);
        Some(Speaker {
            who: Who::Person,
            start: first,
            end,
            single: if opens { Single::Opening } else { Single::Name },
            whole: if titled {
                first
            } else {
                capitals.last().unwrap_or(first)
            },
            left,
        })
    }

    /// A word for a body or, behind another capital, one that ends the names of some: "Orme Brands".
    pub(super) fn ends_body(&self, at: usize) -> bool {
        let word = self.token(at).word;
        in_list(word, list::BODY)
            || in_list(word, list::BODY_NAME) && at > self.low && self.is_capital(at - 1)
    }

    /// The words before a record hold a verb: "police released footage", "they sent cables".
    fn is_clause(&self, start: usize, end: usize) -> bool {
        let is_verb = |at: usize| {
            let before = self.word(at - 1);
            !self.is_capital(at)
                && self.word(at).ends_with("ed")
                && !self.word(at).contains('-')
                && !self.is_possessive(at - 1)
                && (before.ends_with('s') || self.is_capital(at - 1))
        };
        let is_subject = |at: usize| {
            self.is_any(list::SUBJECT_PRONOUN, at)
                || self.is_any(list::AUXILIARY, at)
                || self.word(at).ends_with("n't")
                || self.word(at).ends_with("n’t")
        };
        (start + 1..end).any(is_verb) || start > self.low && is_subject(start - 1)
    }

    /// The capitals from `start` to `end` may end a name behind "and": "Flour and Bread Council".
    pub(super) fn ends_joined(&self, start: usize, end: usize) -> bool {
        end - start > 1 && self.ends_body(end - 1) || self.is_any(list::BODY_NAME, end - 1)
    }

    /// A title or post stands right before `at`: "Gov. Orme", "strategist Jane Church".
    pub(super) fn is_post_before(&self, at: usize) -> bool {
        let before = self.word_before(at);
        before.is_on(flag::TITLE)
            || in_list(before.word, list::CAPITAL_ROLE)
            || in_list(before.word, list::POST_WORD)
    }

    /// The word before `at`, which the period of an abbreviation may end.
    fn word_before(&self, at: usize) -> Token {
        let is_short = self.token(at - 1).word == punct::PERIOD && at > self.low + 1;
        self.token(at - 1 - usize::from(is_short))
    }

    /// "Wexmoor-based", or the party and state of a member: "R-Ohio".
    fn is_compound(&self, at: usize) -> bool {
        let words = self.word(at);
        words
            .split_once('-')
            .is_some_and(|(one, other)| one.len() == 1 || other.ends_with("ed"))
    }

    /// A noun or what may stand before one. Within a sentence a period ends an abbreviation.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let token = self.token(at);
        if token.is_word() {
            let is_verb = !token.is_capitalised()
                && in_list(token.word, list::UTTERANCE)
                && !self.is_noun_too(at);
            // "AT&T".
            let joins = || {
                let next = self.token(at + 1);
                next.word == punct::AMPERSAND && !next.has_space_before()
            };
            return !is_verb
                && !self.is_preposition(at)
                && (!token.is_on(flag::FUNCTION_WORD) || self.is_name_too(at) || joins());
        }
        token.word == punct::AMPERSAND
            || at + 1 < self.high && (token.word == punct::PERIOD || self.is_slash(at))
    }

    /// A verb of saying that is a record here: "estimates from the council", "notes show".
    fn is_noun_too(&self, at: usize) -> bool {
        let is_record = self.is_any(list::WRITTEN_RECORD, at);
        is_record && (self.is_any(list::MADE_BY, at + 1) || self.is_any(list::SHOWING, at + 1))
    }

    /// "Outside Dorne", but not "outside lawyer".
    fn is_preposition(&self, at: usize) -> bool {
        !self.token(at).is_capitalised()
            && self.is_any(list::HANGS_ON, at)
            && self.token(at + 1).is_capitalised()
    }

    /// A slash without space between two names: "Orme/Vale poll".
    fn is_slash(&self, at: usize) -> bool {
        self.word(at) == "/"
            && self.token(at + 1).is_capitalised()
            && !self.token(at + 1).has_space_before()
            && !self.token(at).has_space_before()
    }

    /// A part of a name that is another word too: "Theresa May", "April Orme".
    fn is_name_too(&self, at: usize) -> bool {
        let token = self.token(at);
        let is_plain =
            |t: Token| t.is_capitalised() && !t.is_on(flag::NOT_A_NAME) && !t.is_on(flag::TITLE);
        let is_surname = || {
            let before = self.word_before(at);
            // "Mr. King", but not "Chief Judge".
            let is_short = || in_list(before.word, list::TITLE_ABBREVIATION);
            let titled = before.is_on(flag::TITLE) && (!token.is_on(flag::TITLE) || is_short());
            is_plain(before) || titled && before.is_capitalised()
        };
        // "King said".
        let speaks = || self.starts_here(at) && self.is_any(list::UTTERANCE, at + 1);
        // "District Judge Jane Roe".
        let is_title = || {
            token.is_on(flag::TITLE)
                && at + 1 < self.high
                && is_plain(self.token(at + 1))
                && !self.is_any(list::NAME_SUFFIX, at + 1)
        };
        // "In May".
        let is_dated = || self.is_any(list::HANGS_ON, at - 1);
        token.is_capitalised()
            && (in_list(token.word, list::SURNAME_TOO)
                && (speaks() || at > self.low && (is_surname() && !is_title() || is_dated()))
                || in_list(token.word, list::GIVEN_TOO)
                    && at + 1 < self.high
                    && is_plain(self.token(at + 1)))
    }

    /// An initial's period, or a small word inside a name.
    fn joins_name(&self, at: usize, start: usize) -> bool {
        let token = self.token(at);
        let is_initial = token.word == punct::PERIOD && at > start && self.word(at - 1).len() == 1;
        is_initial || at > start && in_list(token.word, list::NAME_PARTICLE)
    }

    /// Capitalised, or like "al-Hadi".
    pub(super) fn is_capital(&self, at: usize) -> bool {
        let token = self.token(at);
        if token.is_capitalised() {
            self.is_nominal(at)
        } else {
            token.is_word() && has_particle(self.word(at))
        }
    }

    /// The end of the capitalised words from `at` on, with the small words inside a name.
    pub(super) fn capitals_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        let mut next = end;
        while next < self.high && next - at < LONGEST {
            if self.is_capital(next) {
                end = next + 1;
            } else if !self.joins_name(next, at) {
                break;
            }
            next += 1;
        }
        end
    }

    pub(super) fn is_acronym(&self, at: usize) -> bool {
        let words = self.word(at);
        let letters = words.bytes().filter(|b| *b != b'.');
        (2..=6).contains(&letters.clone().count())
            && letters.clone().all(|b| b.is_ascii_uppercase())
            && !self.is_any(list::SENTENCE_STARTER, at)
            && !self.is_any(list::CAPITAL_ROLE, at)
            && !self.token(at).is_on(flag::TITLE)
    }

    fn is_name_part(&self, at: usize) -> bool {
        let token = self.token(at);
        let is_other = token.is_on(flag::NOT_A_NAME)
            || token.is_on(flag::TITLE)
            || in_list(token.word, list::CAPITAL_ROLE);
        self.is_capital(at)
            && !self.is_possessive(at)
            && !self.is_compound(at)
            && (!is_other || self.is_name_too(at))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let words = self.word(at);
        words.ends_with("'s") || words.ends_with("’s")
    }

    /// A sentence or a quotation starts at `at`, so that any word would be capitalised.
    fn starts_here(&self, at: usize) -> bool {
        at == self.low || {
            let before = self.token(at - 1);
            is_quote(before)
                || matches!(
                    before.word,
                    punct::COLON | punct::DASH | punct::OTHER | punct::CLOSE_PAREN | punct::PERIOD
                )
        }
    }
}

/// It is a name behind its article: "al-Hadi", "ash-Sharif".
fn has_particle(word: &str) -> bool {
    (2..=3).any(|hyphen| {
        word.as_bytes().get(hyphen) == Some(&b'-')
            && matches!(
                &word[..hyphen],
                "al" | "el" | "as" | "ash" | "ul" | "ad" | "an" | "ar"
            )
            && word[hyphen + 1..].starts_with(is_capital)
    })
}
