//! Writes the tables as Rust: statics that are in the binary and need nothing done at start.

use std::fmt::{Display, Write};

use crate::feature;
use crate::kind::SubKind;
use crate::source::{CUES, ROLES, Source};
use crate::table::{ANCHOR, Alternative, FLAGGED, SOUGHT, Sought, Table};
use crate::vocabulary::FIRST_NODE;

/// The bit of an anchor's index that tells that what stands behind it is tried first.
const BEHIND_FIRST: usize = 1 << 7;

/// The text of the module.
pub fn module(source: &Source, table: &Table) -> String {
    let mut out = String::new();
    array(&mut out, "CODE", "u16", &table.code.numbers);
    number(&mut out, "FIRST_NODE", FIRST_NODE);
    number(&mut out, "STEP", table.code.step);
    alternatives(&mut out, &table.alternatives);
    array(&mut out, "FILTERS", "u64", &table.filters.all);
    let gates = table.gates.iter().map(|gate| format!("{gate:?}"));
    array(&mut out, "GATES", "[u32; 16]", gates);
    rows(
        &mut out,
        "DISPATCH",
        table.dispatch.iter().map(Vec::as_slice),
    );
    let slots = &table.slots;
    array(&mut out, "TAGS", "u16", &slots.tags);
    array(&mut out, "WORDS", "u16", &slots.words);
    array(&mut out, "DISPLACEMENTS", "u16", &slots.displacements);
    number(&mut out, "SLOTS", slots.words.len() as u32);
    number(&mut out, "BUCKET_BITS", slots.bucket_bits);
    features(&mut out, &table.features);
    array(&mut out, "WORD_FLAGS", "u8", &table.flags);
    out.push_str("/// The bits of `WORD_FLAGS`.\npub(crate) mod flag {\n");
    for (bit, name) in FLAGGED.iter().enumerate() {
        let _ = writeln!(
            out,
            "    pub(crate) const {}: u8 = {};",
            name.to_uppercase(),
            1 << bit
        );
    }
    for (name, flag) in [("ANCHOR", ANCHOR), ("SOUGHT", SOUGHT)] {
        let _ = writeln!(out, "    pub(crate) const {name}: u8 = {flag};");
    }
    out.push_str("}\n");
    rules(&mut out, source, table);
    cards(&mut out, source);
    out.push_str("/// Named lists, by their operation.\n#[allow(dead_code, missing_docs)]\npub(crate) mod list {\n");
    for (name, all) in &table.sought {
        let name = name.to_uppercase();
        let items: String = all.iter().map(|s| sought(s) + ",").collect();
        let _ = writeln!(
            out,
            "    pub(crate) static {name}: &[super::Sought] = &[{}];",
            items.replace("Sought {", "super::Sought {")
        );
    }
    for (name, op) in &table.lists {
        let _ = writeln!(
            out,
            "    pub(crate) const {}: u16 = {op};",
            name.to_uppercase()
        );
    }
    out.push_str("}\n");
    out
}

/// The features of each word. Few sets of features differ, so each is written once.
fn features(out: &mut String, of_words: &[u64]) {
    let mut sets: Vec<u64> = of_words.to_vec();
    sets.sort_unstable();
    sets.dedup();
    let numbers = of_words
        .iter()
        .map(|bits| sets.partition_point(|known| known < bits));
    array(out, "WORD_FEATURES", "u16", numbers);
    array(out, "FEATURES", "u64", &sets);
    number(out, "NO_FEATURE", u32::from(feature::NONE));
}

fn number(out: &mut String, name: &str, value: u32) {
    let _ = writeln!(out, "pub(crate) const {name}: u32 = {value};");
}

/// The fields of the alternatives, a column each: like beside like is packed smaller. Signs are read together.
fn alternatives(out: &mut String, all: &[Alternative]) {
    let all = || all.iter();
    array(out, "RULE_OF", "u16", all().map(|a| a.rule));
    rows(out, "ELEMENTS", all().map(|a| a.elements.as_slice()));
    let anchors = all().map(|a| {
        assert!(a.anchor < BEHIND_FIRST, "a pattern has fewer elements");
        a.anchor + if a.behind_first { BEHIND_FIRST } else { 0 }
    });
    array(out, "ANCHOR_OF", "u8", anchors);
    let _ = writeln!(out, "const BEHIND_FIRST: u8 = {BEHIND_FIRST};");
    let marks = all().map(|a| format!("{:?}", a.mark));
    array(out, "MARK_OF", "(u8, u8)", marks);
    let signs =
        all().map(|a| format!("Signs {{ filters: {:?}, needs: {:?} }}", a.filters, a.needs));
    array(out, "SIGNS_OF", "Signs", signs);
}

