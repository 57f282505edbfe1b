//! A pack twice the size, for measuring what more rules cost: beside every rule a copy that looks
//! for other words.

use crate::frequency;
use crate::pattern::{Node, Pattern, is_figure};
use crate::source::{List, Source};
use crate::table::BUILT_INS;

/// Adds to `source` a copy of each rule and each list. Rare words are spelt backwards in a copy, as
/// another rule would name other words; common ones stay, as another rule would need them too.
pub fn double(source: &mut Source) {
    let lists = source.lists.iter().map(|(name, list)| {
        let entries = list.entries.iter().map(copy).collect();
        (
            other_list(name),
            List {
                file: list.file.clone(),
                entries,
            },
        )
    });
    let lists: Vec<_> = lists.collect();
    source.lists.extend(lists);
    let rules = source.rules.iter().map(|rule| {
        let mut rule = rule.clone();
        rule.table.id += "-other";
        for (_, pattern) in rule
            .patterns
            .matches
            .iter_mut()
            .chain(&mut rule.patterns.unless)
        {
            *pattern = copy(pattern);
        }
        rule
    });
    let rules: Vec<_> = rules.collect();
    source.rules.extend(rules);
}

fn copy(pattern: &Pattern) -> Pattern {
    Pattern {
        elements: pattern.elements.iter().map(other).collect(),
        mark: pattern.mark.clone(),
    }
}

fn other(node: &Node) -> Node {
    match node {
        Node::Word(word) => Node::Word(other_word(word)),
        Node::List(name) if BUILT_INS.contains(&name.as_str()) || is_figure(name) => node.clone(),
        Node::List(name) => Node::List(other_list(name)),
        Node::Seq(nodes) => Node::Seq(nodes.iter().map(other).collect()),
        Node::Alt(nodes) => Node::Alt(nodes.iter().map(other).collect()),
        Node::Opt(inner) => Node::Opt(Box::new(other(inner))),
        Node::Repeat(inner, most) => Node::Repeat(Box::new(other(inner)), *most),
        Node::Gap(_) | Node::Start | Node::End => node.clone(),
    }
}

fn other_word(word: &str) -> String {
    if frequency::is_common(word) {
        word.to_owned()
    } else {
        word.chars().rev().collect()
    }
}

fn other_list(name: &str) -> String {
    format!("other_{name}")
}
