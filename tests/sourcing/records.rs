//! Documents, filings, data.

use super::{documents, sources};

#[test]
fn documents_are_counted_by_what_they_are() {
    let sources = sources(
        "The ferry was never inspected, according to court documents. The documents show that it leaked.\n\
         A study found that the pier was rotten. The indictment alleges fraud.",
    );
    assert_eq!(
        sources.documents,
        ["court documents", "study", "indictment"]
    );
}

#[test]
fn a_record_goes_by_who_made_it_and_not_by_who_saw_it() {
    documents(
        "A report by the Harbour Commission found that the dam was old.\n\
         Prices fell, according to data compiled by Wexmoor University.\n\
         A Dorne Times/Harrow Research poll showed a lead for the mayor.\n\
         Memos reviewed by the Harbour Guard show that it leaked.\n\
         A Centre for Water survey found a leak.",
        &[
            "report by the Harbour Commission",
            "data compiled by Wexmoor University",
            "Dorne Times/Harrow Research poll",
            "Memos",
            "Centre for Water survey",
        ],
    );
}

#[test]
fn a_clause_that_ends_with_a_record_is_none() {
    documents("Dorne Police released heavily edited footage shows.", &[]);
    documents("Men who opposed the agreement said it was late.", &[]);
}

#[test]
fn a_record_may_be_described_before_its_verb() {
    documents(
        "The report, released on Monday, said the dam was old.",
        &["report"],
    );
}

#[test]
fn opinions_resolutions_and_investigations_are_documents() {
    documents(
        "“It is law,” the opinion said. The resolution also states that the dam is old.\n\
         An investigation found that it leaked. The council released a report indicating that it would not hold.",
        &["opinion", "resolution", "investigation", "report"],
    );
    documents("The mayor sent a letter calling for a vote.", &[]);
    documents("The man leading the investigation said it was late.", &[]);
}

#[test]
fn a_poll_that_is_named_again_by_another_word_is_the_same() {
    documents(
        "A Harrow Institute poll found a lead for the mayor. The survey found that few knew her.\n\
         The lawsuit states that the dam leaked. The complaint states that it leaks.\n\
         A Dorne Institute poll found no lead.",
        &["Harrow Institute poll", "lawsuit", "Dorne Institute poll"],
    );
}

#[test]
fn a_record_may_be_a_copy_or_older_or_be_called_by_a_verb() {
    documents(
        "The dam leaks, according to a copy of the memo.\n\
         The pier is rotten, according to estimates from the Harbour Council.\n\
         A Dorne Institute study from last year found a leak. The road sinks, according to a letter sent to the mayor.\n\
         Few drown, according to the latest tally from Wexmoor University.",
        &[
            "memo",
            "estimates from the Harbour Council",
            "Dorne Institute study",
            "letter",
            "latest tally from Wexmoor University",
        ],
    );
}

#[test]
fn what_somebody_does_with_a_record_is_no_record() {
    documents(
        "The mayor says she never saw urgent letters warning of a leak. It does not include figures showing one.",
        &[],
    );
}

#[test]
fn who_accuses_after_a_complaint_is_not_the_complaint() {
    documents(
        "He settled the complaint in May after a former official accused him of a theft.",
        &[],
    );
    documents(
        "A poll released after the flood showed a lead for the mayor.",
        &["poll"],
    );
}

#[test]
fn a_record_that_somebody_saw_goes_by_all_its_name() {
    documents(
        "A new Dorne Institute poll put the mayor ahead.\n\
         Harrow Ministry emails obtained by the council name her.",
        &["new Dorne Institute poll", "Harrow Ministry emails"],
    );
}
