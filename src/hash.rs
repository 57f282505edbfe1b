//! The hash of a word, as the tokeniser computes it eight bytes at a time and the rule compiler does
//! for the vocabulary. Shared by both, so that it cannot differ.

/// The state before the first chunk.
pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The longest word that is hashed, in bytes of its normalised spelling. No rule names a longer one.
pub const LONGEST: usize = 32;

/// The state after eight more bytes, the first the lowest; a word's last chunk is filled with zeros.
#[inline(always)]
pub const fn step(state: u64, chunk: u64) -> u64 {
    let mixed = (state ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// The hash of a normalised spelling.
pub const fn of(word: &[u8]) -> u64 {
    let mut state = SEED;
    let mut at = 0;
    while at < word.len() {
        let mut chunk = 0;
        let mut byte = 0;
        while byte < 8 && at + byte < word.len() {
            chunk |= (word[at + byte] as u64) << (8 * byte);
            byte += 1;
        }
        state = step(state, chunk);
        at += 8;
    }
    state
}

/// What distinguishes a word from the others that could stand in its slot. Of the words that no rule
/// names, one in 65,536 has the tag of the word in its slot and is taken for it.
#[inline(always)]
pub const fn tag(hash: u64) -> u16 {
    (hash >> 32) as u16
}

/// The bucket of a word among `1 << bits`, which tells how the words in it are displaced.
#[inline(always)]
pub const fn bucket(hash: u64, bits: u32) -> usize {
    (hash >> (64 - bits)) as usize
}

/// The slot of a word among `count`, given how its bucket is displaced.
#[inline(always)]
pub const fn slot(hash: u64, displacement: u16, count: u32) -> usize {
    let displaced = (hash as u32 ^ displacement as u32).wrapping_mul(0x9e37_79b1);
    ((displaced as u64 * count as u64) >> 32) as usize
}
