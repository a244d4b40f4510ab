//! The files of the site, gathered before the first one is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Files by their path below the root.
#[derive(Debug, Default)]
pub struct Out {
    files: BTreeMap<String, Vec<u8>>,
}

impl Out {
    /// Puts a file in.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Is there a file of this path?
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All files so far, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Writes everything beside `folder` and then puts it in its place, so that a build that fails leaves
    /// the site as it was.
    ///
    /// # Errors
    /// What the file system says, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let beside = |ending: &str| {
            let mut name = folder.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            folder.with_file_name(name)
        };
        let (new, old) = (beside(".new"), beside(".old"));
        remove(&new)?;
        remove(&old)?;
        for (path, bytes) in self.files() {
            let path = new.join(path);
            let parent = path.parent().map(Path::to_path_buf).unwrap_or_default();
            fs::create_dir_all(&parent).map_err(|error| about(&parent, &error))?;
            fs::write(&path, bytes).map_err(|error| about(&path, &error))?;
        }
        if folder.exists() {
            fs::rename(folder, &old).map_err(|error| about(folder, &error))?;
        }
        fs::rename(&new, folder).map_err(|error| about(folder, &error))?;
        remove(&old)
    }
}

fn remove(folder: &PathBuf) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(about(folder, &error)),
        _ => Ok(()),
    }
}

fn about(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
