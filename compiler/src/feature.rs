//! Features: sets of words of which a pattern must find one near the word it is looked up by. As bits
//! of a number they let the engine pass over most patterns after one look at what stands nearby.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::anchor::{self, Anchored};
use crate::frequency;
use crate::pattern::Node;

/// So many features there are. The highest bit is always set, for patterns that need fewer than two.
pub const COUNT: usize = 63;

/// The feature of patterns that need none.
pub const NONE: u8 = COUNT as u8;

/// How far from the word a pattern is looked up by a feature counts, in tokens. The engine sees as
/// far at least (`WINDOW` of src/matcher.rs).
const REACH: usize = 32;

/// Tokens in which the engine looks for a feature, for estimating how often it finds one.
const NEARBY: f64 = 30.0;

/// How often a veto is asked for, per million words, however rare its own words.
const VETO_RATE: u32 = 20;

/// Words, any of which will do.
type Words = BTreeSet<String>;

/// The features of a pack.
#[derive(Debug, Default)]
pub struct Features {
    /// The words of each, at most [`COUNT`].
    sets: Vec<Words>,
    /// For each set of words that a pattern requires, the feature that holds all of them.
    features: BTreeMap<Words, usize>,
}

impl Features {
    /// Packs what `dispatched` and `sought` require into features. Patterns of `sought` are tried at
    /// every word, so what they are looked up by is required too.
    ///
    /// What is required often and rarely met gets a feature of its own; the rest shares.
    pub fn pack<'a>(
        dispatched: impl Iterator<Item = &'a Anchored>,
        sought: impl Iterator<Item = &'a Anchored>,
    ) -> Self {
        let mut wanted: BTreeMap<Words, f64> = BTreeMap::new();
        for anchored in dispatched {
            let rate =
                any_of(&anchored.elements[anchored.anchor]).map_or(0.0, |words| rate(&words));
            for words in required(anchored, false) {
                *wanted.entry(words).or_default() += rate;
            }
        }
        for words in sought.flat_map(|anchored| required(anchored, true)) {
            *wanted.entry(words).or_default() += f64::from(VETO_RATE);
        }
        let mut order: Vec<_> = wanted.into_iter().collect();
        let saved = |(words, weight): &(Words, f64)| weight * (1.0 - chance(words));
        order.sort_by(|a, b| saved(b).total_cmp(&saved(a)));
        let mut features = Self::default();
        let mut weights: Vec<f64> = Vec::new();
        for (words, weight) in order {
            let alone = features.sets.len() < COUNT;
            let at = if alone {
                features.sets.push(Words::new());
                weights.push(0.0);
                features.sets.len() - 1
            } else {
                // Where it adds least to what is looked at in vain.
                let cost = |at: usize| {
                    let together = features.sets[at].union(&words).cloned().collect();
                    (weights[at] + weight) * chance(&together)
                        - weights[at] * chance(&features.sets[at])
                };
                let costs = (0..COUNT).map(|at| (cost(at), at));
                costs
                    .min_by(|a, b| a.0.total_cmp(&b.0))
                    .map_or(0, |(_, at)| at)
            };
            features.sets[at].extend(words.iter().cloned());
            weights[at] += weight;
            features.features.insert(words, at);
        }
        features
    }

    /// The two features that say most about whether `anchored` can match; `sought` as in [`Self::pack`].
    pub fn needed(&self, anchored: &Anchored, sought: bool) -> [u8; 2] {
        let mut needed: Vec<_> = required(anchored, sought)
            .iter()
            .map(|words| self.features[words])
            .collect();
        needed.sort_by(|&a, &b| chance(&self.sets[a]).total_cmp(&chance(&self.sets[b])));
        needed.dedup();
        let mut needed = needed.into_iter().map(|at| at as u8);
        [(); 2].map(|()| needed.next().unwrap_or(NONE))
    }

    /// For each word id below `count`, the bits of the features it is in.
    pub fn of_words(&self, ids: &HashMap<String, u32>, count: usize) -> Vec<u64> {
        let mut bits = vec![0; count];
        for (feature, words) in self.sets.iter().enumerate() {
            for word in words {
                bits[ids[word] as usize] |= 1 << feature;
            }
        }
        bits
    }
}

/// The chance that one of `words` stands nearby.
fn chance(words: &Words) -> f64 {
    1.0 - (-rate(words) * NEARBY / 1e6).exp()
}

fn rate(words: &Words) -> f64 {
    words
        .iter()
        .map(|word| f64::from(frequency::of(word)))
        .sum()
}

/// Every set of words of which a match must hold one within reach of the word it is looked up by.
fn required(anchored: &Anchored, with_anchor: bool) -> Vec<Words> {
    let anchor = anchored.anchor;
    let mut required = Vec::new();
    for (at, node) in anchored.elements.iter().enumerate() {
        let between = if at < anchor {
            at..anchor
        } else {
            anchor + 1..at + 1
        };
        let distance: usize = anchored.elements[between].iter().map(Node::longest).sum();
        if at != anchor && distance <= REACH || at == anchor && with_anchor {
            collect(node, &mut required);
        }
    }
    required
}

/// Adds the sets of words of which each match of `node` holds one.
fn collect(node: &Node, into: &mut Vec<Words>) {
    match node {
        Node::Seq(nodes) => nodes.iter().for_each(|node| collect(node, into)),
        Node::Word(_) | Node::Alt(_) => into.extend(any_of(node)),
        Node::List(_)
        | Node::Opt(_)
        | Node::Repeat(..)
        | Node::Gap(_)
        | Node::Start
        | Node::End => {}
    }
}

/// The rarest set of words of which each match of `node` holds one.
fn any_of(node: &Node) -> Option<Words> {
    Some(
        anchor::rarest(node)?
            .into_iter()
            .map(str::to_owned)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::choose;
    use crate::pattern::parse;

    #[track_caller]
    fn requires(pattern: &str, expected: &[&[&str]]) {
        let all = choose(parse(pattern).expect("parses")).expect("anchors");
        let required = required(&all[0], false);
        let required: Vec<Vec<_>> = required
            .iter()
            .map(|words| words.iter().map(String::as_str).collect())
            .collect();
        assert_eq!(required, expected);
    }

    #[test]
    fn what_every_match_must_hold_is_required() {
        requires(
            "the (aide|envoy) [who] quietly said",
            &[&["the"], &["aide", "envoy"], &["said"]],
        );
        requires("quietly (told us|said)", &[&["said", "told"]]);
    }

    #[test]
    fn what_may_stand_too_far_off_is_not() {
        requires("quietly ..12 ..12 ..7 it said", &[&["it"]]);
    }

    #[test]
    fn a_pattern_needs_the_features_of_what_it_requires() {
        let all = choose(parse("quietly (aide|envoy)").expect("parses")).expect("anchors");
        let features = Features::pack(all.iter(), std::iter::empty());
        assert_eq!(features.needed(&all[0], false), [0, NONE]);
        let ids = HashMap::from([("aide".into(), 1), ("envoy".into(), 2)]);
        assert_eq!(features.of_words(&ids, 4), [0, 1, 1, 0]);
    }
}
