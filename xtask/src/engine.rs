//! The engine for JavaScript: the crate as WebAssembly, its bindings and types, in extension/engine.

mod panics;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, command, read, root, run, say};
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

    let target = target_folder();
    run(cargo()
        .args(["build", "--release", "--lib", "--quiet"])
        .args(["--target", wasm_target::TARGET])
        .arg("--target-dir")
        .arg(&target)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", compiler_flags()?))?;

    let compiled = target.join(wasm_target::TARGET).join("release/caveat.wasm");
    let out = root().join("extension/engine");
    let wasm = out.join("caveat_bg.wasm");
    if is_newer(&wasm, &compiled) && is_newer(&wasm, &std::env::current_exe()?) {
        return Ok(());
    }

    let staged = target.join("engine");
    Bindgen::new()
        .input_module("caveat", panics::silenced(&compiled)?)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                // The extension says where its file is; a default would make Vite pack a second copy.
                .omit_default_module_path(true)
                .typescript(true)
                // An engine that failed in the middle of its work is no longer sound: there must be a
                // way to begin anew.
                .reset_state_function(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(&staged)
        })
        .context("wasm-bindgen could not make the bindings")?;
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;
    for file in ["caveat.js", "caveat.d.ts"] {
        fs::copy(staged.join(file), out.join(file))
            .with_context(|| format!("cannot write {file} to {}", out.display()))?;
    }
    copy_all(&staged.join("snippets"), &out.join("snippets"))?;
    // Last, because its time tells that all of them are there.
    optimise(&staged.join("caveat_bg.wasm"), &wasm)
}

/// Copies a folder with all that is in it.
fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_all(&path, &copy)?;
        } else {
            fs::copy(&path, &copy).with_context(|| format!("cannot write {}", copy.display()))?;
        }
    }
    Ok(())
}

/// Where Cargo leaves what it builds.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Optimises a module for speed: smaller saves nothing, as most of the engine is the rules' tables.
/// Large functions stay apart, even with one caller: V8 compiles a function when it is first called and
/// puts faster code in its place when it is called again, and a scan that is one function gets neither.
/// The lowest kilobyte of memory is the far end of the stack, so an offset can be part of a load. The data
/// stays in one piece: zeros pack better than the places of the hundreds that lie between them.
///
/// # Errors
/// When wasm-opt fails.
pub fn optimise(from: &Path, to: &Path) -> Result<()> {
    run(npm::bin("wasm-opt")
        .args(["-O3", "--converge", "-ocimfs", "200", "--low-memory-unused"])
        .args(["--skip-pass=memory-packing", "--strip-producers"])
        .arg(from)
        .arg("-o")
        .arg(to))
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    changed(file).is_some_and(|time| Some(time) > changed(than))
}

/// What V8 takes to compile of the engine before the first report depends on how much is inlined. Where speed
/// needs it, the sources ask for it.
const INLINE_LITTLE: &str = "-Cllvm-args=-inline-threshold=45";

/// Compiler flags: those that keep this machine's folders out of the engine (the project's, those of its
/// dependencies, and those of the standard library where its sources are installed), and for its size.
fn compiler_flags() -> Result<String> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    let sysroot = read(command("rustc").args(["--print", "sysroot"]))?;
    let version = read(command("rustc").arg("-vV"))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .context("rustc does not tell its commit")?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    Ok([
        format!("--remap-path-prefix={}=caveat", root().display()),
        format!("--remap-path-prefix={}=cargo", cargo_home.display()),
        format!("--remap-path-prefix={}=/rustc/{commit}", library.display()),
        INLINE_LITTLE.into(),
    ]
    .join("\x1f"))
}
