//! What the summary says an article's claims rest on: short articles with the figures a reader counts.

use caveat::{Engine, Summary, plain_text};

fn summary(article: &str) -> Summary {
    Engine::new().scan(&plain_text(article).page).summary
}

/// People with a name, institutions, documents, sources without a name.
#[track_caller]
fn rests_on(article: &str, named: u32, institutions: u32, documents: u32, unnamed: u32) {
    let sources = summary(article).sources;
    let found = [
        sources.named,
        sources.institutions,
        sources.documents,
        sources.unnamed,
    ];
    assert_eq!(found, [named, institutions, documents, unnamed]);
}

#[test]
fn a_person_counts_once_in_full_by_last_name_and_with_a_title() {
    rests_on(
        "Jane Orme said the mill would stay shut until May.\n\
         “We have no flour,” Orme said. “Soon,” Ms. Orme added. According to Jane Orme, the roof leaks.",
        1,
        0,
        0,
        0,
    );
}

#[test]
fn who_speaks_behind_a_trade_is_a_person_with_a_name() {
    rests_on(
        "“The harvest is late,” says farmer Ivo Lund.\n\
         “It is not,” said Max Poe, a baker in the square.",
        2,
        0,
        0,
        0,
    );
}

#[test]
fn names_papers_and_sources_without_a_name_are_told_apart() {
    rests_on(
        "The ferry was never inspected, according to court documents.\n\
         A port official said on condition of anonymity that the file was lost.\n\
         “It was inspected,” said Ada Vale, who runs the line. The harbour authority said the file was in its archive.",
        1,
        1,
        1,
        1,
    );
}

#[test]
fn outlets_whose_reports_are_handed_on_are_listed_once() {
    let summary = summary(
        "Reuters reported that the sale was off.\n\
         The owner told the BBC that he would wait. Reuters reported earlier that he would not.",
    );
    assert_eq!(summary.relays, ["Reuters", "BBC"]);
}
