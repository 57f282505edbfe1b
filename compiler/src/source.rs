//! Rule files as they are written: TOML tables, read and checked for what a table alone can tell.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Error;
use crate::kind::SubKind;
use crate::pattern::{self, Pattern};

/// Everything in one folder of rules.
#[derive(Debug, Default)]
pub struct Source {
    /// The rules, file by file in the order of their names.
    pub rules: Vec<Rule>,
    /// The tallies, likewise.
    pub tallies: Vec<Tally>,
    /// The named lists: each entry a pattern.
    pub lists: BTreeMap<String, List>,
    /// The cards.
    pub cards: Vec<CardTable>,
}

/// A named list of patterns.
#[derive(Debug)]
pub struct List {
    /// The file it stands in.
    pub file: PathBuf,
    /// Its entries.
    pub entries: Vec<Pattern>,
}

/// The patterns of a rule or tally, parsed.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// The file they stand in.
    pub file: PathBuf,
    /// Whose they are: `rule "some-id"`.
    pub item: String,
    /// What it matches, as written and parsed.
    pub matches: Vec<(String, Pattern)>,
    /// What vetoes a match it overlaps.
    pub unless: Vec<(String, Pattern)>,
}

impl Patterns {
    /// The error that `message` is said of these patterns, in `field`.
    pub fn wrong(&self, field: &str, message: String) -> Error {
        Error::Item {
            file: self.file.clone(),
            item: format!("{}{field}", self.item),
            message,
        }
    }
}

/// A rule with its patterns parsed.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its table.
    pub table: RuleTable,
    /// Its patterns.
    pub patterns: Patterns,
}

/// A tally with its patterns parsed.
#[derive(Debug)]
pub struct Tally {
    /// Its table.
    pub table: TallyTable,
    /// Its patterns.
    pub patterns: Patterns,
}

/// A `[[tally]]` table: what is counted for the sourcing summary, and not marked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyTable {
    /// Its name, unique over all files.
    pub id: String,
    /// What it counts, one of [`COUNTS`].
    pub counts: String,
    /// Patterns; the marked part is what is counted once however often it turns up.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Patterns that veto.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Sentences in which it must count something.
    pub flags: Vec<String>,
    /// Sentences in which it must not.
    pub passes: Vec<String>,
}

/// A `[[rule]]` table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    /// Its name, unique over all files.
    pub id: String,
    /// What it finds.
    pub sub_kind: SubKind,
    /// How plainly.
    #[serde(default = "strong")]
    pub strength: String,
    /// Patterns, any of which matches.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Patterns that veto.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The card's id; the sub-kind's own where it is left out.
    pub card: Option<String>,
    /// Whether it also looks inside quoted speech.
    #[serde(default)]
    pub quoted: bool,
    /// The roles of blocks it looks at; all where it is left out.
    #[serde(default)]
    pub scope: Vec<String>,
    /// Sentences in which it must decide a finding.
    pub flags: Vec<String>,
    /// Sentences in which it must not.
    pub passes: Vec<String>,
    /// The stylebook or practice behind it.
    pub source: String,
    /// What part of an appeal it is.
    pub cue: Option<String>,
    /// How much it says, from 1 to 9.
    pub weight: Option<u8>,
}

fn strong() -> String {
    "strong".into()
}

/// A `[[card]]` table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CardTable {
    pub id: String,
    pub sub_kind: SubKind,
    pub title: String,
    pub what: String,
    pub why: String,
    pub look_for: String,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rule: Vec<RuleTable>,
    #[serde(default)]
    tally: Vec<TallyTable>,
    #[serde(default)]
    card: Vec<CardTable>,
}

