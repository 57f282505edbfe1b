//! Whole articles as plain text: which lines are an appeal, and which are reporting.

use caveat::{Engine, Kind, Report, plain_text};

/// Scans an article in which the lines that must belong to appeals start with `> `, lone lines of
/// boilerplate with `- `, and checks that exactly these are marked.
#[track_caller]
fn marks_exactly(article: &str) -> Report {
    let mut text = String::new();
    let mut expected = Vec::new();
    for line in article
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let (sign, rest) = match line.split_at_checked(2) {
            Some(("> ", rest)) => ('>', rest),
            Some(("- ", rest)) => ('-', rest),
            _ => (' ', line),
        };
        expected.push((sign, rest));
        text.push_str(rest);
        text.push('\n');
    }
    let report = Engine::new().scan(&plain_text(&text).page);
    let mut found: Vec<_> = expected.iter().map(|(_, line)| (' ', *line)).collect();
    for finding in report
        .findings
        .iter()
        .filter(|f| f.kind == Kind::Boilerplate)
    {
        found[finding.block as usize].0 = '-';
    }
    for appeal in &report.appeals {
        for line in &mut found[appeal.first as usize..=appeal.last as usize] {
            line.0 = '>';
        }
    }
    let show = |lines: &[(char, &str)]| {
        lines
            .iter()
            .map(|(sign, line)| format!("{sign} {line}"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(show(&found), show(&expected));
    report
}

#[track_caller]
fn one_appeal(article: &str, sub_kind: &str) {
    let report = marks_exactly(article);
    let sub_kinds: Vec<_> = report
        .appeals
        .iter()
        .map(|appeal| appeal.sub_kind.id())
        .collect();
    assert_eq!(sub_kinds, [sub_kind]);
}

#[test]
fn a_letter_between_two_parts_of_a_report_is_one_appeal_and_the_reporting_after_it_is_not() {
    one_appeal(
        "The council of Millbrook voted on Tuesday to close the old bridge.
         Engineers had warned of rust in the main span since 2019.
         > A note from the editor
         > Dear readers,
         > The Millbrook Courier has covered this town since 1911. In March our landlord doubled the rent, and the county cut its notices.
         > Two of our four reporters have left for better pay.
         > We don't want to put our stories behind a wall. But we can't go on without you.
         > If you can, please chip in $5 a month.
         > Thank you for your support.
         > Ida Voss, editor
         The bridge carries about 4,000 cars a day, according to the county.
         Residents said they would ask for a ferry.",
        "donation",
    );
}

#[test]
fn an_epic_at_the_end_runs_to_its_last_button() {
    one_appeal(
        "The minister left the hall without taking questions.
         > Since you're here, we have a small favour to ask.
         > More people are reading The Tidewater Voice than ever, but few papers of our kind are left. Unlike many others, we have no owner to please.
         > Every contribution, big or small, keeps our reporting open to all.
         > Support The Tidewater Voice from just £2 – it only takes a minute.
         > £2/month
         > £5/month
         > £10/month
         > Other amount
         > Continue to payment
         > Remind me in June",
        "donation",
    );
}

#[test]
fn a_newsletter_box_in_mid_article_takes_its_form_and_consent_line_along() {
    one_appeal(
        "The harvest failed in three of five districts.
         > Sign up for our free newsletter and get the day's news in your inbox.
         > Enter your email address
         > Sign up
         > By signing up, you agree to our Terms of Use and Privacy Policy.
         Farmers said the rain had come two weeks late.",
        "newsletter",
    );
}

#[test]
fn a_gate_is_a_subscription_appeal_and_says_so() {
    let report = marks_exactly(
        "The bank lost a third of its value in a morning.
         > Subscribe to continue reading
         > Get unlimited access to every story for $1 a week. Cancel anytime.
         > See all offers
         > Already a subscriber? Log in",
    );
    assert_eq!(report.appeals.len(), 1);
    assert_eq!(report.appeals[0].sub_kind.id(), "subscription");
    assert!(report.appeals[0].gate);
}

#[test]
fn a_registration_wall_is_a_gate_too() {
    let report = marks_exactly(
        "The verdict came after four days.
         > Create a free account to keep reading
         > Registration is free and takes a minute.
         > Already have an account? Sign in",
    );
    assert_eq!(report.appeals[0].sub_kind.id(), "registration");
    assert!(report.appeals[0].gate);
}

#[test]
fn reporting_on_campaign_money_sign_ups_and_newsletters_is_never_an_appeal() {
    marks_exactly(
        "The senator's campaign raised $4.1 million last month, most of it from donations of $25 or less.
         Supporters were asked to chip in $3 before midnight, an e-mail seen by reporters shows.
         Her newsletter, which has 40,000 subscribers, ran the appeal twice.
         About 9 million people signed up for health coverage, and officials hope that more will register online.
         Members of the club pay $12 a month. They can cancel at any time.
         Become a member, the leaflet says, and the union will pay your legal costs.
         “Please donate today,” the message read. “We need your help.”
         The paper's subscribers have fallen by half since 2010, its publisher told employees.
         Readers of the magazine rely on it for listings, she said.
         The foundation gave $2 million to support local journalism in three states.
         Voters can sign up for text alerts from the county clerk.
         The museum depends on donations from visitors, who pay what they want.",
    );
}

#[test]
fn an_opinion_piece_that_says_we_and_you_is_not_an_appeal() {
    marks_exactly(
        "We have known for years that our rivers are dying.
         You may ask what one town can do. We can do a great deal, if we stand together.
         Our children will ask us why we did nothing.
         Please think of them when you vote. We need your voice at the council, and we need it now.
         Support the bill. Call your senator. Tell them that you will remember.",
    );
}

#[test]
fn a_plea_inside_an_opinion_piece_does_not_swallow_its_neighbours() {
    one_appeal(
        "We have known for years that our rivers are dying.
         You may ask what one town can do.
         > Sign up for our opinion newsletter.
         We can do a great deal, if we stand together.
         Our children will ask us why we did nothing.",
        "newsletter",
    );
}

#[test]
fn praise_of_reader_support_asks_only_where_somebody_is_spoken_to() {
    one_appeal(
        "The bridge was closed on Monday.
         > Reader support makes our work possible.
         It opens again in May.",
        "donation",
    );
    marks_exactly(
        "The bridge was closed on Monday.
         Reader support is one of three ways in which papers live.
         It opens again in May.",
    );
}

#[test]
fn corrections_notes_disclosures_and_help_lines_are_never_boilerplate() {
    marks_exactly(
        "The clinic opened in May.
         Correction: An earlier version of this story misstated the cost of a subscription.
         Editor's note: This article was updated after the vote.
         Disclosure: Harrow University has been a financial supporter of The Tidewater Voice, a nonprofit, nonpartisan newsroom funded in part by donations from members, foundations and sponsors.
         If you or someone you know needs help, call or text the crisis line at any hour. It is free and confidential.
         This story has been updated with the mayor's reply.",
    );
}

#[test]
fn a_correction_ends_an_appeal() {
    one_appeal(
        "The clinic opened in May.
         > Please support our reporting with a gift today.
         Correction: An earlier version of this story gave the wrong date.",
        "donation",
    );
}

#[test]
fn lone_lines_are_findings_of_their_own() {
    marks_exactly(
        "The clinic opened in May.
         - Advertisement
         It has room for 40 patients.
         - Read more: What the flood did to Millbrook
         Doctors come twice a week.
         - Story continues below
         - Follow us on Facebook
         - Share this article
         - Copyright 2025 The Harrow Ledger. All rights reserved.",
    );
}

#[test]
fn a_nonprofit_newsrooms_letter_without_a_closing_ends_where_it_stops_asking() {
    one_appeal(
        "The board will meet again in March.
         > The Tidewater Voice is a nonprofit newsroom, and we rely on readers like you.
         > This month, every gift will be matched, dollar for dollar.
         > Donate now
         The superintendent did not say who would replace her.",
        "donation",
    );
}

#[test]
fn two_prompts_with_reporting_between_them_are_two_appeals() {
    let report = marks_exactly(
        "The strike began at noon.
         > Get our daily briefing in your inbox.
         Dockers stood at the gates.
         The port handles a fifth of the country's grain.
         > Become a member of The Tidewater Voice today.
         Ships were sent to other ports.",
    );
    assert_eq!(report.appeals.len(), 2);
}

#[test]
fn an_app_prompt_and_an_ad_block_notice_are_appeals() {
    marks_exactly(
        "The train left on time.
         > Download our free app for live updates.
         Passengers waited on the platform.
         > We noticed you're using an ad blocker. Please turn it off to support us.",
    );
}

#[test]
fn reporting_after_a_letter_is_not_taken_for_its_story_when_another_prompt_follows() {
    let report = marks_exactly(
        "The clinic opened in May.
         > Dear readers,
         > Please donate to our newsroom today.
         It has room for 40 patients.
         Doctors come twice a week.
         > Sign up for our newsletter.
         The next clinic is 60 miles away.",
    );
    assert_eq!(report.appeals.len(), 2);
}

#[test]
fn a_letters_story_may_read_like_news_between_its_opening_and_its_closing() {
    one_appeal(
        "The clinic opened in May.
         > A message from The Tidewater Voice:
         > The government has listed this newspaper as a foreign agent.
         > Two editors were questioned in June.
         > Please support us with a monthly gift from $2.
         > The first trial begins in autumn.
         > Remind me later
         The next clinic is 60 miles away.",
        "donation",
    );
}

#[test]
fn what_papers_write_of_other_peoples_members_gifts_and_sign_ups_is_reporting() {
    marks_exactly(
        "Existing subscribers, who pay $9 a month, will not see a rise until May.
         He was already a member of the board when the mill was sold.
         The lodge relies on its members and on gifts, and its books are open.
         A gift of any size must be reported, the commission ruled.
         To continue reading his novel, the judge went home early.
         The alert was sent directly to your phone in past years, but no more.
         Get text alerts from the county by sending FLOOD to 555100.
         Sheriff Ida Moss can be reached at the county office.",
    );
}

#[test]
fn a_plea_in_words_of_its_own_between_two_paragraphs_is_one_line() {
    marks_exactly(
        "The ferry will run twice a day from May, the county said.
         > Our newsroom needs you: 300 readers gave last week, and every gift, however small, keeps a reporter on the quay.
         The old timetable stays up at the landing until then.",
    );
}
