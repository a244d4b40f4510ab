#![doc = include_str!("../README.md")]

pub mod case;
mod digits;
pub mod order;
mod part;
pub mod threads;

pub use digits::digits;
pub use part::part;
