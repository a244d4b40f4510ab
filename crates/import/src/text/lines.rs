//! The lines of a plain text.

use aimaq_article::{Block, Span};

use crate::document::Piece;

/// Makes a piece of each line that is not blank.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut gap = true;
    for (number, line) in (1u32..).zip(text.split('\n')) {
        let shown = line.trim();
        if shown.is_empty() {
            gap = true;
            continue;
        }
        pieces.push(Piece {
            line: number,
            block: Block::Paragraph(vec![Span::plain(shown)]),
            gap: std::mem::take(&mut gap),
            open: line.ends_with([' ', '\u{a0}']),
        });
    }
    pieces
}
