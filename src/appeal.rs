//! Decides what on a page is boilerplate. Words alone cannot: they only give cues. Here cues, the
//! way a block addresses the reader, its shape, its box and its neighbours add up.
//!
//! ```text
//!  cue hits ──▶ weigh (each block) ──▶ span (runs of blocks) ──▶ appeals
//!                 ▲          └───────▶ label (lone lines) ─────▶ findings
//!     address, enclosure (what the words and the page's boxes say)
//! ```
//!
//! An appeal needs one block that asks plainly; its neighbours then belong to it when they add to
//! the asking, stand in the same box, or lie between its opening and its closing. Corrections,
//! editor's notes, disclosures and help lines belong to none and end one.

mod address;
mod enclosure;
mod label;
mod span;
mod weigh;

use crate::page::Page;
use crate::report::Appeal;

/// A place in a block where a boilerplate rule matched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueHit {
    /// Index of the rule in `pack::RULES`.
    pub rule: u16,
    /// Where the match starts in the block's text, in bytes.
    pub start: u32,
    /// Where it ends (exclusive), in bytes.
    pub end: u32,
    /// How many words of the block stand before it.
    pub before: u32,
    /// How many words it holds.
    pub words: u32,
    /// The sentence it stands in: its start and end (exclusive), in bytes.
    pub sentence: (u32, u32),
}

/// A stretch of one block that is boilerplate by itself, mostly the whole block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lone {
    /// Index of the block.
    pub block: u32,
    /// Where it starts, in bytes.
    pub start: u32,
    /// Where it ends (exclusive), in bytes.
    pub end: u32,
    /// Index of the rule that decided.
    pub rule: u16,
}

/// What of a page is boilerplate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decision {
    /// In reading order, never overlapping.
    pub appeals: Vec<Appeal>,
    /// In reading order, none inside an appeal.
    pub lone: Vec<Lone>,
}

/// Decides for all blocks of `page`. `hits` are the cue hits of each block in reading order,
/// `words` how many words each block has.
#[inline(never)]
pub(crate) fn decide(page: &Page, hits: &[Vec<CueHit>], words: &[u32]) -> Decision {
    if hits.iter().all(Vec::is_empty) {
        return Decision::default();
    }
    let boxes = enclosure::Boxes::of(page);
    let weighed: Vec<_> = (0..page.blocks.len())
        .map(|at| weigh::weigh(page, &boxes, at, &hits[at], words[at]))
        .collect();
    // Most articles ask for nothing.
    let appeals = if weighed.iter().any(span::may_start) {
        span::appeals(page, &boxes, hits, &weighed)
    } else {
        Vec::new()
    };
    let lone = label::lone(page, &boxes, hits, &weighed, &appeals);
    Decision { appeals, lone }
}
