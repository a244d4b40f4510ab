//! Where things stand in the checkout.

use std::path::{Path, PathBuf};

/// The folder of the checkout.
///
/// Cargo says it when it starts us: what was known at compile time may be another checkout, where both compile to the
/// same folder.
pub fn root() -> PathBuf {
    let own =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let own = PathBuf::from(own);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}
