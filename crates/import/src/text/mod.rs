//! What a plain text does not say by marks: which line is the title, the dateline, a name or a list of other articles, and which
//! line breaks are inside a paragraph.

mod aside;
mod head;
mod lines;
mod mend;
pub(crate) mod shape;

pub use lines::pieces;

use crate::document::Document;
use crate::suggest::Guess;

/// Finds title, dateline and names in a document, sets aside what is not its text, and mends line breaks.
pub fn arrange(document: &mut Document) -> Guess {
    aside::set_aside(document);
    let guess = head::read(document);
    mend::mend(document);
    guess
}
