//! Turns parsed rules into the numbers the engine matches with.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::iter;
use std::path::Path;

use crate::anchor::{self, Anchored};
use crate::code::{Code, Nodes, Tag};
use crate::effort;
use crate::error::Error;
use crate::feature::Features;
use crate::filter::{self, Filters, Gate};
use crate::pattern::{Node, Pattern, is_figure};
use crate::source::{List, Source};
use crate::vocabulary::{FIRST_NODE, Slots, Vocabulary};

/// Choices of so many words or more are looked up by bit whatever room that takes; smaller ones where
/// their bits take no more than their ids.
const MANY: usize = 32;

/// Choices of so many phrases or more have gates: fewer are tried one by one about as fast.
const GATED: usize = 8;

/// Names of the built-in lists, in the order of their numbers; the last two are `^` and `$`.
pub(crate) const BUILT_INS: [&str; 5] = ["name", "cap", "modifier", "^", "$"];

/// Lists of phrases whose names start so are looked for by the engine itself.
pub const ENGINE_LIST: &str = "facet_";

/// Lists that every token is asked for: each word carries a bit for each of them.
pub const FLAGGED: [&str; 4] = ["function_word", "not_a_name", "title", "english_word"];

/// The flag of the words that rules and tallies are looked up by.
pub const ANCHOR: u8 = 1 << 7;

/// The flag of the words that vetoes, and what the engine looks for itself, are looked for by.
pub const SOUGHT: u8 = 1 << 6;

const _: () = assert!(1 << FLAGGED.len() <= SOUGHT as usize);

/// One alternative of a rule or tally.
#[derive(Debug)]
pub struct Alternative {
    /// Index of the rule, or behind the rules of the tally.
    pub rule: usize,
    /// Its elements.
    pub elements: Vec<u32>,
    /// The element it is looked up by.
    pub anchor: usize,
    /// What stands behind that element is tried first.
    pub behind_first: bool,
    /// The elements that are marked.
    pub mark: (usize, usize),
    /// Filters for the token before the anchor and for the one behind it.
    pub filters: (u32, u32),
    /// Features that must be met nearby.
    pub needs: [u8; 2],
}

/// A veto, or a pattern that the engine looks for itself.
#[derive(Debug)]
pub struct Sought {
    /// The place of its elements.
    pub place: u32,
    /// The element it is looked for by.
    pub anchor: usize,
    /// The most tokens it can take before the anchor and behind it.
    pub reach: (usize, usize),
    /// Filters for the token before the anchor, for the anchor and for the token behind it.
    pub filters: (u32, u32, u32),
    /// Features that must be met nearby.
    pub needs: [u8; 2],
}

/// The numbers.
#[derive(Debug, Default)]
pub struct Table {
    /// The nodes.
    pub code: Code,
    /// What the numbers of filters stand for.
    pub filters: Filters,
    /// What the numbers of gates stand for.
    pub gates: Vec<Gate>,
    /// Every alternative of every rule.
    pub alternatives: Vec<Alternative>,
    /// For each rule, then each tally, the alternatives that veto.
    pub unless: Vec<Vec<Sought>>,
    /// Operations of the lists that are a choice of single words, by name.
    pub lists: BTreeMap<String, u32>,
    /// The lists that the engine looks for itself, by name.
    pub sought: BTreeMap<String, Vec<Sought>>,
    /// For each word id, the alternatives looked up by it.
    pub dispatch: Vec<Vec<u32>>,
    /// Where words are found.
    pub slots: Slots,
    /// For each word id, a bit for each of [`FLAGGED`] it is on, with [`ANCHOR`] and [`SOUGHT`].
    pub flags: Vec<u8>,
    /// For each word id, a bit for each feature it is in.
    pub features: Vec<u64>,
}

