//! What a server serves, where, and how.

use std::path::PathBuf;

/// The settings of a [`Server`](crate::Server).
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The folder whose files are served.
    pub root: PathBuf,
    /// The path of the site's root: `/`, or a sub-path such as `/some/sub/path/`. Missing slashes at the ends are added.
    pub prefix: String,
    /// The port on 127.0.0.1; 0 takes any free port.
    pub port: u16,
    /// Sends `FILE.br` instead of `FILE` to clients that accept brotli.
    pub brotli: bool,
    /// The `Cache-Control` header of every answer with a status below 400; other answers have `no-store`.
    pub cache_control: String,
    /// Keeps a record of every request, for [`Server::served`](crate::Server::served).
    pub record: bool,
    /// Answers paths that have no file with `index.html` and status 200, as `trunk serve` does. A path whose
    /// last part contains a dot names a file and gets 404 as usual.
    pub history_fallback: bool,
}

impl ServerOptions {
    /// Serves `root` at `/` on a free port: uncompressed, `Cache-Control: no-cache`, no record, no fallback.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            prefix: "/".to_owned(),
            port: 0,
            brotli: false,
            cache_control: "no-cache".to_owned(),
            record: false,
            history_fallback: false,
        }
    }
}
