//! The compiled rules: tables that are in the binary and ready when it is loaded.

use crate::hash;
use crate::kind::{Strength, SubKind};
use crate::report::{Card, RuleInfo};

/// A rule as it was compiled.
#[derive(Debug)]
pub(crate) struct Rule {
    pub info: RuleInfo,
    /// It also looks inside quoted speech.
    pub quoted: bool,
    /// A bit for each role of a block it looks at, in the order of `Role`.
    pub scope: u8,
    /// Which part of an appeal it is.
    pub cue: Option<Cue>,
    /// How much it says for an appeal, 1 to 9; 0 elsewhere.
    pub weight: u8,
    /// Start and end in `UNLESS`.
    pub unless: (u16, u16),
}

/// What is counted for the sourcing summary and not marked.
#[derive(Debug)]
pub(crate) struct Tally {
    pub counts: Counts,
    /// Start and end in `UNLESS`.
    pub unless: (u16, u16),
}

/// What a tally counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counts {
    /// A claim of a person with a name.
    Named,
    /// A claim of an institution on the record.
    Institution,
    /// A claim that rests on a document.
    Document,
    /// The text says that something was seen or verified.
    Verified,
    /// The report of another outlet.
    Relay,
}

/// Which part of an appeal a boilerplate rule recognises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// It opens one: "A message from our editor".
    Opening,
    /// It asks.
    Plea,
    /// It asks, and bars the text until then: a paywall or a registration wall.
    Gate,
    /// It names an amount.
    Price,
    /// It is the words of a button.
    Button,
    /// It ends one: "Remind me later".
    Closing,
    /// It stands alone: "Advertisement".
    Label,
    /// It promises something for it: "unlimited access".
    Reward,
    /// A correction, an editor's note, a disclosure or a help line: never boilerplate.
    Notice,
}

/// What tells quickly that an alternative cannot match.
#[derive(Clone, Copy)]
pub(crate) struct Signs {
    /// The filters that the tokens before and behind its word must pass.
    pub filters: (u16, u16),
    /// The features that must be met near it.
    pub needs: [u8; 2],
}

/// One alternative of a rule. Its signs stand apart, in `SIGNS_OF`: most are never asked for more.
pub(crate) struct Alternative {
    /// Index in `RULES` or, behind them, in `TALLIES`.
    pub rule: u16,
    /// Its operations.
    pub ops: &'static [u16],
    /// Which of them is the word it is looked up by.
    pub anchor: u8,
    /// What stands behind that word is tried first.
    pub behind_first: bool,
    /// First and last (exclusive) marked operation.
    pub mark: (u8, u8),
}

/// A pattern that is looked for around a match, to veto it or to tell more of it.
#[derive(Debug)]
pub(crate) struct Sought {
    /// The place of its operations in `CODE`.
    pub place: u16,
    /// Which of them is the word it is looked for by.
    pub anchor: u8,
    /// The most tokens it can take before that word and behind it.
    pub reach: (u8, u8),
    /// The filters that the token before the word, the word and the token behind it must pass.
    pub filters: (u16, u16, u16),
    /// The features that must be met near the word.
    pub needs: [u8; 2],
}

/// Rows of numbers, one behind the other. Where each starts would take more room than how long it is.
pub(crate) struct Rows {
    numbers: &'static [u16],
    /// Where every eighth row starts.
    starts: &'static [u16],
    /// How many numbers each row has, a byte for each of eight; less than 256 in the eight together.
    counts: &'static [u64],
}

impl Rows {
    /// The row with this index.
    #[inline(always)]
    fn row(&self, index: usize) -> &'static [u16] {
        let (eight, bits) = (index / 8, index % 8 * 8);
        let counts = self.counts[eight];
        // Multiplied so, the bytes are added up in the highest.
        let before = (counts & ((1 << bits) - 1)).wrapping_mul(0x0101_0101_0101_0101) >> 56;
        let start = usize::from(self.starts[eight]) + before as usize;
        &self.numbers[start..][..(counts >> bits & 0xff) as usize]
    }
}

include!(concat!(env!("OUT_DIR"), "/pack.rs"));

/// What vetoes a match of the rule or tally with this index.
pub(crate) fn unless_of(index: u16) -> &'static [Sought] {
    let index = usize::from(index);
    let (start, end) = match RULES.get(index) {
        Some(rule) => rule.unless,
        None => TALLIES[index - RULES.len()].unless,
    };
    &UNLESS[usize::from(start)..usize::from(end)]
}

/// What the tally with this index counts; `None` where it is a rule's.
pub(crate) fn counts_of(index: u16) -> Option<Counts> {
    let tally = usize::from(index).checked_sub(RULES.len())?;
    Some(TALLIES[tally].counts)
}

/// So many alternatives are looked at together.
const TOGETHER: usize = 32;

/// Of the alternatives looked up by `word`, those that may match: what they need is among the features
/// `nearby`, and they can stand between the words `before` and `behind`. Given in order to `each`.
#[inline(always)]
pub(crate) fn for_candidates(
    word: u16,
    nearby: u64,
    (before, behind): (u16, u16),
    mut each: impl FnMut(Alternative),
) {
    for numbers in DISPATCH.row(usize::from(word)).chunks(TOGETHER) {
        // Which of them may match cannot be foreseen, so nothing branches on it.
        let mut found = [0; TOGETHER];
        let mut count = 0;
        for &number in numbers {
            let Signs { filters, needs } = SIGNS_OF[usize::from(number)];
            let may =
                has_all(nearby, needs) & passes(filters.0, before) & passes(filters.1, behind);
            found[count % TOGETHER] = number;
            count += usize::from(may);
        }
        for &number in &found[..count] {
            each(alternative(number));
        }
    }
}

