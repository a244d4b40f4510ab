//! `setup`: everything that any command needs.

use crate::cache::Cache;
use crate::options::Options;
use crate::problem::Outcome;
use crate::run::say;
use crate::tools::{BuildTools, browser, fonts, rust};

/// Installs what is missing.
pub fn run(_: &Options) -> Outcome {
    let cache = Cache::find()?;
    rust::ensure_components()?;
    BuildTools::ensure(&cache)?;
    browser::ensure(&cache)?;
    fonts::ensure(&cache)?;
    say("Everything is there.");
    Ok(())
}
