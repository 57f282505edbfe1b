//! What is handed in: a page as blocks of text in reading order. Knows nothing of browsers.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::offset::Bytes;
use crate::report::Finding;

/// A page to scan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default)]
pub struct Page {
    /// The declared language (BCP 47, such as `en-GB`), if any.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub lang: Option<String>,
    /// The headline or document title.
    pub title: String,
    /// The name the publisher gives itself (`og:site_name`), if any.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub site: Option<String>,
    /// What the document says of itself. `None` for plain text, which is always taken for an article.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub signals: Option<Signals>,
    /// The boxes around the blocks, each before its children. Empty for plain text.
    pub containers: Vec<Container>,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
}

impl Page {
    /// What each of `findings` marks, as bytes of its block's text. Takes one walk over the text
    /// when they are in order.
    pub fn ranges<'a>(
        &'a self,
        findings: impl IntoIterator<Item = &'a Finding>,
    ) -> impl Iterator<Item = Range<usize>> {
        let mut walk: Option<(u32, Bytes<'a>)> = None;
        findings.into_iter().map(move |finding| {
            let bytes = match &mut walk {
                Some((block, bytes)) if *block == finding.block => bytes,
                _ => {
                    &mut walk
                        .insert((finding.block, Bytes::new(self.text_of(finding))))
                        .1
                }
            };
            let start = bytes.at(finding.start);
            start..bytes.at(finding.end)
        })
    }

    /// The words that each of `findings` marks; empty for one that is not of this page.
    pub fn quotes<'a>(&'a self, findings: &'a [Finding]) -> impl Iterator<Item = &'a str> {
        let words = |(finding, range)| {
            self.text_of(finding)
                .get::<Range<usize>>(range)
                .unwrap_or_default()
        };
        findings.iter().zip(self.ranges(findings)).map(words)
    }

    fn text_of(&self, finding: &Finding) -> &str {
        self.blocks
            .get(finding.block as usize)
            .map_or("", |block| block.text.as_str())
    }
}

/// What a document declares about being an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default)]
pub struct Signals {
    /// `og:type` is `article`, or JSON-LD or microdata declares an article type.
    pub declared_article: bool,
    /// The document has an `<article>` or `role=article`, or an `itemprop=articleBody`.
    pub article_element: bool,
    /// A publication time is given (`article:published_time`, `<time>` in the article, JSON-LD).
    pub published: bool,
    /// A single dominant headline (`<h1>`) is present.
    pub headline: bool,
}

/// A box of the page: an element that holds blocks or other boxes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default)]
pub struct Container {
    /// Index of the enclosing container, always smaller than this one's own; `None` at the top.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub parent: Option<u32>,
    /// The element's tag name, lower case: `div`, `aside`, `form`, `section`.
    pub tag: String,
    /// Words of its `class`, `id`, `role`, `aria-label` and `data-component`, lower case, split at
    /// case changes and punctuation, separated by spaces; at most 200 UTF-16 code units.
    pub names: String,
    /// It is, or directly holds, a form field that takes text or an e-mail address.
    pub form: bool,
}

/// The whole text of one block-level element, so that a phrase may cross a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default)]
pub struct Block {
    /// The text, white space as it is rendered (runs folded to one space).
    pub text: String,
    /// What the element is.
    pub role: Role,
    /// Where on the page it stands.
    pub region: Region,
    /// Index of the innermost container around it.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub container: Option<u32>,
    /// Share of the text that is link text, from 0 to 1.
    pub link_share: f32,
    /// Words of the targets of its links and buttons (`/support-us?x=1` gives `support us`), lower
    /// case, separated by spaces; at most 200 UTF-16 code units.
    pub targets: String,
    /// Words of the element's own `class`, `id` and `data-component`, as in [`Container::names`].
    pub names: String,
}

/// What a block's element is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// `h1` to `h6`, or `role=heading`.
    Heading,
    /// Running text. Plain text comes as paragraphs.
    #[default]
    Paragraph,
    /// `li`, `dt` or `dd`.
    ListItem,
    /// `figcaption`, table caption or photo credit.
    Caption,
    /// `blockquote`.
    Quote,
    /// A button, a label or a link that stands alone as a block.
    Control,
    /// A table cell.
    Cell,
}

/// Where on the page a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// The article or the main part of the page. Plain text is main.
    #[default]
    Main,
    /// `aside`, `role=complementary`, or beside the article.
    Aside,
    /// Page navigation, menus and the page's header.
    Nav,
    /// The page's footer.
    Footer,
    /// A dialog, an overlay or a consent wall.
    Dialog,
}