impl Table {
    /// Builds the table of `source`.
    ///
    /// # Errors
    /// A list that is unknown or holds itself, a pattern without a certain word, two words of one hash.
    pub fn build(source: &Source) -> Result<Self, Error> {
        let resolver = Resolver {
            lists: &source.lists,
        };
        let mut anchored = Vec::new();
        let mut unless = Vec::new();
        let all = source
            .rules
            .iter()
            .map(|r| &r.patterns)
            .chain(source.tallies.iter().map(|t| &t.patterns));
        for (index, patterns) in all.enumerate() {
            for (text, pattern) in &patterns.matches {
                let wrong = |message| patterns.wrong(", match", format!("\"{text}\": {message}"));
                let resolved = resolver.pattern(pattern).map_err(wrong)?;
                let all = anchor::choose(resolved).map_err(wrong)?;
                anchored.extend(all.into_iter().map(|a| (index, a)));
            }
            let mut vetoes = Vec::new();
            for (text, pattern) in &patterns.unless {
                let wrong = |message| patterns.wrong(", unless", format!("\"{text}\": {message}"));
                let resolved = resolver.pattern(pattern).map_err(wrong)?;
                vetoes.extend(anchor::choose(resolved).map_err(wrong)?);
            }
            unless.push(vetoes);
        }
        let mut lists = BTreeMap::new();
        let mut sought = BTreeMap::new();
        for (name, list) in &source.lists {
            let wrong = |message| Error::Item {
                file: list.file.clone(),
                item: format!("list \"{name}\""),
                message,
            };
            let node = resolver.list(name, &mut Vec::new()).map_err(wrong)?;
            if name.starts_with(ENGINE_LIST) {
                let pattern = Pattern {
                    elements: vec![node],
                    mark: 0..1,
                };
                sought.insert(name.clone(), anchor::choose(pattern).map_err(wrong)?);
            } else if words_of(&node).is_some() {
                lists.insert(name.clone(), node);
            }
        }
        let dispatched = || anchored.iter().map(|(_, a)| a);
        let searched = || unless.iter().flatten().chain(sought.values().flatten());
        let features = Features::pack(dispatched(), searched());
        let mut builder = Builder::new(dispatched().chain(searched()), &lists, features);
        for vetoes in &unless {
            let vetoes = vetoes.iter().map(|a| builder.sought(a)).collect();
            builder.table.unless.push(vetoes);
        }
        for (name, all) in &sought {
            let all = all.iter().map(|a| builder.sought(a)).collect();
            builder.table.sought.insert(name.clone(), all);
        }
        builder.table.lists = lists
            .iter()
            .map(|(name, node)| (name.clone(), builder.op(node)))
            .collect();
        builder.add_alternatives(&anchored);
        builder.add_flags(&lists, searched());
        builder.finish().map_err(|message| Error::Item {
            file: Path::new("rules").to_owned(),
            item: "vocabulary".into(),
            message,
        })
    }
}

/// Replaces the names of lists by what they hold.
pub(crate) struct Resolver<'a> {
    pub lists: &'a BTreeMap<String, List>,
}

impl Resolver<'_> {
    pub fn pattern(&self, pattern: &Pattern) -> Result<Pattern, String> {
        let elements = pattern
            .elements
            .iter()
            .map(|n| self.node(n, &mut Vec::new()));
        Ok(Pattern {
            elements: elements.collect::<Result<_, _>>()?,
            mark: pattern.mark.clone(),
        })
    }

    fn node(&self, node: &Node, inside: &mut Vec<String>) -> Result<Node, String> {
        let mut all = |nodes: &[Node]| {
            nodes
                .iter()
                .map(|n| self.node(n, inside))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(match node {
            Node::List(name) if BUILT_INS.contains(&name.as_str()) => node.clone(),
            Node::List(name) if is_figure(name) => Node::Word(format!("{{{name}}}")),
            Node::List(name) => return self.list(name, inside),
            Node::Seq(nodes) => Node::Seq(all(nodes)?),
            Node::Alt(nodes) => Node::Alt(flatten(all(nodes)?)),
            Node::Opt(inner) => Node::Opt(Box::new(self.node(inner, inside)?)),
            Node::Repeat(inner, most) => Node::Repeat(Box::new(self.node(inner, inside)?), *most),
            _ => node.clone(),
        })
    }

    fn list(&self, name: &str, inside: &mut Vec<String>) -> Result<Node, String> {
        let list = self.lists.get(name).ok_or_else(|| {
            format!("{{{name}}} is not a list: define it in lexicon.toml or under [lists]")
        })?;
        if inside.iter().any(|n| n == name) {
            return Err(format!("{{{name}}} holds itself"));
        }
        inside.push(name.to_string());
        let mut branches = Vec::new();
        for entry in &list.entries {
            let mut nodes = entry
                .elements
                .iter()
                .map(|n| self.node(n, inside))
                .collect::<Result<Vec<_>, _>>()?;
            branches.push(if nodes.len() == 1 {
                nodes.remove(0)
            } else {
                Node::Seq(nodes)
            });
        }
        inside.pop();
        Ok(Node::Alt(flatten(branches)))
    }
}

