//! The hash of a word, as the tokeniser computes it byte by byte and the rule compiler does for
//! the vocabulary. Shared by both, so that it cannot differ.

/// The state before the first byte.
pub const SEED: u32 = 0x811c_9dc5;

/// The state after one more byte (FNV-1a).
#[inline(always)]
pub const fn step(state: u32, byte: u8) -> u32 {
    (state ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The first slot to look in, in a table of `1 << bits` slots.
#[inline(always)]
pub const fn slot(hash: u32, bits: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize
}
