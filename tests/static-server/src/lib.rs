#![doc = include_str!("../README.md")]

mod address;
mod connection;
mod fault;
mod media_type;
mod options;
mod record;
mod request;
mod respond;
mod server;
mod state;

pub use address::{Refused, resolve};
pub use fault::Fault;
pub use media_type::media_type;
pub use options::ServerOptions;
pub use record::Served;
pub use server::Server;
