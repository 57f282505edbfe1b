//! Appeals on pages, where boxes, links, forms and regions help the words.

use caveat::{Block, Container, Engine, Kind, Page, Region, Report, Role};

/// A page written as lines: `<div class words` opens a box, `>` closes it, `form` as the first word
/// of the classes makes it one with a field. Other lines are blocks: `role: text`, with
/// `role@region` outside the main text and `role->target` for a link.
fn page(lines: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<u32> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == ">" {
            open.pop();
        } else if let Some(names) = line.strip_prefix('<') {
            let (tag, names) = names.split_once(' ').unwrap_or((names, ""));
            page.containers.push(Container {
                parent: open.last().copied(),
                tag: tag.into(),
                names: names.into(),
                form: tag == "form",
            });
            open.push(page.containers.len() as u32 - 1);
        } else {
            let (head, text) = line.split_once(": ").expect("a block is `role: text`");
            let (head, target) = head.split_once("->").unwrap_or((head, ""));
            let (role, region) = head.split_once('@').unwrap_or((head, "main"));
            page.blocks.push(Block {
                text: text.into(),
                role: match role {
                    "h" => Role::Heading,
                    "li" => Role::ListItem,
                    "caption" => Role::Caption,
                    "button" => Role::Control,
                    _ => Role::Paragraph,
                },
                region: match region {
                    "aside" => Region::Aside,
                    "nav" => Region::Nav,
                    "footer" => Region::Footer,
                    "dialog" => Region::Dialog,
                    _ => Region::Main,
                },
                container: open.last().copied(),
                link_share: if target.is_empty() { 0.0 } else { 1.0 },
                targets: target.into(),
                names: String::new(),
            });
        }
    }
    page
}

fn scan(lines: &str) -> (Page, Report) {
    let page = page(lines);
    let report = Engine::new().scan(&page);
    (page, report)
}

/// The texts of the blocks of each appeal.
fn appeals(lines: &str) -> Vec<Vec<String>> {
    let (page, report) = scan(lines);
    let texts = |first, last| {
        page.blocks[first as usize..=last as usize]
            .iter()
            .map(|b| b.text.clone())
            .collect()
    };
    report
        .appeals
        .iter()
        .map(|appeal| texts(appeal.first, appeal.last))
        .collect()
}

fn lone(lines: &str) -> Vec<String> {
    let (page, report) = scan(lines);
    let boilerplate = report
        .findings
        .iter()
        .filter(|f| f.kind == Kind::Boilerplate);
    boilerplate
        .map(|f| page.blocks[f.block as usize].text.clone())
        .collect()
}

#[test]
fn links_in_menus_and_footers_are_not_appeals() {
    let lines = "
        <nav menu
        li@nav->donate: Donate
        li@nav->newsletters: Newsletters
        li@nav->subscribe: Subscribe now
        >
        p: The mayor resigned on Monday.
        <footer site
        li@footer->subscribe: Subscribe
        li@footer->account: Log in
        p@footer: Copyright 2025 The Harrow Ledger. All rights reserved.
        >";
    assert_eq!(appeals(lines), Vec::<Vec<String>>::new());
    assert_eq!(lone(lines), Vec::<String>::new());
}

#[test]
fn a_bare_button_beside_the_headline_is_no_appeal() {
    let lines = "
        <header top
        button->donate: Donate
        >
        h: Mayor resigns
        p: The mayor resigned on Monday.";
    assert_eq!(appeals(lines), Vec::<Vec<String>>::new());
}

#[test]
fn everything_in_a_prompts_box_belongs_to_it_even_what_says_little() {
    let found = appeals(
        "
        <div body
        p: The mayor resigned on Monday, after a night of talks with her party.
        <aside promo newsletter
        <div text
        h@aside: The Lantern
        p@aside: Straight to the point, every weekday.
        >
        <form signup
        p@aside: Sign up for our newsletter
        p@aside: Your name
        button@aside: Go
        >
        >
        p: Her deputy will serve until the election in May, the clerk said.
        >",
    );
    assert_eq!(
        found,
        [[
            "The Lantern",
            "Straight to the point, every weekday.",
            "Sign up for our newsletter",
            "Your name",
            "Go"
        ]]
    );
}

