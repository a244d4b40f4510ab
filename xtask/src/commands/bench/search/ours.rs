//! Ours, as it is measured: the program that builds a library, and the module that other sites use.

use std::path::PathBuf;

use crate::cache::Cache;
use crate::commands::build::cargo;
use crate::problem::Outcome;
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;

/// Where both are.
pub struct Ours {
    /// `aimaq`, compiled to be quick.
    pub program: PathBuf,
    /// The folder of `aimaq.js` and its Wasm.
    pub module: PathBuf,
}

/// Builds both; `None`, said, where the checkout has no module yet.
pub fn ensure(_cache: &Cache, target: &TargetDir) -> Outcome<Option<Ours>> {
    let module = std::env::var_os("AIMAQ_MODULE")
        .map_or_else(|| project::root().join("dist-module"), PathBuf::from);
    if !module.join("aimaq.js").is_file() {
        say(&format!(
            "SKIPPED: our own module, because it is not in {}: cargo xtask build --module",
            module.display()
        ));
        return Ok(None);
    }
    let mut build = cargo(target);
    build.args(["build", "--quiet", "--profile", "tool"]);
    build.args(["--package", "aimaq-cli"]);
    shown("Compiling aimaq", &mut build)?;
    let program = target.path.join("tool/aimaq");
    Ok(Some(Ours { program, module }))
}
