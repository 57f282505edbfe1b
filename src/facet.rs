//! What an attribution tells, or withholds, about its source: read off the marked words and, for a
//! reason, off what follows them.

use crate::attribution::Marked;
use crate::kind::{Kind, SubKind};
use crate::matcher::Sentence;
use crate::pack::{Counts, flag, in_list, list};
use crate::reader::Reader;
use crate::report::{Facet, FacetName};

/// How far behind the mark a reason may stand, in tokens.
const REASON_REACH: usize = 24;

/// Operations one facet may cost.
const FUEL: u32 = 5_000;

/// The facets of `mark`, in the order of [`FacetName`]; none for other kinds than anonymous.
pub(crate) fn of(mark: &Marked, sub_kind: SubKind, text: &str, reader: &mut Reader) -> Vec<Facet> {
    if sub_kind.kind() != Kind::Anonymous {
        return Vec::new();
    }
    let (low, high) = reader.sentence_of(mark.start);
    let tokens = &reader.tokens.all;
    let memory = &mut reader.memory;
    let (start, end) = (mark.start, mark.end);
    let mut find =
        |sought, low, high| Sentence::new(tokens, (low, high), FUEL, memory).find(sought);
    let words = |(from, to): (usize, usize)| {
        text[tokens[from].start as usize..tokens[to - 1].end as usize].to_string()
    };
    let inside = [
        (FacetName::Role, list::FACET_ROLE),
        (FacetName::Access, list::FACET_ACCESS),
        (FacetName::Withheld, list::FACET_WITHHELD),
    ];
    let is_number = |at: &usize| {
        tokens[*at].is_number()
            || tokens[*at].is_on(flag::NUMBER_WORD)
            || in_list(tokens[*at].word, list::QUANTIFIER)
    };
    let number = (start..end).find(is_number).map(|at| Facet {
        name: FacetName::Number,
        words: words((at, at + 1)),
    });
    let found: Vec<_> = inside
        .into_iter()
        .filter_map(|(name, sought)| {
            Some(Facet {
                name,
                words: words(find(sought, start, end)?),
            })
        })
        .collect();
    let mut facets: Vec<_> = number.into_iter().chain(found).collect();
    let is_withheld = facets.iter().any(|f| f.name == FacetName::Withheld);
    if (is_withheld || sub_kind == SubKind::Explicit)
        && let Some(reason) = find(list::FACET_REASON, start, high.min(end + REASON_REACH))
    {
        facets.push(Facet {
            name: FacetName::Reason,
            words: words(reason),
        });
    }
    let relay = reader
        .tallied
        .iter()
        .find(|(counts, m)| *counts == Counts::Relay && low <= m.start && m.end <= high);
    if let Some((_, relay)) = relay {
        facets.push(Facet {
            name: FacetName::RelayedBy,
            words: words(relay.mark),
        });
    }
    facets
}
