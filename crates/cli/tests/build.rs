//! `aimaq build` with an app of empty files: what is in the site, and what stays of the version before.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let copied = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("a copy");
        }
    }
}

/// A place of its own for a test: an app, and a copy of the small corpus.
fn place(test: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&root);
    copy(&repository().join("static"), &root.join("app/static"));
    for name in ["aimaq-app_bg.wasm", "second.wasm"] {
        fs::write(root.join("app").join(name), "").expect("a file");
    }
    copy(
        &repository().join("tests/libraries/v1/corpus"),
        &root.join("corpus"),
    );
    root
}

fn build(root: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .arg("build")
        .args(["--app", "app", "--corpus", "corpus", "--out", "dist"])
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("aimaq runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

/// The library files of a built site.
fn library(root: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(root.join("dist/library")).expect("a library");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn change(root: &Path, text: &str) {
    let path = root.join("corpus/new-bridge/kk.md");
    fs::write(
        path,
        format!("# Жаңа көпір ашылды\n\n{text}\n\nКөпірдің ұзындығы – 120 метр.\n"),
    )
    .expect("a file");
}

#[test]
fn all_pages_or_only_lists() {
    let root = place("pages");
    let page = |path: &str| root.join("dist").join(path).exists();
    build(&root, &[]);
    for lang in ["kk", "ru"] {
        assert!(page(&format!("{lang}/article/new-bridge/index.html")));
        assert!(page(&format!("{lang}/article/garden-at-school/index.html")));
    }
    build(&root, &["--pages", "lists"]);
    for lang in ["kk", "ru"] {
        assert!(!page(&format!("{lang}/article")));
        for path in ["", "about/", "words/", "region/KZ-63/"] {
            assert!(page(&format!("{lang}/{path}index.html")), "{lang}/{path}");
        }
    }
    // The page that a host serves for the rest starts the app, whatever the address.
    let rest = fs::read_to_string(root.join("dist/404.html")).expect("a page");
    for depth in ["", "../../../"] {
        assert!(rest.contains(&format!("src=\"{depth}app/start-")), "{rest}");
    }
}

#[test]
fn the_policy_of_every_page_names_the_script_that_stands_in_it() {
    let root = place("policy");
    build(&root, &["--pages", "lists"]);
    for page in [
        "index.html",
        "404.html",
        "app/shell.html",
        "kk/index.html",
        "ru/words/index.html",
    ] {
        let text = fs::read_to_string(root.join("dist").join(page)).expect("a page");
        let scripts: Vec<&str> = text.split("<script>").skip(1).collect();
        let [script] = scripts[..] else {
            panic!("{page} has {} scripts in it", scripts.len());
        };
        let script = script.split("</script>").next().unwrap_or_default();
        let source = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
        let policy = text
            .split("script-src ")
            .nth(1)
            .and_then(|policy| policy.split(';').next());
        assert_eq!(
            policy,
            Some(format!("'self' 'wasm-unsafe-eval' {source}").as_str()),
            "{page}"
        );
    }
}

#[test]
fn the_version_before_stays_for_open_tabs_and_no_older_one() {
    let root = place("versions");
    build(&root, &[]);
    let first = library(&root);
    change(&root, "Алматыда көпір ашылды.");
    build(&root, &[]);
    let second = library(&root);
    assert!(first.is_subset(&second));
    assert!(second.len() > first.len());
    let worker = fs::read_to_string(root.join("dist/sw.js")).expect("the service worker");
    let kept = second.iter().filter(|name| worker.contains(*name)).count();
    assert_eq!(
        kept,
        first.len() - 1,
        "a version is what is new, without library.txt"
    );
    change(&root, "Алматыда тағы бір көпір ашылды.");
    build(&root, &[]);
    let third = library(&root);
    let gone = first.difference(&third).count();
    assert!(gone > 0, "the files of the version before the last go");
    build(&root, &["--fresh"]);
    assert_eq!(library(&root).len(), first.len());
}
