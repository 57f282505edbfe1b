//! Compiles the rule files into the tables of `src/pack.rs`.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=rules/en");
    // Set only by `cargo xtask bench engine --double`, to measure what twice the rules would cost.
    println!("cargo::rerun-if-env-changed=CAVEAT_DOUBLE_PACK");
    let doubled = env::var_os("CAVEAT_DOUBLE_PACK").is_some();
    let module = caveat_compiler::compile(Path::new("rules/en"), doubled).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        process::exit(1);
    });
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("pack.rs"), module).expect("OUT_DIR is writable");
}
