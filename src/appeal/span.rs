//! Joins blocks to appeals: from the blocks that ask outwards, over their box and their neighbours,
//! and from an opening to its closing.

use super::CueHit;
use super::address::Address;
use super::enclosure::{self, Boxes};
use super::weigh::{self, Weighed};
use crate::kind::{Strength, SubKind};
use crate::page::{Page, Region, Role};
use crate::report::Appeal;

/// Blocks that a letter to the reader may tell its story in between two that ask.
const STORY: usize = 4;
/// Words of a line: a heading, a button, a name. Longer cold blocks may be reporting.
const LINE: u32 = 14;
/// Blocks that a letter has at most.
const BLOCKS: usize = 40;
/// Links in a prompt that do not ask: its terms, a way out. More of them are tags or a menu.
const LINKS: u32 = 3;
/// In a box of so few blocks each line is about its button.
const FEW: usize = 4;
/// Words that need not ask in a box named for asking. More of them are an article in it.
const BLURB: u32 = 60;
/// How near to what asks its title and its button stand, in blocks.
const NEAR: usize = 2;
/// The opening of a letter weighs as much; lesser openings are half a sentence.
const LETTER: i32 = 4;

/// Whether an appeal may start at a block, or around it.
pub(crate) fn may_start(here: &Weighed) -> bool {
    here.asks || here.button || here.opening >= LETTER
}

/// The appeals of `page`, in reading order.
#[inline(never)]
pub(crate) fn appeals(
    page: &Page,
    boxes: &Boxes,
    hits: &[Vec<CueHit>],
    weighed: &[Weighed],
) -> Vec<Appeal> {
    let runs = Runs {
        page,
        boxes,
        weighed,
    };
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < weighed.len() {
        let floor = spans.last().map_or(0, |&(_, last)| last + 1);
        let asks = weighed[at].asks || weighed[at].button && runs.has_pitch(at);
        let found = match (asks.then(|| runs.around(at, floor)), runs.letter(at)) {
            (Some(around), Some(letter)) => Some((around.0.min(letter.0), around.1.max(letter.1))),
            (around, letter) => around.or(letter),
        };
        let Some((first, last)) = found else {
            at += 1;
            continue;
        };
        match spans.last_mut() {
            Some(before)
                if before.1 + 1 == first && runs.one_appeal(hits, *before, (first, last)) =>
            {
                before.1 = last
            }
            _ => spans.push((first, last)),
        }
        at = last + 1;
    }
    spans
        .into_iter()
        .map(|span| runs.appeal(hits, span))
        .collect()
}

/// Whether a block there is page furniture.
fn is_outside(region: Region) -> bool {
    matches!(region, Region::Nav | Region::Footer)
}

struct Runs<'a> {
    page: &'a Page,
    boxes: &'a Boxes,
    weighed: &'a [Weighed],
}