/// Rows of numbers. Of every eight the first says where it starts, and all together are so short that how
/// far on the others start is a byte.
fn rows<'a>(out: &mut String, name: &str, rows: impl Iterator<Item = &'a [u32]>) {
    let rows: Vec<_> = rows.collect();
    let (mut numbers, mut starts, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    for eight in rows.chunks(8) {
        starts.push(numbers.len());
        numbers.extend(eight.concat());
        let count: Vec<_> = eight.iter().map(|row| row.len() as u64).collect();
        let all: u64 = count.iter().sum();
        assert!(
            all < 256,
            "{all} numbers in eight rows of {name}, and a byte counts them: too many rules for a few words"
        );
        counts.push(
            count
                .iter()
                .rev()
                .fold(0, |eight, count| eight << 8 | count),
        );
    }
    let _ = writeln!(
        out,
        "pub(crate) static {name}: Rows = Rows {{ numbers: &{numbers:?}, starts: &{starts:?}, counts: &{counts:?} }};"
    );
}

fn sought(s: &Sought) -> String {
    format!(
        "Sought {{ place: {}, anchor: {}, reach: {:?}, filters: {:?}, needs: {:?} }}",
        s.place, s.anchor, s.reach, s.filters, s.needs
    )
}

fn rules(out: &mut String, source: &Source, table: &Table) {
    let mut unless = unless_ranges(table).into_iter();
    let rules = source.rules.iter().map(|rule| {
        let t = &rule.table;
        let range = unless.next().unwrap_or_default();
        let scope = ROLES.iter().enumerate().filter(|(_, r)| t.scope.is_empty() || t.scope.iter().any(|s| s == *r));
        let cue = match t.cue.as_deref() {
            Some(cue) => format!("Some(Cue::{})", camel(CUES.iter().find(|c| **c == cue).unwrap_or(&cue))),
            None => "None".into(),
        };
        format!(
            "Rule {{ info: RuleInfo {{ id: {:?}, sub_kind: {}, strength: Strength::{}, card: {:?} }}, \
             quoted: {}, scope: {}, cue: {cue}, weight: {}, unless: ({}, {}) }}",
            t.id,
            sub_kind(t.sub_kind),
            camel(&t.strength),
            t.card.as_deref().unwrap_or(t.sub_kind.id()),
            t.quoted,
            scope.map(|(bit, _)| 1u8 << bit).sum::<u8>(),
            t.weight.unwrap_or(0),
            range.0,
            range.1,
        )
    });
    array(out, "RULES", "Rule", rules);
    let unless = unless_ranges(table).into_iter().skip(source.rules.len());
    let tallies = source.tallies.iter().zip(unless).map(|(tally, range)| {
        format!(
            "Tally {{ counts: Counts::{}, unless: ({}, {}) }}",
            camel(&tally.table.counts),
            range.0,
            range.1
        )
    });
    array(out, "TALLIES", "Tally", tallies);
    array(
        out,
        "UNLESS",
        "Sought",
        table.unless.iter().flatten().map(sought),
    );
}

/// For each rule, then each tally, where its vetoes stand.
fn unless_ranges(table: &Table) -> Vec<(usize, usize)> {
    let mut end = 0;
    let ranges = table.unless.iter().map(|ops| {
        let start = end;
        end += ops.len();
        (start, end)
    });
    ranges.collect()
}

fn cards(out: &mut String, source: &Source) {
    let cards = source.cards.iter().map(|c| {
        format!(
            "Card {{ id: {:?}, sub_kind: {}, title: {:?}, what: {:?}, why: {:?}, look_for: {:?}, source: {:?} }}",
            c.id,
            sub_kind(c.sub_kind),
            c.title,
            c.what,
            c.why,
            c.look_for,
            c.source
        )
    });
    array(out, "CARDS", "Card", cards);
}

fn array<T: Display>(out: &mut String, name: &str, item: &str, items: impl IntoIterator<Item = T>) {
    let _ = write!(out, "pub(crate) static {name}: &[{item}] = &[");
    for item in items {
        let _ = write!(out, "{item},");
    }
    out.push_str("];\n");
}

fn sub_kind(sub_kind: SubKind) -> String {
    format!("SubKind::{}", camel(sub_kind.id()))
}

fn camel(snake: &str) -> String {
    snake
        .split('_')
        .map(|part| part[..1].to_uppercase() + &part[1..])
        .collect()
}
