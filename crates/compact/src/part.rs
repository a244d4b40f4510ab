//! Slices of texts that never panic.

use core::ops::RangeBounds;

/// Returns the part of `text` in a range of bytes; an empty string if the range is out of bounds or cuts a character.
///
/// Replaces `&text[range]`, which panics for such a range: no input from outside may end the app.
pub fn part(text: &str, range: impl RangeBounds<usize>) -> &str {
    text.get((range.start_bound().cloned(), range.end_bound().cloned()))
        .unwrap_or_default()
}
