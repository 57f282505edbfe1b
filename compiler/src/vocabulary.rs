//! The words that rules name: their ids, and the table the engine finds them in. Each bucket of words
//! is displaced so that no two words want one slot; finding a word takes one look.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::filter;
use crate::frequency;
use crate::hash;
use crate::pattern::{FIGURES, PUNCTUATION};

/// Ids of words start here; below are punctuation and figures.
const FIRST_WORD: u32 = 32;

/// Operations from here on are nodes; below are words.
pub const FIRST_NODE: u32 = 10_240;

/// About so many words share a bucket: more make it hard to place, fewer take more room.
const WORDS_A_BUCKET: usize = 4;

/// What of a shared choice still counts one word later, when words are put in order; of the values that were
/// tried the one with the smallest tables.
const FADING: f64 = 0.9;

/// Less than this counts for nothing.
const FORGOTTEN: f64 = 1e-4;

/// Words, punctuation and figures with their ids.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The id of every word, mark of punctuation and figure.
    pub ids: HashMap<String, u32>,
}

/// The table of the words.
#[derive(Debug, Default)]
pub struct Slots {
    /// The hash's tag of the word in each slot, 0 where none is.
    pub tags: Vec<u16>,
    /// Its id, 0 where none is.
    pub words: Vec<u16>,
    /// What the slots of each bucket are displaced by.
    pub displacements: Vec<u16>,
    /// There are `1 << bucket_bits` buckets.
    pub bucket_bits: u32,
}

impl Slots {
    /// The id of `word`, 0 where it is none of the vocabulary's. Of those a few are taken for one.
    fn find(&self, word: &str) -> u16 {
        let hash = hash::of(word.as_bytes());
        let displacement = self.displacements[hash::bucket(hash, self.bucket_bits)];
        let slot = hash::slot(hash, displacement, self.words.len() as u32);
        if self.tags[slot] == hash::tag(hash) {
            self.words[slot]
        } else {
            0
        }
    }
}

impl Vocabulary {
    /// Gives ids to `words`, which may hold punctuation. Words that stand in the same `choices` get ids
    /// beside each other, so that the bits of a choice span few ids.
    pub fn new(words: BTreeSet<String>, choices: BTreeSet<BTreeSet<String>>) -> Self {
        let punctuation = PUNCTUATION.iter().map(|&(c, code)| (c.to_string(), code));
        let figures = FIGURES
            .iter()
            .map(|&(name, code)| (format!("{{{name}}}"), code));
        let mut ids: HashMap<_, _> = punctuation
            .chain(figures)
            .map(|(word, code)| (word, u32::from(code) + 1))
            .collect();
        let fresh = words.into_iter().filter(|word| !ids.contains_key(word));
        let fresh = side_by_side(fresh.collect(), &choices);
        let free = (FIRST_WORD..).filter(|&id| !(id as usize).is_multiple_of(filter::CLASSES));
        ids.extend(fresh.into_iter().zip(free));
        Self { ids }
    }

    /// One more than the largest id.
    pub fn size(&self) -> usize {
        self.ids.values().max().map_or(0, |&max| max as usize + 1)
    }

    /// Places every word.
    ///
    /// # Errors
    /// When there are too many words, one is too long, or two have the same hash.
    pub fn slots(&self) -> Result<Slots, String> {
        let mut words = Vec::new();
        for (word, &id) in self.ids.iter().filter(|(_, id)| **id >= FIRST_WORD) {
            if word.len() > hash::LONGEST {
                return Err(format!("\"{word}\" is longer than {} bytes", hash::LONGEST));
            }
            let id = u16::try_from(id)
                .ok()
                .filter(|&id| u32::from(id) < FIRST_NODE);
            let id = id.ok_or_else(|| format!("more than {FIRST_NODE} words"))?;
            words.push((hash::of(word.as_bytes()), id, word.as_str()));
        }
        words.sort_unstable();
        if let Some(same) = words.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let (one, other) = (same[0].2, same[1].2);
            return Err(format!(
                "\"{one}\" and \"{other}\" have the same hash: change one"
            ));
        }
        let buckets = (words.len() / WORDS_A_BUCKET).max(1);
        let bucket_bits = buckets.ilog2().max(1);
        // Some room makes it possible to place them all.
        let counts = (4..).map(|room| words.len() + words.len() * room / 100 + 4);
        // A common word must not be taken for one that rules name.
        let is_mistaken =
            |slots: &Slots, word| slots.find(word) != 0 && !self.ids.contains_key(word);
        counts
            .take(100)
            .filter_map(|count| place(&words, count, bucket_bits))
            .find(|slots| !frequency::common().any(|word| is_mistaken(slots, word)))
            .ok_or_else(|| "the words cannot be placed: change one".into())
    }
}

