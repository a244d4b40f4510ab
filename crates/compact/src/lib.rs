#![doc = include_str!("../README.md")]

pub mod case;
pub mod order;
mod part;
pub mod threads;

pub use part::part;
