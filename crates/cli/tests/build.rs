//! `aimaq build` with empty files in place of the compiled app: what a site contains, what stays of the version before, and
//! which folders are refused.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::copy;
use sha2::{Digest as _, Sha256};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of `static/` that `trunk build --release` copies.
const STATIC_FILES: [&str; 15] = [
    "apple-touch-icon.png",
    "choose.js",
    "device.js",
    "icon.svg",
    "icons/192.png",
    "icons/512.png",
    "icons/maskable.png",
    "keeping.js",
    "manifest.webmanifest",
    "settings.js",
    "start.js",
    "style.css",
    "sw.js",
    "trouble.js",
    "waiting.js",
];

/// A folder for one test with `app`, which has the files that `trunk build --release` leaves, and `corpus`, a copy of the
/// small corpus.
fn test_folder(test: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("app/static/icons")).expect("a folder");
    for name in STATIC_FILES {
        let from = repository().join("static").join(name);
        fs::copy(from, root.join("app/static").join(name)).expect(name);
    }
    for name in ["aimaq-app.js", "aimaq-app_bg.wasm"] {
        fs::write(root.join("app").join(name), "").expect("a file");
    }
    copy(
        &repository().join("tests/libraries/v1/corpus"),
        &root.join("corpus"),
    );
    root
}

