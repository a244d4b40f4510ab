//! The browser's driver, as a process of ours.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::Engine;

/// How long a driver may take to start, and to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running driver; it ends, with the browsers it started, when this is dropped.
pub struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the engine's driver on a free port.
    ///
    /// # Errors
    /// It is not installed, or did not say in time which port it took.
    pub fn start(engine: Engine) -> Result<Self, String> {
        let program = engine.driver_program();
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                format!("{program} did not start ({error}). Install it: cargo xtask setup")
            })?;
        let (found, port) = channel();
        if let Some(output) = process.stdout.take() {
            // Reads on to the end, or the driver would stand still once the pipe is full.
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if let Some(port) = port_in(&line) {
                        // Nobody listens any more after a start that took too long.
                        let _ = found.send(port);
                    }
                }
            });
        }
        match port.recv_timeout(PATIENCE) {
            Ok(port) => Ok(Self {
                engine,
                process,
                port,
            }),
            Err(_) => {
                drop(process.kill());
                drop(process.wait());
                Err(format!(
                    "{program} named no port within {} s",
                    PATIENCE.as_secs()
                ))
            }
        }
    }

    /// The engine it drives.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where WebDriver commands go.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked in this way it ends its browsers too; killed, it would leave them behind.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            drop(stream.set_read_timeout(Some(PATIENCE)));
            drop(stream.write_all(
                b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            ));
            drop(stream.read_to_end(&mut Vec::new()));
        }
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The port in `… started successfully on port 12345.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_what_the_driver_prints() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 45123."),
            Some(45123)
        );
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
