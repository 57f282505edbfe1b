//! Filters: which words a pattern can start or end with, so that the engine can pass over a place
//! after one look at a token. A filter is a set of word ids taken modulo its size, and may let a
//! word through that the pattern does not want; it never holds one back that the pattern does.

use std::collections::{BTreeSet, HashMap};

use crate::pattern::Node;

/// Bits of a filter.
const BITS: u32 = 64;

/// A set of word ids modulo [`BITS`].
pub type Filter = u64;

/// Classes of word ids that a gate tells apart. Ids divisible by it are never given to a word, so that
/// the id of all unknown words, 0, passes no filter and no gate.
pub const CLASSES: usize = 16;

/// For each class of word ids, a bit for each branch of a choice that such a word can start or end.
pub type Gate = [u32; CLASSES];

/// The most branches that one gate is for.
pub const MOST_BRANCHES: usize = 32;

/// The filters of a pack, each written once. The first lets everything through.
#[derive(Debug)]
pub struct Filters {
    /// In the order of their numbers.
    pub all: Vec<Filter>,
    known: HashMap<Filter, u32>,
}

impl Default for Filters {
    fn default() -> Self {
        let everything = Filter::MAX;
        Self {
            all: vec![everything],
            known: HashMap::from([(everything, 0)]),
        }
    }
}

impl Filters {
    /// The number of the filter for what a sequence can start with, looking forwards, or end with,
    /// looking backwards; 0 when it may be empty or start with any word.
    pub fn number(&mut self, nodes: &[Node], forwards: bool, ids: &HashMap<String, u32>) -> u32 {
        let mut words = BTreeSet::new();
        if edge_of_sequence(nodes, forwards, &mut words) != Edge::Words {
            return 0;
        }
        let mut filter = Filter::default();
        for word in words {
            filter |= 1 << (ids[word] % BITS);
        }
        let all = &mut self.all;
        *self.known.entry(filter).or_insert_with(|| {
            all.push(filter);
            all.len() as u32 - 1
        })
    }
}

/// The gate of a choice for what its branches can start with, looking forwards, or end with, looking
/// backwards.
pub fn gate(branches: &[&[Node]], forwards: bool, ids: &HashMap<String, u32>) -> Gate {
    let mut gate = Gate::default();
    for (bit, branch) in branches.iter().enumerate() {
        let mut words = BTreeSet::new();
        if edge_of_sequence(branch, forwards, &mut words) == Edge::Words {
            for word in words {
                gate[ids[word] as usize % CLASSES] |= 1 << bit;
            }
        } else {
            gate.iter_mut().for_each(|class| *class |= 1 << bit);
        }
    }
    gate
}

/// What stands at one end of a pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// One of the words collected.
    Words,
    /// One of them, or whatever comes next.
    MayBeEmpty,
    /// Any word.
    Anything,
}

fn edge_of_sequence<'a>(nodes: &'a [Node], forwards: bool, words: &mut BTreeSet<&'a str>) -> Edge {
    let mut ordered: Vec<_> = nodes.iter().collect();
    if !forwards {
        ordered.reverse();
    }
    for node in ordered {
        match edge(node, forwards, words) {
            Edge::MayBeEmpty => {}
            decided => return decided,
        }
    }
    Edge::MayBeEmpty
}

fn edge<'a>(node: &'a Node, forwards: bool, words: &mut BTreeSet<&'a str>) -> Edge {
    match node {
        Node::Word(word) => {
            words.insert(word);
            Edge::Words
        }
        Node::Seq(nodes) => edge_of_sequence(nodes, forwards, words),
        Node::Alt(branches) => {
            let edges: Vec<_> = branches
                .iter()
                .map(|branch| edge(branch, forwards, words))
                .collect();
            let any = |wanted| edges.contains(&wanted);
            match (any(Edge::Anything), any(Edge::MayBeEmpty)) {
                (true, _) => Edge::Anything,
                (false, true) => Edge::MayBeEmpty,
                _ => Edge::Words,
            }
        }
        Node::Opt(inner) | Node::Repeat(inner, _) => match edge(inner, forwards, words) {
            Edge::Words => Edge::MayBeEmpty,
            undecided => undecided,
        },
        // `^` and `$` take no token; what stands there is decided by what comes next.
        Node::Start | Node::End => Edge::MayBeEmpty,
        Node::List(_) | Node::Gap(_) => Edge::Anything,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[track_caller]
    fn filters(pattern: &str, forwards: bool, expected: &[u32]) {
        let ids = HashMap::from([("a".into(), 1), ("b".into(), 2), ("c".into(), 3)]);
        let mut filters = Filters::default();
        let number = filters.number(&parse(pattern).expect("parses").elements, forwards, &ids);
        let bits: Vec<_> = (0..BITS)
            .filter(|b| filters.all[number as usize] >> b & 1 != 0)
            .collect();
        assert_eq!(bits, expected);
    }

    #[test]
    fn a_filter_holds_the_words_at_the_edge() {
        filters("a b", true, &[1]);
        filters("a b", false, &[2]);
        filters("[a] (b|c)", true, &[1, 2, 3]);
    }

    #[test]
    fn a_gate_tells_which_branches_a_word_can_start() {
        let ids = HashMap::from([("a".into(), 1), ("b".into(), 2), ("c".into(), 17)]);
        let branches = ["a b", "b", "c", "[a]"].map(|text| parse(text).expect("parses").elements);
        let branches: Vec<_> = branches.iter().map(Vec::as_slice).collect();
        let gate = gate(&branches, true, &ids);
        assert_eq!(gate[..3], [0b1000, 0b1101, 0b1010]);
    }

    #[test]
    fn what_may_be_empty_or_anything_is_not_filtered() {
        let everything: Vec<_> = (0..BITS).collect();
        filters("[a]", true, &everything);
        filters("[{cap}] a", true, &everything);
        filters("..2 a", true, &everything);
    }
}
