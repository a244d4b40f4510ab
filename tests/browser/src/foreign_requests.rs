//! Records requests to other hosts.
//!
//! The browser uses this as its proxy for every host but this machine. The proxy answers 502 and records the request, so
//! it sees the requests of pages, of workers and of the browser itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A proxy that records every request and forwards none.
pub(crate) struct ForeignRequests {
    address: SocketAddr,
    recorded: Arc<Mutex<Vec<String>>>,
    stopping: Arc<AtomicBool>,
}

impl ForeignRequests {
    /// Starts the proxy. Requests to `ignored_hosts` are not recorded.
    pub(crate) fn watch(ignored_hosts: &'static [&'static str]) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let recorded = Arc::new(Mutex::new(Vec::new()));
        let stopping = Arc::new(AtomicBool::new(false));
        let (for_thread, stop) = (Arc::clone(&recorded), Arc::clone(&stopping));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let recorded = Arc::clone(&for_thread);
                thread::spawn(move || refuse(&stream, &recorded, ignored_hosts));
            }
        });
        Ok(Self {
            address,
            recorded,
            stopping,
        })
    }

    /// The address of the proxy: `HOST:PORT`.
    pub(crate) fn proxy(&self) -> String {
        self.address.to_string()
    }

    /// The requests so far, such as `GET http://example.org/x.png` or `CONNECT example.org:443`.
    pub(crate) fn recorded(&self) -> Vec<String> {
        self.recorded
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for ForeignRequests {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
    }
}

/// Records the first line of a request and answers 502.
fn refuse(stream: &TcpStream, recorded: &Mutex<Vec<String>>, ignored_hosts: &[&str]) {
    drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
    let mut line = String::new();
    if BufReader::new(stream.take(4096))
        .read_line(&mut line)
        .is_ok()
    {
        let words: Vec<&str> = line.split_ascii_whitespace().take(2).collect();
        let host = words.get(1).map_or("", |target| host_of(target));
        // Browsers open connections in advance; one that closes without a line made no request.
        if !words.is_empty() && !ignored_hosts.contains(&host) {
            recorded
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(words.join(" "));
        }
    }
    let mut stream = stream;
    drop(
        stream.write_all(
            b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
    );
}

/// The host in `http://HOST/…` or `HOST:PORT`.
fn host_of(target: &str) -> &str {
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    target.split(['/', ':', '?']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn the_host_is_read_from_both_forms_of_a_request() {
        assert_eq!(host_of("http://example.org/a:b"), "example.org");
        assert_eq!(host_of("example.org:443"), "example.org");
        assert_eq!(
            host_of("http://example.org.evil.test:80?x"),
            "example.org.evil.test"
        );
    }
}
