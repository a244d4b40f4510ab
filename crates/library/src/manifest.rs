//! The one file that names the others.

use core::fmt;

use crate::{FORMAT, FileKind, FileName, LibraryError};

const TITLE: &str = "aimaq-library";

/// What a library is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Number of articles.
    pub articles: u32,
    /// The files with their sizes in bytes: index, texts.
    pub files: Vec<(FileName, u64)>,
}

impl Manifest {
    /// Reads a manifest whose own name is `file`.
    ///
    /// # Errors
    /// [`LibraryError::NewerFormat`] for a later version, [`LibraryError::Damaged`] for anything that is
    /// not a manifest or lacks a file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Manifest, LibraryError> {
        let damaged = || LibraryError::Damaged {
            file: file.to_owned(),
        };
        let text = core::str::from_utf8(bytes).map_err(|_| damaged())?;
        let mut lines = text.lines();
        let version: u16 = value(lines.next(), TITLE).ok_or_else(damaged)?;
        if version > FORMAT {
            return Err(LibraryError::NewerFormat {
                file: file.to_owned(),
            });
        }
        let articles = value(lines.next(), "articles").ok_or_else(damaged)?;
        let files = lines
            .map(|line| {
                let (name, size) = line.split_once(' ')?;
                Some((FileName::parse(name)?, size.parse().ok()?))
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(damaged)?;
        let manifest = Manifest { articles, files };
        for kind in [FileKind::Index, FileKind::Texts] {
            manifest.file(kind).ok_or_else(damaged)?;
        }
        Ok(manifest)
    }

    /// The file of a kind.
    pub fn file(&self, kind: FileKind) -> Option<FileName> {
        self.files
            .iter()
            .map(|(name, _)| *name)
            .find(|name| name.kind == kind)
    }
}

fn value<T: core::str::FromStr>(line: Option<&str>, key: &str) -> Option<T> {
    let (found, value) = line?.split_once(' ')?;
    (found == key).then(|| value.parse().ok()).flatten()
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{TITLE} {FORMAT}\narticles {}\n", self.articles)?;
        for (name, size) in &self.files {
            writeln!(f, "{name} {size}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            articles: 5,
            files: [FileKind::Index, FileKind::Texts]
                .map(|kind| (FileName::of(kind, &[kind as u8]), 1))
                .to_vec(),
        }
    }

    #[test]
    fn a_manifest_goes_there_and_back() {
        let text = manifest().to_string();
        assert_eq!(Manifest::parse("m", text.as_bytes()), Ok(manifest()));
    }

    #[test]
    fn a_newer_one_says_so_and_a_cut_one_too() {
        let text = manifest().to_string();
        let newer = text.replace("aimaq-library 1", "aimaq-library 2");
        let file = || "m".to_owned();
        assert_eq!(
            Manifest::parse("m", newer.as_bytes()),
            Err(LibraryError::NewerFormat { file: file() })
        );
        for cut in 0..text.len() - 1 {
            let found = Manifest::parse("m", text.get(..cut).unwrap_or_default().as_bytes());
            // Where only digits of the last size are cut off, the checksum of the whole file tells.
            if let Ok(found) = found {
                assert_eq!(found.files.len(), 2);
                assert!(cut > text.len() - 3);
            }
        }
        assert_eq!(
            Manifest::parse("m", &[0xff, 0xfe]),
            Err(LibraryError::Damaged { file: file() })
        );
    }
}
