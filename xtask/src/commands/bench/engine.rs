//! `bench engine`: how many bytes language and search are as a Wasm of their own, without the reader of a library, its pages and its glue.

use std::fs;

use super::{pack, sizes};
use crate::cache::Cache;
use crate::commands::build::module;
use crate::problem::{About, Outcome};
use crate::target_dir::TargetDir;
use crate::tools::BuildTools;

/// The most bytes that it may be, as a good host sends them.
const LIMIT: u64 = 60_000;

/// Builds it as the module for other sites is built, packs it, and prints what it weighs.
pub fn run() -> Outcome {
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    let wasm = module::small_wasm(&tools, &target, "aimaq-bench-engine")?;
    let (alone, packed) = (
        target.path.join("engine-alone"),
        target.path.join("engine-packed"),
    );
    drop(fs::remove_dir_all(&alone));
    fs::create_dir_all(&alone).about(&alone)?;
    let file = alone.join("engine.wasm");
    fs::write(&file, wasm).about(&file)?;
    pack(&alone, &packed)?;
    for size in sizes::of(&packed)? {
        println!(
            "engine (language and search alone): {} bytes, {} as brotli 11 (at most {LIMIT})",
            size.raw, size.brotli
        );
    }
    Ok(())
}
