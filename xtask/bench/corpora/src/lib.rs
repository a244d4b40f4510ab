//! Corpora of any size for the benchmark, the same on every machine, and the queries that are asked of them.
//!
//! [`Generated`] makes up Kazakh and Russian with real inflection, whose vocabulary keeps growing as that of real text
//! does ([`Growth`] measures it). [`News`] draws real sentences again and again; its vocabulary stops.

mod article;
mod folders;
mod generated;
mod growth;
mod kazakh;
mod lemmas;
mod news;
mod queries;
mod random;
mod russian;
mod speaker;
mod stem;

pub use article::{Article, id};
pub use folders::write as write_folders;
pub use generated::Generated;
pub use growth::Growth;
pub use news::News;
pub use queries::queries;
