//! Whom a text speaks to: the reader, or nobody. Quoted speech is not the page's own voice.

/// What the words of a text outside its quotations show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// It says "you" or "your".
    pub reader: bool,
    /// It says "we", "us" or "our".
    pub outlet: bool,
    /// It reports what somebody said or did: "said", "according to".
    pub reports: bool,
}

impl Address {
    const EVERYTHING: Self = Self {
        reader: true,
        outlet: true,
        reports: true,
    };

    /// What `text` shows.
    pub fn of(text: &str) -> Self {
        let mut address = Self::default();
        let mut quoted = false;
        for word in
            text.split(|c: char| !(c.is_alphanumeric() || is_quote(c) || matches!(c, '\'' | '’')))
        {
            let opens = word.starts_with(is_quote);
            let closes = word.len() > 1 && word.ends_with(is_quote);
            let inside = quoted || opens;
            quoted = inside && !closes && !(word.chars().count() == 1 && quoted && opens);
            if !inside {
                address.add(word);
            }
            if address == Self::EVERYTHING {
                break;
            }
        }
        address
    }

    /// It speaks to the reader or for the outlet, and reports nothing.
    pub fn speaks(self) -> bool {
        (self.reader || self.outlet) && !self.reports
    }

    fn add(&mut self, word: &str) {
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        let is = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w));
        match word.len() {
            2 | 3 if is(&["we", "our"]) || word == "us" => self.outlet = true,
            3 | 4 if is(&["you", "your"]) => self.reader = true,
            4..=9
                if is(&[
                    "said",
                    "says",
                    "told",
                    "tells",
                    "according",
                    "announced",
                    "wrote",
                    "testified",
                    "argued",
                    "claimed",
                    "recalled",
                    "urged",
                    "warned",
                    "advised",
                    "advise",
                    "advises",
                    "warns",
                    "insisted",
                    "concluded",
                    "replied",
                    "declared",
                    "begged",
                    "promises",
                    "promised",
                    "joked",
                ]) =>
            {
                self.reports = true;
            }
            _ => {}
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, reader: bool, outlet: bool, reports: bool) {
        assert_eq!(
            Address::of(text),
            Address {
                reader,
                outlet,
                reports
            },
            "{text}"
        );
    }

    #[test]
    fn the_reader_and_the_outlet_are_addressed_outside_quotations() {
        shows("We need your help.", true, true, false);
        shows("You’re reading it", true, false, false);
        shows("“We need your help,” she said.", false, false, true);
        shows("She said \"you\" and left us.", false, true, true);
        shows("The US sent troops.", false, false, false);
    }
}
