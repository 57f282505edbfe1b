//! What the summary says an article's claims rest on: short articles with the sources a reader finds.

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
fn a_person_counts_once_in_full_by_last_name_and_with_a_title() {
    named(
        "Jane Orme said the mill would stay shut until May.\n\
         “We have no flour,” Orme said. “Soon,” Ms. Orme added. According to Jane Orme, the roof leaks.",
        &["Jane Orme"],
    );
    named(
        "The mill is shut, Mayor Jane T. Orme said. “For good,” Jane Orme added.",
        &["Jane T. Orme"],
    );
}

#[test]
fn a_last_name_is_whoever_bore_it_last_even_if_she_has_not_spoken_yet() {
    named(
        "The council named Jane Orme as its head.\nOrme said the mill would open.",
        &["Jane Orme"],
    );
    named("Mr. Orme said the mill would open.", &["Mr. Orme"]);
}

#[test]
fn a_small_word_before_a_last_name_is_part_of_it() {
    named(
        "“Soon,” said Nils de Vries. The mill would open in May, Mayor de Vries added.",
        &["Nils de Vries"],
    );
}

#[test]
fn who_has_but_one_name_is_a_person_where_the_article_tells_of_one() {
    named("Nora, 45, keeps bees.\n“They sting,” Nora said.", &["Nora"]);
    institutions(
        "The mill was sold to Brandal in May.\nBrandal said it would close.",
        &["Brandal"],
    );
}

#[test]
fn a_longer_name_goes_on_behind_and() {
    institutions(
        "It is late, the Centres for Flour Control and Prevention said.\n\
         Ferries will run, according to the Department of Roads and Harbour Services.\n\
         The dam will hold, according to National Dams and Water Protection.",
        &[
            "Centres for Flour Control and Prevention",
            "Department of Roads and Harbour Services",
            "National Dams and Water Protection",
        ],
    );
    named(
        "The dam will hold, according to Ivo Lund and the Harbour Ministry.",
        &["Ivo Lund"],
    );
}

#[test]
fn the_end_of_a_longer_name_is_no_institution_of_its_own() {
    institutions(
        "It is late, the Centres for Flour Control and Storage said.",
        &[],
    );
}

#[test]
fn two_people_of_one_last_name_are_two() {
    named(
        "“It is late,” said Ivo Lund. His sister, Ada Lund, said it was not.\n“Never mind,” Lund said.",
        &["Ivo Lund", "Ada Lund"],
    );
}

#[test]
fn a_name_may_stand_on_either_side_of_its_trade_and_of_the_verb() {
    named(
        "“The harvest is late,” says farmer Ivo Lund.\n\
         “It is not,” said Max Poe, a baker in the square.\n\
         Ada Vale, who runs the line between the two towns, told the council to wait.\n\
         The harbour’s clerk, Nora Quill, confirmed that the ferry was late.\n\
         Rep. Tomas Brandt (D-Wexmoor) on Sunday warned of ice.",
        &[
            "Ivo Lund",
            "Max Poe",
            "Ada Vale",
            "Nora Quill",
            "Tomas Brandt",
        ],
    );
}

#[test]
fn names_keep_their_particles_hyphens_accents_and_what_stands_behind_them() {
    named(
        "“It is late,” said Pieter van der Berg. “It is not,” said Zoë Ångström-Lund. “Who knows,” said Ivo Lund Jr.\n\
         Karim al-Hadi said the road was shut. Al-Hadi said it twice. O’Dowd and Berg laughed, Sile O’Dowd said.",
        &[
            "Pieter van der Berg",
            "Zoë Ångström-Lund",
            "Ivo Lund",
            "Karim al-Hadi",
            "Sile O’Dowd",
        ],
    );
}

#[test]
fn several_may_speak_together_and_a_spokesman_goes_by_his_name() {
    named(
        "Ivo Lund, Ada Vale and Max Poe said the bridge was safe.\n\
         Two Harrow representatives — Rep. Ida Prowse and Rep. Mara Orme — also said so.",
        &["Ivo Lund", "Ada Vale", "Max Poe", "Ida Prowse", "Mara Orme"],
    );
    named(
        "A ministry spokesman, Ivo Lund, said the bridge was safe. Sile Ord confirmed he had looked.",
        &["Ivo Lund", "Sile Ord"],
    );
}