fn flatten(branches: Vec<Node>) -> Vec<Node> {
    branches
        .into_iter()
        .flat_map(|branch| match branch {
            Node::Alt(inner) => inner,
            node => vec![node],
        })
        .collect()
}

/// The words of a word or a choice of single words.
fn words_of(node: &Node) -> Option<Vec<&str>> {
    if let Node::Word(word) = node {
        return Some(vec![word]);
    }
    let one = |node: &'_ Node| matches!(node, Node::Word(_));
    match node {
        Node::Alt(branches) if branches.iter().all(one) => Some(
            branches
                .iter()
                .filter_map(|b| {
                    if let Node::Word(w) = b {
                        Some(w.as_str())
                    } else {
                        None
                    }
                })
                .collect(),
        ),
        _ => None,
    }
}

struct Builder {
    vocabulary: Vocabulary,
    features: Features,
    nodes: Nodes,
    table: Table,
}

impl Builder {
    fn new<'a>(
        anchored: impl Iterator<Item = &'a Anchored>,
        lists: &'a BTreeMap<String, Node>,
        features: Features,
    ) -> Self {
        let mut words = BTreeSet::new();
        let mut choices = BTreeSet::new();
        let nodes = anchored.flat_map(|a| &a.elements).chain(lists.values());
        for node in nodes {
            collect_words(node, &mut words, &mut choices);
        }
        let vocabulary = Vocabulary::new(words, choices);
        let dispatch = vec![Vec::new(); vocabulary.size()];
        Self {
            vocabulary,
            features,
            nodes: Nodes::default(),
            table: Table {
                dispatch,
                ..Table::default()
            },
        }
    }

    /// The operation that stands for this node.
    fn node(&mut self, tag: Tag, numbers: &[u32]) -> u32 {
        FIRST_NODE + self.nodes.number(tag, numbers)
    }

    fn sequence(&mut self, elements: &[Node]) -> u32 {
        let content: Vec<_> = elements.iter().map(|n| self.op(n)).collect();
        self.node(Tag::Seq, &content)
    }

    /// The filters for the last word of `elements` and for the first.
    fn filters(&mut self, elements: &[Node]) -> [u32; 2] {
        [false, true].map(|forwards| {
            self.table
                .filters
                .number(elements, forwards, &self.vocabulary.ids)
        })
    }

    fn op(&mut self, node: &Node) -> u32 {
        match node {
            Node::Word(word) => self.vocabulary.ids[word],
            Node::Gap(n) => self.node(Tag::Gap, &[u32::from(*n)]),
            Node::Start => self.node(Tag::BuiltIn, &[3]),
            Node::End => self.node(Tag::BuiltIn, &[4]),
            Node::List(name) => {
                let number = BUILT_INS
                    .iter()
                    .position(|n| n == name)
                    .expect("lists are resolved");
                self.node(Tag::BuiltIn, &[number as u32])
            }
            Node::Seq(nodes) => self.sequence(nodes),
            Node::Opt(inner) => {
                let op = self.op(inner);
                self.node(Tag::Opt, &[op])
            }
            Node::Repeat(inner, most) => {
                let op = self.op(inner);
                self.node(Tag::Repeat, &[op, u32::from(*most)])
            }
            Node::Alt(branches) => self.choice(branches),
        }
    }

    fn choice(&mut self, branches: &[Node]) -> u32 {
        let (words, mut phrases): (Vec<_>, Vec<_>) = branches
            .iter()
            .cloned()
            .partition(|branch| matches!(branch, Node::Word(_)));
        let mut seen = HashSet::new();
        phrases.retain(|phrase| seen.insert(phrase.clone()));
        let words = Node::Alt(words);
        let words = words_of(&words).unwrap_or_default().into_iter();
        let mut ids: Vec<_> = words.map(|word| self.vocabulary.ids[word]).collect();
        ids.sort_unstable();
        ids.dedup();
        let class = (!ids.is_empty()).then(|| self.class(&ids));
        if phrases.len() > filter::MOST_BRANCHES {
            let parts = phrases.chunks(filter::MOST_BRANCHES);
            phrases = parts.map(|part| Node::Alt(part.to_vec())).collect();
        }
        let ops: Vec<_> = phrases.iter().map(|n| self.op(n)).collect();
        let gated = ops.len() >= GATED;
        match (class, ops.as_slice()) {
            (Some(class), []) => class,
            (None, &[op]) => op,
            (None, _) if gated => self.gated(&phrases, ops),
            _ => {
                let ops = if gated {
                    vec![self.gated(&phrases, ops)]
                } else {
                    ops
                };
                let filters = self.filters(&[Node::Alt(branches.to_vec())]);
                let content: Vec<_> = filters.into_iter().chain(class).chain(ops).collect();
                self.node(Tag::Alt, &content)
            }
        }
    }

    /// A choice among `phrases`, whose operations are `ops`, with its gates.
    fn gated(&mut self, phrases: &[Node], ops: Vec<u32>) -> u32 {
        let branches: Vec<_> = phrases.iter().map(std::slice::from_ref).collect();
        let gates = [false, true].map(|forwards| {
            let gate = filter::gate(&branches, forwards, &self.vocabulary.ids);
            let gates = &mut self.table.gates;
            let known = gates.iter().position(|known| *known == gate);
            known.unwrap_or_else(|| {
                gates.push(gate);
                gates.len() - 1
            }) as u32
        });
        let content: Vec<_> = gates.into_iter().chain(ops).collect();
        self.node(Tag::Choice, &content)
    }

    /// One of the words with these ids, which are in order.
    fn class(&mut self, ids: &[u32]) -> u32 {
        let &[first, .., last] = ids else {
            return ids[0];
        };
        let mut bits = vec![0; 1 + (last - first) as usize / 16 + 1];
        bits[0] = first;
        for id in ids {
            bits[1 + (id - first) as usize / 16] |= 1 << ((id - first) % 16);
        }
        if bits.len() > ids.len() && ids.len() < MANY {
            let distances = ids.windows(2).map(|pair| pair[1] - pair[0]);
            let content: Vec<_> = iter::once(first).chain(distances).collect();
            return self.node(Tag::Class, &content);
        }
        self.node(Tag::Bits, &bits)
    }

    fn alternative(&mut self, rule: usize, a: &Anchored) -> Alternative {
        Alternative {
            rule,
            elements: self.elements(a),
            anchor: a.anchor,
            behind_first: effort::is_behind_first(
                &a.elements[..a.anchor],
                &a.elements[a.anchor + 1..],
            ),
            mark: (a.mark.start, a.mark.end),
            filters: self.filters_beside(a),
            needs: self.features.needed(a, false),
        }
    }

    fn sought(&mut self, a: &Anchored) -> Sought {
        let tokens = |nodes: &[Node]| nodes.iter().map(Node::longest).sum();
        let elements = self.elements(a);
        let (before, behind) = self.filters_beside(a);
        let [_, anchor] = self.filters(&a.elements[a.anchor..=a.anchor]);
        Sought {
            place: self.nodes.number(Tag::Elements, &elements),
            anchor: a.anchor,
            reach: (
                tokens(&a.elements[..a.anchor]),
                tokens(&a.elements[a.anchor + 1..]),
            ),
            filters: (before, anchor, behind),
            needs: self.features.needed(a, true),
        }
    }

    fn elements(&mut self, a: &Anchored) -> Vec<u32> {
        a.elements.iter().map(|n| self.op(n)).collect()
    }

    /// The filters for the token before the anchor and for the one behind it.
    fn filters_beside(&mut self, a: &Anchored) -> (u32, u32) {
        let ids = &self.vocabulary.ids;
        let filters = &mut self.table.filters;
        (
            filters.number(&a.elements[..a.anchor], false, ids),
            filters.number(&a.elements[a.anchor + 1..], true, ids),
        )
    }

    fn add_alternatives(&mut self, anchored: &[(usize, Anchored)]) {
        for (rule, a) in anchored {
            let number = self.table.alternatives.len() as u32;
            for word in words_of(&a.elements[a.anchor]).unwrap_or_default() {
                self.table.dispatch[self.vocabulary.ids[word] as usize].push(number);
            }
            let alternative = self.alternative(*rule, a);
            self.table.alternatives.push(alternative);
        }
        for alternatives in &mut self.table.dispatch {
            alternatives.dedup();
        }
    }

    fn add_flags<'a>(
        &mut self,
        lists: &BTreeMap<String, Node>,
        searched: impl Iterator<Item = &'a Anchored>,
    ) {
        let flags = &mut self.table.flags;
        let ids = &self.vocabulary.ids;
        let anchors = self.table.dispatch.iter();
        *flags = anchors
            .map(|list| if list.is_empty() { 0 } else { ANCHOR })
            .collect();
        let flagged = FLAGGED.iter().zip(0..).flat_map(|(name, bit)| {
            let words = lists.get(*name).and_then(words_of);
            words
                .into_iter()
                .flatten()
                .map(move |word| (word, 1 << bit))
        });
        let sought = searched
            .filter_map(|a| words_of(&a.elements[a.anchor]))
            .flatten()
            .map(|word| (word, SOUGHT));
        for (word, flag) in flagged.chain(sought) {
            flags[ids[word] as usize] |= flag;
        }
    }

    fn finish(mut self) -> Result<Table, String> {
        let table = &mut self.table;
        table.code = self.nodes.lay_out()?;
        let elements = table.alternatives.iter_mut().flat_map(|a| &mut a.elements);
        for op in elements.chain(table.lists.values_mut()) {
            *op = table.code.op(*op);
        }
        let sought = table.sought.values_mut().chain(&mut table.unless);
        for sought in sought.flatten() {
            sought.place = table.code.place(sought.place);
        }
        self.table.slots = self.vocabulary.slots()?;
        let ids = &self.vocabulary.ids;
        self.table.features = self.features.of_words(ids, self.vocabulary.size());
        Ok(self.table)
    }
}

/// Adds the words of `node` and the choices of single words in it.
fn collect_words(
    node: &Node,
    words: &mut BTreeSet<String>,
    choices: &mut BTreeSet<BTreeSet<String>>,
) {
    match node {
        Node::Word(word) => {
            words.insert(word.clone());
        }
        Node::Seq(nodes) => nodes.iter().for_each(|n| collect_words(n, words, choices)),
        Node::Alt(branches) => {
            let single = branches.iter().filter_map(|branch| match branch {
                Node::Word(word) => Some(word.clone()),
                _ => None,
            });
            let single: BTreeSet<_> = single.collect();
            if single.len() > 1 {
                choices.insert(single);
            }
            branches
                .iter()
                .for_each(|n| collect_words(n, words, choices));
        }
        Node::Opt(inner) | Node::Repeat(inner, _) => collect_words(inner, words, choices),
        Node::List(_) | Node::Gap(_) | Node::Start | Node::End => {}
    }
}
