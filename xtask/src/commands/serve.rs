//! `serve`: build with the style guide, then serve until Ctrl-C.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

use aimaq_static_server::{Server, ServerOptions};

use crate::cache::Cache;
use crate::commands::build;
use crate::options::Options;
use crate::problem::{Outcome, Problem};
use crate::run::say;
use crate::target_dir::TargetDir;
use crate::tools::BuildTools;

/// The port that is served on where none is asked for.
const PORT: u16 = 8080;

/// Builds and serves the site.
pub fn run(options: &Options) -> Outcome {
    let port = options.number("--port", PORT)?;
    let prefix = options.get("--prefix").unwrap_or("/").to_owned();
    // Building takes minutes: a port that is in use is better known before.
    drop(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| not_served(port, &error))?);
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    let site = build::development(&tools, &target)?;
    // Another checkout may compile while this one serves.
    drop(target);
    let server = Server::start(ServerOptions {
        port,
        prefix,
        ..ServerOptions::new(site)
    });
    let server = server.map_err(|error| not_served(port, &error))?;
    say(&format!(
        "The site is at {0}, its style guide at {0}styleguide/ (Ctrl-C ends it)",
        server.url()
    ));
    loop {
        std::thread::park();
    }
}

/// Why there is no server.
fn not_served(port: u16, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::AddrInUse => Problem::Told(format!(
            "Port {port} is in use by another program. End that one, or choose another port: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(PORT)
        )),
        _ => Problem::Told(format!(
            "Port {port} can't be served on ({error}). Choose another one: cargo xtask serve --port {PORT}"
        )),
    }
}
