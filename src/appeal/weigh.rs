//! Weighs one block: how much its own words and its shape ask.

use std::cell::OnceCell;

use super::CueHit;
use super::address::Address;
use super::enclosure::{self, Boxes};
use crate::kind::SubKind;
use crate::order;
use crate::pack::{Cue, RULES, Rule};
use crate::page::{Page, Region, Role};

/// What a short block must weigh to ask by itself. A plea of weight 7 does it alone, a lesser one
/// with any company. Set on labelled pages, like the figures below.
pub(super) const ENOUGH: i32 = 7;
/// Words up to which a block is short.
const SHORT: u32 = 45;
/// Longer blocks must weigh one more for each so many words: reporting may hold one odd cue.
const WORDS_A_POINT: u32 = 14;
/// With so much, it does not matter how much of a block says it.
const PLAIN: i32 = 2 * ENOUGH;
/// What no length asks for more than.
const MOST: i32 = 16;
/// Buttons, closings and openings are short lines; in longer blocks the same words are prose.
const LINE: u32 = 14;
/// Words up to which a link or a control says no more than where it leads.
const BUTTON: u32 = 4;
/// A notice of this weight is one whatever else its block says; a lesser one yields to plain asking.
const FIRM: i32 = 9;
/// What a block that is only an amount, "$5" or "£10 / month", weighs: a choice among gifts.
const AMOUNT: i32 = 3;
/// Hits looked at in one block. An appeal has a dozen; only text made to be slow has more.
const HITS: usize = 64;

/// One block, weighed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weighed {
    /// Words in the block.
    pub words: u32,
    /// What its cues add up to.
    pub cues: i32,
    /// It asks by itself.
    pub asks: bool,
    /// It would, but is a mere button or link: it asks only beside words that say what for.
    pub button: bool,
    /// It opens an appeal, with this weight.
    pub opening: i32,
    /// It closes one.
    pub closing: bool,
    /// It is a correction, a note, a disclosure or a help line.
    pub notice: bool,
    /// It is a consent line or the like, such as stands under forms.
    pub small_print: bool,
    /// It bars the text: a paywall or registration wall.
    pub gate: bool,
    /// One of its cues is a plea, a button or the like, and not only an opening or a price.
    asking: bool,
    /// One of them is a promise or praise, which asks only where somebody is spoken to.
    hints: bool,
    address: OnceCell<Address>,
    /// The hits that play their part: indices into the block's hits.
    pub played: Vec<usize>,
    /// Those of them that count, none overlapping another.
    pub counted: Vec<usize>,
}

impl Weighed {
    /// Whom the block speaks to; `text` is its text. Looked at once, and only where it matters.
    pub fn address(&self, text: &str) -> Address {
        *self.address.get_or_init(|| Address::of(text))
    }

    /// Prose without any sign of asking.
    pub fn is_cold(&self) -> bool {
        self.cues <= 0 && !self.closing && self.opening == 0
    }

    /// Adds hit `i`, unless a weightier one lies over it.
    fn count(&mut self, hits: &[CueHit], i: usize, cue: Cue) {
        self.played.push(i);
        let (hit, weight) = (&hits[i], i32::from(rule(&hits[i]).weight));
        if self
            .counted
            .iter()
            .any(|&j| hit.start < hits[j].end && hits[j].start < hit.end)
        {
            return;
        }
        // Said again, it says less.
        let again = self.counted.iter().any(|&j| hits[j].rule == hit.rule);
        self.cues += if again { weight / 2 } else { weight };
        self.counted.push(i);
        match cue {
            Cue::Opening => self.opening = self.opening.max(weight),
            Cue::Closing => self.closing = true,
            Cue::Price => {}
            Cue::Reward => self.hints |= weight > 2,
            _ => self.asking |= weight > 2,
        }
        self.gate |= cue == Cue::Gate;
    }

    /// Whether the sentences with cues are half of the text or more: else it is a plea at the end
    /// of a paragraph of reporting.
    fn fills(&self, hits: &[CueHit], text: &str) -> bool {
        let sentences: Vec<_> = self.counted.iter().map(|&i| hits[i].sentence).collect();
        let mut sentences = order::by_key(sentences, |s| [s.0, s.1, 0]);
        sentences.dedup();
        let asking: u32 = sentences.iter().map(|(start, end)| end - start).sum();
        2 * asking as usize >= text.len()
    }
}

/// The rule of a hit.
pub(crate) fn rule(hit: &CueHit) -> &'static Rule {
    &RULES[usize::from(hit.rule)]
}

