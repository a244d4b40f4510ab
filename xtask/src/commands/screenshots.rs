//! `screenshots`: pictures of every kind of page, taken anew, and the icon for iOS.

use crate::cache::Cache;
use crate::commands::browser::program;
use crate::commands::build;
use crate::options::Options;
use crate::problem::Outcome;
use crate::project;
use crate::run::shown;
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, fonts};

/// Builds the site and takes its pictures, into `docs/screenshots/`.
pub fn run(_: &Options) -> Outcome {
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    fonts::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    build::site(&tools, &target, &project::dist())?;
    let mut program = program(&cache, &target, "screenshots")?;
    shown(
        "Taking the screenshots",
        program
            .arg("--site")
            .arg(project::dist())
            .arg("--out")
            .arg(project::root().join("docs/screenshots"))
            .arg("--icon")
            .arg(project::root().join("static/apple-touch-icon.png")),
    )
}
