//! What holds for every page there can be, however it was made.

use std::time::{Duration, Instant};

use caveat::{
    Block, Container, Engine, Finding, Kind, Page, Region, Report, Role, Status, plain_text,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words rules look for, words they do not, and what tokenisers stumble over.
const FRAGMENTS: &[&str] = &[
    "said",
    "official",
    "officials",
    "a",
    "the",
    "on",
    "condition",
    "of",
    "anonymity",
    "familiar",
    "with",
    "matter",
    "two",
    "people",
    "source",
    "sources",
    "who",
    "was",
    "not",
    "did",
    "respond",
    "to",
    "requests",
    "for",
    "comment",
    "declined",
    "immediately",
    "clear",
    "could",
    "be",
    "independently",
    "verified",
    "reportedly",
    "according",
    "reports",
    "unconfirmed",
    "unclear",
    "whether",
    "subscribe",
    "donate",
    "today",
    "our",
    "newsletter",
    "sign",
    "up",
    "your",
    "support",
    "Advertisement",
    "Read more:",
    "Become a member",
    "Remind me later",
    "$5",
    "£ 1.50",
    "a month",
    "A message from our editor",
    "Jane",
    "Roe",
    "Reuters",
    "U.S.",
    "Lt.",
    "Gen.",
    "J.",
    "harbour",
    "river",
    "1,200",
    "3.5",
    "'90s",
    "’90s",
    "6'2\"",
    "didn’t",
    "isn't",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "(",
    ")",
    ".",
    "...",
    "…",
    ",",
    ";",
    ":",
    "—",
    "--",
    "-",
    "?!",
    "😀",
    "👩‍👩‍👧",
    "𝔘𝔫𝔨𝔫𝔬𝔴𝔫",
    "con\u{ad}firmed",
    "zero\u{200b}width",
    "\u{feff}",
    "İstanbul",
    "ǅ",
    "ß",
    "\u{301}",
    "\r\n",
    "\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\0",
    "example.com/a.b",
];

/// What sources are found by, and what stands around them.
const SPEAKING: &[&str] = &[
    "said",
    "said",
    "told",
    "says",
    "asked",
    "added",
    "saying",
    "found",
    "reported",
    "according to",
    "NATO",
    "WEXMOOR",
    "CNN",
    "Reuters",
    "AT&T",
    "Jane",
    "Roe",
    "Orme",
    "O'Hara",
    "St.",
    "Mr.",
    "Sen.",
    "Secretary",
    "professor",
    "spokesman",
    "University",
    "ministry",
    "Ministry",
    "agency",
    "Protection",
    "Bill",
    "Orme/Roe",
    "/",
    "group of",
    "one",
    "official",
    "lawyers for",
    "quoted",
    "as",
    "by",
    "from",
    "filed",
    "reviewed",
    "including",
    "May",
    "report",
    "documents",
    "group",
    "officials",
    "miller",
    "harbour",
    "she",
    "he",
    "they",
    "it",
    "who",
    "which",
    "that",
    "a",
    "the",
    "his",
    "of",
    "for",
    "at",
    "in",
    "on",
    "to",
    "with",
    "and",
    "but",
    "after",
    "also",
    "later",
    "angrily",
    "Monday",
    "was",
    "had",
    "1911",
    "’s",
    "'",
    "“",
    "”",
    "\"",
    ",",
    ",",
    ",",
    "—",
    "—",
    "(",
    ")",
    "(R-Ohio)",
    ":",
    ";",
    ".",
    "\n",
];

/// Paragraphs that ask for nothing and rest on nobody.
const UNRELATED: &[&str] = &[
    "The river has been low since the spring, and the ferries carry half of what they used to carry.",
    "In the old town the bakers open at six, before the first tram comes down the hill.",
    "The bridge was built in 1911 and has been painted in the same green ever since.",
];

fn text() -> impl Strategy<Value = String> {
    let separator = select(&[" ", " ", " ", " ", "", "\u{ad}", "  "][..]);
    let fragment = prop_oneof![
        20 => select(FRAGMENTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => (select(FRAGMENTS), 2..70_usize).prop_map(|(fragment, times)| fragment.repeat(times)),
        1 => (select(FRAGMENTS), 2..70_usize).prop_map(|(fragment, times)| format!("{fragment} ").repeat(times)),
    ];
    vec((fragment, separator), 0..60).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(fragment, separator)| fragment + separator)
            .collect()
    })
}

