//! The reading list: what is on it is kept on the device, titles come from the library.

use aimaq_library::{FileKind, FileSource, Library};
use aimaq_search::SearchRequest;

use super::article::Neighbour;
use crate::view::View;

/// A library of at most so many bytes is kept whole at the first visit. Of a larger one the reader says what to keep.
pub const KEPT_UNASKED: u64 = 1 << 20;

/// An article on the reading list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedArticle {
    /// Its id.
    pub id: String,
    /// Was it marked as read?
    pub read: bool,
    /// Number of the block at which the reader stopped; 0 if they have not begun.
    pub block: u32,
}

/// What the page of the reading list shows beside the list itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingListContent {
    /// The titles of those articles that the library has.
    pub titles: Vec<Neighbour>,
    /// The regions with articles, whose texts can be kept on the device; empty where that could not be read.
    pub regions: Vec<(String, u32)>,
}

/// What the page shows before the device is asked.
pub(super) async fn load<S: FileSource>(library: &Library<S>) -> ReadingListContent {
    let request = SearchRequest {
        limit: 0,
        ..SearchRequest::default()
    };
    let answer = library.search(&request).await;
    ReadingListContent {
        titles: Vec::new(),
        regions: answer.map_or_else(|_| Vec::new(), |answer| answer.facets.regions),
    }
}

/// Which files are to be kept on the device, or how many bytes they are: the answer to a question of `static/keeping.js`.
/// Empty where it cannot be given.
pub async fn answer<S: FileSource>(library: &Library<S>, question: &str) -> String {
    let (what, regions) = question.split_once(' ').unwrap_or((question, ""));
    let regions: Vec<String> = regions
        .split(',')
        .filter(|region| !region.is_empty())
        .map(str::to_owned)
        .collect();
    let mut lines = String::new();
    if what == "size" {
        if let Ok((_, bytes)) = library.size(&KINDS, &regions).await {
            lines = bytes.to_string();
        }
    } else if let Ok(files) = library.files(&KINDS, &regions).await {
        for file in files {
            lines.push_str(&file.to_string());
            lines.push('\n');
        }
    }
    lines
}

/// What is kept on demand: all but the manifest and the root, which every version of the app has with it.
const KINDS: [FileKind; 5] = [
    FileKind::Pages,
    FileKind::Index,
    FileKind::Texts,
    FileKind::Headings,
    FileKind::Ids,
];

impl SavedArticle {
    /// The list as the device gives it: `id read block`, one article a line. What has another form is passed over.
    pub fn parse(lines: &str) -> Vec<SavedArticle> {
        let kept = |line: &str| {
            let mut parts = line.split(' ');
            Some(SavedArticle {
                id: parts.next().filter(|id| !id.is_empty())?.to_owned(),
                read: parts.next()? == "1",
                block: parts.next()?.parse().ok()?,
            })
        };
        lines.lines().filter_map(kept).collect()
    }
}

/// The titles of the articles on the list.
pub async fn titles<S: FileSource>(
    library: &Library<S>,
    view: &View,
    kept: &[SavedArticle],
) -> ReadingListContent {
    let mut titles = Vec::new();
    let mut found = Vec::new();
    for kept in kept {
        if let Ok(Some(number)) = library.number(&kept.id).await {
            found.push((number, kept));
        }
    }
    // Fetched together.
    let numbers: Vec<u32> = found.iter().map(|(number, _)| *number).collect();
    for ((_, kept), entry) in found.iter().zip(library.summaries(&numbers).await) {
        let entry = entry.ok().flatten();
        if let Some(title) = entry.and_then(|entry| Neighbour::of(&entry, view.lang)) {
            titles.push(Neighbour {
                id: kept.id.clone(),
                ..title
            });
        }
    }
    ReadingListContent {
        titles,
        ..load(library).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_line_by_line() {
        let kept = SavedArticle::parse("a 1 12\n\nb 0 0\nc\nd 1 x");
        assert_eq!(kept.len(), 2);
        assert_eq!(
            (kept[0].id.as_str(), kept[0].read, kept[0].block),
            ("a", true, 12)
        );
        assert!(!kept[1].read);
    }
}
