//! Matches the compiled patterns against one sentence. Works outwards from an anchor word, with
//! sets of lengths (bit `n` of a set: "matches `n` tokens") in place of backtracking, so that no
//! pattern and no text can make it slow.

use crate::name;
use crate::pack::{
    self, Alternative, Op, Sought, flag, has_all, has_bit, in_list, is_among, meets, passes,
};
use crate::token::{Token, punct};

/// One place where a rule matched, in token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// Index in `RULES` or, behind them, in `TALLIES`.
    pub rule: u16,
    /// The whole match.
    pub start: usize,
    /// Exclusive.
    pub end: usize,
    /// The part that is marked.
    pub mark: (usize, usize),
}

/// A set of lengths in tokens; lengths over 63 are not followed.
type Lengths = u64;
const NOTHING: Lengths = 0;
const EMPTY: Lengths = 1;

/// Tokens are looked at in windows of so many, each with its two neighbours, for the features that
/// stand near a word (`REACH` of compiler/src/feature.rs).
const WINDOW: usize = 32;

/// One sentence, ready to be matched.
pub(crate) struct Sentence<'a> {
    tokens: &'a [Token],
    low: usize,
    high: usize,
    fuel: u32,
    memory: &'a mut Memory,
}

/// The features of a stretch of tokens, a bit each.
type Features = u64;

/// A stretch of [`WINDOW`] tokens.
#[derive(Clone, Copy)]
struct Window {
    /// What is met in it and in its two neighbours.
    features: Features,
    /// A bit for each token in it that rules are looked up by.
    anchors: u32,
    /// The same for what is looked for.
    sought: u32,
}

/// How many results are remembered at a time.
const MEMORY: usize = 256;

/// Results of operations at places of the sentence at hand.
pub(crate) struct Memory {
    results: [Remembered; MEMORY],
    /// The windows of the sentence.
    windows: Vec<Window>,
    /// Counts sentences, so that nothing need be cleared between them.
    sentence: u32,
}

#[derive(Clone, Copy)]
struct Remembered {
    sentence: u32,
    op: u16,
    /// The token, and whether it was matched forwards.
    at: u32,
    lengths: Lengths,
}

impl Default for Memory {
    fn default() -> Self {
        let nothing = Remembered {
            sentence: 0,
            op: 0,
            at: 0,
            lengths: NOTHING,
        };
        Self {
            results: [nothing; MEMORY],
            windows: Vec::new(),
            sentence: 0,
        }
    }
}

impl Memory {
    /// Notes what is in the windows of a sentence.
    #[inline(never)]
    fn look_around(&mut self, sentence: &[Token]) {
        self.windows.clear();
        let windows = sentence.chunks(WINDOW).map(|tokens| {
            let (mut features, mut anchors, mut sought) = (1 << pack::NO_FEATURE, 0, 0);
            for (bit, token) in tokens.iter().enumerate() {
                features |= pack::features_of(token.word);
                anchors |= u32::from(token.is_on(flag::ANCHOR)) << bit;
                sought |= u32::from(token.is_on(flag::SOUGHT)) << bit;
            }
            Window {
                features,
                anchors,
                sought,
            }
        });
        self.windows.extend(windows);
        let mut before = 0;
        for at in 0..self.windows.len() {
            let next = self.windows.get(at + 1).map_or(0, |next| next.features);
            let window = &mut self.windows[at];
            let here = window.features;
            window.features |= before | next;
            before = here;
        }
    }
}

impl<'a> Sentence<'a> {
    /// The sentence from token `low` to `high` (exclusive) of `tokens`. `fuel` bounds the number
    /// of operations tried in it.
    pub fn new(
        tokens: &'a [Token],
        (low, high): (usize, usize),
        fuel: u32,
        memory: &'a mut Memory,
    ) -> Self {
        memory.sentence = memory.sentence.wrapping_add(1);
        memory.look_around(&tokens[low..high]);
        Self {
            tokens,
            low,
            high,
            fuel,
            memory,
        }
    }

