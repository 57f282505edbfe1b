//! The boxes around blocks: which blocks a box holds, and what its names and targets promise.

use std::ops::RangeInclusive;

use crate::page::{Page, Region};

/// How many boxes outwards are looked at: a prompt is seldom nested deeper than this.
const DEPTH: usize = 8;
/// The most blocks a prompt has. Larger boxes are the article, or the page.
const BLOCKS: usize = 24;

/// Words in class names, ids and components that stand on boxes asking for something.
const NAMES: &[&str] = &[
    "appeal",
    "beehiiv",
    "contribute",
    "contribution",
    "contributions",
    "convertkit",
    "cta",
    "donate",
    "donation",
    "donations",
    "epic",
    "fundraise",
    "fundraiser",
    "fundraising",
    "giving",
    "inbox",
    "mailchimp",
    "mailing",
    "mc4wp",
    "membership",
    "newsletter",
    "newsletters",
    "nl",
    "optin",
    "optinmonster",
    "paywall",
    "piano",
    "pledge",
    "poool",
    "promo",
    "promotion",
    "registration",
    "regiwall",
    "regwall",
    "signup",
    "subscribe",
    "subscriber",
    "subscription",
    "subscriptions",
    "substack",
    "supporter",
    "tinypass",
    "upsell",
    "zephr",
];

/// Words in link targets that lead to where one pays or signs up.
const TARGETS: &[&str] = &[
    "account",
    "apps",
    "contribute",
    "contribution",
    "contributions",
    "donate",
    "donation",
    "donations",
    "donorbox",
    "fundraise",
    "give",
    "giving",
    "gofundme",
    "itunes",
    "join",
    "login",
    "member",
    "members",
    "membership",
    "newsletter",
    "newsletters",
    "offers",
    "patreon",
    "paypal",
    "play",
    "pledge",
    "register",
    "registration",
    "signin",
    "signup",
    "subscribe",
    "subscriber",
    "subscription",
    "subscriptions",
    "support",
    "supporter",
];

/// Words in class names and ids of share bars.
const SHARE: &[&str] = &["share", "sharebar", "sharing", "social"];

/// Which blocks each container of a page holds, itself or in inner boxes.
pub(crate) struct Boxes {
    held: Vec<Option<(u32, u32)>>,
}

impl Boxes {
    /// The boxes of `page`; none for plain text.
    pub fn of(page: &Page) -> Self {
        let mut held: Vec<Option<(u32, u32)>> = vec![None; page.containers.len()];
        for (at, block) in page.blocks.iter().enumerate() {
            if let Some(slot) = block.container.and_then(|c| held.get_mut(c as usize)) {
                widen(slot, (at as u32, at as u32));
            }
        }
        for at in (0..held.len()).rev() {
            let parent = page.containers[at].parent.map(|p| p as usize);
            if let (Some(range), Some(parent)) = (held[at], parent.filter(|&p| p < at)) {
                widen(&mut held[parent], range);
            }
        }
        Self { held }
    }

    /// The boxes around block `at`, from the innermost outwards, that are small enough to be one
    /// prompt: index of the container, and the blocks it holds.
    pub fn around<'a>(
        &'a self,
        page: &'a Page,
        at: usize,
    ) -> impl Iterator<Item = (usize, RangeInclusive<usize>)> + 'a {
        let mut next = page.blocks[at].container.map(|c| c as usize);
        let chain = std::iter::from_fn(move || {
            let here = next.filter(|&c| c < page.containers.len())?;
            next = page.containers[here]
                .parent
                .map(|p| p as usize)
                .filter(|&p| p < here);
            Some(here)
        });
        chain
            .take(DEPTH)
            .filter_map(|c| self.held[c].map(|(first, last)| (c, first as usize..=last as usize)))
            .take_while(|(_, blocks)| blocks.end() - blocks.start() < BLOCKS)
    }

    /// Whether two neighbouring blocks may belong together: always in plain text and in the main
    /// text; elsewhere when a small box holds both.
    pub fn neighbours(&self, page: &Page, one: usize, other: usize) -> bool {
        let container = |at: usize| page.blocks[at].container;
        if container(one) == container(other) {
            return true;
        }
        self.around(page, one)
            .any(|(_, blocks)| blocks.contains(&other))
    }
}

fn widen(slot: &mut Option<(u32, u32)>, by: (u32, u32)) {
    *slot = Some(slot.map_or(by, |(first, last)| (first.min(by.0), last.max(by.1))));
}

/// How much the place of block `at` speaks for asking: names of its boxes, targets of its links,
/// a form, an aside or dialog. From 0 to 5.
pub(crate) fn promises(page: &Page, boxes: &Boxes, at: usize) -> i32 {
    let block = &page.blocks[at];
    let mut named = holds(&block.names, NAMES);
    let mut form = false;
    for (container, _) in boxes.around(page, at).take(4) {
        let container = &page.containers[container];
        named |= holds(&container.names, NAMES);
        form |= container.form;
    }
    let aside = matches!(block.region, Region::Aside | Region::Dialog);
    2 * i32::from(named || form) + 2 * i32::from(holds(&block.targets, TARGETS)) + i32::from(aside)
}

/// Whether `container` is named for asking or takes an address.
pub(crate) fn is_for_asking(page: &Page, container: usize) -> bool {
    let container = &page.containers[container];
    container.form || holds(&container.names, NAMES)
}

/// Whether block `at` or its innermost box is named as a part of a share bar.
pub(crate) fn shares(page: &Page, boxes: &Boxes, at: usize) -> bool {
    holds(&page.blocks[at].names, SHARE)
        || boxes
            .around(page, at)
            .take(2)
            .any(|(container, _)| holds(&page.containers[container].names, SHARE))
}

fn holds(words: &str, list: &[&str]) -> bool {
    !words.is_empty()
        && words
            .split(' ')
            .any(|word| list.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, Container};

    #[test]
    fn the_word_lists_are_sorted() {
        assert!(NAMES.is_sorted() && TARGETS.is_sorted() && SHARE.is_sorted());
    }

    #[test]
    fn a_box_holds_the_blocks_of_its_inner_boxes() {
        let inside = |container| Block {
            container: Some(container),
            ..Block::default()
        };
        let page = Page {
            containers: vec![
                Container::default(),
                Container {
                    parent: Some(0),
                    ..Container::default()
                },
                Container {
                    parent: Some(1),
                    ..Container::default()
                },
            ],
            blocks: vec![inside(0), inside(2), inside(1), inside(0)],
            ..Page::default()
        };
        let boxes = Boxes::of(&page);
        let around: Vec<_> = boxes.around(&page, 1).collect();
        assert_eq!(around, [(2, 1..=1), (1, 1..=2), (0, 0..=3)]);
    }

    #[test]
    fn a_container_that_names_itself_or_a_later_one_as_its_parent_ends_the_chain() {
        let page = Page {
            containers: vec![Container {
                parent: Some(0),
                ..Container::default()
            }],
            blocks: vec![Block {
                container: Some(0),
                ..Block::default()
            }],
            ..Page::default()
        };
        assert_eq!(Boxes::of(&page).around(&page, 0).count(), 1);
    }
}
