//! The plainest static file server: files, folders with an `index.html`, a `404.html`, and nothing else.
//!
//! It rewrites no address, so what works here works on any host. It is used by `cargo xtask serve` and, inside the
//! test's own process, by the browser tests, which stop it, swap what it serves, make single files fail and look
//! at what was asked of it.

mod address;
mod connection;
mod media_type;
mod record;
mod respond;
mod server;

pub use address::{Refused, resolve};
pub use media_type::media_type;
pub use record::Served;
pub use server::{Fault, Options, Server};
