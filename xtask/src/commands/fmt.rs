//! `fmt`: formats the code.

use crate::cache::Cache;
use crate::commands::build::cargo;
use crate::options::Options;
use crate::problem::Outcome;
use crate::run::shown;
use crate::target_dir::TargetDir;
use crate::tools::{rust, wasm_bindgen};

/// Formats the workspace and the package beside it.
pub fn run(_: &Options) -> Outcome {
    rust::ensure_components()?;
    let target = TargetDir::claim(&Cache::find()?)?;
    shown("Formatting", cargo(&target).args(["fmt", "--all"]))?;
    shown(
        "Formatting",
        cargo(&target).args(["fmt", "--manifest-path", wasm_bindgen::MANIFEST]),
    )
}
