//! The files of the site, gathered before the first one is written.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::library::MANIFEST_NAME;

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
    /// the site as it was. What a site has no part of (`CNAME`, `.git`, `robots.txt`) stays.
    ///
    /// # Errors
    /// Where `folder` holds something else than a site, and what the file system says, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let folder = &place(folder)?;
        let beside = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(folder.file_name().unwrap_or_default());
            name.push(ending);
            folder.with_file_name(name)
        };
        let (new, old) = (beside(".aimaq-new"), beside(".aimaq-old"));
        // What a build that was interrupted has left.
        remove(&new)?;
        if old.exists() && !folder.exists() {
            fs::rename(&old, folder).map_err(|error| about(folder, &error))?;
        }
        carry(&old, folder)?;
        self.write_into(&new)?;
        if folder.exists() {
            fs::rename(folder, &old).map_err(|error| about(folder, &error))?;
        }
        fs::rename(&new, folder).map_err(|error| about(folder, &error))?;
        carry(&old, folder)
    }

    /// Writes everything into `folder`, beside what is there.
    ///
    /// # Errors
    /// What the file system says, with the path.
    pub fn write_into(&self, folder: &Path) -> io::Result<()> {
        for (path, bytes) in self.files() {
            let path = folder.join(path);
            let parent = path.parent().map(Path::to_path_buf).unwrap_or_default();
            fs::create_dir_all(&parent).map_err(|error| about(&parent, &error))?;
            fs::write(&path, bytes).map_err(|error| about(&path, &error))?;
        }
        Ok(())
    }
}

/// What a site has at its top. A build replaces it, and leaves all else alone.
const OF_A_SITE: [&str; 10] = [
    "404.html",
    "app",
    "apple-touch-icon.png",
    "index.html",
    "kk",
    "library",
    "manifest.webmanifest",
    "media",
    "ru",
    "sw.js",
];

/// The whole path of a folder that a site may be written to: one that is not there, is empty, or holds a site.
///
/// # Errors
/// It is something else, and replacing it would destroy it.
pub fn place(folder: &Path) -> io::Result<PathBuf> {
    let mut whole = std::path::absolute(folder).map_err(|error| about(folder, &error))?;
    // Without links and `..`, as far as it is there.
    if let Some(there) = whole.ancestors().find(|there| there.exists()) {
        let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
        let there = fs::canonicalize(there).map_err(|error| about(folder, &error))?;
        whole = there.components().chain(rest.components()).collect();
    }
    let refuse = |why: &str| {
        let cure = "--out names a new folder, an empty one, or a site that was built before";
        Err(io::Error::other(format!(
            "{}: {why}; {cure}",
            folder.display()
        )))
    };
    if whole.file_name().is_none() {
        return refuse("has no name");
    }
    if !whole.exists() {
        return Ok(whole);
    }
    if !whole.is_dir() {
        return refuse("is no folder");
    }
    let mut entries = fs::read_dir(&whole).map_err(|error| about(&whole, &error))?;
    let is_site = whole.join("library").join(MANIFEST_NAME).is_file();
    if !is_site && entries.next().is_some() {
        return refuse("holds something else than a site, and is left as it is");
    }
    Ok(whole)
}

/// Moves what is no part of a site from the version before to the new one, and removes the rest.
fn carry(old: &Path, new: &Path) -> io::Result<()> {
    if !old.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(old).map_err(|error| about(old, &error))? {
        let entry = entry.map_err(|error| about(old, &error))?;
        let name = entry.file_name();
        let stays = new.join(&name);
        if !OF_A_SITE.iter().any(|known| name == *known) && fs::symlink_metadata(&stays).is_err() {
            fs::rename(entry.path(), &stays).map_err(|error| about(&stays, &error))?;
        }
    }
    remove(old)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(about(folder, &error)),
        _ => Ok(()),
    }
}

fn about(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
