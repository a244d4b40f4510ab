//! What an article may be about, when and by whom it was written: suggestions with the words that led to them.

pub mod dates;
mod names;
pub mod regions;
pub mod source;

use serde::{Deserialize, Serialize};

/// A suggested value and what it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The value.
    pub value: String,
    /// The words of the document that led to it.
    pub words: String,
    /// Their line, as in [`Piece::line`](crate::document::Piece::line).
    pub line: u32,
}

impl Suggestion {
    /// A suggestion.
    pub fn new(value: impl Into<String>, words: impl Into<String>, line: u32) -> Suggestion {
        Suggestion {
            value: value.into(),
            words: words.into(),
            line,
        }
    }
}

/// What was guessed from the text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// The title.
    pub title: Option<Suggestion>,
    /// The date of publication, in EDTF.
    pub date: Option<Suggestion>,
    /// The place of the dateline, as written.
    pub dateline: Option<Suggestion>,
    /// The publisher.
    pub publisher: Option<Suggestion>,
    /// The author.
    pub author: Option<Suggestion>,
}
