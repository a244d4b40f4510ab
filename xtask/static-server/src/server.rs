//! Starting, stopping and changing a server while it runs.

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::connection;
use crate::record::Served;

/// What is served, where, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder whose files are served.
    pub root: PathBuf,
    /// Where the site stands: `/`, or a sub-path such as `/some/sub/path/`. Missing slashes at the ends are added.
    pub prefix: String,
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// Sends `FILE.br` in place of `FILE` to browsers that accept brotli, as a good host does.
    pub brotli: bool,
    /// The `Cache-Control` header of every answer.
    pub cache_control: String,
    /// Keeps a record of every request, for [`Server::served`].
    pub record: bool,
}

impl Options {
    /// `root` at `/` on a free port, uncompressed, always asked for anew, without a record.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            prefix: "/".to_owned(),
            port: 0,
            brotli: false,
            cache_control: "no-cache".to_owned(),
            record: false,
        }
    }
}

/// What goes wrong, on purpose, with one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Answered with this status and no file.
    Status(u16),
    /// The connection breaks after half of the body.
    CutShort,
    /// One byte in the middle of the body is another one.
    FlippedByte,
}

/// What connections share with the server's owner.
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) root: Mutex<PathBuf>,
    faults: Mutex<BTreeMap<String, Fault>>,
    served: Mutex<Vec<Served>>,
    open: Mutex<BTreeMap<u64, TcpStream>>,
    next_connection: AtomicU64,
    stopping: AtomicBool,
}

impl Shared {
    /// The fault set for a request's path, if there is one.
    pub(crate) fn fault(&self, path: &str) -> Option<Fault> {
        locked(&self.faults)
            .iter()
            .find(|(end, _)| path.ends_with(end.as_str()))
            .map(|(_, fault)| *fault)
    }

    /// Notes a request, where a record is kept.
    pub(crate) fn note(&self, served: Served) {
        if self.options.record {
            locked(&self.served).push(served);
        }
    }
}

/// A running server; it stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving on 127.0.0.1 and comes back once the port is open.
    ///
    /// # Errors
    /// What the system says when the port can't be had (`AddrInUse`) or no thread started.
    pub fn start(mut options: Options) -> io::Result<Self> {
        options.prefix = with_slashes(&options.prefix);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            root: Mutex::new(options.root.clone()),
            options,
            faults: Mutex::default(),
            served: Mutex::default(),
            open: Mutex::default(),
            next_connection: AtomicU64::new(0),
            stopping: AtomicBool::new(false),
        });
        let for_acceptor = Arc::clone(&shared);
        let acceptor = std::thread::Builder::new()
            .name("static-server".to_owned())
            .spawn(move || accept(&listener, &for_acceptor))?;
        Ok(Self {
            address,
            shared,
            acceptor: Some(acceptor),
        })
    }

    /// The address of the site: `http://127.0.0.1:PORT/PREFIX/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.options.prefix)
    }

    /// The port that is served on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves another folder from the next request on: a new version put in place of the old one.
    pub fn set_root(&self, root: impl Into<PathBuf>) {
        *locked(&self.shared.root) = root.into();
    }

    /// From now on requests for paths that end in `path_end` fail in this way; `None` ends that.
    pub fn set_fault(&self, path_end: &str, fault: Option<Fault>) {
        let mut faults = locked(&self.shared.faults);
        match fault {
            Some(fault) => faults.insert(path_end.to_owned(), fault),
            None => faults.remove(path_end),
        };
    }

    /// Everything that was asked since the start, or since the last [`Server::forget_served`], oldest first.
    #[must_use]
    pub fn served(&self) -> Vec<Served> {
        locked(&self.shared.served).clone()
    }

    /// Empties the record.
    pub fn forget_served(&self) {
        locked(&self.shared.served).clear();
    }

    /// Stops: the port is closed and every open connection is cut when this comes back.
    pub fn stop(mut self) {
        self.shut_down();
    }

    fn shut_down(&mut self) {
        let Some(acceptor) = self.acceptor.take() else {
            return;
        };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The acceptor sits in `accept`; one more connection wakes it up to see the flag.
        drop(TcpStream::connect(self.address));
        drop(acceptor.join());
        for stream in locked(&self.shared.open).values() {
            drop(stream.shutdown(Shutdown::Both));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shut_down();
    }
}

/// Takes connections until the server stops, each on a thread of its own.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        let id = shared.next_connection.fetch_add(1, Ordering::SeqCst);
        locked(&shared.open).insert(id, handle);
        let for_thread = Arc::clone(shared);
        let started = std::thread::Builder::new()
            .name("static-server-connection".to_owned())
            .spawn(move || {
                // A reader that goes away in the middle is no news.
                drop(connection::talk(&stream, &for_thread));
                drop(stream.shutdown(Shutdown::Both));
                locked(&for_thread.open).remove(&id);
            });
        if started.is_err() {
            locked(&shared.open).remove(&id);
        }
    }
}

/// The value behind a lock, also after a thread that held it panicked: all values here are whole at any time.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A prefix with exactly one slash at each end.
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
