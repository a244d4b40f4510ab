//! The answer to a request.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use crate::address::{Refused, resolve};
use crate::fault::Fault;
use crate::media_type::media_type;
use crate::record::Served;
use crate::request::RequestHead;
use crate::state::{ServerState, locked};

/// A response as the bytes to send.
pub(crate) struct EncodedResponse {
    pub(crate) bytes: Vec<u8>,
    /// Whether the connection closes after it.
    pub(crate) then_close: bool,
}

/// A response before it is encoded.
struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Response {
    fn text(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Self {
            status,
            headers,
            body: format!("{text}\n").into_bytes(),
        }
    }
}

/// Answers a request and records it.
pub(crate) fn respond(request: &RequestHead, state: &ServerState) -> EncodedResponse {
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let mut fault = state.fault(path);
    while fault == Some(Fault::Held) && !state.stopping.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(20));
        fault = state.fault(path);
    }
    let mut response = match (request.method.as_str(), fault) {
        (_, Some(Fault::Status(status))) => Response::text(status, "this file fails on purpose"),
        ("GET" | "HEAD", _) => find(path, request, state),
        _ => {
            let mut response = Response::text(405, "this server answers GET and HEAD");
            response.headers.push(("Allow", "GET, HEAD".to_owned()));
            response
        }
    };
    let middle = response.body.len() / 2;
    if fault == Some(Fault::FlippedByte)
        && let Some(byte) = response.body.get_mut(middle)
    {
        *byte = !*byte;
    }
    let mut bytes = head(&response, state).into_bytes();
    let head_bytes = bytes.len();
    if request.method != "HEAD" {
        let sent = if fault == Some(Fault::CutShort) {
            middle
        } else {
            response.body.len()
        };
        bytes.extend_from_slice(&response.body[..sent]);
    }
    state.note(Served {
        method: request.method.clone(),
        target: request.target.clone(),
        status: response.status,
        body_bytes: (bytes.len() - head_bytes) as u64,
    });
    EncodedResponse {
        bytes,
        then_close: fault == Some(Fault::CutShort),
    }
}

/// Finds what a path names: a file, a folder's `index.html`, a redirect to a folder, or the page for a missing file.
fn find(path: &str, request: &RequestHead, state: &ServerState) -> Response {
    let root = locked(&state.root).clone();
    let prefix = &state.options.prefix;
    if format!("{path}/") == *prefix {
        return redirect(prefix, request);
    }
    let file_path = match resolve(&root, prefix, path) {
        Ok(file_path) => file_path,
        Err(Refused::Malformed) => return Response::text(400, "this is not a path"),
        Err(Refused::Outside) => return Response::text(404, "this path is outside the site"),
    };
    // A symbolic link must not lead out of the folder either.
    let (Ok(root), Ok(file_path)) = (root.canonicalize(), file_path.canonicalize()) else {
        return missing(&root, path, request, state);
    };
    if !file_path.starts_with(&root) {
        return missing(&root, path, request, state);
    }
    match (file_path.is_dir(), path.ends_with('/')) {
        (true, true) => file(200, &file_path.join("index.html"), request, state),
        (true, false) if file_path.join("index.html").is_file() => {
            Some(redirect(&format!("{path}/"), request))
        }
        (false, false) => file(200, &file_path, request, state),
        _ => None,
    }
    .unwrap_or_else(|| missing(&root, path, request, state))
}

/// A redirect that keeps the query.
fn redirect(to: &str, request: &RequestHead) -> Response {
    let query = request
        .target
        .find('?')
        .map_or("", |at| &request.target[at..]);
    let mut response = Response::text(301, "this is a folder");
    response.headers.push(("Location", format!("{to}{query}")));
    response
}

/// The answer for a path without a file: `index.html` if the options ask for it, else the site's `404.html`.
fn missing(root: &Path, path: &str, request: &RequestHead, state: &ServerState) -> Response {
    let names_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    let fallback = if state.options.history_fallback && !names_file {
        file(200, &root.join("index.html"), request, state)
    } else {
        None
    };
    fallback
        .or_else(|| file(404, &root.join("404.html"), request, state))
        .unwrap_or_else(|| Response::text(404, "there is no such file"))
}

/// A file's bytes, compressed if the client accepts it and a compressed file exists; `None` if there is no such file.
fn file(status: u16, file: &Path, request: &RequestHead, state: &ServerState) -> Option<Response> {
    let mut headers = vec![("Content-Type", media_type(file).to_owned())];
    if state.options.brotli {
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        let packed = PathBuf::from(format!("{}.br", file.display()));
        if request.accepts_brotli
            && let Ok(body) = fs::read(packed)
        {
            headers.push(("Content-Encoding", "br".to_owned()));
            return Some(Response {
                status,
                headers,
                body,
            });
        }
    }
    Some(Response {
        status,
        headers,
        body: fs::read(file).ok()?,
    })
}

/// The head of a response.
fn head(response: &Response, state: &ServerState) -> String {
    let reason = match response.status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Status",
    };
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", response.status);
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = response.body.len();
    let cache = if response.status < 400 {
        state.options.cache_control.as_str()
    } else {
        "no-store"
    };
    head.push_str(&format!("Content-Length: {length}\r\nCache-Control: {cache}\r\nX-Content-Type-Options: nosniff\r\n\r\n"));
    head
}