impl Runs<'_> {
    /// The run around block `at`, which asks. It begins at `floor` or later.
    fn around(&self, at: usize, floor: usize) -> (usize, usize) {
        let (first, mut last) = self.prompt_box(at).unwrap_or((at, at));
        let mut first = first.max(floor);
        while first > floor && self.leads(first - 1, first) {
            first -= 1;
        }
        while let Some(step) = self.follows(last) {
            last += step;
        }
        (first, last)
    }

    /// The run from the opening of a letter at `at` to its closing, or to the last block that asks.
    fn letter(&self, at: usize) -> Option<(usize, usize)> {
        let opening = &self.weighed[at];
        if opening.opening < LETTER || opening.notice || opening.words > 2 * LINE {
            return None;
        }
        let (mut asked, mut reported) = (false, false);
        let mut last = at;
        let mut told = 0;
        for (next, here) in self.weighed.iter().enumerate().skip(at + 1).take(BLOCKS) {
            let extends = here.asks || here.closing || here.cues >= 3;
            // What reads like news before the first plea is the letter's story. After it, it is
            // news, unless the letter's closing is still to come.
            if here.notice || told > STORY || extends && reported && asked && !here.closing {
                break;
            }
            if extends {
                asked |= here.asks;
                last = self.around(next, next).1;
                (told, reported) = (0, false);
            } else if here.cues > 0 || self.address(next).speaks() {
                told += 1;
            } else {
                told += 2;
                reported = true;
            }
        }
        asked.then_some((at, last))
    }

    /// The blocks of the widest box around `at` that holds one prompt and nothing else, without
    /// what does not ask before and after.
    fn prompt_box(&self, at: usize) -> Option<(usize, usize)> {
        let (mut widest, mut named) = (None, None);
        let mut whole = true;
        for (container, blocks) in self.boxes.around(self.page, at) {
            let asking = enclosure::is_for_asking(self.page, container);
            // A blurb too long for a nameless box may be what the one around it is named for.
            if !(whole || asking) {
                continue;
            }
            if !self.is_prompt(*blocks.start(), *blocks.end(), asking) {
                whole = false;
                continue;
            }
            named = asking.then(|| blocks.clone()).or(named);
            widest = Some(blocks);
        }
        let widest = widest?;
        // All of a box that is named for asking is its prompt.
        let is_part = |other: &usize| {
            let in_named = named.as_ref().is_some_and(|named| named.contains(other));
            in_named || self.has_part(*other)
        };
        let mut parts = widest.clone().filter(is_part);
        let first = parts.next().unwrap_or(at).min(at);
        let last = parts.next_back().unwrap_or(first).max(at);
        // A title may stand before what asks, and a button behind it.
        let has_role = |other: usize, role| {
            self.page.blocks[other].role == role && !is_outside(self.page.blocks[other].region)
        };
        let low = (*widest.start()).max(first.saturating_sub(NEAR));
        let high = (*widest.end()).min(last + NEAR);
        let title = (low..first)
            .rev()
            .find(|&other| has_role(other, Role::Heading));
        let button = (last + 1..=high).find(|&other| has_role(other, Role::Control));
        let (first, last) = (title.unwrap_or(first), button.unwrap_or(last));
        Some((first, last))
    }

    /// Whether block `at` of a prompt's box is itself a part of the prompt, and not a name or a
    /// list of links beside it.
    fn has_part(&self, at: usize) -> bool {
        let here = &self.weighed[at];
        let block = &self.page.blocks[at];
        if block.role == Role::Caption || is_outside(block.region) {
            return here.asks;
        }
        !here.is_cold() || self.address(at).speaks()
    }

    /// Whether the button at `at` stands in a box that says what it is for, by words or by name.
    fn has_pitch(&self, at: usize) -> bool {
        self.prompt_box(at).is_some_and(|(first, last)| {
            (first..=last).any(|other| {
                let here = &self.weighed[other];
                let speaks = last - first < FEW && self.address(other).speaks();
                other != at && !here.button && here.words <= 3 * LINE && (here.cues >= 3 || speaks)
            })
        }) || self.boxes.around(self.page, at).any(|(container, blocks)| {
            enclosure::is_for_asking(self.page, container)
                && blocks.start() < blocks.end()
                && self.is_prompt(*blocks.start(), *blocks.end(), true)
        })
    }

    /// Whether the blocks `first..=last` are one prompt: none is a notice or reads like reporting,
    /// and what asks is not less than what does not, unless their box is named for `asking` or holds
    /// little else.
    fn is_prompt(&self, first: usize, last: usize, asking: bool) -> bool {
        let (mut cold, mut warm, mut links) = (0, 0, 0);
        for at in first..=last {
            let here = &self.weighed[at];
            if self.page.blocks[at].role == Role::Caption {
                return false;
            }
            let asks = here.asks || here.cues >= weigh::ENOUGH;
            if here.notice || self.address(at).reports && !asks && here.words > LINE {
                return false;
            }
            if here.is_cold() && !self.address(at).speaks() {
                if here.words > if asking { 2 * LINE } else { LINE } {
                    return false;
                }
                cold += here.words;
                links += u32::from(self.page.blocks[at].link_share > 0.9);
            } else {
                warm += here.words;
            }
        }
        let few = last - first < FEW && cold <= LINE;
        (few || cold <= warm || asking && cold <= warm + BLURB) && links <= LINKS
    }

    /// Whether block `at`, just before `next`, belongs to the appeal that begins at `next`.
    fn leads(&self, at: usize, next: usize) -> bool {
        let here = &self.weighed[at];
        if here.notice || !self.boxes.neighbours(self.page, at, next) {
            return false;
        }
        let pitch =
            self.address(at).outlet && here.cues >= 2 || here.cues >= 3 && here.words <= 3 * LINE;
        here.asks || here.opening > 0 || pitch && !self.address(at).reports
    }

    /// How many blocks after `last` still belong to the appeal that ends there.
    fn follows(&self, last: usize) -> Option<usize> {
        for step in 1..=2 {
            let here = self.weighed.get(last + step)?;
            if here.notice || !self.boxes.neighbours(self.page, last, last + step) {
                return None;
            }
            let address = self.address(last + step);
            let line = here.words <= LINE && here.cues >= 2;
            let pitch = here.words <= 6 * LINE && here.cues >= 3 && address.speaks();
            if here.asks || here.closing || here.small_print || line || pitch {
                return Some(step);
            }
            // One block may stand between: a name, an amount, a field's label, or a paragraph in
            // which the outlet goes on about itself.
            let label = here.words <= 4 && self.page.blocks[last + step].role != Role::Heading;
            let pitch = address.outlet
                && address.speaks()
                && self.weighed.get(last + 2).is_some_and(|next| next.asks);
            if !(label || pitch) {
                return None;
            }
        }
        None
    }

    /// Whether two runs that touch are one appeal.
    fn one_appeal(&self, hits: &[Vec<CueHit>], one: (usize, usize), other: (usize, usize)) -> bool {
        self.boxes.neighbours(self.page, one.1, other.0)
            && (self.sub_kind(hits, one) == self.sub_kind(hits, other)
                || self.weighed[other.0].opening == 0)
    }

    fn address(&self, at: usize) -> Address {
        self.weighed[at].address(&self.page.blocks[at].text)
    }

    fn sub_kind(&self, hits: &[Vec<CueHit>], (first, last): (usize, usize)) -> SubKind {
        let mut tally = Vec::new();
        for (weighed, hits) in self.weighed[first..=last].iter().zip(&hits[first..=last]) {
            weigh::tally(weighed, hits, &mut tally);
        }
        // The first of equals: what is asked first is what the appeal is about.
        tally
            .iter()
            .rev()
            .max_by_key(|(_, sum)| *sum)
            .map_or(SubKind::Donation, |(kind, _)| *kind)
    }

    fn appeal(&self, hits: &[Vec<CueHit>], (first, last): (usize, usize)) -> Appeal {
        let mut rules: Vec<String> = Vec::new();
        let mut strength = Strength::Weak;
        for (weighed, hits) in self.weighed[first..=last].iter().zip(&hits[first..=last]) {
            for hit in weighed.played.iter().map(|&i| &hits[i]) {
                let info = &weigh::rule(hit).info;
                strength = strength.max(info.strength);
                if !rules.iter().any(|id| id == info.id) {
                    rules.push(info.id.to_string());
                }
            }
        }
        Appeal {
            sub_kind: self.sub_kind(hits, (first, last)),
            strength,
            first: first as u32,
            last: last as u32,
            gate: self.weighed[first..=last].iter().any(|w| w.gate),
            rules,
        }
    }
}
