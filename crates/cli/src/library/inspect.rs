//! `aimaq library inspect`: shows the contents of a library, or of one of its files, as text.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aimaq_library::{FileKind, FileName, Library};

use super::{LibraryFolder, MANIFEST_NAME};
use crate::print_and_succeed;
use crate::visible::visible;

#[derive(Debug, clap::Args)]
pub struct InspectOptions {
    /// A folder with a library, or a file in it.
    #[arg(value_name = "FILE|DIR")]
    path: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// If a file is damaged or missing, as a sentence.
pub fn run(options: &InspectOptions) -> Result<ExitCode, String> {
    // A library may come from anyone.
    let text = pollster::block_on(inspect(&options.path))?;
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    print_and_succeed(&lines.join("\n"))
}

async fn inspect(path: &Path) -> Result<String, String> {
    let is_folder = path.is_dir();
    let folder = match path.parent() {
        _ if is_folder => path,
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let source = LibraryFolder::new(folder);
    let manifest = source
        .manifest()
        .map_err(|error| format!("{error}; a library is a folder with {MANIFEST_NAME} in it"))?;
    let library = Library::open(source, &manifest)
        .await
        .map_err(|error| error.to_string())?;
    let describe = async |name: FileName| {
        let text = library.describe(name).await;
        text.map_err(|error| error.to_string())
    };
    if !is_folder {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = FileName::parse(&name)
            .ok_or_else(|| format!("{name} is not the name of a library file"))?;
        return describe(name).await;
    }
    let mut text = format!("{manifest}\n{}\n", library.manifest());
    text.push_str(&describe(library.manifest().root).await?);
    let files = library.files(&FileKind::ALL, &[]).await;
    for name in files.map_err(|error| error.to_string())? {
        text.push_str(&format!("\n{name}"));
    }
    text.push('\n');
    Ok(text)
}