/// Builds into `out`. The error is what the command wrote to standard error.
fn try_build(root: &Path, out: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .arg("build")
        .args(["--app", "app", "--corpus", "corpus", "--out", out])
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("aimaq runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    output.status.success().then_some(()).ok_or(errors)
}

fn build(root: &Path, arguments: &[&str]) {
    try_build(root, "dist", arguments).expect("a site");
}

/// The names of the entries of a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

/// The names of the library files of the built site.
fn library(root: &Path) -> BTreeSet<String> {
    names(&root.join("dist/library"))
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
    let root = test_folder("pages");
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
    // 404.html, which a host serves for all other addresses, starts the app at any depth.
    let rest = fs::read_to_string(root.join("dist/404.html")).expect("a page");
    for depth in ["", "../../../"] {
        assert!(rest.contains(&format!("src=\"{depth}app/start-")), "{rest}");
    }
}

#[test]
fn the_policy_of_every_page_names_the_script_that_stands_in_it() {
    let root = test_folder("policy");
    build(&root, &["--pages", "lists"]);
    let shell = fs::read_dir(root.join("dist/app"))
        .expect("a folder")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .find(|name| name.starts_with("shell-"));
    let shell = format!("app/{}", shell.expect("a shell"));
    for page in [
        "index.html",
        "404.html",
        &shell,
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
    let root = test_folder("versions");
    build(&root, &[]);
    let first = library(&root);
    change(&root, "Алматыда көпір ашылды.");
    build(&root, &[]);
    let second = library(&root);
    assert!(first.is_subset(&second));
    assert!(second.len() > first.len());
    let worker = fs::read_to_string(root.join("dist/sw.js")).expect("the service worker");
    let listed = second.iter().filter(|name| worker.contains(*name)).count();
    assert_eq!(
        listed,
        first.len() - 1,
        "the service worker lists the files of the new version, without library.txt"
    );
    change(&root, "Алматыда тағы бір көпір ашылды.");
    build(&root, &[]);
    let third = library(&root);
    let gone = first.difference(&third).count();
    assert!(gone > 0, "the files of the version before the last go");
    build(&root, &["--fresh"]);
    assert_eq!(library(&root).len(), first.len());
}

#[test]
fn a_folder_with_other_files_is_refused_and_not_changed() {
    let root = test_folder("other-files");
    let before = names(&root);
    fs::create_dir(root.join("photos")).expect("a folder");
    fs::write(root.join("photos/1.jpg"), "x").expect("a file");
    for out in [
        "photos",
        ".",
        "photos/..",
        "corpus",
        "app",
        "/",
        "photos/1.jpg",
        "photos/1.jpg/site",
    ] {
        refuses(&root, out);
    }
    let said = try_build(&root, "corpus/site", &[]).expect_err("it is in the corpus");
    assert!(said.contains("corpus/site"), "{said}");
    assert_eq!(
        names(&root.join("photos")),
        BTreeSet::from(["1.jpg".into()])
    );
    fs::remove_dir_all(root.join("photos")).expect("it is there");
    assert_eq!(names(&root), before);
    fs::create_dir(root.join("empty")).expect("a folder");
    try_build(&root, "empty", &[]).expect("an empty folder may be filled");
    try_build(&root, "new/folder", &[]).expect("a folder that does not exist is made");
}

/// Asserts that a build into `out` fails and says what `--out` may name.
fn refuses(root: &Path, out: &str) {
    let said = try_build(root, out, &[]).expect_err(out);
    assert!(said.contains("--out names"), "{out}: {said}");
}

#[test]
fn a_detour_through_folders_that_do_not_exist_leads_to_the_same_folder() {
    let root = test_folder("detour");
    fs::create_dir_all(root.join("photos/2025")).expect("a folder");
    fs::write(root.join("photos/1.jpg"), "x").expect("a file");
    for out in [
        "none/../photos",
        "none/../none/../photos",
        "none/none/../../photos",
        "photos/none/..",
        "photos/2025/none/../..",
        "none/..",
    ] {
        refuses(&root, out);
    }
    assert_eq!(
        names(&root),
        BTreeSet::from(["app".into(), "corpus".into(), "photos".into()])
    );
    assert!(root.join("photos/1.jpg").is_file());
    // By such a path a site is built and built again, and the files of the version before are found.
    try_build(&root, "none/../dist", &[]).expect("a new folder");
    let first = library(&root);
    change(&root, "Алматыда көпір ашылды.");
    try_build(&root, "none/../dist", &[]).expect("the site that was built before");
    assert!(first.is_subset(&library(&root)));
    assert!(!root.join("none").exists());
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_a_folder_is_judged() {
    use std::os::unix::fs::symlink;

    let root = test_folder("out-links");
    fs::create_dir_all(root.join("photos/2025")).expect("a folder");
    fs::write(root.join("photos/1.jpg"), "x").expect("a file");
    symlink("photos", root.join("to-photos")).expect("a link");
    symlink("photos/2025", root.join("to-2025")).expect("a link");
    symlink("nowhere", root.join("dangling")).expect("a link");
    symlink("loop", root.join("loop")).expect("a link");
    let before = names(&root);
    for out in [
        "to-photos",
        "none/../to-photos",
        // `..` is the parent of the folder that the link leads to: photos.
        "to-2025/..",
        "dangling",
        "dangling/site",
        "dangling/../site",
        "loop",
    ] {
        refuses(&root, out);
    }
    assert_eq!(names(&root), before);
    assert!(root.join("photos/1.jpg").is_file());
    try_build(&root, "to-2025", &[]).expect("the link leads to an empty folder");
    assert!(root.join("photos/2025/index.html").is_file());
    assert!(root.join("to-2025").is_symlink());
}

#[test]
fn files_that_do_not_belong_to_a_site_stay() {
    let root = test_folder("beside-a-site");
    build(&root, &[]);
    fs::write(root.join("dist/CNAME"), "aimaq.example").expect("a file");
    fs::create_dir(root.join("dist/.git")).expect("a folder");
    fs::write(root.join("dist/.git/HEAD"), "x").expect("a file");
    build(&root, &["--pages", "lists"]);
    let stays = |path: &str| root.join("dist").join(path).is_file();
    assert!(stays("CNAME") && stays(".git/HEAD"));
    assert!(!root.join("dist/kk/article").exists());

    // After a build that was stopped when it had moved the old version away.
    fs::rename(root.join("dist"), root.join(".dist.aimaq-old")).expect("a site");
    build(&root, &[]);
    assert!(stays("CNAME") && stays(".git/HEAD"));
    // After a build that was stopped when the new version was in its place.
    let old = root.join(".dist.aimaq-old");
    fs::create_dir(&old).expect("a folder");
    fs::rename(root.join("dist/CNAME"), old.join("CNAME")).expect("a file");
    build(&root, &[]);
    assert!(stays("CNAME") && stays("index.html"));
    let beside = names(&root);
    assert!(
        !beside.iter().any(|name| name.contains("aimaq-")),
        "{beside:?}"
    );
}