impl Source {
    /// Reads every `.toml` file of `folder`. `lexicon.toml` holds lists at its top level; the
    /// others hold `[[rule]]`, `[[card]]` and `[lists]`.
    ///
    /// # Errors
    /// The first file, rule or list that is wrong, and where.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let unreadable = |file: &Path| {
            let file = file.to_owned();
            move |source| Error::Unreadable { file, source }
        };
        let mut files = fs::read_dir(folder)
            .map_err(unreadable(folder))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(unreadable(folder))?;
        files.retain(|file| file.extension().is_some_and(|e| e == "toml"));
        files.sort();
        let mut source = Self::default();
        for file in files {
            let text = fs::read_to_string(&file).map_err(unreadable(&file))?;
            source.add_file(&file, &text)?;
        }
        Ok(source)
    }

    fn add_file(&mut self, file: &Path, text: &str) -> Result<(), Error> {
        let toml = |error: toml::de::Error| Error::Toml {
            file: file.to_owned(),
            message: error.to_string(),
        };
        let content = if file.file_name().is_some_and(|n| n == "lexicon.toml") {
            let lists = toml::from_str(text).map_err(toml)?;
            RuleFile {
                lists,
                rule: Vec::new(),
                tally: Vec::new(),
                card: Vec::new(),
            }
        } else {
            toml::from_str(text).map_err(toml)?
        };
        for (name, entries) in content.lists {
            self.add_list(file, name, &entries)?;
        }
        for table in content.rule {
            self.add_rule(file, table)?;
        }
        for table in content.tally {
            let patterns = self.patterns(
                file,
                "tally",
                &table.id,
                (&table.matches, &table.unless),
                (&table.flags, &table.passes),
            )?;
            if !COUNTS.contains(&table.counts.as_str()) {
                return Err(patterns.wrong(
                    ", counts",
                    format!("\"{}\" is none of {}", table.counts, COUNTS.join(", ")),
                ));
            }
            self.tallies.push(Tally { table, patterns });
        }
        self.cards.extend(content.card);
        Ok(())
    }

    fn add_list(&mut self, file: &Path, name: String, entries: &[String]) -> Result<(), Error> {
        let wrong = |message| Error::Item {
            file: file.to_owned(),
            item: format!("list \"{name}\""),
            message,
        };
        if entries.is_empty() {
            return Err(wrong("it has no entries".into()));
        }
        let entries = parse_all(entries)
            .map_err(wrong)?
            .into_iter()
            .map(|(_, pattern)| pattern)
            .collect();
        if let Some(other) = self.lists.insert(
            name.clone(),
            List {
                file: file.to_owned(),
                entries,
            },
        ) {
            return Err(wrong(format!(
                "it is defined in {} too",
                other.file.display()
            )));
        }
        Ok(())
    }

    fn add_rule(&mut self, file: &Path, table: RuleTable) -> Result<(), Error> {
        let patterns = self.patterns(
            file,
            "rule",
            &table.id,
            (&table.matches, &table.unless),
            (&table.flags, &table.passes),
        )?;
        if !matches!(table.strength.as_str(), "strong" | "weak") {
            return Err(patterns.wrong(
                ", strength",
                format!("\"{}\" is neither strong nor weak", table.strength),
            ));
        }
        if table.source.trim().is_empty() {
            return Err(patterns.wrong(
                ", source",
                "it cites nothing: name the stylebook or practice behind it".into(),
            ));
        }
        for role in &table.scope {
            if !ROLES.contains(&role.as_str()) {
                return Err(patterns.wrong(
                    ", scope",
                    format!("\"{role}\" is none of {}", ROLES.join(", ")),
                ));
            }
        }
        if let Some(cue) = table.cue.as_deref().filter(|cue| !CUES.contains(cue)) {
            return Err(
                patterns.wrong(", cue", format!("\"{cue}\" is none of {}", CUES.join(", ")))
            );
        }
        if table.weight.is_some_and(|w| !(1..=9).contains(&w)) {
            return Err(patterns.wrong(", weight", "it must be from 1 to 9".into()));
        }
        self.rules.push(Rule { table, patterns });
        Ok(())
    }

    /// Parses the patterns of a rule or tally and checks what both must have.
    fn patterns(
        &self,
        file: &Path,
        what: &str,
        id: &str,
        (matches, unless): (&[String], &[String]),
        (flags, passes): (&[String], &[String]),
    ) -> Result<Patterns, Error> {
        let mut patterns = Patterns {
            file: file.to_owned(),
            item: format!("{what} \"{id}\""),
            matches: Vec::new(),
            unless: Vec::new(),
        };
        let taken = self.rules.iter().map(|r| (&r.table.id, &r.patterns));
        let taken = taken.chain(self.tallies.iter().map(|t| (&t.table.id, &t.patterns)));
        if let Some((_, other)) = taken.into_iter().find(|(known, _)| *known == id) {
            return Err(patterns.wrong("", format!("its id is taken in {}", other.file.display())));
        }
        for (field, examples) in [("flags", flags), ("passes", passes)] {
            if examples.is_empty() {
                return Err(patterns.wrong(
                    "",
                    format!("it has no {field}: give at least one example sentence"),
                ));
            }
        }
        if matches.is_empty() {
            return Err(patterns.wrong("", "it has no match pattern".into()));
        }
        patterns.matches =
            parse_all(matches).map_err(|message| patterns.wrong(", match", message))?;
        patterns.unless =
            parse_all(unless).map_err(|message| patterns.wrong(", unless", message))?;
        Ok(patterns)
    }
}

/// What a tally counts.
pub const COUNTS: [&str; 5] = ["named", "institution", "document", "verified", "relay"];

/// The roles of a block, in the order of their bits.
pub const ROLES: [&str; 7] = [
    "heading",
    "paragraph",
    "list_item",
    "caption",
    "quote",
    "control",
    "cell",
];

/// The parts of an appeal.
pub const CUES: [&str; 9] = [
    "opening", "plea", "gate", "price", "button", "closing", "label", "reward", "notice",
];

fn parse_all(patterns: &[String]) -> Result<Vec<(String, Pattern)>, String> {
    patterns
        .iter()
        .map(|text| match pattern::parse(text) {
            Ok(pattern) => Ok((text.clone(), pattern)),
            Err(message) => Err(format!("\"{text}\": {message}")),
        })
        .collect()
}
