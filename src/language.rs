//! Whether a text is English: by what the page declares and by the share of small words, which
//! make up a third to a half of English prose and next to nothing of other languages.

use crate::pack::flag;
use crate::token::Token;

/// Words looked at; the start of a page is enough.
const ENOUGH: u32 = 2_000;
/// Below so many words only the declaration counts.
const FEW: u32 = 30;

/// What was seen so far.
#[derive(Debug)]
pub(crate) struct Evidence {
    declared_english: Option<bool>,
    words: u32,
    small: u32,
}

impl Evidence {
    /// Starts with the language a page declares (BCP 47), if any.
    pub fn of(declared: Option<&str>) -> Self {
        let primary = declared.map(|lang| lang.split(['-', '_']).next().unwrap_or_default().trim());
        let declared_english = primary
            .filter(|p| !p.is_empty() && *p != "und")
            .map(|p| p.eq_ignore_ascii_case("en"));
        Self {
            declared_english,
            words: 0,
            small: 0,
        }
    }

    /// Adds the words of a block.
    pub fn add(&mut self, tokens: &[Token]) {
        if self.words >= ENOUGH {
            return;
        }
        for token in tokens.iter().filter(|t| t.is_word()) {
            self.words += 1;
            self.small += u32::from(token.is_on(flag::ENGLISH_WORD));
        }
    }

    /// Whether to take it for English. Text whose words say otherwise is not, whatever is declared.
    pub fn is_english(&self) -> bool {
        if self.words < FEW {
            return self.declared_english.unwrap_or(true);
        }
        let per_hundred = self.small * 100 / self.words;
        match self.declared_english {
            Some(false) => per_hundred >= 25,
            _ => per_hundred >= 10,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Tokens;

    #[track_caller]
    fn english(lang: Option<&str>, text: &str, expected: bool) {
        let mut tokens = Tokens::default();
        tokens.read(text);
        let mut evidence = Evidence::of(lang);
        evidence.add(&tokens.all);
        assert_eq!(evidence.is_english(), expected);
    }

    const ENGLISH: &str = "The council met on Monday to talk about the bridge and it was not clear whether the money would last until the end of the year, as had been planned by the mayor and his deputy.";
    const GERMAN: &str = "Der Rat traf sich am Montag, um über die Brücke zu sprechen, und es war nicht klar, ob das Geld bis zum Ende des Jahres reichen würde, wie es der Bürgermeister und sein Stellvertreter geplant hatten.";

    #[test]
    fn words_outweigh_what_is_declared() {
        english(None, ENGLISH, true);
        english(Some("en-GB"), ENGLISH, true);
        english(Some("de"), ENGLISH, true);
        english(None, GERMAN, false);
        english(Some("en"), GERMAN, false);
    }

    #[test]
    fn a_few_words_are_taken_as_declared() {
        english(None, "Der Rat traf sich", true);
        english(Some("de"), "Der Rat traf sich", false);
    }
}
