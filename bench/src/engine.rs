//! `bench engine`: the bytes of language and search as a Wasm module of their own, without the reader of a library, its
//! pages and its glue.

use std::process::Command;

use anyhow::Result;
use serde_json::json;

use crate::project::{self, say};

/// The most bytes that it may have as a good host sends it.
const LIMIT: u64 = 60_000;

/// Compiles the module, makes it small as the app's is, and prints its size.
pub fn run() -> Result<()> {
    say("Compiling language and search to Wasm …");
    project::run(
        Command::new("cargo")
            .args([
                "build",
                "--quiet",
                "--profile",
                "wasm",
                "--package",
                "bench-engine",
            ])
            .args(["--target", "wasm32-unknown-unknown"])
            .current_dir(project::bench()),
    )?;
    let linked = project::cargo_target(&project::bench())
        .join("wasm32-unknown-unknown/wasm/bench_engine.wasm");
    let work = project::work().join("engine");
    project::run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .args([&work, &linked]),
    )?;
    let small = work.join("engine.wasm");
    project::run(
        Command::new("wasm-opt")
            .args(["-Oz", "--strip-debug", "--strip-producers", "-o"])
            .args([&small, &work.join("bench_engine_bg.wasm")]),
    )?;
    let size = project::script_output(
        "size.mjs",
        &json!({ "file": small, "work": project::work() }),
    )?;
    println!(
        "engine (language and search alone): {} bytes, {} as brotli 11 (at most {LIMIT})",
        size["bytes"], size["brotli_bytes"]
    );
    Ok(())
}
