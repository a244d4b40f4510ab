//! `aimaq library inspect` with a library that somebody else packed.

use std::fs;
use std::path::Path;
use std::process::Command;

fn library(arguments: &[&Path]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .arg("library")
        .args(arguments)
        .output()
        .expect("aimaq runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_library_cannot_control_the_terminal() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("inspect");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder");
    let corpus = root.join("corpus.jsonl");
    fs::write(
        &corpus,
        r#"{"id": "a", "lang": "ru", "title": "x\u001b[2Jy\u202e", "text": "\u001b[31mтекст"}"#,
    )
    .expect("a file");
    let out = root.join("library");
    library(&[
        Path::new("build"),
        Path::new("--corpus"),
        &corpus,
        Path::new("--out"),
        &out,
    ]);
    let mut escaped = 0;
    for entry in fs::read_dir(&out).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.ends_with("library.txt") {
            continue;
        }
        let text = library(&[Path::new("inspect"), &path]);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        escaped += text.matches("x\\u{1b}[2Jy\\u{202e}").count();
    }
    assert!(escaped > 0, "no file shows the title");
}
