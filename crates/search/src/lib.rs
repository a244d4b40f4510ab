#![doc = include_str!("../README.md")]

mod bits;
mod borders;
mod builder;
mod columns;
mod day;
mod dictionary;
mod edit_distance;
mod expansion;
mod facets;
mod filters;
#[cfg(test)]
mod hostile;
mod index;
mod key;
mod lookup;
mod names;
mod packed;
mod proximity;
mod query;
mod query_term;
mod request;
mod score;
mod search;
mod shard;
mod snippet;
mod stem_entry;
mod stems;
mod top_hits;
mod tuned;
mod varint;
mod weights;
mod word_form;
mod words;

pub use builder::{ArticleInput, IndexBuilder, ShardSizes, VersionInput};
pub use day::CalendarDay;
pub use index::{BuiltIndex, Index, IndexError};
pub use lookup::{LookupOptions, MissingShards};
pub use query::MAX_QUERY_CHARS;
pub use request::{Assumption, Facets, Hit, Note, SearchAnswer, SearchRequest, Sort};
pub use search::{Search, search, search_with};
pub use shard::parts;
pub use snippet::{Piece, Snippet, snippet, snippets};
pub use varint::varint;
pub use weights::Weights;
pub use words::MatchedWords;
