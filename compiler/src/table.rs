//! Turns parsed rules into the numbers the engine matches with.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::anchor::{self, Anchored};
use crate::error::Error;
use crate::hash;
use crate::pattern::{Node, PUNCTUATION, Pattern};
use crate::source::{List, Source};

/// What an operation is, in the upper four bits of its number; the rest says which.
#[derive(Clone, Copy)]
enum Tag {
    /// A word by its id.
    Word,
    /// One of the words listed at an index into the code.
    Class,
    /// The operations listed there, one after the other.
    Seq,
    /// Any of the operations listed there.
    Alt,
    /// The operation listed there, or nothing.
    Opt,
    /// Up to so many words.
    Gap,
    /// A built-in by its number.
    BuiltIn,
}

/// Names of the built-in lists, in the order of their numbers; the last two are `^` and `$`.
const BUILT_INS: [&str; 7] = ["number", "name", "cap", "price", "modifier", "^", "$"];

/// Lists of phrases whose names start so are looked for by the engine itself.
pub const ENGINE_LIST: &str = "facet_";

/// Ids of words start here; below is punctuation.
const FIRST_WORD: u32 = 32;

/// One alternative of a rule or tally.
#[derive(Debug)]
pub struct Alternative {
    /// Index of the rule, or behind the rules of the tally.
    pub rule: usize,
    /// Its sequence, an index into the code.
    pub code: u32,
    /// The element it is looked up by.
    pub anchor: usize,
    /// The elements that are marked.
    pub mark: (usize, usize),
}

/// The numbers.
#[derive(Debug, Default)]
pub struct Table {
    /// Operations and word ids.
    pub code: Vec<u32>,
    /// Every alternative of every rule.
    pub alternatives: Vec<Alternative>,
    /// For each rule, then each tally, the operations that veto.
    pub unless: Vec<Vec<u32>>,
    /// Operations of the lists that are a choice of single words or that the engine looks for, by name.
    pub lists: BTreeMap<String, u32>,
    /// For each word id, the alternatives looked up by it.
    pub dispatch: Vec<Vec<u32>>,
    /// Open addressing: the hash in each slot and the word's id, 0 where empty.
    pub slots: Vec<(u32, u16)>,
    /// The table has `1 << slot_bits` slots.
    pub slot_bits: u32,
}

impl Table {
    /// Builds the table of `source`.
    ///
    /// # Errors
    /// A list that is unknown or holds itself, a pattern without a certain word, two words of one hash.
    pub fn build(source: &Source) -> Result<Self, Error> {
        let resolver = Resolver { lists: &source.lists };
        let mut anchored = Vec::new();
        let mut unless = Vec::new();
        let all = source.rules.iter().map(|r| &r.patterns).chain(source.tallies.iter().map(|t| &t.patterns));
        for (index, patterns) in all.enumerate() {
            for (text, pattern) in &patterns.matches {
                let wrong = |message| patterns.wrong(", match", format!("\"{text}\": {message}"));
                let resolved = resolver.pattern(pattern).map_err(wrong)?;
                let all = anchor::choose(resolved).map_err(wrong)?;
                anchored.extend(all.into_iter().map(|a| (index, a)));
            }
            let vetoes = patterns.unless.iter().map(|(text, pattern)| {
                resolver
                    .pattern(pattern)
                    .map_err(|message| patterns.wrong(", unless", format!("\"{text}\": {message}")))
            });
            unless.push(vetoes.collect::<Result<Vec<_>, _>>()?);
        }
        let mut lists = BTreeMap::new();
        for (name, list) in &source.lists {
            let node = resolver.list(name, &mut Vec::new()).map_err(|message| Error::Item {
                file: list.file.clone(),
                item: format!("list \"{name}\""),
                message,
            })?;
            if words_of(&node).is_some() || name.starts_with(ENGINE_LIST) {
                lists.insert(name.clone(), node);
            }
        }
        let mut builder = Builder::new(&anchored, &unless, &lists);
        builder.table.unless = unless
            .iter()
            .map(|patterns| patterns.iter().map(|p| builder.sequence(&p.elements)).collect())
            .collect();
        builder.table.lists = lists.iter().map(|(name, node)| (name.clone(), builder.op(node))).collect();
        builder.add_alternatives(&anchored);
        builder.finish().map_err(|message| Error::Item {
            file: Path::new("rules").to_owned(),
            item: "vocabulary".into(),
            message,
        })
    }
}

