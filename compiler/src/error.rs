//! What can be wrong with a rule file, said so that its author knows where and what to do.

use std::path::PathBuf;

/// A mistake in a rule file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("{}: cannot be read: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML, or a table lacks a key or has one too many.
    #[error("{}: {message}", file.display())]
    Toml {
        /// The file.
        file: PathBuf,
        /// What the TOML parser says, with line and column.
        message: String,
    },
    /// A rule or list is wrong.
    #[error("{}: {item}: {message}", file.display())]
    Item {
        /// The file.
        file: PathBuf,
        /// `rule "some-id"`, `list "some_name"` or `card "some_id"`, with the field.
        item: String,
        /// What is wrong and, for a pattern, at which column.
        message: String,
    },
}
