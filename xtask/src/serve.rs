//! `serve`: the development loop, or with `--release` the site as readers get it.

use std::net::{Ipv4Addr, TcpListener};
use std::thread;

use aimaq_static_server::{Server, ServerOptions};
use anyhow::{Context as _, Result};

use crate::build;
use crate::paths;
use crate::run::{run as run_program, say};
use crate::tools;

/// What `serve` may be told.
#[derive(Debug, clap::Args)]
pub struct ServeOptions {
    /// The port to serve on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Build the site as readers get it, and serve that without watching for changes
    #[arg(long)]
    release: bool,
    /// With --release: the path below which the site lies
    #[arg(
        long,
        default_value = "/",
        value_name = "/SUB/PATH/",
        requires = "release"
    )]
    prefix: String,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// If the port is in use, or a tool is missing or fails.
pub fn run(options: &ServeOptions) -> Result<()> {
    let port = options.port;
    // Building takes minutes. It is better to know before that the port is in use.
    drop(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| in_use(port))?);
    if options.release {
        return serve_release(options);
    }
    let path = tools::build()?;
    say(&format!(
        "The reader comes at http://127.0.0.1:{port}/, its style guide at /styleguide/"
    ));
    let mut trunk = build::trunk(&path, &["serve", "--address", "127.0.0.1", "--port"]);
    run_program(
        "Starting Trunk (Ctrl-C ends it)",
        trunk.arg(port.to_string()),
    )
}

fn serve_release(options: &ServeOptions) -> Result<()> {
    build::site()?;
    let server = Server::start(ServerOptions {
        port: options.port,
        prefix: options.prefix.clone(),
        ..ServerOptions::new(paths::dist())
    })
    .with_context(|| in_use(options.port))?;
    say(&format!("The site is at {} (Ctrl-C ends it)", server.url()));
    loop {
        thread::park();
    }
}

fn in_use(port: u16) -> String {
    let other = port.wrapping_add(1);
    format!("Port {port} cannot be used. Choose another one: cargo xtask serve --port {other}")
}
