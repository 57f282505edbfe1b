//! Compiles the rule files into the tables of `src/pack.rs`.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=rules/en");
    let module = caveat_compiler::compile(Path::new("rules/en")).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        process::exit(1);
    });
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("pack.rs"), module).expect("OUT_DIR is writable");
}
