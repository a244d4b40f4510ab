#![doc = include_str!("../README.md")]

mod archive;
mod article;
mod document;
mod encoding;
mod format;
mod markdown;
pub mod pairs;
mod refusal;
mod report;
mod slug;
mod suggest;
mod text;

pub use article::{NewArticle, articles};
pub use document::{Aside, Document, Doubt, Picture, Piece, Stated, Why};
pub use encoding::{Encoding, decode};
pub use format::{documents, most_bytes};
pub use refusal::Refusal;
pub use report::{Entry, Field};
pub use suggest::Suggestion;
pub use suggest::regions::{RegionSuggestion, suggest as suggest_regions};
