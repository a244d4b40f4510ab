//! Reads a corpus folder into pairs of path and bytes, since `aimaq-article` knows no file system.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use aimaq_article::Limit;

/// Reads all files of a folder and its subfolders, sorted by path. Paths are relative and have `/` on every system:
/// `almaty-days/kk.md`. An empty folder is returned as a path that ends with `/`.
///
/// Names that begin with a dot (`.DS_Store`, `.git`) are skipped. A file above the size limit is read only as far as is
/// needed to see that it is too large.
///
/// # Errors
///
/// A message with the path and the cure: for errors of the file system, and for a symbolic link that leads to anything but
/// a file in the folder.
pub fn read(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, String> {
    if !folder.is_dir() {
        let what = match fs::metadata(folder) {
            Ok(_) => "is not a folder".to_owned(),
            Err(error) => error.to_string(),
        };
        return Err(format!(
            "{}: {what}; --corpus must name the folder of the articles",
            folder.display()
        ));
    }
    files(folder).map_err(|error| error.to_string())
}

fn files(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let root = fs::canonicalize(folder).map_err(|error| about(folder, &error))?;
    let mut files = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(prefix) = waiting.pop() {
        let here = root.join(&prefix);
        let mut entries = 0;
        for entry in fs::read_dir(&here).map_err(|error| about(&here, &error))? {
            let entry = entry.map_err(|error| about(&here, &error))?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                let message = "its name is not UTF-8; rename it";
                return Err(io::Error::other(format!(
                    "{}: {message}",
                    entry.path().display()
                )));
            };
            if name.starts_with('.') {
                continue;
            }
            entries += 1;
            let kind = entry
                .file_type()
                .map_err(|error| about(&entry.path(), &error))?;
            if kind.is_dir() {
                waiting.push(format!("{prefix}{name}/"));
            } else {
                files.push((format!("{prefix}{name}"), file(&entry.path(), &root)?));
            }
        }
        if entries == 0 && !prefix.is_empty() {
            files.push((prefix, Vec::new()));
        }
    }
    files.sort();
    Ok(files)
}

/// Size of the largest file that is read whole, in bytes.
const LARGEST: usize = {
    let (text, image) = (Limit::TextBytes.most(), Limit::ImageBytes.most());
    if text > image { text } else { image }
};

fn file(path: &Path, root: &Path) -> io::Result<Vec<u8>> {
    let target = fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::other(format!(
            "{}: is a link to a file that does not exist; replace it by the file, or remove it",
            path.display()
        )),
        _ => about(path, &error),
    })?;
    let metadata = fs::metadata(&target).map_err(|error| about(path, &error))?;
    if !target.starts_with(root) || !metadata.is_file() {
        let message = "is not a file of this folder, and links to folders or out of the corpus are not followed; replace it by the \
                       file";
        return Err(io::Error::other(format!("{}: {message}", path.display())));
    }
    let mut bytes = Vec::new();
    File::open(&target)
        .and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => io::Error::other(format!(
                "{}: {error}; make it readable (chmod u+r), or remove it",
                path.display()
            )),
            _ => about(path, &error),
        })?;
    Ok(bytes)
}

fn about(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
