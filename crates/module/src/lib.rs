#![doc = include_str!("../README.md")]

pub mod answer;
pub mod engine;
#[cfg(target_arch = "wasm32")]
mod exports;
pub mod json;
