//! The tools the project is built and tested with: what is missing is installed, what is there is left alone.
//!
//! Each command asks for the tools it needs and no others, so `serve` waits for no browser.

pub mod apt;
pub mod browser;
pub mod cargo_tool;
pub mod fonts;
pub mod npm;
pub mod rust;
pub mod trunk;
pub mod wasm_bindgen;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::cache::Cache;
use crate::problem::{Outcome, Problem};

/// What building the site takes.
pub struct BuildTools {
    /// The npm packages for building and testing.
    pub npm: npm::Packages,
    path: OsString,
}

impl BuildTools {
    /// Installs what is missing of them.
    ///
    /// # Errors
    /// Something can't be installed from here; the problem says how to do it.
    pub fn ensure(cache: &Cache) -> Outcome<Self> {
        rust::ensure_wasm_target()?;
        npm::ensure_node()?;
        let npm = npm::Packages::ensure(cache, npm::BUILD)?;
        let folders: [PathBuf; 3] = [
            trunk::ensure(cache)?,
            wasm_bindgen::ensure(cache)?,
            npm.bin(),
        ];
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(folders.into_iter().chain(env::split_paths(&path))).map_err(
            |error| {
                Problem::Told(format!(
                    "The folder of the tools can't be part of PATH ({error}). Set AIMAQ_CACHE to a folder with no such sign in its path."
                ))
            },
        )?;
        Ok(Self { npm, path })
    }

    /// `PATH` with these tools before all others.
    pub fn path(&self) -> &OsString {
        &self.path
    }
}
