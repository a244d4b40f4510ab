//! What the build does to a Wasm: from the bytes of a module to the bytes of another, or `None` where it is not of the form that
//! the tool before writes.

mod binary;
pub mod exports;
pub mod imports;
pub mod locations;
pub mod order;
pub mod references;
mod sections;
pub mod split;
pub mod traps;
