//! Where things are in the checkout, and the programs that measuring starts.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// Chromium's names on PATH, and its place on macOS.
const CHROMIUM: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The folder `bench`. Cargo names it when it starts us.
pub fn bench() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    bench()
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The folder that keeps corpora and figures between runs.
pub fn work() -> PathBuf {
    cargo_target(&bench()).join("measured")
}

/// Cargo's target folder of a workspace.
pub fn cargo_target(workspace: &Path) -> PathBuf {
    let folder = variable("CARGO_TARGET_DIR").unwrap_or_else(|| workspace.join("target"));
    // Programs are started in other folders than ours.
    std::path::absolute(&folder).unwrap_or(folder)
}

/// Says what is being done.
pub fn say(sentence: &str) {
    eprintln!("\u{25b8} {sentence}");
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("{program} did not start: is it installed and on PATH?"))?;
    ensure!(status.success(), "{program} ended with {status}");
    Ok(())
}

/// Runs a script of `bench/node` with its task as JSON. Its output is the user's.
pub fn script(name: &str, task: &Value) -> Result<()> {
    run(&mut node(name, task)?)
}

/// Runs a script of `bench/node` with its task as JSON, and returns the JSON that it prints.
pub fn script_output(name: &str, task: &Value) -> Result<Value> {
    let output = node(name, task)?.stderr(Stdio::inherit()).output()?;
    ensure!(
        output.status.success(),
        "{name} ended with {}",
        output.status
    );
    serde_json::from_slice(&output.stdout).with_context(|| format!("{name} printed no JSON"))
}

fn node(name: &str, task: &Value) -> Result<Command> {
    ensure_packages()?;
    let mut node = Command::new("node");
    node.arg(bench().join("node").join(name))
        .arg(task.to_string());
    Ok(node)
}

/// Installs the npm packages unless those of the lock file are installed.
fn ensure_packages() -> Result<()> {
    let lock = fs::read(bench().join("package-lock.json"))?;
    let stamp = bench().join("node_modules/installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("Installing npm packages into bench/node_modules …");
    // No package needs to run a script of its own.
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts"])
        .current_dir(bench()))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// Where Chromium is: `$CHROME`, or a usual name on PATH.
pub fn chromium() -> Result<PathBuf> {
    if let Some(chrome) = variable("CHROME") {
        return Ok(chrome);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let found = CHROMIUM
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file());
    found.context("Chromium is not on PATH: install it, or name its program in CHROME")
}

/// Compiles the program `aimaq` with the profile `tool`, and returns where it is.
pub fn aimaq() -> Result<PathBuf> {
    say("Compiling aimaq …");
    run(Command::new("cargo")
        .args([
            "build",
            "--quiet",
            "--profile",
            "tool",
            "--package",
            "aimaq-cli",
        ])
        .current_dir(root()))?;
    Ok(cargo_target(&root()).join("tool/aimaq"))
}

/// A folder that some command leaves; an error names the command where the folder lacks `file`.
pub fn built(folder: &Path, file: &str, command: &str) -> Result<PathBuf> {
    let folder = root().join(folder);
    if !folder.join(file).is_file() {
        bail!(
            "There is no {} yet. Build it first: {command}",
            folder.join(file).display()
        );
    }
    Ok(folder)
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

/// Writes a file, and its folder if it is missing.
pub fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    let about = || format!("writing {}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).with_context(about)?;
    fs::write(path, text).with_context(about)
}

/// The value of an environment variable, if it is set and not empty.
pub fn variable(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    #[test]
    fn the_scripts_pass_their_tests() {
        let mut node = Command::new("node");
        super::run(node.args(["--test", "node/"]).current_dir(super::bench())).unwrap();
    }
}