/// Sentences, more or less, in which somebody says something.
fn speech() -> impl Strategy<Value = String> {
    vec(select(SPEAKING), 0..40).prop_map(|words| words.join(" "))
}

fn block(containers: u32) -> impl Strategy<Value = Block> {
    use Region::{Aside, Dialog, Footer, Main, Nav};
    use Role::{Caption, Cell, Control, Heading, ListItem, Paragraph, Quote};
    let role = select(
        &[
            Paragraph, Paragraph, Paragraph, Heading, ListItem, Caption, Quote, Control, Cell,
        ][..],
    );
    let region = select(&[Main, Main, Main, Aside, Nav, Footer, Dialog][..]);
    let link_share = select(&[0.0, 0.0, 0.3, 1.0, f32::NAN, -1.0][..]);
    let words =
        || select(&["", "support us", "newsletter signup", "related"][..]).prop_map(str::to_owned);
    (
        text(),
        role,
        region,
        prop::option::of(0..containers + 2),
        link_share,
        words(),
        words(),
    )
        .prop_map(
            |(text, role, region, container, link_share, targets, names)| Block {
                text,
                role,
                region,
                container,
                link_share,
                targets,
                names,
            },
        )
}

fn page() -> impl Strategy<Value = Page> {
    let container = (
        any::<u32>(),
        select(&["div", "aside", "form", "article"][..]),
        any::<bool>(),
    );
    let containers = vec(container, 0..5).prop_map(|all| {
        let with_parents = all
            .into_iter()
            .enumerate()
            .map(|(index, (parent, tag, form))| Container {
                parent: parent.checked_rem(index as u32),
                tag: tag.to_owned(),
                names: tag.repeat(2),
                form,
            });
        with_parents.collect::<Vec<_>>()
    });
    (
        containers,
        prop::option::of(select(&["en", "en-GB", "de", ""][..])),
        text(),
    )
        .prop_flat_map(|(containers, lang, title)| {
            vec(block(containers.len() as u32), 0..8).prop_map(move |blocks| Page {
                lang: lang.map(str::to_owned),
                title: title.clone(),
                containers: containers.clone(),
                blocks,
                ..Page::default()
            })
        })
}

fn scan(page: &Page) -> Report {
    Engine::new().scan(page)
}

/// The report of `page`, checked for all that every report promises.
fn checked(page: &Page) -> Result<Report, TestCaseError> {
    let report = scan(page);
    let texts: Vec<Vec<u16>> = page
        .blocks
        .iter()
        .map(|block| block.text.encode_utf16().collect())
        .collect();
    for finding in &report.findings {
        let text = &texts[finding.block as usize];
        let (start, end) = (finding.start as usize, finding.end as usize);
        prop_assert!(
            start < end && end <= text.len(),
            "outside its block: {finding:?}"
        );
        prop_assert!(
            String::from_utf16(&text[start..end]).is_ok(),
            "splits a character: {finding:?}"
        );
        prop_assert!(
            finding
                .repeats
                .is_none_or(|source| (source as usize) < report.findings.len()),
            "repeats nothing: {finding:?}"
        );
    }
    let place = |finding: &Finding| (finding.block, finding.start);
    prop_assert!(
        report.findings.is_sorted_by_key(place),
        "not in reading order: {:?}",
        report.findings
    );
    for kind in [Kind::Boilerplate, Kind::Anonymous, Kind::Unconfirmed] {
        let of_kind: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| finding.kind == kind)
            .collect();
        for pair in of_kind.windows(2) {
            prop_assert!(
                (pair[0].block, pair[0].end) <= place(pair[1]),
                "overlap: {pair:?}"
            );
        }
    }
    for pair in report.appeals.windows(2) {
        prop_assert!(pair[0].last < pair[1].first, "appeals overlap: {pair:?}");
    }
    for appeal in &report.appeals {
        prop_assert!(
            appeal.first <= appeal.last && (appeal.last as usize) < page.blocks.len(),
            "outside the page: {appeal:?}"
        );
        let inside = report
            .findings
            .iter()
            .find(|finding| (appeal.first..=appeal.last).contains(&finding.block));
        prop_assert!(inside.is_none(), "inside an appeal: {inside:?}");
    }
    if report.status != Status::Article {
        prop_assert!(
            report.findings.is_empty() && report.appeals.is_empty(),
            "marked though {:?}",
            report.status
        );
    }
    Ok(report)
}

