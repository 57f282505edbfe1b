//! Institutions on the record.

use super::{institutions, named};

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
fn an_official_of_a_body_and_a_group_of_people_are_no_body() {
    institutions(
        "A senior Ministry of Works official said the dam would hold.\n\
         A group of 12 divers wrote that it would not.\n\
         The move was first reported by the council.",
        &[],
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
