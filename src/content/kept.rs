//! The content of the reading list's page. The list itself is stored on the device; titles come from the library.

use aimaq_library::{FileSource, Library};
use aimaq_search::SearchRequest;

use super::article::Neighbour;
use crate::view::View;

/// An article on the reading list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedArticle {
    /// Its id.
    pub id: String,
    /// Did the reader mark it as read?
    pub read: bool,
    /// Number of the block at which the reader stopped, from 1; 0 if they have not begun.
    pub block: u32,
}

/// What the page of the reading list shows beside the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingListContent {
    /// The titles of the saved articles that are in the library.
    pub titles: Vec<Neighbour>,
    /// The regions whose texts can be stored on the device, with their numbers of articles; empty if they could not be read.
    pub regions: Vec<(String, u32)>,
}

/// The content without titles, before the reading list was read from the device.
pub(crate) async fn load<S: FileSource>(library: &Library<S>) -> ReadingListContent {
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

impl SavedArticle {
    /// Parses the list as it is stored on the device: `id read block` per line, where `read` is 1 or 0. Other lines are
    /// skipped.
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

/// The content with the titles of the saved articles.
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
    // All at once, which takes fewer rounds of requests.
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