fn source_marks(report: &Report) -> Vec<&Finding> {
    report
        .findings
        .iter()
        .filter(|finding| finding.kind != Kind::Boilerplate)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn whoever_speaks_can_be_named(text in speech()) {
        checked(&plain_text(&text).page)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn marks_lie_on_characters_in_order_and_apart(page in page()) {
        checked(&page)?;
    }

    #[test]
    fn any_text_at_all_can_be_scanned(text in any::<String>()) {
        checked(&plain_text(&text).page)?;
    }

    #[test]
    fn plain_text_is_cut_into_stretches_of_itself(text in text()) {
        let plain = plain_text(&text);
        prop_assert_eq!(plain.page.blocks.len(), plain.starts.len());
        for (block, &start) in plain.page.blocks.iter().zip(&plain.starts) {
            prop_assert_eq!(text.get(start..start + block.text.len()), Some(block.text.as_str()));
        }
        checked(&plain.page)?;
    }

    #[test]
    fn the_same_page_gives_the_same_report(page in page()) {
        let engine = Engine::new();
        let first = engine.scan(&page);
        engine.scan(&plain_text("An official, who spoke on condition of anonymity, said “this.").page);
        prop_assert_eq!(&first, &engine.scan(&page));
        prop_assert_eq!(&first, &scan(&page));
    }

    #[test]
    fn unrelated_blocks_behind_a_block_change_none_of_its_findings(mut page in page(), count in 1..4_usize) {
        let before = scan(&page);
        prop_assume!(before.status == Status::Article);
        page.blocks.extend(UNRELATED.iter().take(count).map(|text| Block { text: (*text).to_owned(), ..Block::default() }));
        let after = checked(&page)?;
        prop_assert_eq!(source_marks(&before), source_marks(&after));
    }
}

/// The shortest of a few scans of `text` as one block.
fn shortest_scan(text: &str) -> Duration {
    let page = Page {
        blocks: vec![Block {
            text: text.to_owned(),
            ..Block::default()
        }],
        ..Page::default()
    };
    let scans = (0..3).map(|_| {
        let start = Instant::now();
        std::hint::black_box(scan(&page));
        start.elapsed()
    });
    scans.min().unwrap_or_default()
}

/// How often a busy machine may spoil a measurement.
const TRIES: usize = 6;

#[test]
fn hostile_text_takes_time_in_proportion_to_its_length() {
    let hostile = [
        "officials familiar with the matter said on condition of anonymity and ",
        "not immediately not yet not clear not respond ",
        "sources source officials official people person said say says told ",
        "“‘\"' ",
        "a an the of to in and on with for not no or that ",
        "Jane Roe Jane Roe of the ",
        "U.S. Lt. Gen. J. ",
        "subscribe donate sign up today support our ",
        "\"No.\" she said. ",
        "“It is over,” she said. ",
        "unless if whether (((( ))))",
        "x",
        "𝔘",
        "\u{ad}",
        ",",
    ];
    for fragment in hostile {
        let long = |bytes: usize| fragment.repeat(bytes / fragment.len());
        assert!(takes_time_in_proportion(long, 4_000), "{fragment:?}");
    }
}

#[test]
fn a_name_as_long_as_its_page_takes_time_in_proportion_to_its_length() {
    let page = |bytes: usize| format!("“Yes,” said {0}. {0}", "O".repeat(bytes / 2));
    assert!(takes_time_in_proportion(page, 60_000));
}

/// Whether eight times the text takes four times eight the time, and room for a machine that is busy with other
/// things; what is quadratic fails however often it is tried.
fn takes_time_in_proportion(text: impl Fn(usize) -> String, bytes: usize) -> bool {
    let mut times =
        (0..TRIES).map(|_| (shortest_scan(&text(bytes)), shortest_scan(&text(8 * bytes))));
    let in_proportion =
        |(short, long): (Duration, Duration)| long < short * 32 + Duration::from_millis(20);
    times.any(in_proportion)
}
