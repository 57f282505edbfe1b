//! Compiles the rule files of a language into the tables the engine is built with, so that
//! nothing is parsed when it starts.
//!
//! ```text
//! rules/en/*.toml ──source──▶ tables of patterns ──pattern──▶ trees ──table──▶ numbers ──emit──▶ pack.rs
//! ```

mod anchor;
mod code;
mod double;
mod effort;
mod emit;
mod error;
mod feature;
mod filter;
mod frequency;
#[path = "../../src/hash.rs"]
mod hash;
#[path = "../../src/kind.rs"]
#[allow(dead_code)]
mod kind;
mod pattern;
mod regexp;
mod source;
mod table;
mod vocabulary;

use std::path::Path;

pub use error::Error;
pub use regexp::regexps;

/// Compiles every rule file in `folder` to the text of a Rust module: the statics of `src/pack.rs`.
/// With `doubled`, beside every rule stands one that looks for other words.
///
/// # Errors
/// The first mistake, with its file, its rule and, in a pattern, its column.
pub fn compile(folder: &Path, doubled: bool) -> Result<String, Error> {
    let mut source = source::Source::read(folder)?;
    if doubled {
        double::double(&mut source);
    }
    let table = table::Table::build(&source)?;
    Ok(emit::module(&source, &table))
}
