//! Maps the path of a request to a path below the served folder.

use std::path::{Path, PathBuf};

/// Why [`resolve`] refuses a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not a path: a broken escape, an escaped separator, a NUL, or not UTF-8.
    Malformed,
    /// Outside the site's prefix or its folder.
    Outside,
}

/// Maps the path of a request (without its query, percent-encoded) to a path below `root`. `prefix` is the path of the
/// site's root and has a slash at both ends: `/` or `/some/sub/path/`.
///
/// The file need not exist. No `..`, backslash or escaped slash leads out of `root`.
///
/// # Errors
/// [`Refused`] says why `path` names nothing below `root`.
pub fn resolve(root: &Path, prefix: &str, path: &str) -> Result<PathBuf, Refused> {
    let below = path.strip_prefix(prefix).ok_or(Refused::Outside)?;
    let mut file_path = root.to_path_buf();
    for part in below.split('/') {
        let part = unescape(part)?;
        match part.as_str() {
            "" | "." => {}
            ".." => return Err(Refused::Outside),
            _ if part.contains(['/', '\\', '\0']) => return Err(Refused::Malformed),
            _ => file_path.push(part),
        }
    }
    Ok(file_path)
}

/// Decodes percent-encoding.
fn unescape(part: &str) -> Result<String, Refused> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || {
            rest.next()
                .and_then(|byte| char::from(byte).to_digit(16))
                .ok_or(Refused::Malformed)
        };
        let value = digit()? * 16 + digit()?;
        bytes.push(u8::try_from(value).map_err(|_| Refused::Malformed)?);
    }
    String::from_utf8(bytes).map_err(|_| Refused::Malformed)
}

#[cfg(test)]
mod tests {
    use super::{Refused, resolve};
    use std::path::{Path, PathBuf};

    fn at(prefix: &str, path: &str) -> Result<PathBuf, Refused> {
        resolve(Path::new("/site"), prefix, path)
    }

    #[test]
    fn a_path_below_the_prefix_is_a_path_below_the_root() {
        assert_eq!(at("/", "/kk/about/"), Ok(PathBuf::from("/site/kk/about")));
        assert_eq!(
            at("/some/sub/path/", "/some/sub/path/app.js"),
            Ok(PathBuf::from("/site/app.js"))
        );
        assert_eq!(at("/", "/%D3%A9.txt"), Ok(PathBuf::from("/site/ө.txt")));
        assert_eq!(at("/some/sub/path/", "/app.js"), Err(Refused::Outside));
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for path in ["/../etc/passwd", "/a/../../b", "/%2e%2e/b", "/.%2e/b"] {
            assert_eq!(at("/", path), Err(Refused::Outside), "{path}");
        }
        for path in [
            "/a%2f..%2fb",
            "/a%5c..",
            "/%00",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(at("/", path), Err(Refused::Malformed), "{path}");
        }
    }
}
