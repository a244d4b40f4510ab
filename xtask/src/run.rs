//! Starts other programs.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::paths;

/// Says what happens now.
pub fn say(sentence: &str) {
    eprintln!("\u{25b8} {sentence}");
}

/// A program that starts in the checkout.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root());
    command
}

/// Cargo in the checkout, with the toolchain that `rust-toolchain.toml` names.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = program("cargo");
    // This program was itself started by Cargo: its variables are about another package.
    cargo.env_remove("CARGO_MANIFEST_DIR").args(arguments);
    cargo
}

/// Says what a program is for, runs it and waits for its end.
///
/// # Errors
/// If it cannot be started, or fails.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    say(&format!("{what} …"));
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("{what} needs {name}. Install it and see that it is on PATH."))?;
    if !status.success() {
        bail!("{what} failed: {name} ended with {status}.");
    }
    Ok(())
}

/// The first line that a program writes when it runs well; `None` if it is missing or fails.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().to_owned())
}

/// Removes a folder with everything in it, if it exists, and makes it anew.
///
/// # Errors
/// If the file system refuses.
pub fn empty_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())
}

/// Copies a folder with everything in it.
///
/// # Errors
/// If something cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &copy)?;
        } else {
            fs::copy(&path, &copy).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}
