//! Whether a page is an article at all. A glance, since it is asked of every page.

use crate::page::{Block, Page, Region, Role};

/// Words that make a block prose, and no teaser or label.
const PROSE: usize = 18;
/// Words of prose that an article has at least, when the page declares one, and when it does not.
const DECLARED: usize = 40;
const UNDECLARED: usize = 200;

/// A page that declares itself an article needs some prose; one that does not needs paragraphs
/// that follow each other in one container, as teasers on a front page do not. Plain text always
/// is one.
pub(crate) fn is_article(page: &Page) -> bool {
    let Some(signals) = page.signals else {
        return true;
    };
    let declared = signals.declared_article
        || signals.published && signals.article_element && signals.headline;
    let mut total = 0;
    let mut run = (None, 0);
    let mut longest_run = 0;
    for block in page.blocks.iter().filter(|b| is_prose(b)) {
        let words = word_count(block);
        total += words;
        run = if block.container == run.0 {
            (run.0, run.1 + words)
        } else {
            (block.container, words)
        };
        longest_run = longest_run.max(run.1);
    }
    if declared {
        total >= DECLARED
    } else {
        longest_run >= UNDECLARED
    }
}

/// Index of the block that ends the article: the last prose outside of appeals. `None` for plain
/// text, which has no place behind its article.
pub(crate) fn last_prose(page: &Page, in_appeal: impl Fn(u32) -> bool) -> Option<u32> {
    page.signals?;
    let last = page
        .blocks
        .iter()
        .enumerate()
        .rfind(|(index, block)| is_prose(block) && !in_appeal(*index as u32));
    last.map(|(index, _)| index as u32)
}

fn is_prose(block: &Block) -> bool {
    block.region == Region::Main
        && matches!(block.role, Role::Paragraph | Role::Quote | Role::ListItem)
        && block.link_share < 0.5
        && word_count(block) >= PROSE
}

fn word_count(block: &Block) -> usize {
    block.text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Signals;

    fn page(signals: Signals, paragraphs: &[(u32, usize)]) -> Page {
        let blocks = paragraphs.iter().map(|&(container, words)| Block {
            text: "word ".repeat(words),
            container: Some(container),
            ..Block::default()
        });
        Page {
            signals: Some(signals),
            blocks: blocks.collect(),
            ..Page::default()
        }
    }

    #[test]
    fn paragraphs_in_one_container_are_an_article_even_undeclared() {
        assert!(is_article(&page(
            Signals::default(),
            &[(1, 60), (1, 80), (1, 70)]
        )));
    }

    #[test]
    fn teasers_in_their_own_containers_are_none() {
        assert!(!is_article(&page(
            Signals::default(),
            &[(1, 60), (2, 80), (3, 70), (4, 70)]
        )));
    }

    #[test]
    fn a_declared_article_may_be_short() {
        let declared = Signals {
            declared_article: true,
            ..Signals::default()
        };
        assert!(is_article(&page(declared, &[(1, 45)])));
        assert!(!is_article(&page(declared, &[(1, 10)])));
    }
}
