//! Counts what was found and missed, right and wrong, and prints it.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, bail};

/// The kinds, in the order they are printed.
const KINDS: [&str; 3] = ["boilerplate", "anonymous", "unconfirmed"];

/// Which kinds are printed.
pub struct Filter(Vec<&'static str>);

impl Filter {
    /// Only `kind`, or all of them.
    ///
    /// # Errors
    /// When there is no such kind.
    pub fn new(kind: Option<&str>) -> Result<Self> {
        let kinds = KINDS
            .into_iter()
            .filter(|k| kind.is_none_or(|kind| kind == *k));
        let kinds: Vec<_> = kinds.collect();
        if kinds.is_empty() {
            bail!("--kind is one of {}", KINDS.join(", "));
        }
        Ok(Self(kinds))
    }
}

/// Labels and marks of one sub-kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Core labels that a strong mark of the same kind touches.
    found: u32,
    /// Core labels that none touches.
    missed: u32,
    /// Strong marks that touch a core label of the same kind.
    right: u32,
    /// Strong marks that touch no label of the same kind.
    wrong: u32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.missed += other.missed;
        self.right += other.right;
        self.wrong += other.wrong;
    }
}

/// A label that was missed, or a mark that was wrong.
pub struct Fault {
    /// `missed` or `false mark`.
    pub what: &'static str,
    /// The kind of the label or the mark.
    pub kind: String,
    /// Its sub-kind.
    pub sub_kind: String,
    /// The record's id.
    pub id: String,
    /// The rule that marked it, or of a miss what else is known.
    pub note: String,
    /// The words.
    pub words: String,
    /// The text they stand in, where the words are not all of it.
    pub context: Option<String>,
}

/// The count.
#[derive(Default)]
pub struct Score {
    tallies: BTreeMap<(String, String), Tally>,
    faults: Vec<Fault>,
    remarks: Vec<String>,
}

impl Score {
    fn tally(&mut self, kind: &str, sub_kind: &str) -> &mut Tally {
        self.tallies
            .entry((kind.into(), sub_kind.into()))
            .or_default()
    }

    /// A core label that was found.
    pub fn found(&mut self, kind: &str, sub_kind: &str) {
        self.tally(kind, sub_kind).found += 1;
    }

    /// A strong mark that is right.
    pub fn right(&mut self, kind: &str, sub_kind: &str) {
        self.tally(kind, sub_kind).right += 1;
    }

    /// A core label that was missed.
    pub fn missed(&mut self, fault: Fault) {
        self.tally(&fault.kind, &fault.sub_kind).missed += 1;
        self.faults.push(fault);
    }

    /// A strong mark that is wrong.
    pub fn wrong(&mut self, fault: Fault) {
        self.tally(&fault.kind, &fault.sub_kind).wrong += 1;
        self.faults.push(fault);
    }

    /// Something else worth a line below the table.
    pub fn remark(&mut self, line: String) {
        self.remarks.push(line);
    }

    /// Adds a line that sums up some sub-kinds of a kind.
    pub fn sum_up(&mut self, name: &str, kind: &str, sub_kinds: &[&str]) {
        let mut sum = Tally::default();
        for sub_kind in sub_kinds {
            sum.add(*self.tally(kind, sub_kind));
        }
        let mut out = String::new();
        line(&mut out, name, sum);
        self.remarks.push(out.trim_end().into());
    }

    /// Precision and recall, a line for each kind and each of its sub-kinds. Recall goes by the
    /// sub-kind of the label, precision by that of the mark.
    pub fn table(&self, filter: &Filter) -> String {
        let mut out = format!(
            "{:<28}{:>7}{:>9}{:>9}{:>11}\n",
            "", "labels", "recall", "marks", "precision"
        );
        for kind in &filter.0 {
            let of_kind = self.tallies.iter().filter(|((k, _), _)| k == kind);
            let mut sum = Tally::default();
            let mut lines = String::new();
            for ((_, sub_kind), tally) in of_kind {
                sum.add(*tally);
                line(&mut lines, &format!("  {sub_kind}"), *tally);
            }
            line(&mut out, kind, sum);
            out += &lines;
        }
        for remark in &self.remarks {
            out += remark;
            out += "\n";
        }
        out
    }

    /// Every miss and every false mark, with the words in their text.
    pub fn faults(&self, filter: &Filter) -> String {
        let mut out = String::new();
        for kind in &filter.0 {
            for fault in self.faults.iter().filter(|fault| fault.kind == *kind) {
                let Fault {
                    what,
                    sub_kind,
                    id,
                    note,
                    words,
                    context,
                    ..
                } = fault;
                let _ = writeln!(out, "\n{what} {kind}/{sub_kind} {id} ({note}): {words:?}");
                if let Some(context) = context {
                    let _ = writeln!(out, "    {context}");
                }
            }
        }
        out
    }
}

fn line(out: &mut String, name: &str, tally: Tally) {
    let labels = tally.found + tally.missed;
    let marks = tally.right + tally.wrong;
    let _ = writeln!(
        out,
        "{name:<28}{labels:>7}{:>9}{marks:>9}{:>11}",
        share(tally.found, labels),
        share(tally.right, marks)
    );
}

fn share(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "-".into();
    }
    format!("{:.3}", f64::from(part) / f64::from(whole))
}
