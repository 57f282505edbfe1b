//! The nodes that patterns are made of, and how they stand one behind the other in the engine.

use std::collections::HashMap;
use std::ops::Range;

use crate::vocabulary::FIRST_NODE;

/// What a node is. It stands in the code: first a number with this in its upper four bits and the count
/// of the numbers that follow, then those. An operation is a word's id or, from [`FIRST_NODE`] on, the
/// place of a node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Tag {
    /// One of some words: the first, and from each to the next.
    Class,
    /// These operations, one after the other.
    Seq,
    /// Any of these operations behind two filters.
    Alt,
    /// This operation, or nothing.
    Opt,
    /// Up to so many words.
    Gap,
    /// The built-in with this number.
    BuiltIn,
    /// One of the words whose bits are set, counted from the id that stands first.
    Bits,
    /// This operation, none to so many times as stands behind it.
    Repeat,
    /// As `Alt`, with two gates in place of the filters.
    Choice,
    /// The operations of a veto, or of what the engine looks for itself: no operation.
    Elements,
}

/// The widest step between places where nodes may start; with each more room is lost between them.
const WIDEST: u32 = 4;

/// A tag with the numbers behind it.
type Node = (Tag, Vec<u32>);

/// Where the operations stand among the numbers of a node.
fn operations((tag, numbers): &Node) -> Range<usize> {
    match tag {
        Tag::Class | Tag::Bits | Tag::Gap | Tag::BuiltIn => 0..0,
        Tag::Repeat => 0..1,
        Tag::Alt | Tag::Choice => 2..numbers.len(),
        Tag::Seq | Tag::Opt | Tag::Elements => 0..numbers.len(),
    }
}

/// Nodes by number. Until they are laid out, an operation is the number of a node, from [`FIRST_NODE`] on.
#[derive(Debug, Default)]
pub struct Nodes {
    all: Vec<Node>,
    known: HashMap<Node, u32>,
}

impl Nodes {
    /// The number of this node; it is held once.
    pub fn number(&mut self, tag: Tag, numbers: &[u32]) -> u32 {
        assert!(numbers.len() < 1 << 12, "a node has room for 4,095 numbers");
        let node = (tag, numbers.to_vec());
        *self.known.entry(node).or_insert_with_key(|node| {
            self.all.push(node.clone());
            self.all.len() as u32 - 1
        })
    }

    /// Lays the nodes out. Those that are alike stand side by side, since so they pack best.
    ///
    /// # Errors
    /// When there are more numbers than places.
    pub fn lay_out(self) -> Result<Code, String> {
        let mut order: Vec<_> = self.all.iter().zip(0..).collect();
        order.sort();
        let room = u32::from(u16::MAX) - FIRST_NODE;
        let places_by = |step: u32| {
            let mut places = vec![0; order.len()];
            let mut end: u32 = 0;
            for ((_, numbers), number) in &order {
                let place = end.div_ceil(step);
                places[*number] = place;
                end = place * step + 1 + numbers.len() as u32;
            }
            (end.div_ceil(step) <= room).then_some((step, places))
        };
        let Some((step, places)) = (1..=WIDEST).find_map(places_by) else {
            return Err("the code has more numbers than there are places: raise WIDEST".into());
        };
        let mut code = Code {
            numbers: Vec::new(),
            step,
            places,
        };
        for (node, _) in order {
            code.write(node);
        }
        Ok(code)
    }
}

/// The nodes one behind the other.
#[derive(Debug, Default)]
pub struct Code {
    /// All of their numbers.
    pub numbers: Vec<u32>,
    /// Nodes start where the code's length is a multiple of this, so that a small number says where.
    pub step: u32,
    /// By the number of a node, its place in steps.
    places: Vec<u32>,
}

impl Code {
    fn write(&mut self, node: &Node) {
        let (tag, numbers) = node;
        let operations = operations(node);
        let start = self.numbers.len().next_multiple_of(self.step as usize);
        self.numbers.resize(start, 0);
        self.numbers
            .push((*tag as u32) << 12 | numbers.len() as u32);
        for (at, &number) in numbers.iter().enumerate() {
            let is_operation = operations.contains(&at);
            let number = if is_operation {
                self.op(number)
            } else {
                number
            };
            self.numbers.push(number);
        }
    }

    /// The place of the node with this number.
    pub fn place(&self, number: u32) -> u32 {
        self.places[number as usize]
    }

    /// The operation, by its node's place, that was one by its node's number.
    pub fn op(&self, op: u32) -> u32 {
        op.checked_sub(FIRST_NODE)
            .map_or(op, |number| FIRST_NODE + self.place(number))
    }
}
