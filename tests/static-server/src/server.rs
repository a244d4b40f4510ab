//! Starting, stopping and changing a server while it runs.

use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;

use crate::connection;
use crate::fault::Fault;
use crate::options::ServerOptions;
use crate::record::Served;
use crate::state::{ServerState, locked};

/// A running server. Dropping it stops it.
pub struct Server {
    address: SocketAddr,
    state: Arc<ServerState>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving on 127.0.0.1 and returns once the port is open.
    ///
    /// # Errors
    /// The system's error if the port is not free (`AddrInUse`) or the thread does not start.
    pub fn start(mut options: ServerOptions) -> io::Result<Self> {
        options.prefix = with_slashes(&options.prefix);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let state = Arc::new(ServerState::new(options));
        let for_acceptor = Arc::clone(&state);
        let acceptor = std::thread::Builder::new()
            .name("static-server".to_owned())
            .spawn(move || accept(&listener, &for_acceptor))?;
        Ok(Self {
            address,
            state,
            acceptor: Some(acceptor),
        })
    }

    /// The address of the site: `http://127.0.0.1:PORT/PREFIX/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.state.options.prefix)
    }

    /// The port the server listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves another folder from the next request on, as a host does after a new version was uploaded.
    pub fn set_root(&self, root: impl Into<PathBuf>) {
        *locked(&self.state.root) = root.into();
    }

    /// Makes requests for paths that end in `path_end` fail from now on; `None` ends that.
    pub fn set_fault(&self, path_end: &str, fault: Option<Fault>) {
        let mut faults = locked(&self.state.faults);
        match fault {
            Some(fault) => faults.insert(path_end.to_owned(), fault),
            None => faults.remove(path_end),
        };
    }

    /// The requests since the start, or since the last [`Server::forget_served`], oldest first. Empty unless
    /// [`ServerOptions::record`] is set.
    #[must_use]
    pub fn served(&self) -> Vec<Served> {
        locked(&self.state.served).clone()
    }

    /// Empties the record.
    pub fn forget_served(&self) {
        locked(&self.state.served).clear();
    }

    /// Stops the server. When this returns, the port and all connections are closed.
    pub fn stop(mut self) {
        self.shut_down();
    }

    fn shut_down(&mut self) {
        let Some(acceptor) = self.acceptor.take() else {
            return;
        };
        self.state.stopping.store(true, Ordering::SeqCst);
        // The acceptor blocks in `accept`; another connection wakes it, and it sees the flag.
        drop(TcpStream::connect(self.address));
        drop(acceptor.join());
        for stream in locked(&self.state.open).values() {
            drop(stream.shutdown(Shutdown::Both));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shut_down();
    }
}

/// Accepts connections until the server stops, each on a thread of its own.
fn accept(listener: &TcpListener, state: &Arc<ServerState>) {
    for stream in listener.incoming() {
        if state.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        let id = state.next_connection.fetch_add(1, Ordering::SeqCst);
        locked(&state.open).insert(id, handle);
        let for_thread = Arc::clone(state);
        let started = std::thread::Builder::new()
            .name("static-server-connection".to_owned())
            .spawn(move || {
                // A client that disconnects in the middle is not an error here.
                drop(connection::serve(&stream, &for_thread));
                drop(stream.shutdown(Shutdown::Both));
                locked(&for_thread.open).remove(&id);
            });
        if started.is_err() {
            locked(&state.open).remove(&id);
        }
    }
}

/// The prefix with exactly one slash at each end.
fn with_slashes(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_slashes;

    #[test]
    fn a_prefix_gets_a_slash_at_both_ends() {
        assert_eq!(with_slashes(""), "/");
        assert_eq!(with_slashes("/"), "/");
        assert_eq!(with_slashes("some/sub/path"), "/some/sub/path/");
        assert_eq!(with_slashes("/a/"), "/a/");
    }
}
