//! Builds the index, answers a query, ranks, quotes.

mod builder;
mod day;
mod index;
mod request;
mod search;
mod snippet;
mod words;

pub use builder::{ArticleInput, IndexBuilder, VersionInput};
pub use day::Day;
pub use index::{Index, IndexError};
pub use request::{Answer, Facets, Hit, Note, Request, Sort};
pub use search::search;
pub use snippet::{Piece, Snippet, snippet};
pub use words::MatchedWords;
