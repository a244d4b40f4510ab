#![doc = include_str!("../README.md")]

mod article_wire;
mod describe;
mod directory;
mod error;
mod file;
mod file_listing;
mod ids;
mod inflate;
mod join_bounded;
mod letters;
mod lru;
mod manifest;
mod pack;
mod phrases;
mod reader;
mod related;
mod root;
mod search;
mod source;
mod suggest;
mod summary;
mod texts;
mod wire;

pub use error::LibraryError;
pub use file::{FORMAT, FileKind, FileName};
pub use inflate::inflate;
pub use manifest::{Manifest, Total};
pub use pack::{PackedLibrary, Sizes, pack, pack_with, search_index};
pub use reader::{Library, Located};
pub use related::{RelatedArticle, Shared};
pub use source::{FileSource, MemorySource, SourceError};
pub use suggest::Suggestion;
pub use summary::{Heading, MAX_LEAD_CHARS, Summary};
