//! The search of a library as a JavaScript module: what `aimaq.js` calls.
//!
//! Answers cross the border as JSON text ([`answer`]), which takes one call and no glue for each property. `js/aimaq.js` is the interface that others see; it fetches and unpacks.

pub mod answer;
#[cfg(target_arch = "wasm32")]
mod browser;
pub mod desk;
pub mod json;