/// Replaces the names of lists by what they hold.
struct Resolver<'a> {
    lists: &'a BTreeMap<String, List>,
}

impl Resolver<'_> {
    fn pattern(&self, pattern: &Pattern) -> Result<Pattern, String> {
        let elements = pattern.elements.iter().map(|n| self.node(n, &mut Vec::new()));
        Ok(Pattern { elements: elements.collect::<Result<_, _>>()?, mark: pattern.mark.clone() })
    }

    fn node(&self, node: &Node, inside: &mut Vec<String>) -> Result<Node, String> {
        let mut all = |nodes: &[Node]| nodes.iter().map(|n| self.node(n, inside)).collect::<Result<Vec<_>, _>>();
        Ok(match node {
            Node::List(name) if BUILT_INS.contains(&name.as_str()) => node.clone(),
            Node::List(name) => return self.list(name, inside),
            Node::Seq(nodes) => Node::Seq(all(nodes)?),
            Node::Alt(nodes) => Node::Alt(flatten(all(nodes)?)),
            Node::Opt(inner) => Node::Opt(Box::new(self.node(inner, inside)?)),
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
            let mut nodes = entry.elements.iter().map(|n| self.node(n, inside)).collect::<Result<Vec<_>, _>>()?;
            branches.push(if nodes.len() == 1 { nodes.remove(0) } else { Node::Seq(nodes) });
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

/// The words of a choice of single words.
fn words_of(node: &Node) -> Option<Vec<&str>> {
    let one = |node: &'_ Node| matches!(node, Node::Word(_));
    match node {
        Node::Alt(branches) if branches.iter().all(one) => Some(
            branches.iter().filter_map(|b| if let Node::Word(w) = b { Some(w.as_str()) } else { None }).collect(),
        ),
        _ => None,
    }
}

struct Builder {
    ids: HashMap<String, u32>,
    shared: HashMap<Vec<u32>, u32>,
    table: Table,
}

impl Builder {
    fn new(anchored: &[(usize, Anchored)], unless: &[Vec<Pattern>], lists: &BTreeMap<String, Node>) -> Self {
        let mut words = BTreeSet::new();
        let nodes = anchored
            .iter()
            .flat_map(|(_, a)| &a.elements)
            .chain(unless.iter().flatten().flat_map(|p| &p.elements))
            .chain(lists.values());
        for node in nodes {
            collect_words(node, &mut words);
        }
        let mut ids: HashMap<String, u32> =
            PUNCTUATION.iter().map(|&(c, code)| (c.to_string(), u32::from(code) + 1)).collect();
        let fresh = words.into_iter().filter(|w| !ids.contains_key(w)).collect::<Vec<_>>();
        ids.extend(fresh.into_iter().zip(FIRST_WORD..));
        let dispatch = vec![Vec::new(); ids.values().max().map_or(0, |&max| max as usize + 1)];
        Self { ids, shared: HashMap::new(), table: Table { dispatch, ..Table::default() } }
    }

    fn pack(tag: Tag, payload: u32) -> u32 {
        (tag as u32) << 28 | payload
    }

    /// The index at which `content`, preceded by its length, stands in the code; written once.
    fn share(&mut self, content: Vec<u32>) -> u32 {
        if let Some(&index) = self.shared.get(&content) {
            return index;
        }
        let index = self.table.code.len() as u32;
        self.table.code.push(content.len() as u32);
        self.table.code.extend(&content);
        self.shared.insert(content, index);
        index
    }

    fn sequence(&mut self, elements: &[Node]) -> u32 {
        let ops = elements.iter().map(|n| self.op(n)).collect();
        Self::pack(Tag::Seq, self.share(ops))
    }

    fn op(&mut self, node: &Node) -> u32 {
        match node {
            Node::Word(word) => Self::pack(Tag::Word, self.ids[word]),
            Node::Gap(n) => Self::pack(Tag::Gap, u32::from(*n)),
            Node::Start => Self::pack(Tag::BuiltIn, 5),
            Node::End => Self::pack(Tag::BuiltIn, 6),
            Node::List(name) => {
                let number = BUILT_INS.iter().position(|n| n == name).expect("lists are resolved");
                Self::pack(Tag::BuiltIn, number as u32)
            }
            Node::Seq(nodes) => self.sequence(nodes),
            Node::Opt(inner) => {
                let op = self.op(inner);
                Self::pack(Tag::Opt, self.share(vec![op]))
            }
            Node::Alt(branches) => self.choice(branches),
        }
    }

    fn choice(&mut self, branches: &[Node]) -> u32 {
        let (words, phrases): (Vec<_>, Vec<_>) = branches.iter().partition(|b| matches!(b, Node::Word(_)));
        let mut ops = phrases.into_iter().map(|n| self.op(n)).collect::<Vec<_>>();
        ops.sort_unstable();
        ops.dedup();
        if !words.is_empty() {
            let mut ids = words
                .into_iter()
                .filter_map(|n| if let Node::Word(w) = n { Some(self.ids[w]) } else { None })
                .collect::<Vec<_>>();
            ids.sort_unstable();
            ids.dedup();
            let class = Self::pack(Tag::Class, self.share(ids));
            ops.insert(0, class);
        }
        if ops.len() == 1 { ops[0] } else { Self::pack(Tag::Alt, self.share(ops)) }
    }

    fn add_alternatives(&mut self, anchored: &[(usize, Anchored)]) {
        for (rule, a) in anchored {
            let ops = a.elements.iter().map(|n| self.op(n)).collect();
            let code = self.share(ops);
            let number = self.table.alternatives.len() as u32;
            let anchor = &a.elements[a.anchor];
            let words = match anchor {
                Node::Word(word) => vec![word.as_str()],
                node => words_of(node).unwrap_or_default(),
            };
            for word in words {
                self.table.dispatch[self.ids[word] as usize].push(number);
            }
            self.table.alternatives.push(Alternative {
                rule: *rule,
                code,
                anchor: a.anchor,
                mark: (a.mark.start, a.mark.end),
            });
        }
        for alternatives in &mut self.table.dispatch {
            alternatives.dedup();
        }
    }

    fn finish(mut self) -> Result<Table, String> {
        let words: Vec<_> = self.ids.iter().filter(|(_, id)| **id >= FIRST_WORD).collect();
        let bits = (words.len() * 2).next_power_of_two().trailing_zeros().max(4);
        let mut slots = vec![(0u32, 0u16); 1 << bits];
        let mut by_hash: HashMap<u32, &str> = HashMap::new();
        let mut sorted = words;
        sorted.sort();
        for (word, &id) in sorted {
            let hash = word.bytes().fold(hash::SEED, hash::step);
            if let Some(other) = by_hash.insert(hash, word) {
                return Err(format!("\"{word}\" and \"{other}\" have the same hash: change one"));
            }
            let id = u16::try_from(id).map_err(|_| "more than 65,000 words".to_string())?;
            let mut at = hash::slot(hash, bits);
            while slots[at].1 != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = (hash, id);
        }
        self.table.slots = slots;
        self.table.slot_bits = bits;
        Ok(self.table)
    }
}

fn collect_words(node: &Node, words: &mut BTreeSet<String>) {
    match node {
        Node::Word(word) => {
            words.insert(word.clone());
        }
        Node::Seq(nodes) | Node::Alt(nodes) => nodes.iter().for_each(|n| collect_words(n, words)),
        Node::Opt(inner) => collect_words(inner, words),
        Node::List(_) | Node::Gap(_) | Node::Start | Node::End => {}
    }
}
