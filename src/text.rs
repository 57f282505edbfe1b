//! Plain text to a page: one block a paragraph.

use crate::page::{Block, Page};

/// A page of paragraphs, with where each of them starts in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlainText {
    /// The paragraphs as blocks of the main region.
    pub page: Page,
    /// For each block, the offset of its first byte in the text.
    pub starts: Vec<usize>,
}

/// Splits `text` into paragraphs: at every line break or, where the lines are wrapped, at every
/// empty line. Blocks are stretches of `text` as it is, without the white space around them.
///
/// ```
/// let plain = caveat::plain_text("One paragraph.\n\nAnother.");
/// assert_eq!(plain.page.blocks[1].text, "Another.");
/// assert_eq!(plain.starts, [0, 16]);
/// ```
pub fn plain_text(text: &str) -> PlainText {
    let mut plain = PlainText::default();
    let mut add = |start: usize, end: usize| {
        let paragraph = text[start..end].trim();
        if !paragraph.is_empty() {
            let leading = text[start..end].len() - text[start..end].trim_start().len();
            plain.starts.push(start + leading);
            plain.page.blocks.push(Block {
                text: paragraph.to_string(),
                ..Block::default()
            });
        }
    };
    let wrapped = is_wrapped(text);
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !wrapped || line.trim().is_empty() {
            add(start, at + line.len());
            start = at + line.len();
        }
        at += line.len();
    }
    add(start, text.len());
    plain
}

/// Lines broken by an editor at some width: there are empty lines between paragraphs, no line is
/// long, and nearly every line that another follows is about as wide as the widest.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<_> = text
        .lines()
        .map(|line| line.trim_end().chars().count())
        .collect();
    let widest = lines.iter().copied().max().unwrap_or(0);
    let followed: Vec<_> = lines
        .windows(2)
        .filter(|pair| pair[0] > 0 && pair[1] > 0)
        .map(|pair| pair[0])
        .collect();
    let full = followed
        .iter()
        .filter(|&&width| width * 10 >= widest * 7)
        .count();
    lines.contains(&0)
        && (40..=120).contains(&widest)
        && followed.len() >= 2
        && full * 10 >= followed.len() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The council met on Monday to talk about the bridge\nand it was not immediately clear whether the money\nwould last until the end of the year as planned.\n\nIt adjourned.\n";
        assert_eq!(plain_text(text).page.blocks.len(), 2);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(
            plain_text("A headline\nA paragraph.\n\n\nAnother one.")
                .page
                .blocks
                .len(),
            3
        );
        assert_eq!(plain_text(" \n").page.blocks.len(), 0);
    }
}