#[test]
fn a_long_blurb_belongs_to_the_small_box_that_is_named_for_it() {
    let blurb = "A look at the rivers, the dams and the people of the valley who have quarrelled over \
                 both for the better part of a century.";
    let lines = |names| {
        format!(
            "
            p: The mayor resigned on Monday, after a night of talks with her party.
            <section {names}
            <div inner
            h: Weir Letters
            p: {blurb}
            <form signup
            p: Enter your email address
            button: Sign up
            >
            >
            >
            p: Her deputy will serve until the election in May, the clerk said."
        )
    };
    let found = appeals(&lines("newsletter widget"));
    assert_eq!(
        found,
        [["Weir Letters", blurb, "Enter your email address", "Sign up"]]
    );
    let found = appeals(&lines("widget"));
    assert!(!found.iter().flatten().any(|text| text == blurb));
}

#[test]
fn an_article_in_a_box_named_for_asking_is_not_its_prompt() {
    let found = appeals(
        "
        <form page
        <div subscription content
        h: Ferry sinks in harbour
        p: The ferry to Holm sank on Sunday night with its lights on and nobody aboard.
        p: Its owner sold it in May.
        p: Divers will raise it next week, if the weather and the new owner's bank allow it.
        p: The island's shop has bread for three days and cheese for a good deal longer than that.
        p: A second boat, smaller and a good deal older, leaves the pier at seven each morning.
        >
        p: Subscribe now for unlimited access.
        >",
    );
    assert_eq!(found, [["Subscribe now for unlimited access."]]);
}

#[test]
fn a_plea_that_tells_of_others_does_not_break_its_box() {
    let found = appeals(
        "
        p: The mayor resigned on Monday, after a night of talks with her party.
        <section end
        h: Why the Lantern belongs to nobody
        p: We have no owner who says what may be printed here, and none who tells us what may not.
        p: Please support our journalism today.
        button: Support £5/month
        button: Support £12/month
        button: Support once from £1
        button: Ask me later
        >",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].len(), 7);
}

#[test]
fn an_appeal_in_the_body_leaves_the_paragraphs_of_its_box_alone() {
    let found = appeals(
        "
        <article story
        p: The mayor resigned on Monday, after a night of talks with her party.
        p->donate: Support local news. Give $5 a month.
        p: Her deputy will serve until the election in May, the clerk said.
        caption: The town hall. Become a member of the film club, says the poster.
        >",
    );
    assert_eq!(found, [["Support local news. Give $5 a month."]]);
}

#[test]
fn a_byline_beside_a_prompt_is_not_part_of_it() {
    let found = appeals(
        "
        <div head
        caption: Photo by Ida Voss
        p: By Ida Voss
        p: Published May 4
        p: We rely on your support to keep local news free.
        button->donate: Donate
        >",
    );
    assert_eq!(
        found,
        [["We rely on your support to keep local news free.", "Donate"]]
    );
}

#[test]
fn a_correction_in_the_same_box_is_not_part_of_an_appeal() {
    let found = appeals(
        "
        <div end
        p: Correction: An earlier version of this story gave a wrong date.
        p: Please donate today.
        >",
    );
    assert_eq!(found, [["Please donate today."]]);
}

#[test]
fn a_paywall_over_the_text_is_a_gate() {
    let (_, report) = scan(
        "
        p: The bank lost a third of its value in a morning.
        <div gate
        h@dialog: Keep reading with a subscription
        p@dialog: This article is for subscribers only.
        button@dialog->subscribe: See plans
        p@dialog->login: Already a subscriber? Log in
        >",
    );
    assert_eq!(report.appeals.len(), 1);
    assert!(report.appeals[0].gate);
    assert_eq!((report.appeals[0].first, report.appeals[0].last), (1, 4));
}

#[test]
fn the_links_under_a_related_label_are_marked_with_it() {
    let found = lone(
        "
        p: The mayor resigned on Monday.
        <div related
        h: Related articles
        <div item
        h->story: Who pays for the new bridge?
        p->author: Ida Voss
        >
        h->story: What the flood did to Millbrook
        >
        p: Her deputy will serve until May.",
    );
    assert_eq!(
        found,
        [
            "Related articles",
            "Who pays for the new bridge?",
            "Ida Voss",
            "What the flood did to Millbrook"
        ]
    );
}

#[test]
fn a_share_bar_is_marked_and_a_company_of_that_name_is_not() {
    let found = lone(
        "
        <ul share bar
        li->twitter: Twitter
        li->facebook: Facebook
        li->print: Print
        >
        <ul companies
        li: Facebook
        >
        p: The firms declined to say more.",
    );
    assert_eq!(found, ["Twitter", "Facebook", "Print"]);
}
