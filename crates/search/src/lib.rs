//! Builds the index, answers a query, ranks, quotes.

mod best;
mod bits;
mod borders;
mod builder;
mod columns;
mod day;
mod dictionary;
mod element;
mod facets;
mod group;
#[cfg(test)]
mod hostile;
mod index;
mod key;
mod meaning;
mod names;
mod near;
mod packed;
mod query;
mod rank;
mod request;
mod score;
mod search;
mod shard;
mod snippet;
mod stems;
mod tuned;
mod varint;
mod words;

pub use builder::{ArticleInput, Cut, IndexBuilder, VersionInput};
pub use day::Day;
pub use index::{Built, Index, IndexError};
pub use query::MAX_QUERY_CHARS;
pub use rank::Weights;
pub use request::{Answer, Facets, Hit, Note, Request, Sort};
pub use search::{Search, search, search_with};
pub use shard::parts;
pub use snippet::{Piece, Snippet, snippet, snippets};
pub use varint::varint;
pub use words::MatchedWords;
