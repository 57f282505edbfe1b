//! Which side of its word a pattern is tried on first: the one that tells with the least effort that it
//! does not match.

use crate::frequency;
use crate::pattern::Node;

/// How often a token is of the kind that a built-in takes.
const BUILT_IN: f64 = 0.3;

/// How often a sentence starts or ends at a token.
const EDGE: f64 = 0.1;

/// What trying a pattern at one place of a text takes and gives, on average.
#[derive(Clone, Copy)]
struct Trial {
    /// Operations.
    effort: f64,
    /// Places from which what follows is tried; less than one where it rarely matches.
    places: f64,
}

/// Whether what stands behind the anchor is tried before what stands in front of it.
pub fn is_behind_first(before: &[Node], behind: &[Node]) -> bool {
    let a_refusal = |trial: Trial| trial.effort / (1.0 - trial.places).max(0.01);
    a_refusal(sequence(behind, true)) < a_refusal(sequence(before, false))
}

fn sequence(nodes: &[Node], forwards: bool) -> Trial {
    let mut all = Trial {
        effort: 0.0,
        places: 1.0,
    };
    let mut add = |node| {
        let next = one(node, forwards);
        all.effort += all.places * next.effort;
        all.places *= next.places;
    };
    if forwards {
        nodes.iter().for_each(&mut add);
    } else {
        nodes.iter().rev().for_each(&mut add);
    }
    all
}

fn one(node: &Node, forwards: bool) -> Trial {
    let single = |places| Trial {
        effort: 1.0,
        places,
    };
    match node {
        Node::Word(word) => single(f64::from(frequency::of(word)) / 1e6),
        Node::List(_) => single(BUILT_IN),
        Node::Start | Node::End => single(EDGE),
        Node::Gap(most) => single(f64::from(*most) + 1.0),
        Node::Seq(nodes) => sequence(nodes, forwards),
        // The words of a choice are looked up together.
        Node::Alt(branches) => branches.iter().fold(single(0.0), |all, branch| {
            let next = one(branch, forwards);
            let is_word = matches!(branch, Node::Word(_));
            Trial {
                effort: all.effort + if is_word { 0.0 } else { next.effort },
                places: all.places + next.places,
            }
        }),
        Node::Opt(inner) => repeated(inner, 1, forwards),
        Node::Repeat(inner, most) => repeated(inner, *most, forwards),
    }
}

/// `inner`, none to `most` times.
fn repeated(inner: &Node, most: u8, forwards: bool) -> Trial {
    let inner = one(inner, forwards);
    let mut all = Trial {
        effort: 1.0,
        places: 1.0,
    };
    let mut last = 1.0;
    for _ in 0..most {
        all.effort += last * inner.effort;
        last *= inner.places;
        all.places += last;
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::pattern::parse;

    #[track_caller]
    fn is_behind_first(before: &str, behind: &str) -> bool {
        let [before, behind] = [before, behind].map(|side| parse(side).expect("parses").elements);
        super::is_behind_first(&before, &behind)
    }

    #[test]
    fn the_side_that_refuses_with_less_effort_is_first() {
        assert!(is_behind_first("(a|an) {modifier}*5", "quietly"));
        assert!(!is_behind_first("quietly", "(a|an) {modifier}*5"));
        assert!(is_behind_first("(a|an) {modifier}*3 [quietly]", "$"));
    }

    #[test]
    fn a_side_that_refuses_nothing_is_last() {
        assert!(!is_behind_first("the", "[quietly]"));
        assert!(is_behind_first("..3", "the"));
    }
}
