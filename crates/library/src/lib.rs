//! Packs articles and their index into immutable, checksummed files, and opens them again.
//!
//! A library is a folder of files. Each is named `<kind>-<hash>.<ending>`, where the hash is the first forty bits of the XXH64
//! of the file's bytes, in ten hexadecimal digits: a name never means two contents, and a file that does not match its name
//! is damaged. How many files there are depends on the corpus: five articles are four files, a hundred thousand are some
//! thirty thousand, of which a question needs about twenty.
//!
//! | file | what is in it | read when |
//! |---|---|---|
//! | `manifest-….txt` | format version, counts, sizes, the name of the root | first |
//! | `root-….bin` | the names of the others, dictionary and codes of the streams, the root of the index | second |
//! | `pages-….bin` | more names, where there are too many for the root | something in them is needed |
//! | `index-….bin` | a part of the search index ([`aimaq_search::Index`]) | a word of it is searched |
//! | `texts-….bin` | articles in full, one or some | one of them is shown or quoted |
//! | `headings-….bin` | titles of 64 articles | a text cannot be read, as when only the search is kept offline |
//! | `ids-….bin` | which article an id means | an article is opened by its address |
//!
//! FORMAT.md has the byte tables and walks through the bytes of a small library.

mod decode;
mod deflate;
mod describe;
mod directory;
mod entry;
mod error;
mod file;
mod ids;
mod kept;
mod letters;
mod manifest;
mod pack;
mod reader;
mod recent;
mod root;
mod search;
mod shelf;
mod source;
mod texts;
mod together;

pub use deflate::inflate;
pub use entry::{Entry, Heading, MAX_LEAD_CHARS};
pub use error::LibraryError;
pub use file::{FORMAT, FileKind, FileName};
pub use manifest::{Manifest, Total};
pub use pack::{PackError, Packed, Sizes, pack, pack_with, search_index};
pub use reader::Library;
pub use source::{MemorySource, Source, SourceError};
