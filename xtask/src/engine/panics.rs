//! Takes out of the engine what makes the message of a panic.

use std::path::Path;

use anyhow::{Context, Result};
use walrus::ir::{Instr, Unreachable};
use walrus::{FunctionBuilder, FunctionKind, LocalFunction, Module};

/// How the standard library names, mangled, what ends in a panic whatever it is given.
const PANICS: [&str; 3] = ["4core9panicking", "panic_already", "_fail"];

/// The module in which a panic ends at once. No message would reach anyone, and to put it together takes
/// room at each place that may panic.
///
/// # Errors
/// When the file is no module, or the standard library has other names by now.
pub fn silenced(compiled: &Path) -> Result<Module> {
    let mut module = Module::from_file(compiled)
        .with_context(|| format!("{} is no module", compiled.display()))?;
    let panics: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, function)| {
            let name = module.funcs.get(*id).name.as_deref();
            name.is_some_and(panics) && never_returns(function)
        })
        .map(|(id, function)| (id, function.ty(), function.args.clone()))
        .collect();
    anyhow::ensure!(!panics.is_empty(), "no function of the engine panics");
    for (id, ty, args) in panics {
        let (takes, gives) = module.types.params_results(ty);
        let (takes, gives) = (takes.to_vec(), gives.to_vec());
        let mut end = FunctionBuilder::new(&mut module.types, &takes, &gives);
        end.func_body().instr(Unreachable {});
        module.funcs.get_mut(id).kind = FunctionKind::Local(end.local_func(args));
    }
    Ok(module)
}

/// Whether a function is of the standard library and ends in a panic. `_R` starts its names alone.
fn panics(name: &str) -> bool {
    name.starts_with("_R") && PANICS.iter().any(|part| name.contains(part))
}

/// The compiler has put an end behind the last call of `function`.
fn never_returns(function: &LocalFunction) -> bool {
    let body = function.block(function.entry_block());
    matches!(body.instrs.last(), Some((Instr::Unreachable(_), _)))
}
