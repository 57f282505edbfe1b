//! The reader's own rules: phrases and regular expressions, looked for beside the built-in ones.
//! The `regex-lite` crate is the `regex` crate without its tables of Unicode: linear in time as that
//! is, and a sixth of its size. What is given up: `\w`
//! and upper and lower case know the letters of English only.

use regex_lite::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use crate::offset::Utf16;
use crate::order;
use crate::page::Page;
use crate::report::OwnFinding;

/// A rule the reader wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OwnRule {
    /// The reader's name for it; findings carry it.
    pub name: String,
    /// A phrase, or a regular expression in the syntax of the `regex-lite` crate.
    pub pattern: String,
    /// Whether `pattern` is a regular expression.
    pub is_regex: bool,
}

/// Why a rule of the reader's is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[error("{message}")]
pub struct OwnRuleError {
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where in the pattern, as an offset in UTF-16 code units, when it is one place.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
}

/// The longest pattern taken, in characters.
const LONGEST: usize = 500;
/// Bytes a compiled expression may take: enough for any phrase, too little to hurt.
const SIZE_LIMIT: usize = 256 * 1024;

/// A rule of the reader's, ready to search with.
#[derive(Debug)]
pub(crate) struct Compiled {
    name: String,
    regex: Regex,
}

impl OwnRule {
    /// Compiles it.
    ///
    /// # Errors
    /// When the pattern is empty, too long or no regular expression, or could match nothing at all.
    pub(crate) fn compile(&self) -> Result<Compiled, OwnRuleError> {
        let refuse = |message: &str| OwnRuleError {
            message: message.into(),
            at: None,
        };
        if self.pattern.trim().is_empty() {
            return Err(refuse("The pattern is empty: write the words to look for."));
        }
        if self.pattern.chars().count() > LONGEST {
            return Err(refuse(
                "The pattern is longer than 500 characters: split it.",
            ));
        }
        let source = if self.is_regex {
            self.pattern.clone()
        } else {
            phrase(&self.pattern)
        };
        let regex = RegexBuilder::new(&source)
            .case_insensitive(true)
            .size_limit(SIZE_LIMIT)
            .build()
            .map_err(|error| explain(&self.pattern, &error))?;
        if regex.is_match("") {
            return Err(refuse(
                "The expression matches even where nothing stands: make a part of it required.",
            ));
        }
        Ok(Compiled {
            name: self.name.clone(),
            regex,
        })
    }
}

/// A phrase as an expression: whole words, any white space, either apostrophe.
fn phrase(words: &str) -> String {
    let words: Vec<_> = words
        .split_whitespace()
        .map(|w| regex_lite::escape(w).replace(['\'', '’'], "['’]"))
        .collect();
    let edge = |c: Option<char>| {
        if c.is_some_and(char::is_alphanumeric) {
            r"\b"
        } else {
            ""
        }
    };
    let (first, last) = (words.first(), words.last());
    let start = edge(first.and_then(|w| w.chars().next()));
    let end = edge(last.and_then(|w| w.chars().last()));
    format!("{start}{}{end}", words.join(r"\s+"))
}

/// The parser's own words for what is wrong, and the place of a bracket that has no partner.
fn explain(pattern: &str, error: &regex_lite::Error) -> OwnRuleError {
    OwnRuleError {
        message: format!("The expression cannot be read: {error}."),
        at: lone_bracket(pattern),
    }
}

/// The first bracket without its partner, in UTF-16 code units.
fn lone_bracket(pattern: &str) -> Option<u32> {
    let mut open = Vec::new();
    let mut units = 0;
    let mut escaped = false;
    let mut in_class = None;
    for c in pattern.chars() {
        match c {
            _ if escaped => {}
            ']' if in_class.is_some() => in_class = None,
            _ if in_class.is_some() => {}
            '[' => in_class = Some(units),
            '(' => open.push(units),
            ')' if open.pop().is_none() => return Some(units),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        units += c.len_utf16() as u32;
    }
    in_class.or(open.first().copied())
}

/// Every place where one of `rules` matches, by block and start.
#[inline(never)]
pub(crate) fn find(rules: &[Compiled], page: &Page) -> Vec<OwnFinding> {
    let mut found = Vec::new();
    for (index, block) in page.blocks.iter().enumerate() {
        let mut here = Vec::new();
        for rule in rules {
            let mut units = Utf16::new(&block.text);
            let mut units = |byte: usize| units.at(byte as u32);
            here.extend(
                rule.regex
                    .find_iter(&block.text)
                    .filter(|m| !m.is_empty())
                    .map(|m| OwnFinding {
                        block: index as u32,
                        start: units(m.start()),
                        end: units(m.end()),
                        rule: rule.name.clone(),
                    }),
            );
        }
        found.extend(order::by_key(here, |f| [f.start, f.end, 0]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, plain_text};

    fn rule(pattern: &str, is_regex: bool) -> OwnRule {
        OwnRule {
            name: "mine".into(),
            pattern: pattern.into(),
            is_regex,
        }
    }

    #[test]
    fn a_phrase_is_found_as_whole_words_whatever_its_spaces_and_apostrophes() {
        let engine = Engine::with_own_rules(&[rule("don't know", false)]).expect("compiles");
        let page = plain_text("We don’t  know. 😀 They Don't know; don't knows.").page;
        let found: Vec<_> = engine
            .scan(&page)
            .own
            .iter()
            .map(|f| (f.start, f.end))
            .collect();
        assert_eq!(found, [(3, 14), (24, 34)]);
    }

    #[test]
    fn a_wrong_expression_is_refused_with_its_place() {
        let error = rule("a(b", true).compile().expect_err("unclosed");
        assert_eq!(error.at, Some(1));
        assert!(
            error.message.starts_with("The expression cannot be read: "),
            "{}",
            error.message
        );
        assert_eq!(
            rule("a)b", true).compile().expect_err("unopened").at,
            Some(1)
        );
        assert!(rule("a*", true).compile().is_err());
        assert!(rule(" ", false).compile().is_err());
        assert!(rule("(a{1000}){1000}", true).compile().is_err());
    }
}
