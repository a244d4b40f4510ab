//! Everything the interface says, in Kazakh and in Russian.
//!
//! [`phrases`] holds the sentences, [`counted`] those with a number in them, [`dates`] dates in words, [`keeping`] what
//! `static/keeping.js` says.

pub mod counted;
pub mod dates;
pub mod fixed;
pub mod keeping;
pub mod notes;
mod phrases;

pub use phrases::{Phrases, phrases};
