//! The reading list: what is on it is kept on the device, titles come from the library.

use aimaq_library::{Library, Source};

use super::article::{Neighbour, neighbour};
use crate::view::View;

/// An article on the reading list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// Was it marked as read?
    pub read: bool,
    /// Number of the block at which the reader stopped; 0 if they have not begun.
    pub block: u32,
}

/// What the page of the reading list shows beside the list itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptContent {
    /// The titles of those articles that the library has.
    pub titles: Vec<Neighbour>,
}

impl Kept {
    /// The list as the device gives it: `id read block`, one article a line. What has another form is passed over.
    pub fn parse(lines: &str) -> Vec<Kept> {
        let kept = |line: &str| {
            let mut parts = line.split(' ');
            Some(Kept {
                id: parts.next().filter(|id| !id.is_empty())?.to_owned(),
                read: parts.next()? == "1",
                block: parts.next()?.parse().ok()?,
            })
        };
        lines.lines().filter_map(kept).collect()
    }
}

/// The titles of the articles on the list.
pub async fn titles<S: Source>(library: &Library<S>, view: &View, kept: &[Kept]) -> KeptContent {
    let mut titles = Vec::new();
    for kept in kept {
        let number = library.number(&kept.id).await.ok().flatten();
        if let Some(found) = neighbour(library, number, view.lang).await {
            titles.push(Neighbour {
                id: kept.id.clone(),
                ..found
            });
        }
    }
    KeptContent { titles }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_line_by_line() {
        let kept = Kept::parse("a 1 12\n\nb 0 0\nc\nd 1 x");
        assert_eq!(kept.len(), 2);
        assert_eq!(
            (kept[0].id.as_str(), kept[0].read, kept[0].block),
            ("a", true, 12)
        );
        assert!(!kept[1].read);
    }
}
