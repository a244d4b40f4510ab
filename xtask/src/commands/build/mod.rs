//! `build`: the site in `dist/`.
//!
//! Trunk compiles and packs the app into a folder below Cargo's; `aimaq build` takes it from there, renders the
//! pages, packs corpus and index, and names every file by the hash of its final bytes.

mod app;
mod development;
mod inputs;
mod large_versions;
pub mod module;
mod next_version;
mod parts;
mod wasm;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cache::Cache;
use crate::options::Options;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::BuildTools;

pub use development::{development, with_styleguide};
pub use large_versions::large_versions;
pub use module::beside_a_library as module_beside_a_library;
pub use next_version::next_version;

/// Builds the site, or with `--module` the module for other sites.
pub fn run(options: &Options) -> Outcome {
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    if options.has("--module") {
        return module::build(&tools, &target);
    }
    site(&tools, &target, &project::dist())
}

/// Builds the site into `dist`.
///
/// # Errors
/// What the compiler, Trunk, esbuild or `aimaq build` say.
pub fn site(tools: &BuildTools, target: &TargetDir, dist: &Path) -> Outcome {
    let app = app::ensure(tools, target)?;
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
    let mut aimaq = aimaq(target);
    aimaq.arg("build");
    aimaq
        .arg("--app")
        .arg(app)
        .arg("--corpus")
        .arg(corpus)
        .arg("--out")
        .arg(dist);
    shown("Rendering the pages and packing the library", &mut aimaq)
}

/// `aimaq`, compiled to be quick; its arguments come next.
fn aimaq(target: &TargetDir) -> Command {
    let mut aimaq = cargo(target);
    aimaq.args(["run", "--quiet", "--package", "aimaq-cli"]);
    aimaq.args(["--profile", "tool", "--"]);
    aimaq
}

/// Packs each file of a folder with brotli, as a good host sends it: `FILE.br` beside `FILE`, where that is smaller.
///
/// # Errors
/// What Node says.
pub fn packed_with_brotli(folder: &Path) -> Outcome {
    let mut node = Command::new("node");
    node.arg(project::root().join("xtask/bench/brotli.mjs"));
    shown("Packing with brotli", node.arg(folder))
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

/// Cargo in the checkout, compiling to `target`.
pub fn cargo(target: &TargetDir) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project::root())
        .env("CARGO_TARGET_DIR", &target.path);
    cargo
}
