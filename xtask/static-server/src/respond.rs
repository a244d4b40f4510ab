//! What is answered to a request.

use std::fs;
use std::path::{Path, PathBuf};

use crate::address::{Refused, resolve};
use crate::media_type::media_type;
use crate::record::Served;
use crate::server::{Fault, Shared, locked};

/// The part of a request that matters here.
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) accepts_brotli: bool,
    pub(crate) then_close: bool,
}

/// An answer, ready to be written.
pub(crate) struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) then_close: bool,
}

/// What an answer says, before it is written as HTTP.
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn text(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Self {
            status,
            headers,
            body: format!("{text}\n").into_bytes(),
        }
    }
}

/// Answers one request, and notes it.
pub(crate) fn to(request: &Request, shared: &Shared) -> Answer {
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let fault = shared.fault(path);
    let mut reply = match (request.method.as_str(), fault) {
        (_, Some(Fault::Status(status))) => Reply::text(status, "this file fails on purpose"),
        ("GET" | "HEAD", _) => find(path, request, shared),
        _ => {
            let mut reply = Reply::text(405, "only GET and HEAD are answered here");
            reply.headers.push(("Allow", "GET, HEAD".to_owned()));
            reply
        }
    };
    let middle = reply.body.len() / 2;
    if fault == Some(Fault::FlippedByte)
        && let Some(byte) = reply.body.get_mut(middle)
    {
        *byte = !*byte;
    }
    let mut bytes = head(&reply, shared).into_bytes();
    let head_bytes = bytes.len();
    if request.method != "HEAD" {
        let sent = if fault == Some(Fault::CutShort) {
            middle
        } else {
            reply.body.len()
        };
        bytes.extend_from_slice(&reply.body[..sent]);
    }
    shared.note(Served {
        method: request.method.clone(),
        target: request.target.clone(),
        status: reply.status,
        body_bytes: (bytes.len() - head_bytes) as u64,
    });
    Answer {
        bytes,
        then_close: fault == Some(Fault::CutShort),
    }
}

/// Finds what a path means: a file, a folder's `index.html`, the way to a folder, or the page for what is missing.
fn find(path: &str, request: &Request, shared: &Shared) -> Reply {
    let root = locked(&shared.root).clone();
    let prefix = &shared.options.prefix;
    if format!("{path}/") == *prefix {
        return moved(prefix, request);
    }
    let place = match resolve(&root, prefix, path) {
        Ok(place) => place,
        Err(Refused::Malformed) => return Reply::text(400, "this is not a path"),
        Err(Refused::Outside) => return Reply::text(404, "there is nothing outside the site"),
    };
    // A link that leads out of the folder is as bad as a `..`.
    let (Ok(root), Ok(place)) = (root.canonicalize(), place.canonicalize()) else {
        return missing(&root, request, shared);
    };
    if !place.starts_with(&root) {
        return missing(&root, request, shared);
    }
    match (place.is_dir(), path.ends_with('/')) {
        (true, true) => file(200, &place.join("index.html"), request, shared),
        (true, false) if place.join("index.html").is_file() => {
            Some(moved(&format!("{path}/"), request))
        }
        (false, false) => file(200, &place, request, shared),
        _ => None,
    }
    .unwrap_or_else(|| missing(&root, request, shared))
}

/// To the same address with its slash, the query kept.
fn moved(to: &str, request: &Request) -> Reply {
    let query = request
        .target
        .find('?')
        .map_or("", |at| &request.target[at..]);
    let mut reply = Reply::text(301, "this is a folder");
    reply.headers.push(("Location", format!("{to}{query}")));
    reply
}

/// The site's own page for what is not there.
fn missing(root: &Path, request: &Request, shared: &Shared) -> Reply {
    file(404, &root.join("404.html"), request, shared)
        .unwrap_or_else(|| Reply::text(404, "there is no such file"))
}

/// A file's bytes, packed where that was asked for and is at hand; `None` where there is no such file.
fn file(status: u16, file: &Path, request: &Request, shared: &Shared) -> Option<Reply> {
    let mut headers = vec![("Content-Type", media_type(file).to_owned())];
    if shared.options.brotli {
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        let packed = PathBuf::from(format!("{}.br", file.display()));
        if request.accepts_brotli
            && let Ok(body) = fs::read(packed)
        {
            headers.push(("Content-Encoding", "br".to_owned()));
            return Some(Reply {
                status,
                headers,
                body,
            });
        }
    }
    Some(Reply {
        status,
        headers,
        body: fs::read(file).ok()?,
    })
}

/// The head of an answer.
fn head(reply: &Reply, shared: &Shared) -> String {
    let reason = match reply.status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Status",
    };
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = reply.body.len();
    // What went wrong is not for keeping.
    let cache = if reply.status < 400 {
        shared.options.cache_control.as_str()
    } else {
        "no-store"
    };
    head.push_str(&format!("Content-Length: {length}\r\nCache-Control: {cache}\r\nX-Content-Type-Options: nosniff\r\n\r\n"));
    head
}
