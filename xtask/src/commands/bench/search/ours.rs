//! Ours, as it is measured: the program that builds a library, and the module that other sites use.

use std::path::PathBuf;

use crate::commands::build::{self, cargo};
use crate::options::Options;
use crate::problem::Outcome;
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;

/// The variable that names the folder of a module that is built already.
const MODULE: &str = "AIMAQ_MODULE";

/// Where both are.
pub struct Ours {
    /// `aimaq`, compiled to be quick.
    pub program: PathBuf,
    /// The folder of `aimaq.js` and its Wasm.
    pub module: PathBuf,
}

/// Builds both; `None`, said, where there is no module.
pub fn ensure(target: &TargetDir) -> Outcome<Option<Ours>> {
    let module = match std::env::var_os(MODULE) {
        Some(module) => PathBuf::from(module),
        None => {
            let asked = ["--module".to_owned()].into_iter();
            build::run(&Options::parse(asked, &["--module"])?)?;
            project::root().join("dist-module")
        }
    };
    if !module.join("aimaq.js").is_file() {
        say(&format!(
            "SKIPPED: our own module, because there is no {}",
            module.join("aimaq.js").display()
        ));
        return Ok(None);
    }
    let mut compile = cargo(target);
    compile.args(["build", "--quiet", "--profile", "tool"]);
    compile.args(["--package", "aimaq-cli"]);
    shown("Compiling aimaq", &mut compile)?;
    let program = target.path.join("tool/aimaq");
    Ok(Some(Ours { program, module }))
}
