//! Everything the interface says, in Kazakh and in Russian.
//!
//! [`phrases`] holds the sentences, [`counted`] those with a number in them, [`dates`] dates in words.

pub mod counted;
pub mod dates;
pub mod fixed;
pub mod notes;
mod phrases;

pub use phrases::{Phrases, phrases};