    /// Adds every match of a rule that is not vetoed.
    pub fn add_matches(&mut self, into: &mut Vec<Match>) {
        for at in 0..self.memory.windows.len() {
            let Window {
                features,
                mut anchors,
                ..
            } = self.memory.windows[at];
            while anchors != 0 {
                let bit = anchors.trailing_zeros() as usize;
                anchors &= anchors - 1;
                self.add_matches_at(self.low + at * WINDOW + bit, features, into);
            }
        }
    }

    /// Adds every match of a rule that is looked up by the word at `anchor`, near which there are these
    /// features. Of one rule, the longest.
    #[inline(never)]
    fn add_matches_at(&mut self, anchor: usize, nearby: Features, into: &mut Vec<Match>) {
        let first = into.len();
        let beside = self.beside(anchor);
        pack::for_candidates(self.tokens[anchor].word, nearby, beside, |alternative| {
            let Some(found) = self.alternative(alternative, anchor) else {
                return;
            };
            match into[first..].iter_mut().find(|m| m.rule == found.rule) {
                Some(known) if found.end - found.start > known.end - known.start => *known = found,
                Some(_) => {}
                None => into.push(found),
            }
        });
        let mut kept = first;
        for at in first..into.len() {
            if !self.vetoed(into[at]) {
                into.swap(kept, at);
                kept += 1;
            }
        }
        into.truncate(kept);
    }

    /// The words before and behind the one at `at`.
    #[inline(always)]
    fn beside(&self, at: usize) -> (u16, u16) {
        (self.word::<false>(at), self.word::<true>(at + 1))
    }

    fn alternative(&mut self, alternative: Alternative, anchor: usize) -> Option<Match> {
        let ops = alternative.ops;
        let k = usize::from(alternative.anchor);
        let (from, to) = (
            usize::from(alternative.mark.0),
            usize::from(alternative.mark.1),
        );
        let left = |this: &mut Self| this.left(&ops[..k], from.min(k), to.min(k), anchor);
        let right = |this: &mut Self| {
            let (from, to) = (from.saturating_sub(k + 1), to.saturating_sub(k + 1));
            this.right(&ops[k + 1..], from, to, anchor + 1)
        };
        let ((start, left), (right, end)) = if alternative.behind_first {
            let behind = right(self)?;
            (left(self)?, behind)
        } else {
            (left(self)?, right(self)?)
        };
        let mark = (
            if from <= k { left.0 } else { right.0 },
            if to > k { right.1 } else { left.1 },
        );
        Some(Match {
            rule: alternative.rule,
            start,
            end,
            mark,
        })
    }

    /// Matches `ops` backwards from `at`: the start, and where its mark (`from..to`) lies.
    fn left(
        &mut self,
        ops: &[u16],
        from: usize,
        to: usize,
        at: usize,
    ) -> Option<(usize, (usize, usize))> {
        let behind = self.run::<false>(&ops[to..], at);
        for after in longest_first(behind) {
            let inner = self.run::<false>(&ops[from..to], at - after);
            for length in longest_first(inner) {
                let before = self.run::<false>(&ops[..from], at - after - length);
                if before != NOTHING {
                    let start = at - after - length;
                    return Some((start - longest(before), (start, at - after)));
                }
            }
        }
        None
    }

