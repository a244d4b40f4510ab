//! `build --module`: the search as a JavaScript module for other sites, in `dist-module/`.
//!
//! The Wasm is packed with gzip inside its file, because the plainest hosts do not compress Wasm; the browser unpacks it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::write::GzEncoder;
use flate2::{Compression, Crc};

use super::{app, cargo};
use crate::cache::Cache;
use crate::problem::{About, Outcome};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, rust};

/// Builds the module.
///
/// # Errors
/// What the compiler, wasm-opt or esbuild say.
pub fn build(tools: &BuildTools, target: &TargetDir) -> Outcome {
    let out = project::root().join("dist-module");
    drop(fs::remove_dir_all(&out));
    fs::create_dir_all(&out).about(&out)?;
    let wasm = small_wasm(tools, target, "aimaq-module")?;
    let mut crc = Crc::new();
    crc.update(&wasm);
    let hash = format!("{:08x}", crc.sum());
    let packed = out.join(format!("engine-{hash}.bin"));
    fs::write(&packed, gzip(&wasm).about(&packed)?).about(&packed)?;

    let js = project::root().join("crates/module/js");
    let mut bundle = tool(tools, "esbuild");
    bundle
        .arg(js.join("aimaq.js"))
        .args(["--bundle", "--minify", "--format=esm", "--charset=utf8"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--define:ENGINE=\"{hash}\""))
        .arg(format!("--outfile={}", out.join("aimaq.js").display()));
    shown("Bundling the module", &mut bundle)?;
    for name in ["aimaq.d.ts", "README.md", "example.html"] {
        copy(&js.join(name), &out.join(name))?;
    }
    say(&format!("The module is in {}", out.display()));
    Ok(())
}

/// Compiles a package to Wasm and optimises it for size.
///
/// # Errors
/// What the compiler and wasm-opt say.
pub fn small_wasm(tools: &BuildTools, target: &TargetDir, package: &str) -> Outcome<Vec<u8>> {
    let mut compile = cargo(target);
    compile
        .args(["build", "--release", "--lib", "--target", rust::WASM])
        .args(["--package", package])
        .env("CARGO_ENCODED_RUSTFLAGS", app::flags());
    shown("Compiling to Wasm", &mut compile)?;
    let name = package.replace('-', "_");
    let folder = target.path.join(rust::WASM).join("release");
    let small = folder.join(format!("{name}.small.wasm"));
    let mut optimise = tool(tools, "wasm-opt");
    optimise
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .arg(folder.join(format!("{name}.wasm")))
        .arg("-o")
        .arg(&small);
    shown("Optimising", &mut optimise)?;
    fs::read(&small).about(&small)
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

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
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
