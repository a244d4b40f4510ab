//! The server over real connections.
#![allow(clippy::unwrap_used)] // A failed unwrap fails the test.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use aimaq_static_server::{Fault, Server, ServerOptions};

/// Writes a small site to its own folder and returns the folder.
fn site(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&root));
    fs::create_dir_all(root.join("kk/about")).unwrap();
    fs::write(root.join("index.html"), "front").unwrap();
    fs::write(root.join("kk/about/index.html"), "about").unwrap();
    fs::write(root.join("404.html"), "missing").unwrap();
    fs::write(root.join("app.wasm"), "raw bytes").unwrap();
    fs::write(root.join("app.wasm.br"), "packed").unwrap();
    root
}

/// Sends one request and reads the whole answer.
fn ask(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream
        .write_all(format!("{request}\r\nConnection: close\r\n\r\n").as_bytes())
        .unwrap();
    let mut answer = Vec::new();
    // A connection that is cut on purpose ends in an error after the part that was sent.
    drop(stream.read_to_end(&mut answer));
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(server: &Server, path: &str) -> String {
    ask(server, &format!("GET {path} HTTP/1.1\r\nHost: x"))
}

#[test]
fn folders_have_an_index_and_their_address_a_slash() {
    let server = Server::start(ServerOptions::new(site("folders"))).unwrap();
    assert!(get(&server, "/").ends_with("front"));
    assert!(get(&server, "/kk/about/?q=%D3%A9").ends_with("about"));
    let moved = get(&server, "/kk/about?q=1");
    assert!(
        moved.starts_with("HTTP/1.1 301 ") && moved.contains("Location: /kk/about/?q=1\r\n"),
        "{moved}"
    );
    assert!(
        get(&server, "/kk/").starts_with("HTTP/1.1 404 "),
        "a folder without an index is not listed"
    );
}

#[test]
fn what_is_missing_is_answered_with_the_sites_page_and_404() {
    let server = Server::start(ServerOptions::new(site("missing"))).unwrap();
    for path in ["/nothing", "/kk/article/x/", "/index.html/", "/app.wasm/x"] {
        let answer = get(&server, path);
        assert!(
            answer.starts_with("HTTP/1.1 404 ") && answer.ends_with("missing"),
            "{path}: {answer}"
        );
    }
}

#[test]
fn with_the_history_fallback_paths_without_a_file_show_the_index() {
    let server = Server::start(ServerOptions {
        history_fallback: true,
        ..ServerOptions::new(site("fallback"))
    })
    .unwrap();
    for path in ["/nothing", "/kk/article/x/", "/kk/?q=1"] {
        let answer = get(&server, path);
        assert!(
            answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("front"),
            "{path}: {answer}"
        );
    }
    assert!(get(&server, "/kk/about/").ends_with("about"));
    for path in ["/nothing.js", "/kk/x.wasm?v=1"] {
        assert!(get(&server, path).starts_with("HTTP/1.1 404 "), "{path}");
    }
}

#[test]
fn a_site_below_a_prefix_is_nowhere_else() {
    let options = ServerOptions {
        prefix: "some/sub/path".to_owned(),
        ..ServerOptions::new(site("prefix"))
    };
    let server = Server::start(options).unwrap();
    assert!(server.url().ends_with("/some/sub/path/"));
    assert!(get(&server, "/some/sub/path/").ends_with("front"));
    assert!(get(&server, "/some/sub/path").contains("Location: /some/sub/path/\r\n"));
    assert!(get(&server, "/").starts_with("HTTP/1.1 404 "));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let root = site("outside");
    fs::write(root.join("../secret"), "secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret", root.join("link")).unwrap();
    let server = Server::start(ServerOptions::new(root)).unwrap();
    for path in ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "/link"] {
        assert!(!get(&server, path).contains("\r\n\r\nsecret"), "{path}");
    }
}

#[test]
fn head_sends_the_head_alone_and_other_methods_are_refused() {
    let server = Server::start(ServerOptions::new(site("methods"))).unwrap();
    let head = ask(&server, "HEAD /app.wasm HTTP/1.1\r\nHost: x");
    assert!(
        head.contains("Content-Type: application/wasm\r\n")
            && head.contains("Content-Length: 9\r\n")
    );
    assert!(head.ends_with("\r\n\r\n"));
    assert!(
        ask(&server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0")
            .starts_with("HTTP/1.1 405 ")
    );
}

#[test]
fn brotli_is_sent_if_the_client_accepts_it_and_the_options_allow_it() {
    let root = site("brotli");
    let plain = Server::start(ServerOptions::new(&root)).unwrap();
    let packing = Server::start(ServerOptions {
        brotli: true,
        ..ServerOptions::new(&root)
    })
    .unwrap();
    let request = "GET /app.wasm HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br;q=1";
    assert!(ask(&packing, request).ends_with("packed"));
    assert!(ask(&packing, "GET /app.wasm HTTP/1.1\r\nHost: x").ends_with("raw bytes"));
    assert!(ask(&plain, request).ends_with("raw bytes"));
}

#[test]
fn hostile_requests_end_the_connection_and_nothing_else() {
    let server = Server::start(ServerOptions::new(site("hostile"))).unwrap();
    for request in [
        "",
        "\r\n",
        "GET",
        "GET /",
        "\u{0}\u{1}",
        "GET / HTTP/1.1\r\nno colon",
    ] {
        ask(&server, request);
    }
    ask(&server, &format!("GET /{} HTTP/1.1", "a".repeat(100_000)));
    assert!(get(&server, "/").ends_with("front"));
}

#[test]
fn a_stopped_server_answers_nobody_not_even_on_open_connections() {
    let server = Server::start(ServerOptions::new(site("stopped"))).unwrap();
    let port = server.port();
    let mut open = TcpStream::connect(("127.0.0.1", port)).unwrap();
    open.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    let mut first = [0; 12];
    open.read_exact(&mut first).unwrap();
    server.stop();
    let mut rest = Vec::new();
    drop(open.read_to_end(&mut rest));
    drop(open.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    assert_eq!(open.read_to_end(&mut Vec::new()).unwrap_or(0), 0);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn files_fail_on_purpose_and_requests_are_recorded() {
    let server = Server::start(ServerOptions {
        record: true,
        ..ServerOptions::new(site("faults"))
    })
    .unwrap();
    server.set_fault("app.wasm", Some(Fault::Status(503)));
    assert!(get(&server, "/app.wasm").starts_with("HTTP/1.1 503 "));
    server.set_fault("app.wasm", Some(Fault::CutShort));
    assert!(get(&server, "/app.wasm").ends_with("\r\n\r\nraw "));
    server.set_fault("app.wasm", Some(Fault::FlippedByte));
    assert!(!get(&server, "/app.wasm").ends_with("raw bytes"));
    server.set_fault("app.wasm", None);
    assert!(get(&server, "/app.wasm").ends_with("raw bytes"));
    let statuses: Vec<u16> = server.served().iter().map(|served| served.status).collect();
    assert_eq!(statuses, [503, 200, 200, 200]);
    assert_eq!(server.served()[3].body_bytes, 9);
}

#[test]
fn another_version_takes_the_place_of_the_first() {
    let new = site("version-two");
    fs::write(new.join("index.html"), "front of two").unwrap();
    let server = Server::start(ServerOptions::new(site("version-one"))).unwrap();
    assert!(get(&server, "/").ends_with("front"));
    server.set_root(new);
    assert!(get(&server, "/").ends_with("front of two"));
}