/// `words` in an order in which those of the same `choices` stand near each other: on each follows the one
/// that shares most choices with those before it. A small choice counts for more, and so does a near word.
fn side_by_side(words: BTreeSet<String>, choices: &BTreeSet<BTreeSet<String>>) -> Vec<String> {
    let mut holding: HashMap<&str, Vec<&BTreeSet<String>>> = HashMap::new();
    for choice in choices {
        for word in choice {
            holding.entry(word).or_default().push(choice);
        }
    }
    let mut left = words;
    let mut shared: BTreeMap<&str, f64> = BTreeMap::new();
    let mut order = Vec::new();
    loop {
        let most = shared.iter().max_by(|a, b| a.1.total_cmp(b.1));
        let next = most.map(|(word, _)| word.to_string());
        let Some(next) = next.or_else(|| left.first().cloned()) else {
            return order;
        };
        left.remove(&next);
        shared.remove(next.as_str());
        shared.retain(|_, share| {
            *share *= FADING;
            *share > FORGOTTEN
        });
        for choice in holding.get(next.as_str()).into_iter().flatten() {
            for word in choice.iter().filter(|word| left.contains(*word)) {
                *shared.entry(word).or_default() += 1.0 / choice.len() as f64;
            }
        }
        order.push(next);
    }
}

/// Finds a displacement for each bucket, the fullest first; `None` when a bucket has none.
fn place(words: &[(u64, u16, &str)], count: usize, bucket_bits: u32) -> Option<Slots> {
    let mut buckets = vec![Vec::new(); 1 << bucket_bits];
    for &(hash, id, _) in words {
        buckets[hash::bucket(hash, bucket_bits)].push((hash, id));
    }
    let mut order: Vec<_> = (0..buckets.len()).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));
    let mut slots = Slots {
        tags: vec![0; count],
        words: vec![0; count],
        displacements: vec![0; 1 << bucket_bits],
        bucket_bits,
    };
    for bucket in order {
        let members = &buckets[bucket];
        let fits = |displacement: &u16| {
            let wanted: Vec<_> = members
                .iter()
                .map(|&(hash, _)| hash::slot(hash, *displacement, count as u32))
                .collect();
            let apart = wanted.iter().collect::<BTreeSet<_>>().len() == wanted.len();
            apart && wanted.iter().all(|&slot| slots.words[slot] == 0)
        };
        let displacement = (0..=u16::MAX).find(fits)?;
        slots.displacements[bucket] = displacement;
        for &(hash, id) in members {
            let slot = hash::slot(hash, displacement, count as u32);
            slots.tags[slot] = hash::tag(hash);
            slots.words[slot] = id;
        }
    }
    Some(slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_one_look() {
        let words: BTreeSet<_> = (0..3_000).map(|n| format!("word{n}")).collect();
        let vocabulary = Vocabulary::new(words, BTreeSet::new());
        let slots = vocabulary.slots().expect("placed");
        for (word, &id) in vocabulary.ids.iter().filter(|(_, id)| **id >= FIRST_WORD) {
            assert_eq!(slots.find(word), id as u16);
        }
    }

    #[test]
    fn a_word_too_long_to_be_hashed_is_refused() {
        let word = "w".repeat(hash::LONGEST + 1);
        assert!(
            Vocabulary::new(BTreeSet::from([word]), BTreeSet::new())
                .slots()
                .is_err()
        );
    }
}
