#![doc = include_str!("../README.md")]

mod article;
mod edtf;
mod link;
mod reading;
mod text;

pub use article::{Article, Provenance, RegionTag, newest_first};
pub use edtf::{CivilDate, Edtf, EdtfError};
pub use link::{Link, is_id, link};
pub use reading::{
    BlockAt, CheckedCorpus, Construct, Finding, FindingKind, Image, Limit, Severity, Shape,
    is_forbidden, read_corpus,
};
pub use text::{Block, BlockKind, Span, Style, Text};