#[test]
fn two_may_speak_together() {
    named(
        "Ivo Lund and Ada Vale said the bridge was safe.",
        &["Ivo Lund", "Ada Vale"],
    );
}

#[test]
fn who_did_something_else_first_or_is_meant_by_a_pronoun_speaks_too() {
    named(
        "Ada Vale left the hall, saying the vote was lost.",
        &["Ada Vale"],
    );
    named(
        "Ivo Lund came back at noon. “The road is shut,” he said.",
        &["Ivo Lund"],
    );
}

#[test]
fn a_post_with_of_is_held_by_the_name_behind_it() {
    named(
        "“It is late,” Secretary of State Ada Vale said. Director of Public Health Ivo Lund said so too.\n\
         Witness Max Poe agreed that it was late. The father of Nora Quill said nothing.",
        &["Ada Vale", "Ivo Lund", "Max Poe"],
    );
}

#[test]
fn a_description_with_a_clause_a_genitive_or_a_party_stands_between_name_and_verb() {
    named(
        "Ada Vale, who led the workers’ union for years, said the dam was old.\n\
         Ivo Lund, a man who works as a diver on the river told me it was not.\n\
         “Who knows,” Sen. Max Poe (R-Wexmoor), who heads the panel, said.\n\
         Nora Quill, a teacher of history in Dorne, said Mara Orme, who died in May, knew it.\n\
         Sens. Tomas Brandt (R-Dorne) and Sile Ord (D-Harrow) said they would look.",
        &[
            "Ada Vale",
            "Ivo Lund",
            "Max Poe",
            "Nora Quill",
            "Tomas Brandt",
            "Sile Ord",
        ],
    );
}

#[test]
fn a_clause_with_after_or_before_has_a_speaker_too() {
    named(
        "The ferry came back weeks after Ada Vale said it was lost.",
        &["Ada Vale"],
    );
}

#[test]
fn a_pronoun_that_opens_a_sentence_hides_whom_it_tells_of() {
    named(
        "Ada Vale came late. She thanked Max Poe and said the dam would hold.",
        &["Ada Vale"],
    );
    institutions("They sued Brandal Motors and said so.", &[]);
}

#[test]
fn a_verb_behind_an_article_is_none_and_a_group_of_somebody_no_institution() {
    named(
        "Ada Vale was asked about Max Poe, his alleged theft and the claims of his friends.",
        &[],
    );
    institutions("A group of students said the school was cold.", &[]);
}

#[test]
fn dashes_before_the_verb_are_not_all_datelines() {
    named("NATO, Dorne — which said on Monday it would fly.", &[]);
    named("OVER — in she said, Brandal Motors", &[]);
    named(
        "DORNE, Wexmoor (Reuters) — Ada Vale left on Sunday. She said it was lost.",
        &["Ada Vale"],
    );
    institutions(
        "NATO — the alliance of the north — said it would fly.",
        &["NATO"],
    );
}

#[test]
fn a_dateline_and_the_employer_of_an_unnamed_source_do_not_speak() {
    institutions(
        "Millers from Dorne, Wexmoor and Lenz said the price of flour was low.",
        &[],
    );
    named(
        "DORNE, Wexmoor (Reuters) — Ada Vale left the hall on Sunday, saying the vote was lost.\n\
         WEXMOOR – Gov. Max Poe on Friday played it down, saying it was not.",
        &["Ada Vale", "Max Poe"],
    );
    institutions(
        "A senior Harrow Ministry official, speaking on condition of anonymity, said it was.",
        &[],
    );
    institutions(
        "The office of Wexmoor Attorney General Ada Vale said it was.",
        &["office of Wexmoor Attorney General Ada Vale"],
    );
}

#[test]
fn a_pronoun_behind_a_quotation_means_whom_its_sentence_opens_with() {
    named(
        "And on Sunday, Ada Vale answered her critics: “The dam will hold,” she wrote in a letter.",
        &["Ada Vale"],
    );
    named(
        "Ivo Lund read on. “What a Dark Age!” he said.",
        &["Ivo Lund"],
    );
    named(
        "Max Poe called it a “calamity” and added that it would rain. Sile Ord began by saying it had rained. \
         Mara Orme went on to say it was raining.",
        &["Max Poe", "Sile Ord", "Mara Orme"],
    );
}

