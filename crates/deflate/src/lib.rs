#![doc = include_str!("../README.md")]

mod bits;
mod code;
mod cost;
mod deflater;
mod effort;
mod header;
mod huffman;
mod match_finder;
mod parser;
mod shared;
mod stored;
mod symbol;

pub use deflater::Deflater;
pub use effort::Effort;
pub use shared::{SharedCode, train};
pub use stored::{dictionary_block, stored_content, stored_stream};
pub use symbol::WINDOW;
