//! Reading the head of a request.

use std::io::{self, BufRead, Read};

/// The longest head of a request, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;

/// The parts of a request's head that the server uses.
pub(crate) struct RequestHead {
    pub(crate) method: String,
    /// The path and query, still percent-encoded.
    pub(crate) target: String,
    pub(crate) accepts_brotli: bool,
    /// Whether the connection closes after the answer.
    pub(crate) then_close: bool,
}

/// Reads the next request's head; `None` at the end of the connection.
///
/// # Errors
/// What came is not HTTP, is too long, or ends in the middle.
pub(crate) fn read_head(reader: &mut impl BufRead) -> io::Result<Option<RequestHead>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut request = RequestHead {
        method: method.to_owned(),
        target: target.to_owned(),
        accepts_brotli: false,
        // The server does not read bodies, so after a request with one it cannot find the next request.
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
