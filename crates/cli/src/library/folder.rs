//! A library in a folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use aimaq_library::{FileKind, FileSource, Library, SourceError};

/// The file that holds the name of the library's manifest. It is the only file of a library that changes.
pub const MANIFEST_NAME: &str = "library.txt";

/// Reads library files from a folder.
#[derive(Clone, Debug)]
pub struct LibraryFolder {
    folder: PathBuf,
}

impl LibraryFolder {
    /// The library in a folder.
    pub fn new(folder: &Path) -> LibraryFolder {
        LibraryFolder {
            folder: folder.to_owned(),
        }
    }

    /// Reads the name of the manifest.
    ///
    /// # Errors
    /// Any error of the file system, with the path.
    pub fn manifest(&self) -> io::Result<String> {
        let path = self.folder.join(MANIFEST_NAME);
        let name = fs::read_to_string(&path).map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        })?;
        Ok(name.trim().to_owned())
    }
}

impl FileSource for LibraryFolder {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        fs::read(self.folder.join(name)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => SourceError::Missing,
            _ => SourceError::Unreachable,
        })
    }
}

/// The names of all files of the library in a folder. There are none if the folder has no library, or one that this version
/// cannot read.
pub fn previous_files(folder: &Path) -> Vec<String> {
    let source = LibraryFolder::new(folder);
    let Ok(manifest) = source.manifest() else {
        return Vec::new();
    };
    pollster::block_on(async {
        let library = Library::open(source, &manifest).await.ok()?;
        let files = library.files(&FileKind::ALL, &[]).await.ok()?;
        let mut names = vec![manifest.clone()];
        names.extend(files.iter().map(ToString::to_string));
        Some(names)
    })
    .unwrap_or_default()
}
