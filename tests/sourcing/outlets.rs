//! Outlets whose reports are handed on.

use caveat::{Engine, Page, plain_text};

use super::{documents, summary};

#[test]
fn outlets_whose_reports_are_handed_on_are_listed_once() {
    let summary = summary(
        "Reuters reported that the sale was off. The Wexmoor Times said it was not.\n\
         The owner told the BBC that he would wait. Reuters, citing bankers, said he would not. The Times had it first, Ada Vale told the Harrow Courier.",
    );
    assert_eq!(
        summary.relays,
        ["Reuters", "Wexmoor Times", "BBC", "Harrow Courier"]
    );
    assert!(summary.sources.institutions.is_empty());
}

#[test]
fn a_broadcast_and_a_guest_article_are_relayed() {
    let summary = summary(
        "Ada Vale said on Sunday on NPR’s morning show that the sale was off. “It is,” Ivo Lund told CNN’s Max Poe.\n\
         Mara Orme wrote so in the Guardian. Sile Ord published an op-ed in the Harrow Courier.",
    );
    assert_eq!(summary.relays, ["NPR", "CNN", "Guardian", "Harrow Courier"]);
}

#[test]
fn a_paper_does_not_relay_itself() {
    let page = Page {
        site: Some("The Harrow Courier".into()),
        ..plain_text(
            "“We wait,” Ada Vale told the Courier. The Harrow Courier reported the sale in May.",
        )
        .page
    };
    let summary = Engine::new().scan(&page).summary;
    assert_eq!(summary.relays, [""; 0]);
    assert_eq!(summary.sources.named, ["Ada Vale"]);
}

#[test]
fn a_story_is_its_outlet_s_and_a_poll_is_a_record() {
    let story = summary("A report in the Dorne Herald said the dam was old.");
    assert!(story.sources.documents.is_empty());
    assert_eq!(story.relays, ["Dorne Herald"]);
    let poll = summary("A Dorne Herald poll found a lead for the mayor.");
    assert_eq!(poll.sources.documents, ["Dorne Herald poll"]);
}

#[test]
fn the_news_agency_is_the_one_that_is_relayed() {
    let summary = summary(
        "Reuters reported that the sale was off. The news agency said it was not.\n\
         The Guardian broke the story that it was. Ada Vale said so, writing in the Harrow Monthly.\n\
         The St. Orme Post-Dispatch reported it.",
    );
    assert_eq!(summary.sources.institutions, [""; 0]);
    assert_eq!(
        summary.relays,
        [
            "Reuters",
            "Guardian",
            "Harrow Monthly",
            "Orme Post-Dispatch"
        ]
    );
}

#[test]
fn a_paper_is_the_outlet_that_is_relayed_and_else_a_document() {
    let outlet =
        summary("The Harrow Courier reported that the dam leaked. The paper said so twice.");
    assert_eq!(outlet.sources.documents, [""; 0]);
    documents("The paper shows that the dam leaks.", &["paper"]);
}

#[test]
fn an_outlet_that_speaks_is_relayed_and_a_name_may_end_with_first() {
    let summary = summary(
        "Ada Vale told Vox that the dam leaked. Vox says it does.\n\
         Harrow Dams First said it did not.",
    );
    assert_eq!(summary.relays, ["Vox"]);
    assert_eq!(summary.sources.named, ["Ada Vale"]);
    assert_eq!(summary.sources.institutions, ["Harrow Dams First"]);
}

#[test]
fn a_newspaper_that_is_called_so_is_relayed_and_an_acronym_is_the_same_outlet() {
    let summary = summary(
        "The dam leaks, according to the Dorne newspaper Haaretz. The British newspaper the Guardian broke the story.\n\
         The Associated Press reported it. The AP said so twice.",
    );
    assert_eq!(summary.sources.institutions, [""; 0]);
    assert_eq!(summary.relays, ["Haaretz", "Guardian", "Associated Press"]);
}
