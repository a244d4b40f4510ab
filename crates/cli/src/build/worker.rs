//! The service worker with the list of the files of its version.

use aimaq_app::content::STORED_UNASKED;
use aimaq_library::Manifest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use xxhash_rust::xxh64::xxh64;

use super::app_files::AppFiles;
use super::out::Out;

/// The page that the worker serves at every address.
pub const SHELL: &str = "app/shell.html";
/// The web manifest, whose name does not change between versions.
const WEB_MANIFEST: &str = "manifest.webmanifest";

/// Adds sw.js with the files that it stores: the app, manifest and root of the library, and all other files of a small
/// library. Of a large library, the reader chooses what else is stored. Rendered pages are not stored, since the app draws them.
pub fn add_worker(out: &mut Out, app: &AppFiles, library: &Manifest) {
    let list = |is_listed: &dyn Fn(&str) -> bool| {
        let mut list = String::new();
        for (path, bytes) in out.files().filter(|(path, _)| is_listed(path)) {
            // Library files have their checksum in their name.
            let checksum = match path.starts_with("app/") || path == WEB_MANIFEST {
                true => format!(", \"sha256-{}\"", STANDARD.encode(Sha256::digest(bytes))),
                false => String::new(),
            };
            list.push_str(&format!("  [\"{path}\"{checksum}],\n"));
        }
        list
    };
    let is_first = |path: &str| {
        let first = ["library/manifest-", "library/root-"];
        first.iter().any(|prefix| path.starts_with(prefix))
    };
    let files = list(&|path| path.starts_with("app/") || path == WEB_MANIFEST || is_first(path));
    let whole = match library.bytes() <= STORED_UNASKED {
        true => list(&|path| {
            path.starts_with("media/") || path.starts_with("library/") && !is_first(path)
        }),
        false => String::new(),
    };
    let lists = format!(
        "const LIBRARY = \"{}\";\nconst FILES = [\n{files}];\nconst WHOLE = [\n{whole}];\n",
        app.library
    );
    let version = xxh64(format!("{lists}{}", app.worker).as_bytes(), 0);
    out.put(
        "sw.js",
        format!("const VERSION = \"{version:016x}\";\n{lists}{}", app.worker),
    );
}
