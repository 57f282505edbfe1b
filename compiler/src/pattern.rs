//! The match language: parses one pattern into a tree. Knows nothing of files or tables.
//!
//! ```text
//! word   [optional]   (a|b)   {list}   {list}*3   ..3   <marked>   , ; : — ! ? … & "   \( \)   ^   $
//! ```

/// A pattern, parsed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// One token with this normalised spelling, a word or punctuation; or one of [`FIGURES`], in braces.
    Word(String),
    /// The entries of a named list, or a built-in.
    List(String),
    /// Up to this many words.
    Gap(u8),
    /// Nothing, where a sentence starts.
    Start,
    /// Nothing, where a sentence ends.
    End,
    /// One after the other.
    Seq(Vec<Node>),
    /// One of these.
    Alt(Vec<Node>),
    /// This or nothing.
    Opt(Box<Node>),
    /// This, none to so many times.
    Repeat(Box<Node>, u8),
}

impl Node {
    /// The most tokens it can take.
    pub fn longest(&self) -> usize {
        match self {
            Node::List(name) if name == "name" => NAME,
            Node::Word(_) | Node::List(_) => 1,
            Node::Gap(most) => usize::from(*most),
            Node::Start | Node::End => 0,
            Node::Seq(nodes) => nodes.iter().map(Node::longest).sum(),
            Node::Alt(branches) => branches.iter().map(Node::longest).max().unwrap_or(0),
            Node::Opt(inner) => inner.longest(),
            Node::Repeat(inner, most) => usize::from(*most) * inner.longest(),
        }
    }
}

/// Tokens that a name can take (`LONGEST` of src/name.rs).
const NAME: usize = 9;

/// A whole pattern: its elements, and which of them are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The elements at the top level.
    pub elements: Vec<Node>,
    /// Indices into `elements` of the part between `<` and `>`; all of them where it has none.
    pub mark: std::ops::Range<usize>,
}

/// Punctuation that is a token of its own, with the code it has in the token table.
pub const PUNCTUATION: &[(char, u8)] = &[
    (',', 0),
    (';', 1),
    (':', 2),
    ('—', 3),
    ('!', 4),
    ('?', 5),
    ('.', 6),
    ('…', 7),
    ('&', 8),
    ('"', 9),
    ('(', 10),
    (')', 11),
    ('\'', 12),
];

/// Tokens that are figures, whatever their spelling, with the code they have in the token table.
pub const FIGURES: &[(&str, u8)] = &[("digits", 13), ("money", 14), ("currency_sign", 16)];

/// Whether the list with this name is one of [`FIGURES`].
pub fn is_figure(name: &str) -> bool {
    FIGURES.iter().any(|&(figure, _)| figure == name)
}

/// Parses `text`.
///
/// # Errors
/// A sentence that names the column (in characters, from 1) and what to do.
pub fn parse(text: &str) -> Result<Pattern, String> {
    let mut parser = Parser {
        chars: text.chars().collect(),
        at: 0,
        mark: (None, None),
    };
    let elements = parser.sequence(0)?;
    if parser.at < parser.chars.len() {
        return Err(parser.error_here("closes nothing: remove it or open it before"));
    }
    if elements.is_empty() {
        return Err("the pattern is empty".into());
    }
    let mark = match parser.mark {
        (None, None) => 0..elements.len(),
        (Some(start), Some(end)) if start < end => start..end,
        (Some(_), Some(_)) => {
            return Err("\"<\" and \">\" mark nothing: put them around words".into());
        }
        _ => return Err("\"<\" needs a \">\" after it".into()),
    };
    Ok(Pattern { elements, mark })
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    mark: (Option<usize>, Option<usize>),
}

impl Parser {
    fn error_here(&self, what: &str) -> String {
        format!(
            "\"{}\" at column {} {what}",
            self.chars[self.at],
            self.at + 1
        )
    }

    fn sequence(&mut self, depth: usize) -> Result<Vec<Node>, String> {
        let mut elements = Vec::new();
        while let Some(&c) = self.chars.get(self.at) {
            match c {
                ' ' => self.at += 1,
                '|' if depth > 0 => break,
                ')' | ']' => break,
                '(' | '[' => elements.push(self.group(c, depth)?),
                '{' => elements.push(self.list()?),
                '<' | '>' => self.mark_edge(c, depth, elements.len())?,
                '*' => self.repeat(&mut elements)?,
                '^' => elements.push(self.single(Node::Start)),
                '$' => elements.push(self.single(Node::End)),
                '\\' => elements.push(self.escaped()?),
                '.' if self.chars.get(self.at + 1) == Some(&'.') => elements.push(self.gap()?),
                _ if is_word(c) && c != '.' && c != '\'' => elements.push(self.word()),
                _ if PUNCTUATION.iter().any(|&(p, _)| p == c) => {
                    elements.push(self.single(Node::Word(c.to_string())));
                }
                _ => {
                    return Err(self.error_here(
                        "is not part of the match language; write words in lower case",
                    ));
                }
            }
        }
        Ok(elements)
    }

    fn single(&mut self, node: Node) -> Node {
        self.at += 1;
        node
    }

