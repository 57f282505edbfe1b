//! The texts that are timed: articles, and texts made to be slow.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use caveat::{Block, Page, plain_text};

/// The size of the long texts, in bytes.
pub const LONG: usize = 1 << 20;

/// A text with its name.
pub struct Text {
    /// A word or two.
    pub name: &'static str,
    /// Its blocks.
    pub page: Page,
}

impl Text {
    /// How long it is, in bytes.
    pub fn bytes(&self) -> usize {
        self.page.blocks.iter().map(|block| block.text.len()).sum()
    }
}

/// Every text. Real articles in place of our own come from the file that `CAVEAT_BENCH_ARTICLES`
/// names: plain text, or JSON Lines with `text`.
///
/// # Panics
/// When the articles cannot be read.
pub fn all() -> Vec<Text> {
    let articles = articles();
    let one = articles
        .iter()
        .find(|text| (3_000..8_000).contains(&text.len()))
        .unwrap_or(&articles[0]);
    let examples = rule_examples();
    let sentences: Vec<_> = examples
        .iter()
        .map(|example| example.trim_end_matches(['.', '!', '?']))
        .collect();
    let words: Vec<_> = sentences
        .iter()
        .flat_map(|sentence| sentence.split_whitespace())
        .collect();
    vec![
        Text {
            name: "one article",
            page: plain_text(one).page,
        },
        Text {
            name: "articles",
            page: many(&articles),
        },
        Text {
            name: "one sentence",
            page: one_block(|i| sentences[i % sentences.len()]),
        },
        Text {
            name: "cue words",
            page: one_block(|i| words[i.wrapping_mul(2_654_435_761) % words.len()]),
        },
        Text {
            name: "quotes",
            page: one_block(|i| ["“Yes", "‘no’", "\"she said", "’90s", "6'2\"", "”"][i % 6]),
        },
    ]
}

fn articles() -> Vec<String> {
    if let Some(file) = env::var_os("CAVEAT_BENCH_ARTICLES") {
        let text = fs::read_to_string(&file).expect("CAVEAT_BENCH_ARTICLES names a readable file");
        let records = text
            .lines()
            .map_while(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let records: Vec<_> = records
            .filter_map(|record| Some(record["text"].as_str()?.to_owned()))
            .collect();
        return if records.is_empty() {
            vec![text]
        } else {
            records
        };
    }
    let mut files: Vec<_> = fs::read_dir(project("tests/articles"))
        .expect("readable")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).expect("readable"))
        .collect()
}

/// One sentence that each rule flags.
fn rule_examples() -> Vec<String> {
    let files = fs::read_dir(project("rules/en")).expect("readable");
    let mut files: Vec<_> = files.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).expect("readable");
        let table: toml::Table = text.parse().expect("compiled before");
        let rules = table.get("rule").and_then(|rules| rules.as_array());
        let first = |rule: &toml::Value| Some(rule.get("flags")?.get(0)?.as_str()?.to_owned());
        examples.extend(rules.into_iter().flatten().filter_map(first));
    }
    examples
}

/// A folder of the project, whichever of its crates this is built in.
fn project(folder: &str) -> PathBuf {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|up| up.join(folder));
    folders
        .find(|folder| folder.is_dir())
        .expect("the project's folders are there")
}

/// Of so many paragraphs one has its words in their order. Our own articles have a finding every 350
/// characters, to test many; the news has one every 1,700.
const PLAIN: usize = 5;

/// Paragraphs of the articles up to the long size. When they run out they come again with other figures,
/// and most of them with their words in another order: a processor learns what only repeats, and is then
/// twice as fast at telling words apart as it is on any news.
fn many(articles: &[String]) -> Page {
    let paragraphs: Vec<_> = articles
        .iter()
        .flat_map(|text| plain_text(text).page.blocks)
        .collect();
    let mut page = Page::default();
    let mut bytes = 0;
    let mut seed = 1;
    for round in 0.. {
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if bytes >= LONG {
                return page;
            }
            let mut block = paragraph.clone();
            if round > 0 && (round + index) % PLAIN != 0 {
                block.text = shuffled(&block.text, &mut seed);
            }
            if round > 0 {
                let _ = write!(block.text, " It was day {round} of week {index}.");
            }
            bytes += block.text.len();
            page.blocks.push(block);
        }
    }
    page
}

/// The words of `text` in another order, the same for the same `seed`.
fn shuffled(text: &str, seed: &mut usize) -> String {
    let mut words: Vec<_> = text.split_whitespace().collect();
    for last in (1..words.len()).rev() {
        *seed = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
        words.swap(last, (*seed >> 16) % (last + 1));
    }
    words.join(" ")
}

/// A single block of the long size, with nothing in it that ends a sentence.
fn one_block<'a>(part: impl Fn(usize) -> &'a str) -> Page {
    let mut text = String::with_capacity(LONG + 200);
    for index in 0.. {
        if text.len() >= LONG {
            break;
        }
        text.push_str(part(index));
        text.push(' ');
    }
    Page {
        blocks: vec![Block {
            text,
            ..Block::default()
        }],
        ..Page::default()
    }
}
