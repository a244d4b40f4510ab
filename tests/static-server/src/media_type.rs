//! Media types by file name.

use std::path::Path;

/// Returns the media type of a file by its extension, or `application/octet-stream` for an unknown one.
///
/// Browsers compile Wasm while it arrives only if its type is `application/wasm`. All text is UTF-8.
#[must_use]
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml; charset=utf-8",
        Some("txt" | "md" | "tsv") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;
    use std::path::Path;

    #[test]
    fn wasm_and_modules_have_the_types_that_browsers_require() {
        assert_eq!(media_type(Path::new("a/app_bg.wasm")), "application/wasm");
        assert_eq!(
            media_type(Path::new("app.js")),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(
            media_type(Path::new("app.webmanifest")),
            "application/manifest+json"
        );
        assert_eq!(
            media_type(Path::new("library/0123abcd")),
            "application/octet-stream"
        );
    }
}
