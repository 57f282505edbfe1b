//! The rules as regular expressions of JavaScript: what a web developer would ship in place of the
//! engine, for measuring one against the other. Vetoes and context are left out, which favours the
//! expressions.

use std::path::Path;

use crate::error::Error;
use crate::pattern::{Node, PUNCTUATION, Pattern};
use crate::source::{Rule, Source};
use crate::table::Resolver;

/// The `id` of each rule in `folder` with the source of an expression for flags `gu`.
///
/// # Errors
/// The first mistake in the rules, as in [`crate::compile`].
pub fn regexps(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let source = Source::read(folder)?;
    let resolver = Resolver {
        lists: &source.lists,
    };
    let of_rule = |rule: &Rule| {
        let mut alternatives = Vec::new();
        for (text, pattern) in &rule.patterns.matches {
            let resolved = resolver.pattern(pattern);
            let resolved = resolved.map_err(|message| {
                rule.patterns
                    .wrong(", match", format!("\"{text}\": {message}"))
            })?;
            alternatives.push(of_pattern(&resolved));
        }
        Ok((rule.table.id.clone(), alternatives.join("|")))
    };
    source.rules.iter().map(of_rule).collect()
}

fn of_pattern(pattern: &Pattern) -> String {
    pattern.elements.iter().map(of_node).collect()
}

/// Every expression takes the white space behind its last token with it.
fn of_node(node: &Node) -> String {
    match node {
        Node::Word(word) => format!("{}\\s*", of_word(word)),
        Node::List(name) => of_built_in(name).into(),
        Node::Gap(most) => format!("(?:\\S+\\s+){{0,{most}}}?"),
        Node::Start => "(?<=^|[.!?…][\"”’)]?\\s)".into(),
        Node::End => "(?=[.!?…]?[\"”’)]?(?:\\s|$))".into(),
        Node::Seq(nodes) => nodes.iter().map(of_node).collect(),
        Node::Opt(inner) => format!("(?:{})?", of_node(inner)),
        Node::Repeat(inner, most) => format!("(?:{}){{0,{most}}}", of_node(inner)),
        Node::Alt(branches) => {
            let (words, phrases): (Vec<_>, Vec<_>) =
                branches.iter().partition(|b| matches!(b, Node::Word(_)));
            let mut all: Vec<_> = phrases.into_iter().map(of_node).collect();
            if !words.is_empty() {
                let words: Vec<_> = words
                    .into_iter()
                    .filter_map(|w| {
                        if let Node::Word(w) = w {
                            Some(of_word(w))
                        } else {
                            None
                        }
                    })
                    .collect();
                all.push(format!("(?:{})\\s*", words.join("|")));
            }
            format!("(?:{})", all.join("|"))
        }
    }
}

/// A word between word boundaries, its first letter small or capital; or punctuation, or a figure.
fn of_word(word: &str) -> String {
    match word {
        "{digits}" => return r"\d[\d,.]*%?".into(),
        "{money}" => return r"[$£€¥₹]\d[\d,.]*".into(),
        "{currency_sign}" => return "[$£€¥₹]".into(),
        _ => {}
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some('"'), None) => return "[\"“”]".into(),
        (Some('\''), None) => return "['‘’]".into(),
        (Some('—'), None) => return "[—–-]".into(),
        (Some(c), None) if PUNCTUATION.iter().any(|&(p, _)| p == c) => return format!("[{c}]"),
        _ => {}
    }
    let mut out = String::from("\\b");
    for (index, c) in word.chars().enumerate() {
        match c {
            '\'' => out += "['’]",
            '-' => out += "[-‑]",
            '.' => out += "\\.",
            c if index == 0 && c.is_alphabetic() => {
                out.push('[');
                out.extend(c.to_uppercase());
                out.push(c);
                out.push(']');
            }
            c => out.push(c),
        }
    }
    if word.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        out += "\\b";
    }
    out
}

fn of_built_in(name: &str) -> &'static str {
    match name {
        "name" => "[A-Z][\\w'’.-]*(?:\\s+[A-Z][\\w'’.-]*)+\\s*",
        "cap" => "\\b[A-Z][\\w'’-]*\\s*",
        _ => "\\b[\\w'’-]+\\s*",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[track_caller]
    fn becomes(pattern: &str, expression: &str) {
        assert_eq!(of_pattern(&parse(pattern).expect("parses")), expression);
    }

    #[test]
    fn words_options_choices_and_gaps_become_groups() {
        becomes(
            "not [yet] clear",
            r"\b[Nn]ot\b\s*(?:\b[Yy]et\b\s*)?\b[Cc]lear\b\s*",
        );
        becomes("(a|b c)", r"(?:\b[Bb]\b\s*\b[Cc]\b\s*|(?:\b[Aa]\b)\s*)");
        becomes("said ..3 ,", r"\b[Ss]aid\b\s*(?:\S+\s+){0,3}?[,]\s*");
        becomes("didn't", r"\b[Dd]idn['’]t\b\s*");
    }
}
