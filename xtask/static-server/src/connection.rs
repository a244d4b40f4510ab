//! One connection: requests one after another, read with limits.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::respond::{self, Request};
use crate::server::Shared;

/// The longest head of a request, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;

/// How long a connection may stay silent.
const SILENCE: Duration = Duration::from_secs(30);

/// Answers requests until the other side is done, says something that is not HTTP, or falls silent.
pub(crate) fn talk(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    loop {
        let Some(request) = read_head(&mut reader)? else {
            return Ok(());
        };
        let answer = respond::to(&request, shared);
        writer.write_all(&answer.bytes)?;
        writer.flush()?;
        if answer.then_close || request.then_close {
            return Ok(());
        }
    }
}

/// The next request's head; `None` at the end of the connection.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        accepts_brotli: false,
        // A body is nothing this server reads, so what follows it can't be told from it.
        then_close: !matches!(method, "GET" | "HEAD") || words.next() != Some("HTTP/1.1"),
    };
    loop {
        line.clear();
        if head.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((name, value)) = line.trim_end().split_once(':') else {
            return if line.trim_end().is_empty() {
                Ok(Some(request))
            } else {
                Err(io::ErrorKind::InvalidData.into())
            };
        };
        if name.eq_ignore_ascii_case("accept-encoding") {
            request.accepts_brotli = value
                .split(',')
                .any(|coding| coding.trim().split(';').next() == Some("br"));
        } else if name.eq_ignore_ascii_case("connection")
            && value.trim().eq_ignore_ascii_case("close")
        {
            request.then_close = true;
        }
    }
}
