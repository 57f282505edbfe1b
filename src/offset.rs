//! Between the two ways to count: bytes of UTF-8, as Rust does, and UTF-16 code units, as reports
//! and JavaScript do. Both count from the last place asked, so that places asked about in order cost
//! one walk over the text.

/// Turns byte offsets of one text into UTF-16 code units.
pub(crate) struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl<'a> Utf16<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            units: 0,
        }
    }

    /// The offset in code units of the byte at `byte`, which starts a character.
    pub fn at(&mut self, byte: u32) -> u32 {
        let byte = byte as usize;
        let bytes = self.text.as_bytes();
        if byte < self.byte {
            self.units -= units(&bytes[byte..self.byte]);
        } else {
            self.units += units(&bytes[self.byte..byte]);
        }
        self.byte = byte;
        self.units
    }
}

/// How many code units whole characters take: one begins at each byte that continues none, and one of
/// four bytes takes two.
fn units(characters: &[u8]) -> u32 {
    let units = |&byte: &u8| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0);
    characters.iter().map(units).sum()
}

/// Turns UTF-16 code units of one text into byte offsets.
pub(crate) struct Bytes<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl<'a> Bytes<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            units: 0,
        }
    }

    /// The offset in bytes of the character that holds code unit `unit`; the text's length behind it.
    pub fn at(&mut self, unit: u32) -> usize {
        for c in self.text[..self.byte].chars().rev() {
            if self.units <= unit {
                break;
            }
            self.units -= c.len_utf16() as u32;
            self.byte -= c.len_utf8();
        }
        // Eight letters at a time where they are of one byte.
        let bytes = self.text.as_bytes();
        while self.units + 8 <= unit
            && bytes[self.byte..]
                .first_chunk::<8>()
                .is_some_and(|b| b.is_ascii())
        {
            self.units += 8;
            self.byte += 8;
        }
        for c in self.text[self.byte..].chars() {
            if self.units + c.len_utf16() as u32 > unit {
                break;
            }
            self.units += c.len_utf16() as u32;
            self.byte += c.len_utf8();
        }
        self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_on_every_character() {
        let text = "a é😀”z";
        let (mut units, mut bytes) = (Utf16::new(text), Bytes::new(text));
        for (byte, _) in text.char_indices() {
            let unit = units.at(byte as u32);
            assert_eq!(bytes.at(unit), byte);
        }
        assert_eq!(bytes.at(99), text.len());
        for (byte, _) in text.char_indices().rev() {
            let unit = units.at(byte as u32);
            assert_eq!(bytes.at(unit), byte);
        }
        assert_eq!(bytes.at(0), 0);
    }
}
