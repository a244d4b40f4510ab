#![doc = include_str!("../README.md")]

mod facet_counts;
mod postings;
mod sums;
mod version;
mod version_set;

pub use facet_counts::{ALL, DATE, FacetCounts, FacetValues, LANG, PassedFilters, REGION};
pub use postings::{FieldCounts, Occurrence, Postings, append};
pub use sums::{OccurrenceWeights, Sums};
pub use version::{BLOCK_GAP, FIELDS, LONGEST_TITLE, LengthClasses, TextVersion};
pub use version_set::VersionSet;
