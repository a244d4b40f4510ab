//! The service worker with the files of its version.

use aimaq_app::content::KEPT_UNASKED;
use aimaq_library::Manifest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use xxhash_rust::xxh64::xxh64;

use super::app_files::AppFiles;
use super::out::Out;

/// The page that the worker answers every address with.
pub const SHELL: &str = "app/shell.html";
/// What a home screen reads. Its name is always the same.
const WEB_MANIFEST: &str = "manifest.webmanifest";

/// Puts sw.js in: what it keeps is the app, the beginning of the library, and the rest of a small one. The rendered
/// pages are not in it: the app draws them. Of a large library the reader says what else.
pub fn add_worker(out: &mut Out, app: &AppFiles, library: &Manifest) {
    let list = |kept: &dyn Fn(&str) -> bool| {
        let mut list = String::new();
        for (path, bytes) in out.files().filter(|(path, _)| kept(path)) {
            // Parts of the library bear their checksum in their name.
            let checksum = match path.starts_with("app/") || path == WEB_MANIFEST {
                true => format!(", \"sha256-{}\"", STANDARD.encode(Sha256::digest(bytes))),
                false => String::new(),
            };
            list.push_str(&format!("  [\"{path}\"{checksum}],\n"));
        }
        list
    };
    let begins = |path: &str| {
        let known = ["library/manifest-", "library/root-"];
        known.iter().any(|known| path.starts_with(known))
    };
    let files = list(&|path| path.starts_with("app/") || path == WEB_MANIFEST || begins(path));
    let whole = match library.bytes() <= KEPT_UNASKED {
        true => list(&|path| {
            path.starts_with("media/") || path.starts_with("library/") && !begins(path)
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
