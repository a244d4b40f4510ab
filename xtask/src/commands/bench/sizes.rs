//! How large the parts of the site are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::problem::{About, Outcome};

/// The files of one kind.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// What kind: by extension, or the library.
    pub kind: String,
    /// How many files.
    pub files: u64,
    /// Bytes as they lie there.
    pub raw: u64,
    /// Bytes as a good host sends them.
    pub brotli: u64,
}

impl Size {
    /// For the file of figures.
    pub fn json(&self) -> Value {
        json!({ "kind": self.kind, "files": self.files, "bytes": self.raw, "brotli_bytes": self.brotli })
    }
}

/// Adds up a folder whose files have their packed form, `FILE.br`, beside them where that is smaller.
pub fn of(packed: &Path) -> Outcome<Vec<Size>> {
    let mut sizes = BTreeMap::new();
    add(packed, packed, &mut sizes)?;
    Ok(sizes.into_values().collect())
}

fn add(root: &Path, folder: &Path, sizes: &mut BTreeMap<String, Size>) -> Outcome {
    for entry in fs::read_dir(folder).about(folder)? {
        let path = entry.about(folder)?.path();
        if path.is_dir() {
            add(root, &path, sizes)?;
            continue;
        }
        let extension = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if extension == "br" {
            continue;
        }
        let raw = fs::metadata(&path).about(&path)?.len();
        let brotli = fs::metadata(PathBuf::from(format!("{}.br", path.display())))
            .map_or(raw, |about| about.len());
        let top = path
            .strip_prefix(root)
            .ok()
            .and_then(|path| path.components().next());
        let kind = match top {
            Some(top) if top.as_os_str() == "library" => "library".to_owned(),
            _ if extension.is_empty() => "other".to_owned(),
            _ => extension,
        };
        let size = sizes.entry(kind.clone()).or_insert_with(|| Size {
            kind,
            ..Size::default()
        });
        size.files += 1;
        size.raw += raw;
        size.brotli += brotli;
    }
    Ok(())
}

/// The table that is printed.
pub fn table(sizes: &[Size]) -> String {
    let mut table = format!(
        "{:<12} {:>6} {:>12} {:>12}\n",
        "dist/", "files", "bytes", "brotli 11"
    );
    for Size {
        kind,
        files,
        raw,
        brotli,
    } in sizes
    {
        table.push_str(&format!("{kind:<12} {files:>6} {raw:>12} {brotli:>12}\n"));
    }
    table
}