/// The alternative with this number.
fn alternative(number: u16) -> Alternative {
    let number = usize::from(number);
    Alternative {
        rule: RULE_OF[number],
        ops: ELEMENTS.row(number),
        anchor: ANCHOR_OF[number] & !BEHIND_FIRST,
        behind_first: ANCHOR_OF[number] & BEHIND_FIRST != 0,
        mark: MARK_OF[number],
    }
}

/// Whether both features that a pattern needs are among those nearby.
#[inline(always)]
pub(crate) fn has_all(nearby: u64, needs: [u8; 2]) -> bool {
    nearby >> needs[0] & nearby >> needs[1] & 1 != 0
}

/// The id of the word with this hash; 0 when no rule names it.
#[inline(always)]
pub(crate) fn word_id(hash: u64) -> u16 {
    let displacement = DISPLACEMENTS[hash::bucket(hash, BUCKET_BITS)];
    let slot = hash::slot(hash, displacement, SLOTS);
    std::hint::select_unpredictable(TAGS[slot] == hash::tag(hash), WORDS[slot], 0)
}

/// The features of the word with this id, a bit each.
#[inline(always)]
pub(crate) fn features_of(word: u16) -> u64 {
    FEATURES[usize::from(WORD_FEATURES[usize::from(word)])]
}

/// What an operation asks for.
#[derive(Clone, Copy)]
pub(crate) enum Op {
    /// This word.
    Word,
    /// One of some words, in order: the first id, and from each to the next.
    Class(&'static [u16]),
    /// One of the words whose bits are set, counted from the id that stands first.
    Bits(&'static [u16]),
    /// These operations, one after the other.
    Seq(&'static [u16]),
    /// Any of these operations. Before them stand the filters for the last token and for the first.
    Alt(&'static [u16]),
    /// Any of these operations. Before them stand the gates for the last token and for the first.
    Choice(&'static [u16]),
    /// This operation or nothing.
    Opt(u16),
    /// This operation, none to so many times.
    Repeat(u16, u16),
    /// Up to so many words.
    Gap(u16),
    /// The built-in with this number.
    BuiltIn(u16),
}

/// Whether the operation with this number asks for a word, whose id it is.
#[inline(always)]
pub(crate) fn is_word(number: u16) -> bool {
    number < FIRST_NODE as u16
}

/// What the operation with this number asks for.
#[inline(always)]
pub(crate) fn op(number: u16) -> Op {
    let Some(place) = number.checked_sub(FIRST_NODE as u16) else {
        return Op::Word;
    };
    let (tag, content) = node(place);
    match tag {
        0 => Op::Class(content),
        1 => Op::Seq(content),
        2 => Op::Alt(content),
        3 => Op::Opt(content[0]),
        4 => Op::Gap(content[0]),
        5 => Op::BuiltIn(content[0]),
        6 => Op::Bits(content),
        7 => Op::Repeat(content[0], content[1]),
        _ => Op::Choice(content),
    }
}

/// The operations that stand at this place, one after the other.
#[inline(always)]
pub(crate) fn elements(place: u16) -> &'static [u16] {
    node(place).1
}

/// What the node at this place is, and its numbers.
#[inline(always)]
fn node(place: u16) -> (u16, &'static [u16]) {
    let at = usize::from(place) * STEP as usize;
    let count = usize::from(CODE[at] & 0xfff);
    (CODE[at] >> 12, &CODE[at + 1..at + 1 + count])
}

/// Whether the word with this id is on the list of single words with this operation.
pub(crate) fn in_list(word: u16, list: u16) -> bool {
    // A word that no rule names, as most names are.
    word != 0
        && match op(list) {
            Op::Word => word == list,
            Op::Class(words) => is_among(words, word),
            Op::Bits(bits) => has_bit(bits, word),
            _ => false,
        }
}

/// Whether the word with this id is one of `words`: the first id, and from each to the next.
#[inline(always)]
pub(crate) fn is_among(words: &[u16], word: u16) -> bool {
    let mut ids = words.iter().scan(0, |id, distance| {
        *id += distance;
        Some(*id)
    });
    ids.find(|id| *id >= word) == Some(word)
}

/// Whether the bit of the word with this id is set in `bits`, counted from the id that stands first.
#[inline(always)]
pub(crate) fn has_bit(bits: &[u16], word: u16) -> bool {
    let bit = word.wrapping_sub(bits[0]);
    bits[1..]
        .get(usize::from(bit / 16))
        .is_some_and(|bits| bits >> (bit % 16) & 1 != 0)
}

/// Whether a word may stand where the filter with this number is asked for. Filters hold ids
/// modulo 64 and let some through that the pattern will refuse.
#[inline(always)]
pub(crate) fn passes(filter: u16, word: u16) -> bool {
    meets(filter, bit_of(word))
}

/// Whether one of some words, a bit each, may stand where the filter with this number is asked for.
#[inline(always)]
pub(crate) fn meets(filter: u16, words: u64) -> bool {
    FILTERS[usize::from(filter)] & words != 0
}

/// The bit by which filters hold the word with this id.
#[inline(always)]
pub(crate) fn bit_of(word: u16) -> u64 {
    1 << (word % 64)
}

/// The branches of a choice that a word may start or end, by the gate with this number; a bit each.
#[inline(always)]
pub(crate) fn branches(gate: u16, word: u16) -> u32 {
    GATES[usize::from(gate)][usize::from(word % 16)]
}
