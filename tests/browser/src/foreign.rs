//! Requests to anywhere else.
//!
//! The browser is given a proxy for every address but this machine's, and this is the proxy: it serves nothing and
//! writes down who was asked for. So pages, workers and the browser itself are all watched, in any browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Writes down every request that would have left the machine.
pub(crate) struct Foreign {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    stopping: Arc<AtomicBool>,
}

impl Foreign {
    /// Starts listening; what is asked of `passed_over` (hosts) is not written down.
    pub(crate) fn watch(passed_over: &'static [&'static str]) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let stopping = Arc::new(AtomicBool::new(false));
        let (for_thread, stop) = (Arc::clone(&asked), Arc::clone(&stopping));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let asked = Arc::clone(&for_thread);
                thread::spawn(move || refuse(&stream, &asked, passed_over));
            }
        });
        Ok(Self {
            address,
            asked,
            stopping,
        })
    }

    /// Where the browser is to send such requests: `HOST:PORT`.
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }

    /// What was asked for so far, such as `GET http://example.org/x.png` or `CONNECT example.org:443`.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
    }
}

/// Writes down the first line of a request, and answers that there is no way.
fn refuse(stream: &TcpStream, asked: &Mutex<Vec<String>>, passed_over: &[&str]) {
    drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
    let mut line = String::new();
    if BufReader::new(stream.take(4096))
        .read_line(&mut line)
        .is_ok()
    {
        let words: Vec<&str> = line.split_ascii_whitespace().take(2).collect();
        let host = words.get(1).map_or("", |target| host_of(target));
        // Browsers open connections ahead of need; one that is closed without a line has asked nobody for anything.
        if !words.is_empty() && !passed_over.contains(&host) {
            asked
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
    fn the_host_of_a_request_is_found_in_both_forms() {
        assert_eq!(host_of("http://example.org/a:b"), "example.org");
        assert_eq!(host_of("example.org:443"), "example.org");
        assert_eq!(
            host_of("http://example.org.evil.test:80?x"),
            "example.org.evil.test"
        );
    }
}
