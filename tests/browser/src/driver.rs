//! ChromeDriver as a child process.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// How long the driver may take to start, and to end.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// A running ChromeDriver. Dropping it ends it and the browsers it started.
pub struct Driver {
    browser: PathBuf,
    process: Child,
    port: u16,
}

impl Driver {
    /// Finds the browser and its driver, and starts the driver on a free port.
    ///
    /// # Errors
    /// The browser or the driver is not installed, or the driver did not report its port in time.
    pub fn start() -> Result<Self, String> {
        let programs =
            aimaq_find_browser::on_this_machine().map_err(|missing| missing.to_string())?;
        let program = programs.driver.display();
        let mut process = Command::new(&programs.driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program} did not start: {error}"))?;
        let (sender, port) = channel();
        if let Some(output) = process.stdout.take() {
            // Reads to the end: the driver would block on a full pipe.
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if let Some(port) = port_in(&line) {
                        // The receiver is gone if the driver started too late.
                        let _ = sender.send(port);
                    }
                }
            });
        }
        if let Ok(port) = port.recv_timeout(TIME_LIMIT) {
            return Ok(Self {
                browser: programs.browser,
                process,
                port,
            });
        }
        drop(process.kill());
        drop(process.wait());
        Err(format!(
            "{program} did not report its port within {} s",
            TIME_LIMIT.as_secs()
        ))
    }

    /// The browser that sessions start.
    pub(crate) fn browser(&self) -> &Path {
        &self.browser
    }

    /// The address that WebDriver commands go to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that shuts down ends its browsers; a killed one leaves them running.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            drop(stream.set_read_timeout(Some(TIME_LIMIT)));
            drop(stream.write_all(
                b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            ));
            drop(stream.read_to_end(&mut Vec::new()));
        }
        let since = Instant::now();
        while since.elapsed() < TIME_LIMIT {
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
    fn the_port_is_read_from_the_drivers_output() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 45123."),
            Some(45123)
        );
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
