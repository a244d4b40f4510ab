//! Parts of texts, without the standard library's long apology for a border inside a letter.

use core::ops::RangeBounds;

/// A part of a text by its bytes; an empty one where that is no part of it.
pub fn part(text: &str, range: impl RangeBounds<usize>) -> &str {
    text.get((range.start_bound().cloned(), range.end_bound().cloned()))
        .unwrap_or_default()
}
