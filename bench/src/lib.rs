//! The least work there can be on a text, to measure the engine against; natively and, as a module
//! of its own beside the shipped one, in WebAssembly.

#[cfg(target_arch = "wasm32")]
mod wasm;

/// Splits `text` at whatever is no ASCII letter or digit and hashes each word: a pass over every
/// byte that any engine working on words needs. Gives the hashes folded into one.
pub fn tokenise_and_hash(text: &str) -> u32 {
    const SEED: u32 = 0x811c_9dc5;
    let (mut all, mut word) = (0u32, SEED);
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() {
            word = (word ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
        } else if word != SEED {
            all = all.rotate_left(5) ^ word;
            word = SEED;
        }
    }
    all ^ word
}
