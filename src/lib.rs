//! The reader: views and their URLs, what a view shows, and the pages that show it.
//!
//! Everything here but `app` and `browser` runs without a browser, so the build renders every page
//! with the same code that draws it in the reader's hands.

pub mod components;
pub mod concordance;
pub mod content;
pub mod export;
pub mod frame;
pub mod links;
pub mod pages;
pub mod params;
pub mod settings;
pub mod texts;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
#[cfg(not(target_arch = "wasm32"))]
pub mod styleguide;
