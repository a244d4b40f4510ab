//! Where words are: postings, read and summed.
//!
//! These are the few loops in which nearly all the time of a search goes. The crate is compiled to be quick, while all else in the Wasm is
//! compiled to be small.

mod postings;
mod set;
mod sums;
mod tally;
mod version;

pub use postings::{At, Postings, Times, append};
pub use set::Versions;
pub use sums::{Occurrences, Sums};
pub use tally::{ALL, Counted, DATE, LANG, Passes, REGION, Tally};
pub use version::{BLOCK_GAP, Classes, FIELDS, LONGEST_TITLE, Version};
