//! The arguments, and what they do.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use caveat::{Engine, OwnRule};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::{lines, output};

/// Marks what the text of a news article itself gives away. Marks wording; does not check facts.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Scan articles and print what is found in them.
    Scan {
        /// Text files, a paragraph a line or between empty lines. Standard input when there is none.
        files: Vec<PathBuf>,
        /// How to print the findings.
        #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "jsonl")]
        format: Format,
        /// Read JSON Lines {"id", "text"} or {"id", "page"} and write {"id", "findings"}, a line each.
        #[arg(long)]
        jsonl: bool,
        /// Look for this phrase too. May be given several times.
        #[arg(long = "phrase", value_name = "WORDS", conflicts_with = "jsonl")]
        phrases: Vec<String>,
        /// Look for this regular expression too. May be given several times.
        #[arg(long = "regex", value_name = "EXPRESSION", conflicts_with = "jsonl")]
        expressions: Vec<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A line for each finding: where, what, the words, why.
    Text,
    /// The report, as one JSON object a file.
    Json,
}

/// Runs the command line. Exits with 0; with 1 when a file could not be read or the output not be
/// written; with 2 on bad arguments.
pub fn run() -> ExitCode {
    let Command::Scan {
        files,
        format,
        jsonl,
        phrases,
        expressions,
    } = Arguments::parse().command;
    let mut failed = false;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let engine = match Engine::with_own_rules(&own_rules(phrases, expressions)) {
        Ok(engine) => engine,
        Err(error) => Arguments::command()
            .error(ErrorKind::ValueValidation, error)
            .exit(),
    };
    let inputs = if files.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        files
    };
    for file in &inputs {
        let done = if jsonl {
            lines::scan(&engine, file, &mut out)
        } else {
            text_of(file).and_then(|text| {
                match format {
                    Format::Text => output::text(&engine, file, &text, inputs.len() > 1, &mut out),
                    Format::Json => output::json(&engine, file, &text, &mut out),
                }
                .context("standard output")
            })
        };
        if let Err(error) = done {
            if error.chain().any(is_broken_pipe) {
                return ExitCode::SUCCESS;
            }
            eprintln!("caveat: {error:#}");
            failed = true;
        }
    }
    if let Err(error) = out.flush() {
        failed |= error.kind() != io::ErrorKind::BrokenPipe;
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Rules named by what they look for.
fn own_rules(phrases: Vec<String>, expressions: Vec<String>) -> Vec<OwnRule> {
    let phrases = phrases.into_iter().map(|pattern| (pattern, false));
    let all = phrases.chain(expressions.into_iter().map(|pattern| (pattern, true)));
    all.map(|(pattern, is_regex)| OwnRule {
        name: pattern.clone(),
        pattern,
        is_regex,
    })
    .collect()
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn text_of(file: &Path) -> Result<String> {
    let name = || file.display().to_string();
    if file != Path::new("-") {
        return fs::read_to_string(file).with_context(name);
    }
    if io::stdin().is_terminal() {
        eprintln!("caveat: reading from standard input; end with Ctrl-D");
    }
    let mut text = String::new();
    io::stdin()
        .read_to_string(&mut text)
        .context("standard input")?;
    Ok(text)
}
