//! The two parts of the app, each optimised, and the script that lets the second one in.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::packed_with_brotli;
use super::wasm::order::several_orders;
use super::wasm::references::References;
use super::wasm::split::split;
use super::wasm::{imports, locations, traps};
use crate::problem::{About, Outcome};
use crate::run::{say, shown};
use crate::tools::BuildTools;

/// The app's Wasm as Trunk leaves it, and then its first part.
const FIRST: &str = "aimaq-app_bg.wasm";
/// The second part.
const SECOND: &str = "second.wasm";
/// What wasm-bindgen's script exports.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
/// The same, with what the second part imports of the browser.
const EXPORTS_FOR_BOTH: &str = "export { __wbg_get_imports as imports, __wbg_init as default };";

/// Gives the imports of the app in `folder` short names, cuts its Wasm in two by what the linker says of it in `linked`, and optimises both.
///
/// # Errors
/// Where a file is not there or not of the form that wasm-bindgen writes, and what wasm-opt says.
pub fn make(tools: &BuildTools, folder: &Path, linked: &Path) -> Outcome {
    let (first, second) = (folder.join(FIRST), folder.join(SECOND));
    let unknown = |what: &str| std::io::Error::other(what.to_owned());
    let script_path = folder.join("aimaq-app.js");
    let script = fs::read_to_string(&script_path).about(&script_path)?;
    if !script.contains(EXPORTS) {
        return Err(unknown("this is no script as wasm-bindgen writes it")).about(&script_path);
    }
    let script = script.replace(EXPORTS, EXPORTS_FOR_BOTH);
    let wasm = fs::read(&first).about(&first)?;
    let (wasm, script) = imports::shortened(&wasm, &script)
        .ok_or_else(|| unknown("this is no Wasm as wasm-bindgen writes it"))
        .about(&first)?;
    let (wasm, _) = traps::set(&wasm)
        .filter(|(_, panics)| *panics > 0)
        .ok_or_else(|| unknown("this is no Wasm whose panics have names as wasm-bindgen writes it"))
        .about(&first)?;
    let (wasm, _) = locations::forget(&wasm)
        .ok_or_else(|| unknown("this is no Wasm as wasm-bindgen writes it"))
        .about(&first)?;
    let traps = traps::stopping(&wasm).unwrap_or_default();
    let references = References::read(&fs::read(linked).about(linked)?, &traps)
        .ok_or_else(|| unknown("the linker did not say who refers to what, as build.rs asks it to"))
        .about(linked)?;
    let parts = split(&wasm, &references)
        .ok_or_else(|| unknown("this is no Wasm in two parts as wasm-bindgen writes it"))
        .about(&first)?;
    say("Optimising the Wasm …");
    let mut imported = BTreeSet::new();
    for (path, bytes) in [(&first, parts.0), (&second, parts.1)] {
        fs::write(path, bytes).about(path)?;
        let mut optimise = Command::new("wasm-opt");
        optimise.env("PATH", tools.path()).args([
            "-Oz",
            "--flatten",
            "--rereloop",
            "-Oz",
            "--converge",
            "--low-memory-unused",
            "--one-caller-inline-max-function-size=10",
            "-Oz",
        ]);
        shown(
            "Optimising the Wasm",
            optimise.arg(path).arg("-o").arg(path),
        )?;
        let optimised = fs::read(path).about(path)?;
        let orders = several_orders(&optimised)
            .ok_or_else(|| unknown("this is no Wasm as wasm-opt writes it"))
            .about(path)?;
        let ordered = smallest_packed(orders, &path.with_extension("orders"))?;
        imported.extend(imports::imported(&ordered).unwrap_or_default());
        fs::write(path, ordered).about(path)?;
    }
    let script = imports::without_unused(&script, &imported);
    fs::write(&script_path, script).about(&script_path)
}

/// The one of these files that is smallest when a host has packed it. They are tried out in `folder`, which is gone then.
///
/// # Errors
/// A file can't be read or written, or Node does not pack it.
fn smallest_packed(files: Vec<Vec<u8>>, folder: &Path) -> Outcome<Vec<u8>> {
    drop(fs::remove_dir_all(folder));
    fs::create_dir_all(folder).about(folder)?;
    let path = |number: usize| folder.join(number.to_string());
    for (number, file) in files.iter().enumerate() {
        fs::write(path(number), file).about(&path(number))?;
    }
    packed_with_brotli(folder)?;
    let mut sized = Vec::new();
    for (number, file) in files.into_iter().enumerate() {
        let packed = path(number).with_extension("br");
        // What packing does not make smaller is not packed.
        let size = fs::metadata(&packed).map_or(file.len() as u64, |packed| packed.len());
        sized.push((size, file));
    }
    fs::remove_dir_all(folder).about(folder)?;
    let smallest = sized.into_iter().min_by_key(|(size, _)| *size);
    Ok(smallest.map(|(_, file)| file).unwrap_or_default())
}
