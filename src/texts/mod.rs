//! Everything the interface says, in Kazakh and in Russian.
//!
//! [`phrases`] holds the sentences, [`phrases_apart`] those of the second part of the app, [`counted`] those with a number in them, [`dates`] dates in words; `keeping` what a
//! script says.

pub mod counted;
pub mod dates;
pub mod fixed;
#[cfg(not(target_arch = "wasm32"))]
pub mod keeping;
pub mod notes;
mod phrases;
mod phrases_apart;

pub use phrases::{Phrases, phrases};
pub use phrases_apart::{PhrasesApart, phrases_apart};
