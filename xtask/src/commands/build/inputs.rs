//! What the app's files are made from.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

use crate::problem::{About, Outcome};
use crate::tools::{trunk, wasm_bindgen};

/// Files and folders of the checkout that decide what Trunk and esbuild make.
const INPUTS: [&str; 13] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates",
    "index.html",
    "package-lock.json",
    "rust-toolchain.toml",
    "src",
    "static",
    "xtask/bench/brotli.mjs",
    "xtask/src/commands/build",
];

/// A name for the state of everything the app's files are made from, `flags` of the compiler included.
///
/// # Errors
/// Something can't be read.
pub fn fingerprint(root: &Path, flags: &str) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    (flags, trunk::VERSION, wasm_bindgen::VERSION).hash(&mut hasher);
    for input in INPUTS {
        add(root, &root.join(input), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Adds a file, or a folder in the order of names.
fn add(root: &Path, path: &Path, hasher: &mut DefaultHasher) -> Outcome {
    path.strip_prefix(root).unwrap_or(path).hash(hasher);
    if path.is_dir() {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).about(path)? {
            entries.push(entry.about(path)?.path());
        }
        entries.sort();
        entries
            .iter()
            .try_for_each(|entry| add(root, entry, hasher))
    } else {
        fs::read(path).about(path)?.hash(hasher);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::project;

    #[test]
    fn the_checkout_has_one_state_and_other_flags_make_another() {
        let state = fingerprint(&project::root(), "").unwrap();
        assert_eq!(fingerprint(&project::root(), "").unwrap(), state);
        assert_ne!(fingerprint(&project::root(), "-O").unwrap(), state);
    }
}
