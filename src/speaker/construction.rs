//! Tells by what stands right before a verb of saying how its subject is joined to it.

use super::{Clause, Speaker, Who, is_pause, is_quote};
use crate::pack::list;

impl Clause<'_> {
    /// The subject of the verb. Of "he said, adding" it is the one of "said"; of "he said, with Jane Roe
    /// adding" it is her.
    pub(super) fn subject_of(&self, verb: usize) -> Option<Speaker> {
        let is_own = |s: &Speaker| s.left > self.low && self.is("with", s.left - 1);
        self.joined_subject(verb)
            .filter(|s| !self.is_any(list::ADDING, verb) || is_own(s) || !self.has_said(verb))
    }

    /// The subject of the verb, which stands before it or, inverted, behind it.
    fn joined_subject(&self, verb: usize) -> Option<Speaker> {
        let end = self.before_fillers(verb);
        let link = end.checked_sub(1).filter(|&link| link >= self.low);
        let is_break = |link| is_pause(self.token(link)) || is_quote(self.token(link));
        let Some(link) = link.filter(|&link| !is_break(link)) else {
            return self.across_break(verb, end);
        };
        // "She issued a statement saying", "she began by saying".
        let is_own = || self.is_any(list::OWN_WORDS, link) || self.is("by", link);
        if self.is("as", link) {
            self.quoted_as(link)
        } else if self.is("who", link) || self.is("which", link) {
            self.of_relative(link)
        } else if self.is("and", link)
            || self.is("but", link)
            || self.is_any(list::ADDING, verb) && is_own()
        {
            self.opener(verb)
        } else if self.is_any(list::PRONOUN, link) {
            self.antecedent(verb)
        } else {
            self.adjacent(verb, end)
        }
    }

    /// Somebody speaks before `verb` in its sentence.
    fn has_said(&self, verb: usize) -> bool {
        let says = |at: usize| self.is_any(list::SAYING, at) && !self.token(at).is_capitalised();
        (self.low..verb).any(|at| says(at) && !self.is_quoted(at))
    }

    /// Inversion, as in "“Yes,” said Jane Roe", or apposition, as in "Jane Roe, who runs the mill, said": a
    /// pause, a quotation mark or nothing stands before the verb.
    fn across_break(&self, verb: usize, end: usize) -> Option<Speaker> {
        let last = (end > self.low).then(|| self.token(end - 1));
        let hands_over = last.is_some_and(is_quote) && !self.is("told", verb);
        // "Jane Roe, the miller, later said Max Poe was late".
        let is_next = end == verb || last.is_none_or(is_quote);
        let inverts = (hands_over || is_next && self.is_any(list::INVERTED, verb))
            && !(last.is_some() && self.is_described(end - 1));
        if inverts && self.is_unnamed_behind(verb + 1) {
            return None;
        }
        let behind = inverts.then(|| self.behind(verb + 1, true)).flatten();
        if behind.is_some_and(|s| s.who == Who::Person) || last.is_none_or(is_quote) {
            return behind;
        }
        let found = self.before_apposition(end - 1).or(behind);
        // "“It is late,” said Mr. Orme's friends".
        if inverts && self.is_capital(verb + 1) {
            return found;
        }
        found.or_else(|| self.opener(verb))
    }

    /// A relative clause with a comma, as in "Jane Roe, who said": `link` is its "who" or "which".
    fn of_relative(&self, link: usize) -> Option<Speaker> {
        let pause = link.checked_sub(1).filter(|&pause| pause >= self.low)?;
        if !is_pause(self.token(pause)) {
            return None;
        }
        // "People like the miller of Dorne, who said", "according to the ministry, which said".
        let is_meant =
            |s: &Speaker| s.who == Who::Person || self.is("which", link) || !self.hangs(*s);
        let found = self.subject_before(pause).filter(is_meant);
        found.or_else(|| self.before_apposition(pause))
    }

    /// Nouns right before the verb: "Jane Roe said".
    fn adjacent(&self, verb: usize, end: usize) -> Option<Speaker> {
        // "The man who knew Jane Roe said", but not "the man who Jane Roe said was late".
        let own = self.subject_before(end);
        let is_finite = !self.is_any(list::ADDING, verb) && !self.is_any(list::AUXILIARY, end - 1);
        let relative = is_finite.then(|| self.relative_before(end)).flatten();
        let relative = relative.filter(|&who| own.is_none_or(|s| s.left > who + 1));
        let found = relative.map_or(own, |who| self.subject_before(who));
        found.or_else(|| self.before_open_apposition(end))
    }
}
