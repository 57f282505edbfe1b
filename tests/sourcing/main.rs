//! What the summary says an article's claims rest on: short articles with the sources a reader finds.

mod bodies;
mod outlets;
mod people;
mod records;

use caveat::{Block, Engine, Page, Role, Signals, Sources, Summary, plain_text};

fn summary(article: &str) -> Summary {
    Engine::new().scan(&plain_text(article).page).summary
}

fn sources(article: &str) -> Sources {
    summary(article).sources
}

#[track_caller]
fn named(article: &str, expected: &[&str]) {
    assert_eq!(sources(article).named, expected);
}

#[track_caller]
fn institutions(article: &str, expected: &[&str]) {
    let Sources {
        named,
        institutions,
        ..
    } = sources(article);
    assert_eq!(
        (named, institutions),
        (
            Vec::new(),
            expected.iter().map(ToString::to_string).collect()
        )
    );
}

#[track_caller]
fn documents(article: &str, expected: &[&str]) {
    assert_eq!(sources(article).documents, expected);
}

#[test]
fn names_papers_and_sources_without_a_name_are_told_apart() {
    let sources = sources(
        "The ferry was never inspected, according to court documents.\n\
         A port official said on condition of anonymity that the file was lost.\n\
         “It was inspected,” said Ada Vale, who runs the line. The harbour authority said the file was in its archive.",
    );
    assert_eq!(
        sources,
        Sources {
            named: vec!["Ada Vale".into()],
            institutions: vec!["harbour authority".into()],
            documents: vec!["court documents".into()],
            unnamed: 1,
        }
    );
}

#[test]
fn a_source_whose_name_is_withheld_in_a_second_sentence_counts_once() {
    let article = "A senior port official said the crane had failed. \
                   The official insisted on anonymity because the inquiry is open. The official said it was old.";
    assert_eq!(sources(article).unnamed, 1);
}

#[test]
fn what_stands_behind_the_article_or_links_to_another_is_no_source() {
    let block = |text: &str, container, link_share| Block {
        text: text.into(),
        container: Some(container),
        link_share,
        ..Block::default()
    };
    let long = "The ferry will be inspected again before the end of the year and then at least once in every year after it,";
    let page = Page {
        signals: Some(Signals {
            declared_article: true,
            ..Signals::default()
        }),
        containers: vec![Default::default(); 2],
        blocks: vec![
            block(&format!("{long} Ada Vale said."), 0, 0.0),
            block(
                &format!("{long} Tilda Poe said in an older article."),
                0,
                0.9,
            ),
            block(&format!("{long} the harbour authority said."), 0, 0.0),
            block("“At last,” said Ivo Lund.", 0, 0.0),
            Block {
                role: Role::ListItem,
                ..block("The dam will hold, Max Orme says", 1, 0.0)
            },
        ],
        ..Page::default()
    };
    let sources = Engine::new().scan(&page).summary.sources;
    assert_eq!(sources.named, ["Ada Vale", "Ivo Lund"]);
    assert_eq!(sources.institutions, ["harbour authority"]);
}

#[test]
fn an_appeal_is_no_source() {
    let article = "Ada Vale said the ferry would run again.\n\
         A message from our editor\n\
         “Readers keep us alive,” says Ivo Lund. Please make a donation today to keep our journalism free.\n\
         Remind me later";
    named(article, &["Ada Vale"]);
}
