//! The site with its style guide, for who works on it.

use std::path::PathBuf;

use super::aimaq;
use super::app::{self, STAGED};
use crate::problem::Outcome;
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::BuildTools;

/// Builds the site with the style guide, below Cargo's folder: what is published, in `dist/`, never has one.
///
/// # Errors
/// What the compiler, Trunk, esbuild or `aimaq build` say.
pub fn development(tools: &BuildTools, target: &TargetDir) -> Outcome<PathBuf> {
    app::ensure(tools, target)?;
    with_styleguide(target)
}

/// The same from what the last build of the app left.
///
/// # Errors
/// There was no build yet, or `aimaq build` fails.
pub fn with_styleguide(target: &TargetDir) -> Outcome<PathBuf> {
    let dist = target.path.join("development-dist");
    let mut aimaq = aimaq(target);
    aimaq.args(["build", "--styleguide", "--app"]);
    aimaq.arg(target.path.join(STAGED));
    aimaq.arg("--corpus").arg(project::root().join("corpus"));
    aimaq.arg("--out").arg(&dist);
    say("Rendering the pages and the style guide …");
    shown("Rendering the pages and the style guide", &mut aimaq)?;
    Ok(dist)
}
