//! Which files of a library are stored on the device for reading offline.

use aimaq_library::{FileKind, FileSource, Library};

/// The largest library, in bytes, that is stored whole at the first visit. Of a larger one, the reader chooses what to store.
pub const STORED_UNASKED: u64 = 1 << 20;

/// The files that are stored when the reader asks for it: all but manifest and root, which are stored with the app.
const STORED_KINDS: [FileKind; 5] = [
    FileKind::Pages,
    FileKind::Index,
    FileKind::Texts,
    FileKind::Headings,
    FileKind::Ids,
];

/// Answers a question of `static/keeping.js` about the files to store on the device.
///
/// `files KZ-63,KZ-75` asks for their names, one per line; `size KZ-63,KZ-75` for their size in bytes. Without regions, the
/// question is about all texts. The answer is empty if the library cannot be read.
pub async fn answer_keeping<S: FileSource>(library: &Library<S>, question: &str) -> String {
    let (what, regions) = question.split_once(' ').unwrap_or((question, ""));
    let regions: Vec<String> = regions
        .split(',')
        .filter(|region| !region.is_empty())
        .map(str::to_owned)
        .collect();
    let mut lines = String::new();
    if what == "size" {
        if let Ok((_, bytes)) = library.size(&STORED_KINDS, &regions).await {
            lines = bytes.to_string();
        }
    } else if let Ok(files) = library.files(&STORED_KINDS, &regions).await {
        for file in files {
            lines.push_str(&file.to_string());
            lines.push('\n');
        }
    }
    lines
}