    /// Matches `ops` forwards from `at`: where its mark (`from..to`) lies, and the end.
    fn right(
        &mut self,
        ops: &[u16],
        from: usize,
        to: usize,
        at: usize,
    ) -> Option<((usize, usize), usize)> {
        let ahead = self.run::<true>(&ops[..from], at);
        for before in longest_first(ahead) {
            let inner = self.run::<true>(&ops[from..to], at + before);
            let mut found = None;
            for length in longest_first(inner) {
                let end = at + before + length;
                let after = self.run::<true>(&ops[to..], end);
                if after != NOTHING {
                    found = Some(((at + before, end), end + longest(after)));
                    // Where something must follow, the nearest is meant: the source's own verb.
                    if to == ops.len() {
                        break;
                    }
                }
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The lengths that `ops` can take one after the other, from `at` on or, backwards, up to it.
    #[inline(always)]
    fn run<const FORWARD: bool>(&mut self, ops: &[u16], at: usize) -> Lengths {
        let mut step = |reached, &op: &u16| match self.after::<FORWARD>(op, reached, at) {
            NOTHING => None,
            next => Some(next),
        };
        let reached = if FORWARD {
            ops.iter().try_fold(EMPTY, &mut step)
        } else {
            ops.iter().rev().try_fold(EMPTY, &mut step)
        };
        reached.unwrap_or(NOTHING)
    }

    /// The lengths in all when `op` follows each of the lengths `reached` from `at` on or, backwards,
    /// up to it.
    #[inline(always)]
    fn after<const FORWARD: bool>(&mut self, op: u16, reached: Lengths, at: usize) -> Lengths {
        let mut next = NOTHING;
        for length in longest_first(reached) {
            let from = if FORWARD { at + length } else { at - length };
            next |= self.lengths::<FORWARD>(op, from) << length;
        }
        next
    }

    /// The lengths that `op` can take from `at` on or, backwards, up to it.
    fn lengths<const FORWARD: bool>(&mut self, op: u16, at: usize) -> Lengths {
        if self.fuel == 0 {
            return NOTHING;
        }
        self.fuel -= 1;
        let word = self.word::<FORWARD>(at);
        let one = |holds: bool| Lengths::from(holds) << 1;
        match pack::op(op) {
            Op::Word => one(word == op),
            Op::Class(words) => one(is_among(words, word)),
            Op::Bits(bits) => one(has_bit(bits, word)),
            Op::Seq(ops) if may_start::<FORWARD>(ops, word) => self.run::<FORWARD>(ops, at),
            Op::Alt([last, first, ops @ ..])
                if passes(if FORWARD { *first } else { *last }, word) =>
            {
                self.choice::<FORWARD>(op, ops, u32::MAX, at)
            }
            Op::Choice([last, first, ops @ ..]) => {
                let gate = if FORWARD { *first } else { *last };
                match pack::branches(gate, word) {
                    0 => NOTHING,
                    open => self.choice::<FORWARD>(op, ops, open, at),
                }
            }
            Op::Seq(_) | Op::Alt(_) | Op::Choice(_) => NOTHING,
            Op::Opt(op) => EMPTY | self.lengths::<FORWARD>(op, at),
            Op::Repeat(op, most) => self.repeat::<FORWARD>(op, most, at),
            Op::Gap(most) => self.gap::<FORWARD>(usize::from(most), at),
            Op::BuiltIn(number) => self.built_in::<FORWARD>(number, at),
        }
    }

    /// The word at `at` or, backwards, before it. Where the sentence ends no word stands, and only
    /// patterns that need none pass.
    #[inline(always)]
    fn word<const FORWARD: bool>(&self, at: usize) -> u16 {
        match self.token::<FORWARD>(at) {
            Some(token) => token.word,
            None => 0,
        }
    }

    /// The token at `at` or, backwards, before it.
    #[inline(always)]
    fn token<const FORWARD: bool>(&self, at: usize) -> Option<&Token> {
        if FORWARD {
            self.tokens[..self.high].get(at)
        } else {
            self.tokens[self.low..at].last()
        }
    }

    /// The lengths of a choice among the branches that are `open`, a bit each. Remembered since many rules
    /// ask for the same at the same place.
    fn choice<const FORWARD: bool>(
        &mut self,
        op: u16,
        branches: &[u16],
        open: u32,
        at: usize,
    ) -> Lengths {
        let place = (at as u32) << 1 | u32::from(FORWARD);
        let slot = (u32::from(op).wrapping_mul(0x9e37_79b1) ^ place.wrapping_mul(0x85eb_ca6b))
            as usize
            >> 7
            & (MEMORY - 1);
        let known = self.memory.results[slot];
        if known.op == op && known.at == place && known.sentence == self.memory.sentence {
            return known.lengths;
        }
        let mut lengths = NOTHING;
        for (branch, &op) in branches.iter().enumerate() {
            if open >> branch & 1 != 0 {
                lengths |= self.lengths::<FORWARD>(op, at);
            }
        }
        self.memory.results[slot] = Remembered {
            sentence: self.memory.sentence,
            op,
            at: place,
            lengths,
        };
        lengths
    }

    fn repeat<const FORWARD: bool>(&mut self, op: u16, most: u16, at: usize) -> Lengths {
        let mut all = EMPTY;
        let mut last = EMPTY;
        for _ in 0..most {
            let next = self.after::<FORWARD>(op, last, at);
            last = next & !all;
            all |= next;
            if last == NOTHING {
                break;
            }
        }
        all
    }

    fn gap<const FORWARD: bool>(&self, most: usize, at: usize) -> Lengths {
        let words = if FORWARD {
            self.tokens[at..self.high]
                .iter()
                .take(most)
                .take_while(|t| in_a_gap(**t))
                .count()
        } else {
            self.tokens[self.low..at]
                .iter()
                .rev()
                .take(most)
                .take_while(|t| in_a_gap(**t))
                .count()
        };
        (EMPTY << (words + 1)) - 1
    }

    fn built_in<const FORWARD: bool>(&self, number: u16, at: usize) -> Lengths {
        let token = self.token::<FORWARD>(at).copied();
        let one = |holds: bool| Lengths::from(holds) << 1;
        let nothing = |holds: bool| Lengths::from(holds);
        match number {
            0 if FORWARD => match name::length_at(self.tokens, at, self.high) {
                0 => NOTHING,
                length => EMPTY << length,
            },
            0 => name::start_before(self.tokens, self.low, at)
                .map_or(NOTHING, |start| EMPTY << (at - start)),
            1 => one(token.is_some_and(Token::is_capitalised)),
            2 => one(token
                .is_some_and(|t| t.is_word() && !t.is_money() && !t.is_on(flag::FUNCTION_WORD))),
            3 => nothing(self.tokens[self.low..at].iter().all(|t| !t.is_word())),
            _ => nothing(self.tokens[at..self.high].iter().all(|t| !t.is_word())),
        }
    }

    /// Whether an `unless` pattern of its rule matches over `found`, or can no longer be asked.
    fn vetoed(&mut self, found: Match) -> bool {
        let unless = pack::unless_of(found.rule);
        if self.fuel == 0 && !unless.is_empty() {
            return true;
        }
        let (first, last) = (self.low, self.high);
        let reached = |(before, behind): (u8, u8)| {
            let low = found.start.saturating_sub(behind.into()).max(first);
            (low, (found.end + usize::from(before)).min(last))
        };
        let farthest = unless.iter().map(|veto| veto.reach);
        let farthest = farthest.fold((0, 0), |far, reach| {
            (far.0.max(reach.0), far.1.max(reach.1))
        });
        let words = self.sought_words(reached(farthest));
        unless.iter().any(|veto| {
            let (low, high) = reached(veto.reach);
            let mut from = low;
            meets(veto.filters.1, words)
                && has_all(self.around(low, high), veto.needs)
                && std::iter::from_fn(|| {
                    let at = self.next_sought(from, high)?;
                    from = at + 1;
                    Some(self.sought_at(veto, at))
                })
                .flatten()
                .any(|(start, end)| start < found.end && end > found.start)
        })
    }

    /// The words from `low` to `high` (exclusive) by which something is looked for, as a filter holds them.
    fn sought_words(&self, (low, high): (usize, usize)) -> u64 {
        let words = self.sought_places(low, high).map(|at| self.tokens[at].word);
        words.fold(0, |words, word| words | pack::bit_of(word))
    }

    /// The tokens from `low` to `high` (exclusive) by which something is looked for.
    #[inline(always)]
    fn sought_places(&self, low: usize, high: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.next_sought(low, high), move |at| {
            self.next_sought(at + 1, high)
        })
    }

    /// The first token from `low` to `high` (exclusive) by which something is looked for.
    #[inline(always)]
    fn next_sought(&self, low: usize, high: usize) -> Option<usize> {
        let mut at = low - self.low;
        while at < high - self.low {
            let ahead = self.memory.windows[at / WINDOW].sought >> (at % WINDOW);
            if ahead != 0 {
                let next = self.low + at + ahead.trailing_zeros() as usize;
                return (next < high).then_some(next);
            }
            at = (at / WINDOW + 1) * WINDOW;
        }
        None
    }

    /// The features near the tokens from `low` to `high` (exclusive).
    fn around(&self, low: usize, high: usize) -> Features {
        let windows = (low - self.low) / WINDOW..(high - self.low).div_ceil(WINDOW);
        self.memory.windows[windows]
            .iter()
            .fold(0, |all, window| all | window.features)
    }

    /// Where `sought` matches, if the word at `at` is one it is looked for by.
    fn sought_at(&mut self, sought: &Sought, at: usize) -> Option<(usize, usize)> {
        let word = self.tokens[at].word;
        let filters = sought.filters;
        if !passes(filters.1, word) {
            return None;
        }
        let (before, behind) = self.beside(at);
        if !passes(filters.0, before) || !passes(filters.2, behind) {
            return None;
        }
        let ops = pack::elements(sought.place);
        let anchor = usize::from(sought.anchor);
        if !in_list(word, ops[anchor]) {
            return None;
        }
        let before = self.run::<false>(&ops[..anchor], at);
        if before == NOTHING {
            return None;
        }
        let behind = self.run::<true>(&ops[anchor + 1..], at + 1);
        (behind != NOTHING).then(|| (at - longest(before), at + 1 + longest(behind)))
    }

    /// The first place where one of `all` matches, the longest there, as token indices.
    pub fn find(&mut self, all: &[Sought]) -> Option<(usize, usize)> {
        let (low, high) = (self.low, self.high);
        let nearby = self.around(low, high);
        let near = all.iter().filter(|sought| has_all(nearby, sought.needs));
        let places: Vec<_> = self.sought_places(low, high).collect();
        let places = near.flat_map(|sought| places.iter().map(move |&at| (sought, at)));
        let found = places.filter_map(|(sought, at)| self.sought_at(sought, at));
        found.min_by_key(|&(start, end)| (start, usize::MAX - end))
    }
}

/// Whether a sequence may go on with `word`: where a word is wanted, it is that.
#[inline(always)]
fn may_start<const FORWARD: bool>(ops: &[u16], word: u16) -> bool {
    let edge = ops[if FORWARD { 0 } else { ops.len() - 1 }];
    !pack::is_word(edge) || word == edge
}

fn longest(lengths: Lengths) -> usize {
    (Lengths::BITS - 1 - lengths.leading_zeros()) as usize
}

fn longest_first(mut lengths: Lengths) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (lengths != NOTHING).then(|| {
            let length = longest(lengths);
            lengths &= !(EMPTY << length);
            length
        })
    })
}

/// A gap takes words. A period within a sentence ends an abbreviation ("calls to Mr. Orme"), and an
/// apostrophe a plural ("the owners' calls"): they count as words.
fn in_a_gap(token: Token) -> bool {
    token.is_word() || matches!(token.word, punct::PERIOD | punct::SINGLE_QUOTE)
}
