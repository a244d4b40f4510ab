//! Where things stand in the checkout.

use std::path::{Path, PathBuf};

/// The folder of the checkout this command was compiled in.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}
