//! The state that the server and its connections share.

use std::collections::BTreeMap;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::fault::Fault;
use crate::options::ServerOptions;
use crate::record::Served;

/// The state that the server and its connections share.
pub(crate) struct ServerState {
    pub(crate) options: ServerOptions,
    /// The folder that is served now; `options.root` is where it started.
    pub(crate) root: Mutex<PathBuf>,
    /// Faults by the end of the paths they apply to.
    pub(crate) faults: Mutex<BTreeMap<String, Fault>>,
    pub(crate) served: Mutex<Vec<Served>>,
    /// Open connections by number, so that stopping can close them.
    pub(crate) open: Mutex<BTreeMap<u64, TcpStream>>,
    pub(crate) next_connection: AtomicU64,
    pub(crate) stopping: AtomicBool,
}

impl ServerState {
    /// The state of a server that has just started.
    pub(crate) fn new(options: ServerOptions) -> Self {
        Self {
            root: Mutex::new(options.root.clone()),
            options,
            faults: Mutex::default(),
            served: Mutex::default(),
            open: Mutex::default(),
            next_connection: AtomicU64::new(0),
            stopping: AtomicBool::new(false),
        }
    }

    /// The fault set for a request's path, if any.
    pub(crate) fn fault(&self, path: &str) -> Option<Fault> {
        locked(&self.faults)
            .iter()
            .find(|(end, _)| path.ends_with(end.as_str()))
            .map(|(_, fault)| *fault)
    }

    /// Adds a request to the record, if the server keeps one.
    pub(crate) fn note(&self, served: Served) {
        if self.options.record {
            locked(&self.served).push(served);
        }
    }
}

/// Locks a mutex. A thread that panicked with the lock held leaves no half-changed value here, so poison is ignored.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
