//! Capitals made small. Knows the letters of nearly all names that stand in English papers: the Latin ones of
//! Europe and Vietnam, Greek and Cyrillic ones; the standard library's knows every script, and its table would
//! be in the engine.

/// The small letter of `c`, or `c` where it is none of the capitals known.
pub(crate) fn small(c: char) -> char {
    let next = match c {
        'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => 0x20,
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        'Ơ' | 'Ư' => 1,
        'İ' => return 'i',
        'Ÿ' => return 'ÿ',
        // Here a capital is followed by its small letter.
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' | '\u{200}'..='\u{21f}' | 'Ạ'..='ỹ' => {
            1 - c as u32 % 2
        }
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => c as u32 % 2,
        _ => 0,
    };
    char::from_u32(c as u32 + next).unwrap_or(c)
}

/// `c` is a capital.
pub(crate) fn is_capital(c: char) -> bool {
    small(c) != c
}

/// `word` in small letters.
#[inline(never)]
pub(crate) fn all_small(word: &str) -> String {
    word.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_the_small_letters_that_unicode_has_for_them() {
        let latin = ('\0'..='\u{17e}').chain('Ơ'..='ơ').chain('Ư'..='ư');
        let latin = latin.chain('\u{200}'..='\u{21f}').chain('Ạ'..='ỹ');
        let known = latin.chain('Α'..='ω').chain('Ѐ'..='я');
        for c in known.filter(|c| *c != 'İ') {
            assert_eq!(c.to_lowercase().to_string(), small(c).to_string(), "{c}");
        }
    }
}
