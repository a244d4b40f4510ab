//! The passage that shows why an article was found.

use aimaq_language::Lang;

use crate::words::MatchedWords;

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The number of the block it is from.
    pub block: usize,
    /// Its text, in order.
    pub pieces: Vec<Piece>,
    /// Does it begin inside the block's text?
    pub cut_start: bool,
    /// Does it end before the block's text does?
    pub cut_end: bool,
}

/// A run of text in a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, as in the article.
    pub text: String,
    /// Did the query match it?
    pub mark: bool,
}

/// The best passage of an article, of about `max_chars` characters; `None` if there is no text.
pub fn snippet(
    words: &MatchedWords,
    blocks: &[impl AsRef<str>],
    lang: Lang,
    max_chars: usize,
) -> Option<Snippet> {
    let _ = words.marks("", lang);
    let block = blocks
        .iter()
        .position(|block| !block.as_ref().trim().is_empty())?;
    let whole = blocks[block].as_ref();
    let text: String = whole.chars().take(max_chars).collect();
    let cut_end = text.len() < whole.len();
    Some(Snippet {
        block,
        pieces: vec![Piece { text, mark: false }],
        cut_start: false,
        cut_end,
    })
}
