//! Packages of the system: the browser of the tests and a font for the screenshots. They are installed where we are root and
//! the system has apt. Elsewhere the message says what to install.

use std::process::Command;

use aimaq_find_browser::on_this_machine;
use anyhow::{Context as _, Result, bail};

use crate::run::{first_line, run};

/// Installs Chromium and ChromeDriver.
///
/// # Errors
/// If they are missing and cannot be installed from here.
pub fn browser() -> Result<()> {
    let Err(missing) = on_this_machine() else {
        return Ok(());
    };
    apt(&["chromium", "chromium-driver"]).with_context(|| missing.to_string())
}

/// Installs a sans-serif font with every Kazakh letter, so that screenshots look as they do for readers.
///
/// # Errors
/// If it is missing and cannot be installed from here.
pub fn fonts() -> Result<()> {
    let listed = first_line(Command::new("fc-list").args(["Noto Sans:lang=kk", "family"]));
    if listed.is_some_and(|line| !line.is_empty()) {
        return Ok(());
    }
    apt(&["fonts-noto-core", "fontconfig"])
        .context("The screenshots need the font Noto Sans and fontconfig.")
}

fn apt(packages: &[&str]) -> Result<()> {
    let user = first_line(Command::new("id").arg("-u")).unwrap_or_default();
    if user != "0" || first_line(Command::new("apt-get").arg("--version")).is_none() {
        bail!(
            "Install it with the tools of your system (Debian, Ubuntu: apt-get install {}).",
            packages.join(" ")
        );
    }
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive")
            .arg("-qq")
            .args(arguments);
        apt
    };
    // A machine may never have fetched the lists. If they cannot be fetched now, old ones may do.
    drop(run(
        "Fetching the lists of system packages",
        &mut apt(&["update"]),
    ));
    let mut install = apt(&["install", "-y", "--no-install-recommends"]);
    run(
        &format!("Installing {}", packages.join(", ")),
        install.args(packages),
    )
}