    fn group(&mut self, open: char, depth: usize) -> Result<Node, String> {
        let opened = self.at;
        let close = if open == '(' { ')' } else { ']' };
        let mut branches = Vec::new();
        loop {
            self.at += 1;
            let mut branch = self.sequence(depth + 1)?;
            if branch.is_empty() {
                return Err(format!(
                    "\"{open}\" at column {} has an empty branch",
                    opened + 1
                ));
            }
            branches.push(if branch.len() == 1 {
                branch.remove(0)
            } else {
                Node::Seq(branch)
            });
            match self.chars.get(self.at) {
                Some('|') => {}
                Some(&c) if c == close => break,
                Some(_) => {
                    return Err(self.error_here(&format!(
                        "does not close \"{open}\" at column {}",
                        opened + 1
                    )));
                }
                None => {
                    return Err(format!(
                        "\"{open}\" at column {} is never closed",
                        opened + 1
                    ));
                }
            }
        }
        self.at += 1;
        let node = if branches.len() == 1 {
            branches.remove(0)
        } else {
            Node::Alt(branches)
        };
        Ok(if open == '[' {
            Node::Opt(Box::new(node))
        } else {
            node
        })
    }

    fn list(&mut self) -> Result<Node, String> {
        let opened = self.at;
        let name: String = self.chars[self.at + 1..]
            .iter()
            .take_while(|&&c| c != '}')
            .collect();
        if !self.chars[self.at..].contains(&'}') {
            return Err(format!("\"{{\" at column {} is never closed", opened + 1));
        }
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err(format!(
                "\"{{{name}}}\" at column {}: a list's name is lower_snake_case",
                opened + 1
            ));
        }
        self.at += name.len() + 2;
        Ok(Node::List(name))
    }

    fn repeat(&mut self, elements: &mut Vec<Node>) -> Result<(), String> {
        let digits: String = self.chars[self.at + 1..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .collect();
        let Ok(most @ 2..=12) = digits.parse() else {
            return Err(self.error_here("repeats what is before it: write *2 to *12"));
        };
        let Some(repeated) = elements
            .pop()
            .filter(|_| self.at > 0 && matches!(self.chars[self.at - 1], '}' | ')'))
        else {
            return Err(self.error_here("must stand right behind a list or a group"));
        };
        elements.push(Node::Repeat(Box::new(repeated), most));
        self.at += 1 + digits.len();
        Ok(())
    }

    fn mark_edge(&mut self, c: char, depth: usize, index: usize) -> Result<(), String> {
        let edge = if c == '<' {
            &mut self.mark.0
        } else {
            &mut self.mark.1
        };
        if depth > 0 || edge.replace(index).is_some() {
            return Err(self.error_here("must stand once, and outside groups"));
        }
        if c == '>' && self.mark.0.is_none() {
            return Err(self.error_here("closes nothing: put \"<\" before it"));
        }
        self.at += 1;
        Ok(())
    }

    fn escaped(&mut self) -> Result<Node, String> {
        match self.chars.get(self.at + 1) {
            Some(&c @ ('(' | ')')) => {
                self.at += 2;
                Ok(Node::Word(c.to_string()))
            }
            _ => Err(self.error_here("escapes only \"(\" and \")\"")),
        }
    }

    fn gap(&mut self) -> Result<Node, String> {
        let digits: String = self.chars[self.at + 2..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .collect();
        match digits.parse() {
            Ok(n @ 1..=12) => {
                self.at += 2 + digits.len();
                Ok(Node::Gap(n))
            }
            _ => Err(self.error_here("starts a gap: write ..1 to ..12")),
        }
    }

    fn word(&mut self) -> Node {
        let word: String = self.chars[self.at..]
            .iter()
            .take_while(|&&c| is_word(c))
            .collect();
        self.at += word.chars().count();
        Node::Word(word)
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_lowercase()
        || c.is_ascii_digit()
        || c == '\''
        || c == '-'
        || c == '.'
        || (!c.is_ascii() && c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails_with(pattern: &str, message: &str) {
        assert_eq!(parse(pattern), Err(message.to_string()));
    }

    #[test]
    fn a_pattern_is_words_options_alternatives_lists_and_gaps() {
        let pattern = parse("[not] (a|b c) {list} ..3 <u.s.>").expect("parses");
        assert_eq!(pattern.elements.len(), 5);
        assert_eq!(pattern.mark, 4..5);
        assert_eq!(pattern.elements[3], Node::Gap(3));
        assert_eq!(pattern.elements[4], Node::Word("u.s.".into()));
    }

    #[test]
    fn mistakes_name_their_column() {
        fails_with("is (a|b", "\"(\" at column 4 is never closed");
        fails_with(
            "is a) b",
            "\")\" at column 5 closes nothing: remove it or open it before",
        );
        fails_with("is {a b", "\"{\" at column 4 is never closed");
        fails_with("is ()", "\"(\" at column 4 has an empty branch");
        fails_with(
            "Is",
            "\"I\" at column 1 is not part of the match language; write words in lower case",
        );
        fails_with(
            "a ..99",
            "\".\" at column 3 starts a gap: write ..1 to ..12",
        );
        fails_with(
            "a *2",
            "\"*\" at column 3 must stand right behind a list or a group",
        );
        fails_with(
            "(a b)*1",
            "\"*\" at column 6 repeats what is before it: write *2 to *12",
        );
        fails_with(
            "[<a>]",
            "\"<\" at column 2 must stand once, and outside groups",
        );
        fails_with("a <b", "\"<\" needs a \">\" after it");
        fails_with("", "the pattern is empty");
    }
}