/// Weighs block `at` of `page` by its `hits`; `words` is how many words it has.
pub(crate) fn weigh(page: &Page, boxes: &Boxes, at: usize, hits: &[CueHit], words: u32) -> Weighed {
    let block = &page.blocks[at];
    let mut weighed = Weighed {
        words,
        ..Weighed::default()
    };
    if hits.is_empty() || block.role == Role::Caption {
        weighed.cues = if is_amount(&block.text, words) {
            AMOUNT
        } else {
            0
        };
        return weighed;
    }
    let playing: Vec<usize> = (0..hits.len())
        .filter(|&i| plays(&hits[i], words))
        .take(HITS)
        .collect();
    let weightiest_first = |&i: &usize| {
        let weight = u32::from(rule(&hits[i]).weight);
        [u32::MAX - weight, u32::MAX - hits[i].words, 0]
    };
    let mut against = 0;
    for i in order::by_key(playing, weightiest_first) {
        match rule(&hits[i]).cue {
            Some(Cue::Notice) => against = against.max(i32::from(rule(&hits[i]).weight)),
            Some(Cue::Label) => {
                weighed.small_print |= rule(&hits[i]).info.sub_kind == SubKind::Privacy;
            }
            Some(cue) => weighed.count(hits, i, cue),
            None => {}
        }
    }
    weighed.played = order::by_key(weighed.played, |&i| [i as u32, 0, 0]);
    weighed.notice = against == FIRM || against > 0 && weighed.cues < 2 * against;
    if !(weighed.asking || weighed.hints) || against > 0 {
        return weighed;
    }
    let address = weighed.address(&block.text);
    let place = enclosure::promises(page, boxes, at);
    if !(weighed.asking || place > 0 || address.speaks() && (address.outlet || words <= LINE)) {
        return weighed;
    }
    let both = address.reader && address.outlet;
    // So short and from us to you: hardly anything else than asking.
    let personal = both && words <= SHORT;
    let shape = place
        + i32::from(matches!(block.role, Role::Control | Role::Heading))
        + i32::from(both)
        + i32::from(personal)
        - 4 * i32::from(address.reports);
    weighed.asks = weighed.cues + shape >= enough(words)
        && (words <= LINE
            || place > 0
            || weighed.cues >= PLAIN
            || personal
            || weighed.fills(hits, &block.text))
        && !is_page_furniture(block.region, words, weighed.cues);
    let clickable = block.role == Role::Control || block.link_share > 0.9;
    weighed.button = weighed.asks && clickable && words <= BUTTON;
    weighed.asks &= !weighed.button;
    weighed
}

/// Whether a block is only an amount of money, such as a button to choose it.
fn is_amount(text: &str, words: u32) -> bool {
    let digits = text.trim_start().strip_prefix(['$', '£', '€', '¥', '₹']);
    words <= BUTTON
        && digits.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// A link in a menu or a footer names a place and asks for nothing; a whole prompt there still does.
fn is_page_furniture(region: Region, words: u32, cues: i32) -> bool {
    matches!(region, Region::Nav | Region::Footer) && (words < 6 || cues < 8)
}

fn enough(words: u32) -> i32 {
    (ENOUGH + (words.saturating_sub(SHORT) / WORDS_A_POINT) as i32).min(MOST)
}

/// Whether a hit plays the part its rule names in a block of so many words.
fn plays(hit: &CueHit, words: u32) -> bool {
    match rule(hit).cue {
        Some(Cue::Button) => words <= LINE && 2 * hit.words >= words,
        Some(Cue::Opening) => hit.before == 0 || words <= 2 * LINE,
        Some(Cue::Notice) => {
            hit.before <= 2 || 2 * hit.words >= words || i32::from(rule(hit).weight) == FIRM
        }
        _ => true,
    }
}

/// Adds the counted hits of a block to `tally`, the weight of each sub-kind.
pub(crate) fn tally(weighed: &Weighed, hits: &[CueHit], tally: &mut Vec<(SubKind, i32)>) {
    for hit in weighed.counted.iter().map(|&i| &hits[i]) {
        let rule = rule(hit);
        let says = match rule.cue {
            Some(Cue::Plea | Cue::Button) => i32::from(rule.weight),
            Some(Cue::Gate) => 3 * i32::from(rule.weight),
            Some(Cue::Opening | Cue::Closing) => 0,
            _ => i32::from(rule.weight) / 2,
        };
        match tally
            .iter_mut()
            .find(|(sub_kind, _)| *sub_kind == rule.info.sub_kind)
        {
            Some((_, sum)) => *sum += says,
            None => tally.push((rule.info.sub_kind, says)),
        }
    }
}
