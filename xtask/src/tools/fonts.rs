//! A font with every Kazakh letter, so that screenshots look as they do for readers.

use std::process::Command;

use crate::cache::Cache;
use crate::problem::Outcome;
use crate::tools::apt;

/// Sees that a good sans-serif font with the Kazakh letters is there.
///
/// # Errors
/// There is none, and it can't be installed from here.
pub fn ensure(cache: &Cache) -> Outcome {
    let listed = Command::new("fc-list")
        .arg(":lang=kk")
        .arg("family")
        .output();
    if listed.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("Noto Sans")) {
        return Ok(());
    }
    apt::install(
        cache,
        "A font for the screenshots (Noto Sans)",
        &["fonts-noto-core", "fontconfig"],
        "Noto Sans and fontconfig",
    )
}
