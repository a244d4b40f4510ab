//! `build --module`: the search as a JavaScript module for other sites, in `dist-module/`.
//!
//! The Wasm is deflated inside its file, and the module unpacks it: so the plainest host sends no more than a good one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{app, cargo};
use crate::cache::Cache;
use crate::problem::{About, Outcome};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, rust};

/// How hard the Wasm is packed: as hard as it can be.
const LEVEL: u8 = 10;

/// Builds the module.
///
/// # Errors
/// What the compiler, wasm-bindgen, wasm-opt or esbuild say.
pub fn build(tools: &BuildTools, target: &TargetDir) -> Outcome {
    let root = project::root();
    let staged = target.path.join("module");
    let out = root.join("dist-module");
    fs::create_dir_all(&staged).about(&staged)?;
    fs::create_dir_all(&out).about(&out)?;
    say("Compiling the module to Wasm …");
    let mut compile = cargo(target);
    compile
        .args(["build", "--quiet", "--release", "--target", rust::WASM])
        .args(["--package", "aimaq-module"])
        .env("CARGO_ENCODED_RUSTFLAGS", app::flags());
    shown("Compiling the module", &mut compile)?;
    let wasm = target
        .path
        .join(rust::WASM)
        .join("release/aimaq_module.wasm");
    let mut bind = tool(tools, "wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&staged)
        .arg(wasm);
    shown("Binding the module", &mut bind)?;
    let small = staged.join("small.wasm");
    let mut optimise = tool(tools, "wasm-opt");
    optimise
        .args([
            "-Oz",
            "--converge",
            "--one-caller-inline-max-function-size=10",
        ])
        .arg("-o")
        .args([&small, &staged.join("aimaq_module_bg.wasm")]);
    shown("Optimising the module", &mut optimise)?;
    let bytes = fs::read(&small).about(&small)?;
    let packed = out.join("aimaq.wasm.deflate");
    let deflated = miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL);
    fs::write(&packed, deflated).about(&packed)?;

    let js = root.join("crates/module/js");
    for name in ["aimaq.js", "aimaq.d.ts", "README.md", "example.html"] {
        copy(&js.join(name), &staged.join(name))?;
    }
    let mut bundle = tool(tools, "esbuild");
    bundle
        .arg(staged.join("aimaq.js"))
        .args(["--bundle", "--minify", "--format=esm", "--charset=utf8"])
        .args([
            "--legal-comments=none",
            "--log-level=warning",
            "--log-override:empty-import-meta=silent",
        ])
        .arg(format!("--outfile={}", out.join("aimaq.js").display()));
    shown("Bundling the module", &mut bundle)?;
    for name in ["aimaq.d.ts", "README.md", "example.html"] {
        copy(&js.join(name), &out.join(name))?;
    }
    say(&format!("The module is in {}", out.display()));
    Ok(())
}

/// The module in a folder of its own, beside a library of the corpus: what the browser tests open.
///
/// # Errors
/// As for [`build`], and what `aimaq library build` says.
pub fn beside_a_library(cache: &Cache, target: &TargetDir) -> Outcome<PathBuf> {
    build(&BuildTools::ensure(cache)?, target)?;
    let site = target.path.join("module-site");
    drop(fs::remove_dir_all(&site));
    super::copy(&project::root().join("dist-module"), &site)?;
    let mut aimaq = super::aimaq(target);
    aimaq
        .args(["library", "build", "--corpus", "corpus", "--out"])
        .arg(site.join("library"));
    shown("Packing a library for the module", &mut aimaq)?;
    Ok(site)
}

fn tool(tools: &BuildTools, name: &str) -> Command {
    let mut command = Command::new(name);
    command.env("PATH", tools.path());
    command
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).about(from)?;
    Ok(())
}
