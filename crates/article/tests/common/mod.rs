//! Helpers of the tests.

#![allow(dead_code)]

use std::fs;
use std::path::Path;

use aimaq_article::{CheckedCorpus, Finding, Severity, read_corpus};

/// Returns the files of a corpus folder, except those directly in it whose name begins with `expected`.
pub fn folder(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut waiting = vec![(root.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if path.is_dir() {
                waiting.push((path, format!("{prefix}{name}/")));
            } else if !(prefix.is_empty() && name.starts_with("expected")) {
                files.push((format!("{prefix}{name}"), fs::read(&path).expect("a file")));
            }
        }
    }
    files
}

/// Returns a finding as `file:line code`.
pub fn short(finding: &Finding) -> String {
    let line = finding
        .line
        .map(|line| format!(":{line}"))
        .unwrap_or_default();
    let mark = match finding.severity() {
        Severity::Error => "",
        Severity::Warning => " (warning)",
    };
    format!("{}{line} {}{mark}", finding.file, finding.kind.code())
}

/// Asserts that a corpus of one valid article `a` in both languages, with `files` replaced or added, has exactly these findings.
#[track_caller]
pub fn check(files: &[(&str, &[u8])], expected: &[&str]) -> CheckedCorpus {
    let toml = b"original = \"kk\"\n[[region]]\nunit = \"KZ-63\"\n[source]\ntitle = \"T\"\n";
    let healthy: [(&str, &[u8]); 3] = [
        ("a/article.toml", toml),
        ("a/kk.md", "# Т\n\nБір.\n".as_bytes()),
        ("a/ru.md", "# З\n\nРаз.\n".as_bytes()),
    ];
    let kept = healthy
        .iter()
        .filter(|(path, _)| !files.iter().any(|(other, _)| other == path));
    let all = kept
        .chain(files)
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    let reading = read_corpus(all.collect());
    let found: Vec<String> = reading.findings.iter().map(short).collect();
    assert_eq!(found, expected);
    reading
}
