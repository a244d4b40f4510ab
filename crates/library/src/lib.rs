//! Packs articles and their index into immutable, checksummed files, and opens them again.
//!
//! A library is a folder of files. Each is named `<kind>-<hash>.<ending>`, where the hash is the XXH64 of
//! the file's bytes: a name never means two contents, and a file that does not match its name is damaged.
//!
//! | file | what is in it | read when |
//! |---|---|---|
//! | `manifest-….txt` | format version, number of articles, the names and sizes of the others | first |
//! | `index-….bin` | the search index ([`aimaq_search::Index`]) | something is searched |
//! | `texts-….bin` | the articles with all their blocks | an article or a snippet is shown |
//!
//! The manifest is text, one file a line:
//!
//! ```text
//! aimaq-library 1
//! articles 5
//! index-….bin 30211
//! texts-….bin 91834
//! ```
//!
//! The texts begin with eight bytes and go on with a [postcard](https://postcard.jamesmunns.com/) value, whose
//! Cyrillic letters take one byte each (`letters.rs`):
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 5 | `aimaq` |
//! | 5 | 1 | kind: `t` |
//! | 6 | 2 | format version, little-endian: [`FORMAT`] |
//! | 8 | – | `Vec<Article>`; newest first, numbered as in the index |

mod entry;
mod error;
mod file;
mod letters;
mod manifest;
mod pack;
mod reader;
mod source;

pub use entry::{Entry, Heading, MAX_LEAD_CHARS};
pub use error::LibraryError;
pub use file::{FORMAT, FileKind, FileName};
pub use manifest::Manifest;
pub use pack::{Packed, pack, search_index};
pub use reader::Library;
pub use source::{MemorySource, Source, SourceError};