#[test]
fn who_is_only_spoken_of_or_spoken_to_is_no_source() {
    named(
        "“Ivo Lund said it was safe,” a senior official said.\n\
         Max Poe was told to wait. A lawyer for Ada Vale said the case was old. The brother of Nora Quill said so too.",
        &[],
    );
}

#[test]
fn a_town_that_speaks_is_an_institution() {
    institutions(
        "Paris said the treaty held. Beijing warned that it might not.",
        &["Paris", "Beijing"],
    );
}

#[test]
fn an_institution_and_its_spokesman_are_one() {
    institutions(
        "The Ministry of Works said the bridge was safe. A ministry spokesman said it was painted last year.\n\
         “It is safe,” the ministry said in a statement.",
        &["Ministry of Works"],
    );
    institutions(
        "Police said the road was shut. A spokeswoman for the Harbour Authority said it was not.",
        &["Police", "spokeswoman for the Harbour Authority"],
    );
}

#[test]
fn initials_are_the_body_they_stand_for_and_a_company_is_the_one_named_before() {
    institutions(
        "The Federal River Agency said the water was clean. The FRA said so twice. The agency said so again.",
        &["Federal River Agency"],
    );
    institutions(
        "Brightwell said sales had fallen. The company said they would rise. Critics said Brightwell was wrong.",
        &["Brightwell"],
    );
}

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
fn a_word_that_opens_a_sentence_is_no_part_of_a_name() {
    named(
        "Ivo Lund runs the ferry.\nOnce Lund was ashore, he said it would rain. Even Lund said so.",
        &["Ivo Lund"],
    );
    institutions(
        "Even Brandal Motors said it would rain.",
        &["Brandal Motors"],
    );
}

#[test]
fn places_unions_firms_and_columns_are_no_people() {
    institutions(
        "Beyond Port Vale, the union has said it will strike.\nNew Harrow said the bridge was safe. Team Lund said it was not.",
        &["union", "New Harrow", "Team Lund"],
    );
    institutions("Ice is near, according to the Courier’s Ice Checker.", &[]);
    institutions(
        "The line is long, said the advocacy group Harrow Action. Harbours and Coast Protection said it was short.",
        &[
            "advocacy group Harrow Action",
            "Harbours and Coast Protection",
        ],
    );
    institutions(
        "H&B said the line was short. Brandal & Vale said it was long.",
        &["H&B", "Brandal & Vale"],
    );
}

