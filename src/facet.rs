//! What an attribution tells, or withholds, about its source: read off the marked words and, for a
//! reason, off what follows them.

use crate::attribution::Marked;
use crate::kind::{Kind, SubKind};
use crate::matcher::Sentence;
use crate::pack::{in_list, list};
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
        let ends = tokens[from..to].iter().rposition(|t| t.is_word());
        let last = tokens[from + ends.unwrap_or(0)];
        text[tokens[from].start as usize..last.end as usize].to_string()
    };
    let is_number = |at: &usize| {
        tokens[*at].is_number()
            || in_list(tokens[*at].word, list::NUMBER_WORD)
            || in_list(tokens[*at].word, list::QUANTIFIER)
    };
    let number = (start..end).find(is_number);
    let behind_number = number.map_or(start, |at| at + 1);
    let inside = [
        (FacetName::Role, list::FACET_ROLE, behind_number),
        (FacetName::Access, list::FACET_ACCESS, start),
        (FacetName::Withheld, list::FACET_WITHHELD, start),
    ];
    let found = inside.into_iter().filter_map(|(name, sought, from)| {
        Some(Facet {
            name,
            words: words(find(sought, from, end)?),
        })
    });
    let number = number.map(|at| Facet {
        name: FacetName::Number,
        words: words((at, at + 1)),
    });
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
    // They stand in the order of the sentences.
    let next = reader.relays.partition_point(|relay| relay.start < low);
    if let Some(relay) = reader.relays.get(next).filter(|relay| relay.end <= high) {
        facets.push(Facet {
            name: FacetName::RelayedBy,
            words: words(relay.mark),
        });
    }
    facets
}

#[cfg(test)]
mod tests {
    use crate::{Engine, plain_text};

    /// The facets of the first finding, as "name: words".
    fn facets(text: &str) -> Vec<String> {
        let report = Engine::new().scan(&plain_text(text).page);
        let facets = report.findings[0].facets.iter();
        facets
            .map(|f| format!("{:?}: {}", f.name, f.words))
            .collect()
    }

    #[test]
    fn the_number_is_no_part_of_the_role() {
        assert_eq!(
            facets("Two current Department of Fishery officials said the quay was sold."),
            [
                "Number: Two",
                "Role: current Department of Fishery officials"
            ]
        );
    }

    #[test]
    fn a_reason_ends_before_the_full_stop() {
        assert_eq!(
            facets("An envoy was granted anonymity to discuss the talks."),
            ["Withheld: anonymity", "Reason: to discuss the talks"]
        );
    }
}
