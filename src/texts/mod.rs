//! All texts of the interface, in Kazakh and in Russian.
//!
//! [`phrases()`] returns the sentences, [`counted`] those with a number, [`dates`] dates in words, [`notes`] the notes of a search,
//! and [`keeping`] the sentences of `static/keeping.js`.

pub mod counted;
pub mod dates;
pub mod fixed;
pub mod keeping;
pub mod notes;
mod phrases;

pub use phrases::{Phrases, phrases};
