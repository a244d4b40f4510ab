//! `build --module`: the search as a JavaScript module for other sites, in `dist-module/`.
//!
//! The Wasm is packed with gzip inside its file, because the plainest hosts do not compress Wasm; the browser unpacks it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use flate2::write::GzEncoder;
use flate2::{Compression, Crc};

use super::{aimaq, flags};
use crate::paths;
use crate::run::{cargo, copy_folder, empty_folder, program, run, say};
use crate::tools::{self, WASM};

/// Builds the module.
///
/// # Errors
/// If a tool is missing or fails.
pub fn build() -> Result<()> {
    let out = folder();
    empty_folder(&out)?;
    let path = tools::build()?;
    let mut compile = cargo(&["build", "--release", "--lib", "--target", WASM]);
    compile
        .args(["--package", "aimaq-module"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags());
    run("Compiling the module", &mut compile)?;
    let compiled = paths::target(&format!("{WASM}/release/aimaq_module.wasm"));
    let small = compiled.with_extension("small.wasm");
    let mut optimise = program("wasm-opt");
    optimise
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .arg(&compiled)
        .arg("-o")
        .arg(&small)
        .env("PATH", &path);
    run("Optimising its Wasm", &mut optimise)?;

    let wasm = fs::read(&small).with_context(|| small.display().to_string())?;
    let mut crc = Crc::new();
    crc.update(&wasm);
    let hash = format!("{:08x}", crc.sum());
    let mut packed = GzEncoder::new(
        File::create(out.join(format!("engine-{hash}.bin")))?,
        Compression::best(),
    );
    packed.write_all(&wasm)?;
    packed.finish()?;

    let js = paths::root().join("crates/module/js");
    let mut bundle = program("esbuild");
    bundle
        .arg(js.join("aimaq.js"))
        .args(["--bundle", "--minify", "--format=esm", "--charset=utf8"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--define:ENGINE=\"{hash}\""))
        .arg(format!("--outfile={}", out.join("aimaq.js").display()))
        .env("PATH", &path);
    run("Bundling its scripts", &mut bundle)?;
    for name in ["aimaq.d.ts", "README.md", "example.html"] {
        fs::copy(js.join(name), out.join(name)).with_context(|| name.to_owned())?;
    }
    say(&format!("The module is in {}", out.display()));
    Ok(())
}

/// Builds the module beside a library of the corpus, for the browser tests, and returns the folder.
///
/// # Errors
/// As for [`build`].
pub fn beside_a_library() -> Result<PathBuf> {
    build()?;
    let site = paths::target("sites/module");
    empty_folder(&site)?;
    copy_folder(&folder(), &site)?;
    let mut library = aimaq(&["library", "build", "--corpus", "corpus", "--out"]);
    run(
        "Packing a library for the module",
        library.arg(site.join("library")),
    )?;
    Ok(site)
}

fn folder() -> PathBuf {
    paths::root().join("dist-module")
}
