//! The manifest: the first file that is read.

use core::fmt;

use crate::{FORMAT, FileKind, FileName, LibraryError};

const TITLE: &str = "aimaq-library";

/// The counts of a library, and the name of its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of the format: at most [`FORMAT`].
    pub format: u8,
    /// Number of articles.
    pub articles: u32,
    /// Number of words in all texts of both languages.
    pub words: u32,
    /// The version of the corpus: a hash of all articles.
    pub corpus: u64,
    /// The file that names the others.
    pub root: FileName,
    /// Number and size of the files of each kind, in the order of [`FileKind::ALL`], without the manifest.
    pub totals: Vec<Total>,
}

/// Number and size of the files of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The kind.
    pub kind: FileKind,
    /// Number of files.
    pub files: u32,
    /// Their total size, in bytes.
    pub bytes: u64,
}

impl Manifest {
    /// Total size of all files, in bytes.
    pub fn bytes(&self) -> u64 {
        self.totals.iter().map(|total| total.bytes).sum()
    }

    /// Reads a manifest whose own name is `file`.
    ///
    /// # Errors
    /// [`LibraryError::NewerFormat`] for a later version, [`LibraryError::Damaged`] for anything that is
    /// not a manifest or lacks a line.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Manifest, LibraryError> {
        let text = core::str::from_utf8(bytes).unwrap_or_default();
        let version = text.lines().next().and_then(|line| value(line, TITLE));
        if version.is_some_and(|version| version > u32::from(FORMAT)) {
            return Err(LibraryError::NewerFormat {
                file: file.to_owned(),
            });
        }
        Manifest::read(text).ok_or_else(|| LibraryError::Damaged {
            file: file.to_owned(),
        })
    }

    fn read(text: &str) -> Option<Manifest> {
        // The last line ends with a line feed, too; else it may be cut.
        let text = text.strip_suffix('\n')?;
        let mut lines = text.split('\n');
        let format = u8::try_from(value(lines.next()?, TITLE)?).ok()?;
        (1..=FORMAT).contains(&format).then_some(())?;
        let articles = value(lines.next()?, "articles")?;
        let words = value(lines.next()?, "words")?;
        let corpus = lines.next()?.strip_prefix("corpus ")?;
        let corpus = u64::from_str_radix(corpus, 16).ok()?;
        let root = FileName::parse(lines.next()?.strip_prefix("root ")?)?;
        let totals = KINDS
            .into_iter()
            .map(|kind| {
                let rest = lines.next()?.strip_prefix(kind.stem())?;
                let (files, bytes) = rest.strip_prefix(' ')?.split_once(' ')?;
                Some(Total {
                    kind,
                    files: files.parse().ok()?,
                    bytes: bytes.parse().ok()?,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let whole = root.kind == FileKind::Root && lines.next().is_none();
        whole.then_some(Manifest {
            format,
            articles,
            words,
            corpus,
            root,
            totals,
        })
    }

    /// Number and size of the files of a kind.
    pub fn total(&self, kind: FileKind) -> Total {
        let found = self.totals.iter().find(|total| total.kind == kind);
        found.copied().unwrap_or(Total {
            kind,
            files: 0,
            bytes: 0,
        })
    }
}

/// The kinds in a manifest.
const KINDS: [FileKind; 6] = {
    let [_, kinds @ ..] = FileKind::ALL;
    kinds
};

fn value(line: &str, key: &str) -> Option<u32> {
    let (found, value) = line.split_once(' ')?;
    (found == key).then(|| value.parse().ok()).flatten()
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Manifest {
            format,
            articles,
            words,
            corpus,
            root,
            totals,
        } = self;
        write!(
            f,
            "{TITLE} {format}\narticles {articles}\nwords {words}\ncorpus {corpus:016x}\nroot {root}\n"
        )?;
        for total in totals {
            let Total { kind, files, bytes } = total;
            writeln!(f, "{} {files} {bytes}", kind.stem())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            format: FORMAT,
            articles: 5,
            words: 5_372,
            corpus: 0x0123_4567_89ab_cdef,
            root: FileName::of(FileKind::Root, b"root"),
            totals: KINDS
                .map(|kind| Total {
                    kind,
                    files: 3,
                    bytes: 70_000,
                })
                .to_vec(),
        }
    }

    #[test]
    fn a_manifest_is_parsed_as_it_is_written() {
        let text = manifest().to_string();
        assert_eq!(Manifest::parse("m", text.as_bytes()), Ok(manifest()));
    }

    #[test]
    fn a_newer_or_cut_manifest_is_a_typed_error() {
        let text = manifest().to_string();
        let newer = text.replace("aimaq-library 2", "aimaq-library 3");
        let file = || "m".to_owned();
        assert_eq!(
            Manifest::parse("m", newer.as_bytes()),
            Err(LibraryError::NewerFormat { file: file() })
        );
        let damaged = Err(LibraryError::Damaged { file: file() });
        for cut in 0..text.len() {
            let bytes = text.get(..cut).unwrap_or_default().as_bytes();
            assert_eq!(Manifest::parse("m", bytes), damaged, "{cut}");
        }
        assert_eq!(Manifest::parse("m", &[0xff, 0xfe]), damaged);
    }
}
