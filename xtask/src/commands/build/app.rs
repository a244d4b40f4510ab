//! The app's own files: compiled, optimised, minified, still without hashes in their names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{cargo, inputs, parts};
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, rust};

/// Where they lie, below Cargo's folder.
pub const STAGED: &str = "trunk-dist";

/// What separates flags in `CARGO_ENCODED_RUSTFLAGS`.
const BETWEEN_FLAGS: &str = "\u{1f}";

/// Sees that the app's files are what the checkout makes of them, and says where they are.
///
/// # Errors
/// What the compiler, Trunk or esbuild say.
pub fn ensure(tools: &BuildTools, target: &TargetDir) -> Outcome<PathBuf> {
    let staged = target.path.join(STAGED);
    let stamp = target.path.join(format!("{STAGED}.inputs"));
    let inputs = inputs::fingerprint(&project::root(), &flags())?;
    if staged.is_dir() && fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        say("The app is built already.");
        return Ok(staged);
    }
    drop(fs::remove_file(&stamp));
    compile(tools, target, &staged)?;
    let linked = target.path.join(rust::WASM).join("release/aimaq-app.wasm");
    parts::make(tools, &staged, &linked)?;
    say("Minifying scripts and styles …");
    join(tools, &staged)?;
    minify(tools, &staged)?;
    fs::write(&stamp, inputs).about(&stamp)?;
    Ok(staged)
}

/// Compiles with Trunk.
fn compile(tools: &BuildTools, target: &TargetDir, staged: &Path) -> Outcome {
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
    shown("Fetching the dependencies", &mut fetch).map_err(Problem::of_the_network)?;
    say("Compiling the app to Wasm …");
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(staged);
    // Trunk takes any NO_COLOR but `true` and `false` for a mistake.
    trunk.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    trunk
        .env("PATH", tools.path())
        .env("CARGO_ENCODED_RUSTFLAGS", flags());
    trunk.env("CARGO_TARGET_DIR", &target.path);
    shown("Compiling the app", trunk.current_dir(project::root()))
}

/// Compiler flags that keep this machine's folders out of the Wasm: it is the same wherever it is built, and smaller.
///
/// The checkout's own folder is in no path: Cargo has its packages compiled from there. Were it named here, no other
/// checkout could use what was compiled.
pub fn flags() -> String {
    let set = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = set("CARGO_HOME").or_else(|| set("HOME").map(|home| home.join(".cargo")));
    let remap = home.map(|home| {
        format!(
            "--remap-path-prefix={}=.",
            home.join("registry/src").display()
        )
    });
    remap.into_iter().collect::<Vec<_>>().join(BETWEEN_FLAGS)
}

/// Puts what the start script imports into it: the app's own script and the device's. Together they compress better, and a page
/// on a slow line waits once.
fn join(tools: &BuildTools, staged: &Path) -> Outcome {
    let start = staged.join("static/start.js");
    let mut esbuild = Command::new(tools.npm.bin().join("esbuild"));
    esbuild.arg(&start).args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        "--allow-overwrite",
    ]);
    esbuild.arg(format!("--outfile={}", start.display()));
    shown("Joining the scripts", &mut esbuild)?;
    for joined in ["aimaq-app.js", "static/device.js"] {
        let path = staged.join(joined);
        fs::remove_file(&path).about(&path)?;
    }
    Ok(())
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
