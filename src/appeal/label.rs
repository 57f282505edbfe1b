//! Lone lines: labels, links to other articles, rights and consent lines, and a plea that is one
//! sentence of a block that otherwise reports.

use super::enclosure::{self, Boxes};
use super::weigh::{self, Weighed};
use super::{CueHit, Lone};
use crate::kind::SubKind;
use crate::order;
use crate::pack::Cue;
use crate::page::{Page, Region, Role};
use crate::report::Appeal;

/// A label of this weight decides wherever it stands in its block.
const ANYWHERE: u8 = 8;
/// A label of this weight decides when its block begins with it; a lesser one must be the block.
const OPENS: u8 = 5;
/// A label of this weight or less needs a link, a button or a neighbour like it.
const COMPANY: u8 = 3;
/// Words up to which a block that a label opens, or in which one stands, is all of it.
const LINE: u32 = 45;
/// Words of the title or the writer's name in a list of links.
const TITLE: u32 = 30;

/// The lone lines of `page` that are in none of `appeals`.
pub(crate) fn lone(
    page: &Page,
    boxes: &Boxes,
    hits: &[Vec<CueHit>],
    weighed: &[Weighed],
    appeals: &[Appeal],
) -> Vec<Lone> {
    let mut taken = vec![false; page.blocks.len()];
    for appeal in appeals {
        taken[appeal.first as usize..=appeal.last as usize].fill(true);
    }
    let mut found: Vec<Lone> = Vec::new();
    for at in 0..page.blocks.len() {
        if taken[at] || !is_text(page, at) || weighed[at].notice {
            continue;
        }
        let Some(lone) =
            label(page, boxes, hits, weighed, at).or_else(|| plea(page, &hits[at], weighed, at))
        else {
            continue;
        };
        let whole = lone.start == 0 && lone.end == length(page, at);
        let sub_kind = crate::pack::RULES[usize::from(lone.rule)].info.sub_kind;
        found.push(lone);
        taken[at] = true;
        if whole && sub_kind == SubKind::Related {
            for linked in links_under(page, boxes, weighed, at) {
                if !std::mem::replace(&mut taken[linked], true) {
                    found.push(Lone {
                        block: linked as u32,
                        start: 0,
                        end: length(page, linked),
                        rule: lone.rule,
                    });
                }
            }
        }
    }
    order::by_key(found, |lone| [lone.block, lone.start, 0])
}

fn is_text(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    !matches!(block.region, Region::Nav | Region::Footer) && block.role != Role::Caption
}

fn length(page: &Page, at: usize) -> u32 {
    page.blocks[at].text.len() as u32
}

/// The label that decides block `at`, and what of the block is its.
fn label(
    page: &Page,
    boxes: &Boxes,
    hits: &[Vec<CueHit>],
    weighed: &[Weighed],
    at: usize,
) -> Option<Lone> {
    let words = weighed[at].words;
    let hit = hits[at]
        .iter()
        .filter(|hit| weigh::rule(hit).cue == Some(Cue::Label))
        .filter(|hit| !invites(hit) || !weighed[at].address(&page.blocks[at].text).reports)
        .filter(|hit| {
            let weight = weigh::rule(hit).weight;
            let company = || {
                is_link(page, at)
                    || has_like(page, boxes, hits, at, hit)
                    || enclosure::shares(page, boxes, at)
            };
            let opens = words <= TITLE && (hit.before == 0 || hit.start == hit.sentence.0);
            let is_all = 4 * hit.words >= 3 * words;
            weight >= ANYWHERE
                || weight >= OPENS && opens
                || is_all && (weight > COMPANY || company())
        })
        .max_by_key(|hit| {
            (
                weigh::rule(hit).info.strength,
                weigh::rule(hit).weight,
                std::cmp::Reverse(hit.start),
            )
        })?;
    let all = length(page, at);
    let fills = hit.before == 0 || 2 * (hit.sentence.1 - hit.sentence.0) >= all;
    let (start, end) = if fills && words <= LINE {
        (0, all)
    } else {
        hit.sentence
    };
    Some(Lone {
        block: at as u32,
        start,
        end,
        rule: hit.rule,
    })
}

/// Whether a label speaks to the reader, and so never tells what somebody said.
fn invites(hit: &CueHit) -> bool {
    matches!(
        weigh::rule(hit).info.sub_kind,
        SubKind::Comments | SubKind::Follow | SubKind::Share | SubKind::Promo | SubKind::Privacy
    )
}

/// The sentence of a plea that is enough by itself, in a block that is not.
fn plea(page: &Page, hits: &[CueHit], weighed: &[Weighed], at: usize) -> Option<Lone> {
    if weighed[at].button {
        return None;
    }
    let hit = hits
        .iter()
        .filter(|hit| {
            matches!(weigh::rule(hit).cue, Some(Cue::Plea | Cue::Gate))
                && weigh::rule(hit).weight >= ANYWHERE
        })
        .find(|hit| hit.words >= 3)?;
    (!weighed[at].address(&page.blocks[at].text).reports).then_some(Lone {
        block: at as u32,
        start: hit.sentence.0,
        end: hit.sentence.1,
        rule: hit.rule,
    })
}

fn is_link(page: &Page, at: usize) -> bool {
    page.blocks[at].role == Role::Control || page.blocks[at].link_share > 0.8
}

/// Whether a neighbour of block `at` has a label of the same rule.
fn has_like(page: &Page, boxes: &Boxes, hits: &[Vec<CueHit>], at: usize, hit: &CueHit) -> bool {
    let like = |other: usize| {
        hits.get(other)
            .is_some_and(|hits| hits.iter().any(|h| h.rule == hit.rule))
            && boxes.neighbours(page, at, other)
    };
    like(at + 1) || at > 0 && like(at - 1)
}

/// The links that stand under a label such as "Related", in the same box.
fn links_under(page: &Page, boxes: &Boxes, weighed: &[Weighed], at: usize) -> Vec<usize> {
    let mut widest = Vec::new();
    for (_, blocks) in boxes.around(page, at) {
        let (first, last) = (*blocks.start(), *blocks.end());
        let under: Vec<usize> = (first..=last).filter(|&other| other > at).collect();
        let is_list = first == at
            && under
                .iter()
                .all(|&other| weighed[other].words <= TITLE && !weighed[other].notice)
            && 2 * under
                .iter()
                .filter(|&&other| page.blocks[other].link_share > 0.6)
                .count()
                >= under.len();
        if !is_list {
            break;
        }
        widest = under;
    }
    widest
}
