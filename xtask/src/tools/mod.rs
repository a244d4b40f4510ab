//! The tools that building and testing need. What is missing is installed; what is there is left alone.

mod compiled;
mod npm;
mod rust;
mod system;

use std::env;
use std::ffi::OsString;

use anyhow::Result;

use crate::paths;

pub use npm::package;
pub use rust::{WASM, components};
pub use system::{browser, fonts};

/// Installs what building the app needs, and returns the `PATH` on which it is found.
///
/// # Errors
/// If something cannot be installed from here. The error says how to do it.
pub fn build() -> Result<OsString> {
    rust::wasm_target()?;
    npm::install()?;
    let path = path()?;
    compiled::trunk(&path)?;
    compiled::wasm_bindgen(&path)?;
    Ok(path)
}

/// Installs everything.
///
/// # Errors
/// As for [`build`].
pub fn install_all() -> Result<()> {
    rust::components()?;
    build()?;
    browser()?;
    fonts()
}

/// `PATH` with the tools of this project first.
fn path() -> Result<OsString> {
    let own = [paths::cache()?.join("bin"), npm::programs()];
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        own.into_iter().chain(env::split_paths(&path)),
    )?)
}
