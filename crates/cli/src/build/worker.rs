//! The service worker with the files of its version.

use aimaq_library::Manifest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use xxhash_rust::xxh64::xxh64;

use super::app_files::AppFiles;
use super::out::Out;

/// The page that the worker answers every address with.
pub const SHELL: &str = "app/shell.html";

/// A library of at most so many bytes is kept whole at the first visit.
const SMALL: u64 = 1 << 20;

/// Puts sw.js in: what it keeps is the app and a small library, whole. The rendered pages are not in it: the
/// app draws them. Of a large library it keeps the beginning, and the reader says what else.
pub fn place(out: &mut Out, app: &AppFiles, library: &Manifest) {
    let size: u64 = library.totals.iter().map(|total| total.bytes).sum();
    let folders: &[&str] = match size <= SMALL {
        true => &["app/", "library/", "media/"],
        false => &["app/", "library/manifest-", "library/root-"],
    };
    let kept = |path: &str| {
        folders.iter().any(|folder| path.starts_with(folder)) || path == "manifest.webmanifest"
    };
    let chooser = format!("app/{}", app.choose);
    let mut list = String::new();
    for (path, bytes) in out
        .files()
        .filter(|(path, _)| kept(path) && *path != chooser)
    {
        let checksum = STANDARD.encode(Sha256::digest(bytes));
        list.push_str(&format!("  [\"{path}\", \"sha256-{checksum}\"],\n"));
    }
    let version = xxh64(format!("{list}{}", app.worker).as_bytes(), 0);
    out.put(
        "sw.js",
        format!(
            "const VERSION = \"{version:016x}\";\nconst FILES = [\n{list}];\n{}",
            app.worker
        ),
    );
}
