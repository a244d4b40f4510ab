//! `aimaq check` at a terminal: its output and exit codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Makes a corpus folder for one test, with these files.
fn corpus(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    if root.exists() {
        fs::remove_dir_all(&root).expect("an empty place");
    }
    fs::create_dir_all(&root).expect("a folder");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, text).expect("a file");
    }
    root
}

const HEALTHY: [(&str, &str); 3] = [
    (
        "a/article.toml",
        "original = \"kk\"\n[[region]]\nunit = \"KZ-63\"\n[source]\ntitle = \"T\"\n",
    ),
    ("a/kk.md", "# Т\n\nБір.\n"),
    ("a/ru.md", "# З\n\nРаз.\n"),
];

fn check(corpus: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .arg("check")
        .arg("--corpus")
        .arg(corpus)
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C.UTF-8")
        .output()
        .expect("aimaq runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn a_corpus_without_errors_exits_with_0() {
    let corpus = corpus("healthy", &HEALTHY);
    let (code, out, err) = check(&corpus, &["--lang", "ru"]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (
            Some(0),
            "1 статья готова, 0 ошибок, 0 предупреждений.\n",
            ""
        )
    );
    let (_, out, _) = check(&corpus, &[]);
    assert_eq!(out, "Жариялауға дайын мақала: 1; қате: 0; ескерту: 0.\n");
}

#[test]
fn a_corpus_with_only_warnings_exits_with_0() {
    let corpus = corpus("warnings", &HEALTHY[..2]);
    let (code, out, _) = check(&corpus, &["--lang", "ru"]);
    assert_eq!(code, Some(0));
    assert!(
        out.starts_with("a/: предупреждение: Статья есть только на одном языке: нет ru.md. — "),
        "{out}"
    );
    assert!(
        out.ends_with("1 статья готова, 0 ошибок, 1 предупреждение.\n"),
        "{out}"
    );
}

#[test]
fn errors_have_file_and_line_and_exit_with_1() {
    let mut files = HEALTHY.to_vec();
    files.push(("b/kk.md", "# Т\n\n<b>\u{202e}\n"));
    let corpus = corpus("errors", &files);
    fs::create_dir(corpus.join("c")).expect("an empty folder");
    let (code, out, _) = check(&corpus, &["--lang", "kk"]);
    assert_eq!(code, Some(1));
    let starts: Vec<&str> = out
        .lines()
        .map(|line| line.split(": ").next().unwrap_or_default())
        .collect();
    assert_eq!(
        starts,
        [
            "b/",
            "b/",
            "b/kk.md:3",
            "b/kk.md:3",
            "c/",
            "Жариялауға дайын мақала"
        ],
        "{out}"
    );
    assert!(!out.contains('\u{202e}'));
}

#[test]
fn a_file_cannot_control_the_terminal() {
    let mut files = HEALTHY.to_vec();
    files.push((
        "a/facts.tsv",
        "fact\tkk\tru\tdoubt\nx\u{1b}[2Jy\u{202e}\tЖоқ\tРаз\t\n",
    ));
    let (code, out, _) = check(&corpus("terminal", &files), &["--lang", "ru"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("x\\u{1b}[2Jy\\u{202e}"), "{out}");
    assert!(!out.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn json_has_counts_and_findings() {
    let corpus = corpus("json", &[("b/kk.md", "x")]);
    let (code, out, _) = check(&corpus, &["--json", "--lang", "ru"]);
    assert_eq!(code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["articles"], 0);
    assert_eq!(report["errors"], 2);
    assert_eq!(report["warnings"], 1);
    let last = &report["findings"][2];
    assert_eq!(
        (&last["file"], &last["line"], &last["code"]),
        (&"b/kk.md".into(), &1.into(), &"no-title".into())
    );
}

#[test]
fn hidden_files_are_skipped_and_a_missing_folder_is_an_error() {
    let mut files = HEALTHY.to_vec();
    files.extend([
        (".git/config", "x"),
        ("a/.DS_Store", "x"),
        ("README.md", "x"),
    ]);
    let (code, out, _) = check(&corpus("hidden", &files), &["--lang", "ru"]);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "1 статья готова, 0 ошибок, 0 предупреждений.\n")
    );
    let (code, _, err) = check(Path::new("no/such/folder"), &[]);
    assert_eq!(code, Some(2));
    assert!(err.contains("no/such/folder"), "{err}");
    let (code, _, err) = check(Path::new("."), &["--lang", "en"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("--lang"), "{err}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let outside = corpus("outside", &[("secret.png", "x")]);
    let corpus = corpus("links", &HEALTHY);
    std::os::unix::fs::symlink(corpus.join("a/kk.md"), corpus.join("a/inside.txt"))
        .expect("a link");
    let (code, out, _) = check(&corpus, &["--lang", "ru"]);
    assert_eq!(code, Some(0), "{out}");
    std::os::unix::fs::symlink(outside.join("secret.png"), corpus.join("a/secret.png"))
        .expect("a link");
    let (code, _, err) = check(&corpus, &[]);
    assert_eq!(code, Some(2));
    assert!(err.contains("secret.png"), "{err}");
    fs::remove_file(corpus.join("a/secret.png")).expect("no link");
    std::os::unix::fs::symlink(&corpus, corpus.join("a/loop")).expect("a link");
    let (code, _, err) = check(&corpus, &[]);
    assert_eq!(code, Some(2));
    assert!(err.contains("loop"), "{err}");
}

#[test]
fn files_as_windows_saves_them_are_read() {
    let files: Vec<(&str, String)> = HEALTHY
        .iter()
        .map(|(path, text)| (*path, format!("\u{feff}{}", text.replace('\n', "\r\n"))))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    let (code, out, _) = check(&corpus("windows", &files), &["--lang", "ru"]);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "1 статья готова, 0 ошибок, 0 предупреждений.\n")
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let mut aimaq = Command::new(env!("CARGO_BIN_EXE_aimaq"));
    aimaq
        .arg("check")
        .arg("--corpus")
        .arg(corpus("pipe", &HEALTHY));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let errors = writer.try_clone().expect("the same pipe");
    let status = aimaq.stdout(writer).stderr(errors).status();
    assert_eq!(status.expect("aimaq runs").code(), Some(0));
}

#[test]
fn what_is_safe_is_mended_and_style_is_reported_on_request() {
    let mut files = HEALTHY.to_vec();
    files[1] = (
        "a/kk.md",
        "# Т\n\nҚостанайда қaла \"күні\" өтті. [Сілтеме](https://gov.kz@evil.example/) бар.\n",
    );
    files[2] = ("a/ru.md", "# З\n\nВ Костанае прошёл день города.\n");
    let corpus = corpus("fix", &files);
    let (code, out, err) = check(&corpus, &["--lang", "ru", "--fix", "--style"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(err.contains("a/kk.md: исправлено"), "{err}");
    assert!(
        fs::read_to_string(corpus.join("a/kk.md"))
            .expect("a text")
            .contains("қала")
    );
    for expected in ["KZ-39", "прямые кавычки", "gov.kz@evil.example"] {
        assert!(out.contains(expected), "{expected}: {out}");
    }
    let (_, out, err) = check(&corpus, &["--lang", "ru", "--fix"]);
    assert_eq!(
        (out.as_str(), err.as_str()),
        ("1 статья готова, 0 ошибок, 0 предупреждений.\n", "")
    );
}
