//! Text with the places that the query matched.

use std::ops::Range;

use aimaq_search::Piece;
use yew::{Html, html};

/// Pieces of a text, the matched ones marked.
pub fn pieces(pieces: &[Piece]) -> Html {
    pieces
        .iter()
        .map(|piece| match piece.mark {
            true => html! { <mark>{ &piece.text }</mark> },
            false => html! { &piece.text },
        })
        .collect()
}

/// A text with byte ranges marked. Ranges are in order and lie on character borders; one that does not
/// is passed over.
pub fn marked(text: &str, ranges: &[Range<usize>]) -> Html {
    let mut parts = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut at = 0;
    for range in ranges {
        if let (Some(before), Some(word)) = (text.get(at..range.start), text.get(range.clone())) {
            parts.push(html! { before });
            parts.push(html! { <mark>{ word }</mark> });
            at = range.end;
        }
    }
    parts.push(html! { text.get(at..).unwrap_or_default() });
    parts.into_iter().collect()
}
