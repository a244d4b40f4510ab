//! `build --module`: the search as a JavaScript module for other sites, in `dist-module/`.
//!
//! The Wasm is packed inside its file, and the module unpacks it: so the plainest host sends no more than a good one. It is
//! packed with LZMA, which makes it smaller than brotli does.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use lzma_rust2::{LzmaOptions, LzmaWriter};

use super::wasm::order::similar_together;
use super::wasm::references::References;
use super::wasm::split::whole;
use super::wasm::{exports, locations, traps};
use super::{app, cargo};
use crate::cache::Cache;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, rust};

/// Builds the module.
///
/// # Errors
/// What the compiler, wasm-bindgen, wasm-opt or esbuild say.
pub fn build(tools: &BuildTools, target: &TargetDir) -> Outcome {
    let out = project::root().join("dist-module");
    drop(fs::remove_dir_all(&out));
    fs::create_dir_all(&out).about(&out)?;
    let staged = target.path.join("module");
    let bytes = small_wasm(tools, target, "aimaq-module", &staged)?;
    if exports::imports(&bytes) != Some(0) {
        return Err(Problem::Told(
            "The module's Wasm wants something from its page, and crates/module/js/engine.js brings nothing: only numbers may cross the \
             border in crates/module/src/browser.rs"
                .to_owned(),
        ));
    }
    let packed = out.join("aimaq.wasm.lzma");
    fs::write(&packed, lzma(&bytes).about(&packed)?).about(&packed)?;

    let js = project::root().join("crates/module/js");
    for name in ["aimaq.js", "engine.js", "unlzma.js"] {
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
        // The engine by its bytes.
        .arg(format!("--define:ENGINE=\"{:08x}\"", fingerprint(&bytes)))
        .arg(format!("--outfile={}", out.join("aimaq.js").display()));
    shown("Bundling the module", &mut bundle)?;
    for name in ["aimaq.d.ts", "README.md", "example.html"] {
        copy(&js.join(name), &out.join(name))?;
    }
    say(&format!("The module is in {}", out.display()));
    Ok(())
}

/// Compiles a package with an edge for JavaScript to Wasm and makes that as small as it gets. Its glue is left in `staged`.
///
/// # Errors
/// What the compiler, wasm-bindgen and wasm-opt say.
pub fn small_wasm(
    tools: &BuildTools,
    target: &TargetDir,
    package: &str,
    staged: &Path,
) -> Outcome<Vec<u8>> {
    let name = package.replace('-', "_");
    fs::create_dir_all(staged).about(staged)?;
    say(&format!("Compiling {package} to Wasm …"));
    let mut compile = cargo(target);
    compile
        .args(["rustc", "--quiet", "--release", "--target", rust::WASM])
        .args(["--package", package, "--lib"])
        // The linker says who refers to what.
        .args(["--", "-Clink-arg=--emit-relocs"])
        .env("CARGO_ENCODED_RUSTFLAGS", app::flags());
    shown("Compiling to Wasm", &mut compile)?;
    let linked = target
        .path
        .join(rust::WASM)
        .join(format!("release/{name}.wasm"));
    let mut bind = tool(tools, "wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(staged)
        .arg(&linked);
    shown("Binding to JavaScript", &mut bind)?;
    let bound = staged.join(format!("{name}_bg.wasm"));
    let bytes = fs::read(&bound).about(&bound)?;
    let panics_are_traps = match traps::set(&bytes) {
        Some((wasm, 1..)) => locations::forget(&wasm),
        _ => None,
    };
    let Some((wasm, _)) = panics_are_traps else {
        return Err(Problem::Told(format!(
            "no function that begins a panic was found in {}: has the compiler changed their names? See wasm/traps.rs",
            bound.display()
        )));
    };
    let Some(wasm) = exports::own(&wasm) else {
        return Err(Problem::Told(format!(
            "{} is not as wasm-bindgen writes it: see wasm/exports.rs",
            bound.display()
        )));
    };
    let traps = traps::stopping(&wasm).unwrap_or_default();
    let references = References::read(&fs::read(&linked).about(&linked)?, &traps);
    let Some(wasm) = references.and_then(|references| whole(&wasm, &references)) else {
        return Err(Problem::Told(format!(
            "the linker did not say of {} who refers to what: see wasm/references.rs",
            linked.display()
        )));
    };
    fs::write(&bound, wasm).about(&bound)?;
    let small = staged.join("small.wasm");
    let mut optimise = tool(tools, "wasm-opt");
    optimise
        .args(["-Oz", "--flatten", "--rereloop", "-Oz", "--converge"])
        .args([
            "--low-memory-unused",
            "--one-caller-inline-max-function-size=10",
            "-Oz",
        ])
        .arg("-o")
        .args([&small, &bound]);
    shown("Optimising", &mut optimise)?;
    let wasm = fs::read(&small).about(&small)?;
    similar_together(&wasm).ok_or_else(|| {
        Problem::Told(format!(
            "{} is not as wasm-opt writes it: see wasm/order.rs",
            small.display()
        ))
    })
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

/// Packs as `crates/module/js/unlzma.js` unpacks.
fn lzma(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.dict_size = 1 << 20;
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.depth_limit = 1000;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

/// Tells one engine from another.
fn fingerprint(bytes: &[u8]) -> u32 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish() as u32
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
