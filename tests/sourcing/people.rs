//! Who is named, and by which name.

use super::{institutions, named};

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
fn a_title_is_no_part_of_a_name_and_an_employer_is_no_speaker() {
    named(
        "District Judge Ada Vale said the case was closed. Secretary-General Ivo Lund said it was not.\n\
         The University of Harrow historian Max Poe said it never would be.",
        &["Ada Vale", "Ivo Lund", "Max Poe"],
    );
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
fn what_describes_a_name_is_no_part_of_it() {
    named(
        "Ten-year-old Ada Vale said the dam leaked. Wexmoor-born Ivo Lund said it did not. “It does,” Moon Jae-in said.",
        &["Ada Vale", "Ivo Lund", "Moon Jae-in"],
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
fn who_opens_the_sentence_bears_the_post_before_the_name() {
    named(
        "Vale campaign manager Max Poe was angry, saying it was late. Orme adviser Ada Lund left, saying it was early.",
        &["Max Poe", "Ada Lund"],
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
