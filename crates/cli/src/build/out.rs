//! The files of the site. They are collected in memory before the first one is written.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use crate::library::MANIFEST_NAME;

/// Files by their path below the root of the site.
#[derive(Debug, Default)]
pub struct Out {
    files: BTreeMap<String, Vec<u8>>,
}

impl Out {
    /// Adds a file, or replaces the one at this path.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Leaves a file out.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Is there a file at this path?
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All files added so far, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Replaces the site in `folder`. The files are written to a folder beside it, which is then renamed, so a build that
    /// fails leaves the site unchanged. Files that do not belong to a site (`CNAME`, `.git`, `robots.txt`) stay.
    ///
    /// # Errors
    /// If `folder` holds other files than a site (see [`resolve_out`]), and any error of the file system, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let folder = &resolve_out(folder)?;
        let beside = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(folder.file_name().unwrap_or_default());
            name.push(ending);
            folder.with_file_name(name)
        };
        let (new, old) = (beside(".aimaq-new"), beside(".aimaq-old"));
        // Clean up after a build that was interrupted.
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

    /// Writes the files into `folder` and leaves all others there.
    ///
    /// # Errors
    /// Any error of the file system, with the path.
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

/// The names at the top of a site. A build replaces these and leaves all others.
const OF_A_SITE: [&str; 15] = [
    "404.html",
    "app",
    "apple-touch-icon.png",
    "feed.xml",
    "icons",
    "index.html",
    "kk",
    "library",
    "manifest.webmanifest",
    "media",
    "opensearch-kk.xml",
    "opensearch-ru.xml",
    "ru",
    "sitemap.xml",
    "sw.js",
];

/// Resolves the folder that `--out` names to an absolute path without links and `..`. A site may be written there: the folder
/// does not exist yet, is empty, or holds a site.
///
/// # Errors
/// If it is anything else, since replacing it would destroy it.
pub fn resolve_out(folder: &Path) -> io::Result<PathBuf> {
    let refuse = |why: &str| {
        let cure = "--out names a new folder, an empty one, or a site that was built before";
        Err(io::Error::other(format!(
            "{}: {why}; {cure}",
            folder.display()
        )))
    };
    let mut resolved = PathBuf::new();
    for component in std::path::absolute(folder)
        .map_err(|error| about(folder, &error))?
        .components()
    {
        // `resolved` has no links, so its parent is what `..` means, even where a component does not exist.
        if component == Component::ParentDir {
            resolved.pop();
            continue;
        }
        resolved.push(component);
        match fs::canonicalize(&resolved) {
            Ok(path) => resolved = path,
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return refuse(&error.to_string());
            }
            Err(_) if resolved.is_symlink() => return refuse("leads through a link to nothing"),
            Err(_) => {}
        }
    }
    if resolved.file_name().is_none() {
        return refuse("has no name");
    }
    if !resolved.exists() {
        return Ok(resolved);
    }
    if !resolved.is_dir() {
        return refuse("is not a folder");
    }
    let mut entries = fs::read_dir(&resolved).map_err(|error| about(&resolved, &error))?;
    let is_site = resolved.join("library").join(MANIFEST_NAME).is_file();
    if !is_site && entries.next().is_some() {
        return refuse("holds other files than a site and was not changed");
    }
    Ok(resolved)
}

/// Moves the files that do not belong to a site from the old version to the new one, then removes the old version.
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