#[test]
fn a_title_is_no_part_of_a_name_and_an_employer_is_no_speaker() {
    named(
        "District Judge Ada Vale said the case was closed. Secretary-General Ivo Lund said it was not.\n\
         The University of Harrow historian Max Poe said it never would be.",
        &["Ada Vale", "Ivo Lund", "Max Poe"],
    );
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
fn a_story_is_its_outlet_s_and_a_poll_is_a_record() {
    let story = summary("A report in the Dorne Herald said the dam was old.");
    assert!(story.sources.documents.is_empty());
    assert_eq!(story.relays, ["Dorne Herald"]);
    let poll = summary("A Dorne Herald poll found a lead for the mayor.");
    assert_eq!(poll.sources.documents, ["Dorne Herald poll"]);
}

#[test]
fn who_is_quoted_by_others_or_before_a_colon_speaks() {
    named(
        "Ivo Lund was quoted on Monday as saying that the dam would hold.\n\
         The paper quoted Ada Vale as saying that it would not.\n\
         It quoted the keeper’s aunt, Mara Orme, as saying so too.\n\
         Max Poe: “It leaks.”\n\
         Jane Roe, quoted by the Courier as saying that it was sound, has left.",
        &["Ivo Lund", "Ada Vale", "Mara Orme", "Max Poe", "Jane Roe"],
    );
}

#[test]
fn whose_lawyers_or_whose_view_it_is_does_not_speak() {
    named(
        "Lawyers for Ivo Lund, Ada Vale and Max Poe said the dam would hold.\n\
         Lawyers for Mara Orme and Max Poe said it would not.\n\
         Several divers, including Mara Orme, went down twice, said one former official.",
        &[],
    );
}

#[test]
fn who_opens_the_sentence_that_she_says_is_told_of() {
    named("Nora Quill was late again, she said.", &[]);
}

#[test]
fn a_name_with_a_title_gives_way_to_the_one_in_full_that_all_mean() {
    named(
        "Ada Vale runs the mill.\n\
         Mr. Poe owns it.\n\
         “It is late,” Ms. Vale said. “Too late,” Mr. Poe said.\n\
         Ivo Poe and Max Poe are his sons.",
        &["Ada Vale", "Mr. Poe"],
    );
    named("“It is late,” said Rep. Bill Orme.", &["Bill Orme"]);
}

#[test]
fn a_participle_that_opens_the_sentence_is_nobody() {
    named(
        "Speaking to divers on Monday, Ada Vale, the mayor, said the dam would hold.",
        &["Ada Vale"],
    );
}

#[test]
fn an_official_of_a_body_and_a_group_of_people_are_no_body() {
    institutions(
        "A senior Ministry of Works official said the dam would hold.\n\
         A group of 12 divers wrote that it would not.\n\
         The move was first reported by the council.",
        &[],
    );
}

#[test]
fn a_record_may_be_described_before_its_verb() {
    documents(
        "The report, released on Monday, said the dam was old.",
        &["report"],
    );
}

#[test]
fn an_acronym_with_one_inside_is_the_same_body() {
    institutions(
        "The U.S. Harbour Agency said so. The USHA said it twice.",
        &["U.S. Harbour Agency"],
    );
}

#[test]
fn who_has_but_one_name_is_a_person_where_she_means_her_or_a_family_has_her() {
    named(
        "Nora was late, as Nora often is on that road. “I lost all,” she said.",
        &["Nora"],
    );
    named(
        "“It is late,” said Nora. Nora waited, as Nora often does. “I lost all,” she said.",
        &["Nora"],
    );
    named(
        "Ada Vale condemned the theft.\n“It is not right,” she said.",
        &[],
    );
    named(
        "We met Nora on the road. Nora said she lost all.",
        &["Nora"],
    );
    named(
        "“It is late,” her brother Max said. “Too late,” Max added.",
        &["Max"],
    );
    institutions("Millers waited at the mill. “I lost all,” she said.", &[]);
    institutions(
        "The mill in Dorne is shut. Dorne is angry, with only Dorne to blame. “I lost all,” he said.",
        &[],
    );
}

#[test]
fn who_is_told_of_again_and_again_leaves_room_for_others() {
    let again = "Jane Roe waited at noon. She said it was late.\n".repeat(300);
    named(
        &format!("{again}“It is early,” Ivo Lund said."),
        &["Jane Roe", "Ivo Lund"],
    );
}

#[test]
fn a_surname_may_be_another_word() {
    named(
        "Theresa May came late.\nMrs May said it was early. “It was,” Mr. King said. Steve King left.",
        &["Theresa May", "Steve King"],
    );
}

#[test]
fn who_speaks_along_with_another_and_an_editor_in_chief_are_people() {
    named(
        "Marta Orme, along with Max Poe, said the dam would hold.\n\
         It would not, its editor in chief Ivo Lund said. “Who knows,” said council ally Ada Vale.\n\
         It might, writer in residence Nora Quill said.",
        &[
            "Marta Orme",
            "Max Poe",
            "Ivo Lund",
            "Ada Vale",
            "Nora Quill",
        ],
    );
    institutions("It was late, the assembly said.", &["assembly"]);
}

#[test]
fn three_may_speak_together_with_a_comma_before_the_last_and_by_their_surnames() {
    named(
        "Ivo Orme, Ada Vale, and Max Poe wrote the report.\nOrme, Vale, and Poe say in it that the dam is old.",
        &["Ivo Orme", "Ada Vale", "Max Poe"],
    );
    named(
        "In Dorne, Vale and Poe said it was. The mayor met Nora Quill, and Max Poe said it was not.",
        &["Max Poe"],
    );
}

#[test]
fn where_people_are_from_does_not_speak() {
    institutions(
        "The millers from Harrow and Mexico reported that it was late.",
        &[],
    );
}

#[test]
fn a_body_goes_by_all_of_its_name() {
    institutions(
        "The miller asked the Royal Dorne Legion. The Royal Dorne Legion said it was late.\n\
         It was early, according to the Harrow Commission on Road Works.\n\
         “No comment,” Downing Street said. Mills are safe, according to the Centre on Flour and Bread Priorities.",
        &[
            "Royal Dorne Legion",
            "Harrow Commission on Road Works",
            "Downing Street",
            "Centre on Flour and Bread Priorities",
        ],
    );
}

#[test]
fn what_only_hangs_on_a_speaker_or_is_done_something_with_is_no_institution() {
    institutions(
        "One Ministry of Works official rejected it, claiming the dam was old.\n\
         The diver went down in Harrow and upper Wexmoor in May, saying so.\n\
         The man leading the commission said so too. In case no. 7. the miller said nothing.",
        &[],
    );
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
fn a_paper_is_the_outlet_that_is_relayed_and_else_a_document() {
    let outlet =
        summary("The Harrow Courier reported that the dam leaked. The paper said so twice.");
    assert_eq!(outlet.sources.documents, [""; 0]);
    documents("The paper shows that the dam leaks.", &["paper"]);
}

#[test]
fn bodies_speak_together_but_not_where_their_people_do() {
    institutions(
        "The HRA and the Dorne Council said the dam would hold.",
        &["HRA", "Dorne Council"],
    );
    institutions(
        "Divers in Harrow, Wexmoor, Mexico and Canada said it would not. Wexmoor and Mexico have added 40 dams.",
        &[],
    );
}

#[test]
fn a_longer_name_goes_on_behind_and_before_whoever_bears_a_post_in_it() {
    institutions(
        "Few drown, according to the Centres for Dam Control and Prevention, 4,000 a year.",
        &["Centres for Dam Control and Prevention"],
    );
}

#[test]
fn what_describes_a_name_is_no_part_of_it() {
    named(
        "Ten-year-old Ada Vale said the dam leaked. Wexmoor-born Ivo Lund said it did not. “It does,” Moon Jae-in said.",
        &["Ada Vale", "Ivo Lund", "Moon Jae-in"],
    );
}

#[test]
fn who_adds_something_is_who_spoke_before_but_for_who_joins_in() {
    institutions(
        "The Dorne Ministry will pay, he said, adding that it must.",
        &[],
    );
    named(
        "Divers said the dam leaked, with Ada Vale warning that it would break.",
        &["Ada Vale"],
    );
}

#[test]
fn a_place_behind_the_party_of_a_member_is_part_of_the_description() {
    named(
        "Sen. Ada Vale (D) of Dorne said the dam leaked.",
        &["Ada Vale"],
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
fn a_record_that_somebody_saw_goes_by_all_its_name() {
    documents(
        "A new Dorne Institute poll put the mayor ahead.\n\
         Harrow Ministry emails obtained by the council name her.",
        &["new Dorne Institute poll", "Harrow Ministry emails"],
    );
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

#[test]
fn who_opens_the_sentence_bears_the_post_before_the_name() {
    named(
        "Vale campaign manager Max Poe was angry, saying it was late. Orme adviser Ada Lund left, saying it was early.",
        &["Max Poe", "Ada Lund"],
    );
}

#[test]
fn a_body_s_people_who_open_the_sentence_are_not_the_body() {
    institutions(
        "How the council works is a riddle, said Mr. Orme’s friends.",
        &[],
    );
    institutions(
        "The U.S. Harbour Agency said so. The HA said it twice.",
        &["U.S. Harbour Agency"],
    );
}

#[test]
fn who_holds_a_post_speaks_by_the_name_behind_the_comma() {
    named(
        "“It is late,” said the mill’s owner, Ada Vale. “Too late,” said a council spokesman, Max Poe.\n\
         Secretary of State Ivo Lund, asked by a diver, replied that it was early.\n\
         However, Nora Quill, the keeper, later said Mr. Orme was late.",
        &["Ada Vale", "Max Poe", "Ivo Lund", "Nora Quill"],
    );
}
