//! The engine for JavaScript: the crate as WebAssembly, its bindings and types, in extension/engine.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, root, run, say};
use crate::{npm, wasm_target};

/// Builds `caveat.js`, `caveat.d.ts` and `caveat_bg.wasm`. The same sources give the same bytes on
/// every machine, because a store's reviewer compares them.
///
/// # Errors
/// When the crate does not compile, or its bindings cannot be made.
pub fn build() -> Result<()> {
    wasm_target::ensure()?;
    npm::ensure()?;
    say("engine");

    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    run(cargo()
        .args(["build", "--release", "--lib", "--quiet"])
        .args(["--target", wasm_target::TARGET])
        .arg("--target-dir")
        .arg(&target)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", no_local_paths()?))?;

    let out = root().join("extension/engine");
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    Bindgen::new()
        .input_path(target.join(wasm_target::TARGET).join("release/caveat.wasm"))
        .web(true)
        .and_then(|bindgen| {
            bindgen
                // The extension says where its file is; a default would make Vite pack a second copy.
                .omit_default_module_path(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(&out)
        })
        .context("wasm-bindgen could not make the bindings")?;

    let wasm = out.join("caveat_bg.wasm");
    run(npm::bin("wasm-opt")
        .args(["-O3", "--strip-producers", "-o"])
        .args([&wasm, &wasm]))
}

/// Compiler flags that keep this machine's folders out of the engine.
fn no_local_paths() -> Result<String> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    Ok([
        format!("--remap-path-prefix={}=caveat", root().display()),
        format!("--remap-path-prefix={}=cargo", cargo_home.display()),
    ]
    .join("\x1f"))
}
