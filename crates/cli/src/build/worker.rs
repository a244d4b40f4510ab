//! The service worker with the list of the files of its version.

use aimaq_app::content::STORED_UNASKED;
use aimaq_library::Manifest;
use serde_json::{Value, json};
use xxhash_rust::xxh64::xxh64;

use super::app_files::AppFiles;
use super::out::Out;

/// Adds the page that the worker serves at every address. Its name contains a hash, as those of all files that the worker stores.
pub fn add_shell(out: &mut Out, html: String) {
    let hash = xxh64(html.as_bytes(), 0);
    out.put(format!("app/shell-{hash:016x}.html"), html);
}

/// Adds sw.js with the files that it stores: the app, manifest and root of the library, and all other files of a small
/// library. Of a large library, the reader chooses what else is stored. Rendered pages are not stored, since the app draws them.
pub fn add_worker(out: &mut Out, app: &AppFiles, library: &Manifest) {
    let list = |is_listed: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let paths = out.files().map(|(path, _)| path);
        paths.filter(|path| is_listed(path)).collect()
    };
    let is_shell = |path: &str| path.starts_with("app/shell-");
    let is_extra = |path: &str| path.starts_with("app/icon-") || path.starts_with("app/manifest-");
    let is_first = |path: &str| {
        let first = ["library/manifest-", "library/root-"];
        first.iter().any(|prefix| path.starts_with(prefix))
    };
    let whole = match library.bytes() <= STORED_UNASKED {
        true => list(&|path| {
            path.starts_with("media/") || path.starts_with("library/") && !is_first(path)
        }),
        false => Vec::new(),
    };
    let constants: [(&str, Value); 6] = [
        ("EDITION", json!(app.edition())),
        ("LIBRARY", json!(app.library)),
        ("SHELL", json!(list(&is_shell).first())),
        (
            "FILES",
            json!(list(
                &|path| path.starts_with("app/") && !is_extra(path) || is_first(path)
            )),
        ),
        ("EXTRA", json!(list(&is_extra))),
        ("WHOLE", json!(whole)),
    ];
    let mut text: String = constants
        .iter()
        .map(|(name, value)| format!("const {name} = {value};\n"))
        .collect();
    text.push_str(&app.worker);
    let version = xxh64(text.as_bytes(), 0);
    out.put(
        "sw.js",
        format!("const VERSION = \"{version:016x}\";\n{text}"),
    );
}
