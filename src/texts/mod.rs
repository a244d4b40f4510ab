//! All texts of the interface, in Kazakh and in Russian.
//!
//! [`phrases()`] returns the sentences, [`counted`] those with a number, [`dates`] dates in words, [`notes`] the notes of a search,
//! [`keeping`] the sentences of `static/keeping.js`, and [`waiting`] what a page says before the app runs.

pub mod counted;
pub mod dates;
pub mod fixed;
pub mod keeping;
pub mod notes;
mod phrases;
pub mod waiting;

pub use phrases::{Phrases, phrases};
