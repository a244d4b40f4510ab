//! Checks pictures: formats that browsers show and that cannot contain scripts.

use super::{FileFindings, FindingKind, Limit};

/// Returns `true` if a picture may have this file name: ASCII letters, digits, `.`, `-`, `_`, and the extension of a format. SVG
/// is not accepted, because it can contain scripts.
pub fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    name.bytes().all(plain) && !name.starts_with('.') && format(name).is_some()
}

/// Checks the size and the first bytes of a picture that a text shows.
pub fn check(name: &str, bytes: &[u8], findings: &mut FileFindings<'_>) {
    if bytes.len() > Limit::ImageBytes.most() {
        findings.whole(FindingKind::TooMuch {
            limit: Limit::ImageBytes,
        });
    }
    if !format(name).is_some_and(|format| format.begins(bytes)) {
        findings.whole(FindingKind::NotAnImage {
            file: name.to_owned(),
        });
    }
}

enum ImageFormat {
    Png,
    Jpeg,
    WebP,
    Avif,
}

fn format(name: &str) -> Option<ImageFormat> {
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    match extension {
        "png" => Some(ImageFormat::Png),
        "jpg" | "jpeg" => Some(ImageFormat::Jpeg),
        "webp" => Some(ImageFormat::WebP),
        "avif" => Some(ImageFormat::Avif),
        _ => None,
    }
}

impl ImageFormat {
    /// Returns `true` if a file has the signature of the format: PNG signature, JPEG SOI marker, RIFF/WEBP header, ISO BMFF `ftyp`
    /// box.
    fn begins(&self, bytes: &[u8]) -> bool {
        let at = |offset: usize, magic: &[u8]| {
            bytes
                .get(offset..)
                .is_some_and(|rest| rest.starts_with(magic))
        };
        match self {
            ImageFormat::Png => at(0, b"\x89PNG\r\n\x1a\n"),
            ImageFormat::Jpeg => at(0, b"\xff\xd8\xff"),
            ImageFormat::WebP => at(0, b"RIFF") && at(8, b"WEBP"),
            ImageFormat::Avif => at(4, b"ftypavif") || at(4, b"ftypavis"),
        }
    }
}
