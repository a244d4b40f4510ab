//! `build`: the site in `dist/`.
//!
//! Trunk compiles and packs the app into a folder below Cargo's; `aimaq build` takes it from there, renders the
//! pages, packs corpus and index, and names every file by the hash of its final bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::Cache;
use crate::options::Options;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, rust};

/// Where Trunk leaves the app, below Cargo's folder.
const STAGED: &str = "trunk-dist";

/// Builds the site.
pub fn run(_: &Options) -> Outcome {
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    site(&tools, &target, &project::dist())
}

/// Builds the site into `dist`.
///
/// # Errors
/// What the compiler, Trunk, esbuild or `aimaq build` say.
pub fn site(tools: &BuildTools, target: &TargetDir, dist: &Path) -> Outcome {
    let app = app(tools, target)?;
    say("Rendering the pages and packing the library …");
    aimaq_build(target, &app, &project::root().join("corpus"), dist)?;
    if !dist.join("index.html").is_file() {
        return Err(Problem::Told(format!(
            "`aimaq build` ended well but left no site in {}",
            dist.display()
        )));
    }
    say(&format!("The site is in {}", dist.display()));
    Ok(())
}

/// `aimaq build`: from the app's files and a corpus to a site.
fn aimaq_build(target: &TargetDir, app: &Path, corpus: &Path, dist: &Path) -> Outcome {
    let mut aimaq = cargo(target);
    aimaq.args([
        "run",
        "--quiet",
        "--package",
        "aimaq-cli",
        "--profile",
        "tool",
        "--",
        "build",
    ]);
    aimaq
        .arg("--app")
        .arg(app)
        .arg("--corpus")
        .arg(corpus)
        .arg("--out")
        .arg(dist);
    shown("Rendering the pages and packing the library", &mut aimaq)
}

/// A second version of the site, for the stories of updates: its style says `--version: next`, and every title of its
/// articles ends in `(2)`. It is made from what the last build of the site left.
///
/// # Errors
/// There was no build yet, or `aimaq build` fails.
pub fn next_version(target: &TargetDir) -> Outcome<PathBuf> {
    let (app, corpus, dist) = (
        target.path.join("next-app"),
        target.path.join("next-corpus"),
        target.path.join("next-dist"),
    );
    for (from, to) in [
        (target.path.join(STAGED), &app),
        (project::root().join("corpus"), &corpus),
    ] {
        drop(fs::remove_dir_all(to));
        copy(&from, to)?;
    }
    let style = app.join("static/style.css");
    change(&style, |text| text + "\n:root{--version:next}\n")?;
    for article in fs::read_dir(&corpus)
        .about(&corpus)?
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        for text in ["kk.md", "ru.md"] {
            let text = article.path().join(text);
            if text.is_file() {
                change(&text, |text| text.replacen('\n', " (2)\n", 1))?;
            }
        }
    }
    aimaq_build(target, &app, &corpus, &dist)?;
    Ok(dist)
}

/// Changes a text file.
fn change(file: &Path, edit: impl FnOnce(String) -> String) -> Outcome {
    let text = fs::read_to_string(file).about(file)?;
    fs::write(file, edit(text)).about(file)
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// Something can't be read or written.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).about(to)?;
    for entry in fs::read_dir(from).about(from)? {
        let entry = entry.about(from)?;
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied).about(&path)?;
        }
    }
    Ok(())
}

/// The app's own files, compiled, optimised and minified: `app` glue, Wasm, styles and scripts, still without hashes.
fn app(tools: &BuildTools, target: &TargetDir) -> Outcome<PathBuf> {
    let staged = target.path.join(STAGED);
    // Trunk works offline so that it never looks for tools of its own; what it compiles has to be at hand then.
    let mut fetch = cargo(target);
    fetch.args([
        "fetch",
        "--quiet",
        "--target",
        rust::WASM,
        "--target",
        &rust::host()?,
    ]);
    shown("Fetching the dependencies", &mut fetch)?;
    say("Compiling the app to Wasm …");
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&staged);
    // Trunk takes any NO_COLOR but `true` and `false` for a mistake.
    trunk
        .env_remove("NO_COLOR")
        .env("PATH", tools.path())
        .env("RUSTFLAGS", paths_left_out())
        .env("CARGO_TARGET_DIR", &target.path);
    shown("Compiling the app", trunk.current_dir(project::root()))?;
    say("Minifying scripts and styles …");
    minify(tools, &staged)?;
    Ok(staged)
}

/// Compiler flags that keep this machine's folders out of the Wasm: it is the same wherever it is built, and smaller.
fn paths_left_out() -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let registry = home.map(|home| home.join("registry/src"));
    [registry, Some(project::root().to_path_buf())]
        .into_iter()
        .flatten()
        .map(|folder| format!("--remap-path-prefix={}=.", folder.display()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Minifies every script and style of a folder in place. Trunk's own minifier fails on wasm-bindgen's glue.
fn minify(tools: &BuildTools, staged: &Path) -> Outcome {
    let mut files = Vec::new();
    scripts_and_styles(staged, &mut files)?;
    let mut esbuild = Command::new(tools.npm.bin().join("esbuild"));
    esbuild.args(&files).args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    esbuild
        .arg("--allow-overwrite")
        .arg(format!("--outdir={}", staged.display()));
    esbuild.arg(format!("--outbase={}", staged.display()));
    shown("Minifying", &mut esbuild)
}

/// Collects the files of `folder`, at any depth, that esbuild knows how to make smaller.
fn scripts_and_styles(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder).about(folder)? {
        let path = entry.about(folder)?.path();
        if path.is_dir() {
            scripts_and_styles(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "js" || extension == "css")
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Cargo in the checkout, compiling to `target`.
pub fn cargo(target: &TargetDir) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project::root())
        .env("CARGO_TARGET_DIR", &target.path);
    cargo
}
