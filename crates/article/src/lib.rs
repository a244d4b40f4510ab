//! Reads and checks a folder of articles.
//!
//! [`Article`], [`Text`] and [`Edtf`] are what the rest of the program works with. [`read_corpus`] makes them from the
//! files of a corpus folder and says, in both languages, everything that is wrong with them. The reader's app only
//! uses the types, so its Wasm carries nothing of the reading.

mod article;
mod edtf;
mod link;
mod reading;
mod text;

pub use article::{Article, Provenance, RegionTag, newest_first};
pub use edtf::{CivilDate, Edtf, EdtfError};
pub use link::{Link, link};
pub use reading::{
    BlockAt, CheckedCorpus, Construct, Finding, FindingKind, Image, Limit, Severity, Shape,
    read_corpus,
};
pub use text::{Block, BlockKind, Span, Style, Text};
