//! Files that some stories need besides the folder they are served.

use std::path::{Path, PathBuf};

/// Files that some stories need besides the folder they are served. A story whose file is missing fails with a message.
#[derive(Debug, Clone, Default)]
pub struct StoryInputs {
    /// The site in its next version, for stories about updates.
    pub next: Option<PathBuf>,
    /// A site with a large library.
    pub large: Option<PathBuf>,
    /// The site with a large library in its next version.
    pub large_next: Option<PathBuf>,
    /// axe-core, as one script.
    pub axe: Option<PathBuf>,
}

/// Unwraps an input, or fails the story.
///
/// # Panics
/// The option was not given.
#[track_caller]
pub(crate) fn required<'a>(input: Option<&'a PathBuf>, option: &str) -> &'a Path {
    match input {
        Some(path) => path,
        None => panic!("this story needs the option {option}"),
    }
}
