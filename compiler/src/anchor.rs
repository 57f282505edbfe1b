//! Chooses the word a pattern is looked up by: one that every match must hold, and the rarest such.
//! A pattern whose only certain words stand inside alternatives is split into one per alternative.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::frequency;
use crate::pattern::{Node, Pattern};

/// A pattern with the element it is looked up by.
#[derive(Debug)]
pub struct Anchored {
    /// The elements at the top level.
    pub elements: Vec<Node>,
    /// The marked ones.
    pub mark: Range<usize>,
    /// Index of the element that is a word or a choice of single words.
    pub anchor: usize,
}

/// Splits `pattern` as far as needed. Its lists must be resolved already.
///
/// # Errors
/// When a match need not hold any word at all.
pub fn choose(pattern: Pattern) -> Result<Vec<Anchored>, String> {
    let best = pattern
        .elements
        .iter()
        .enumerate()
        .filter_map(|(at, node)| Some((cost(node)?, at)))
        .min();
    let Some((_, at)) = best else {
        return Err("it needs at least one word that every match must hold".into());
    };
    let branches = match &pattern.elements[at] {
        Node::Alt(branches) if !branches.iter().all(|b| matches!(b, Node::Word(_))) => {
            branches.clone()
        }
        Node::Seq(_) => {
            let inner = pattern.elements[at].clone();
            return choose(splice(&pattern, at, inner));
        }
        _ => {
            return Ok(vec![Anchored {
                elements: pattern.elements,
                mark: pattern.mark,
                anchor: at,
            }]);
        }
    };
    let (words, phrases): (Vec<_>, Vec<_>) = branches
        .into_iter()
        .partition(|b| matches!(b, Node::Word(_)));
    let mut branches = phrases;
    if !words.is_empty() {
        branches.push(Node::Alt(words));
    }
    let mut anchored = Vec::new();
    for branch in branches {
        anchored.extend(choose(splice(&pattern, at, branch))?);
    }
    Ok(anchored)
}

/// `pattern` with the element at `at` replaced by `branch`, a sequence spread out.
fn splice(pattern: &Pattern, at: usize, branch: Node) -> Pattern {
    let spread = match branch {
        Node::Seq(nodes) => nodes,
        node => vec![node],
    };
    let grown = spread.len() - 1;
    let mut elements = pattern.elements.clone();
    elements.splice(at..=at, spread);
    let edge = |i: usize| if i > at { i + grown } else { i };
    Pattern {
        elements,
        mark: edge(pattern.mark.start)..edge(pattern.mark.end),
    }
}

/// How often one would look `node` up by the rarest words it must hold; `None` when it need not
/// hold any.
fn cost(node: &Node) -> Option<u32> {
    Some(rarest(node)?.into_iter().map(frequency::of).sum())
}

/// The rarest words of which every match of `node` must hold one.
pub fn rarest(node: &Node) -> Option<BTreeSet<&str>> {
    match node {
        Node::Word(word) => Some(BTreeSet::from([word.as_str()])),
        Node::Alt(branches) => branches
            .iter()
            .try_fold(BTreeSet::new(), |mut all, branch| {
                all.extend(rarest(branch)?);
                Some(all)
            }),
        Node::Seq(nodes) => {
            let sets = nodes.iter().filter_map(rarest);
            sets.min_by_key(|words| words.iter().map(|w| frequency::of(w)).sum::<u32>())
        }
        Node::List(_)
        | Node::Opt(_)
        | Node::Repeat(..)
        | Node::Gap(_)
        | Node::Start
        | Node::End => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[test]
    fn the_rarest_certain_word_is_the_anchor() {
        let all =
            choose(parse("it was not [immediately] clear").expect("parses")).expect("anchors");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].anchor, 4);
    }

    #[test]
    fn a_choice_of_phrases_is_split_and_keeps_its_mark() {
        let all = choose(parse("<(did not|failed)> ..2").expect("parses")).expect("anchors");
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].mark, 0..2);
        assert_eq!(all[1].mark, 0..1);
    }

    #[test]
    fn a_pattern_without_a_certain_word_is_refused() {
        assert!(choose(parse("[a] ..3").expect("parses")).is_err());
    }
}
