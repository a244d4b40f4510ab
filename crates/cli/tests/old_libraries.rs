//! Today's program opens the libraries of every released format version: those in `tests/libraries`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource};
use aimaq_search::SearchRequest;

/// The newest format: the one that is written.
const NEWEST: &str = "v2";

fn folder(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/libraries")
        .join(version)
}

fn aimaq(arguments: &[&Path]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .arg("library")
        .args(arguments)
        .output()
        .expect("aimaq runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn build(out: &Path) {
    let corpus = folder("v1").join("corpus");
    let _ = fs::remove_dir_all(out);
    aimaq(&[
        Path::new("build"),
        Path::new("--corpus"),
        &corpus,
        Path::new("--out"),
        out,
    ]);
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the library is there")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

/// Runs a future. The library is in memory, so it never waits.
fn ready<T>(future: impl Future<Output = T>) -> T {
    pollster::block_on(future)
}

#[test]
fn version_1_is_read() {
    is_read("v1");
}

#[test]
fn version_2_is_read() {
    if env::var_os("AIMAQ_UPDATE_LIBRARIES").is_some() {
        build(&folder(NEWEST).join("library"));
    }
    is_read("v2");
}

fn is_read(version: &str) {
    let library = folder(version).join("library");
    let files = files(&library);
    let manifest = fs::read_to_string(library.join("library.txt")).expect("its manifest's name");
    let source: MemorySource = files.into_iter().collect();
    let library = ready(Library::open(source, manifest.trim())).expect("it opens");
    assert_eq!(library.len(), 3);
    for (number, id, title) in [
        (0, "school-garden", "Мектеп ауласындағы бақ"),
        (1, "new-bridge", "Жаңа көпір ашылды"),
        (2, "river-festival", "Өзен жағасындағы мереке"),
    ] {
        assert_eq!(ready(library.number(id)), Ok(Some(number)));
        let article = ready(library.article(number))
            .expect("it is whole")
            .expect(id);
        assert_eq!(article.id, id);
        assert_eq!(article.text(Lang::Kk).map(|text| &*text.title), Some(title));
        assert_eq!(
            article.text(Lang::Ru).map(|text| text.blocks.len()),
            Some(2)
        );
    }
    assert_eq!(ready(library.number("garden-at-school")), Ok(Some(0)));
    for (query, found) in [
        ("мектеп", vec![0, 2]),
        ("көпірдің", vec![1]),
        ("учеников", vec![0, 2]),
        ("\"двумя районами\"", vec![1]),
        ("region:KZ-63", vec![0, 2]),
        ("from:2023 to:2023", vec![1]),
    ] {
        let request = SearchRequest {
            query,
            ..SearchRequest::default()
        };
        let answer = ready(library.search(&request)).expect("it is whole");
        let mut hits: Vec<u32> = answer.hits.iter().map(|hit| hit.article).collect();
        hits.sort();
        assert_eq!(hits, found, "{query}");
        assert!(answer.not_searched.is_empty());
    }
}

#[test]
fn today_the_same_corpus_makes_the_same_library() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("library");
    build(&out);
    let names = |folder: &Path| -> Vec<String> {
        files(folder).into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(
        names(&out),
        names(&folder(NEWEST).join("library")),
        "the format has changed: with a released version it must get a new number and a folder in tests/libraries"
    );
}

#[test]
fn every_file_can_be_inspected() {
    for version in ["v1", "v2"] {
        can_be_inspected(&folder(version).join("library"));
    }
}

fn can_be_inspected(library: &Path) {
    let whole = aimaq(&[Path::new("inspect"), library]);
    for (name, _) in files(library) {
        if name == "library.txt" {
            continue;
        }
        assert!(whole.contains(&name), "{whole}");
        let text = aimaq(&[Path::new("inspect"), &library.join(&name)]);
        assert!(!text.is_empty());
        if name.starts_with("texts") {
            assert!(text.contains("Ертіс жағасында"), "{text}");
        }
    }
}

/// The unpacked content of the file of a kind, sixteen bytes per line, as FORMAT.md shows it.
fn dump(kind: &str) -> Vec<String> {
    let files = files(&folder(NEWEST).join("library"));
    let (_, bytes) = files
        .iter()
        .find(|(name, _)| name.starts_with(kind))
        .expect("there is one");
    let (head, stream) = bytes.split_at(12);
    let length = u32::from_le_bytes(head[8..].try_into().expect("four bytes"));
    let content = aimaq_library::inflate(&[stream], length as usize).expect("it unpacks");
    let line = |(number, row): (usize, &[u8])| {
        let row: Vec<String> = row.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{:08x}: {}", number * 16, row.join(" "))
    };
    content.chunks(16).enumerate().map(line).collect()
}

#[test]
fn format_md_shows_the_bytes_of_the_files() {
    let document =
        fs::read_to_string(folder(NEWEST).join("../../../FORMAT.md")).expect("FORMAT.md");
    let shown = document
        .lines()
        .filter_map(|line| line.strip_prefix("    0000"));
    let true_lines = [dump("root"), dump("texts")].concat();
    let mut count = 0;
    for line in shown {
        let line = format!("0000{line}");
        assert!(
            true_lines.contains(&line),
            "FORMAT.md: {line}\n{true_lines:#?}"
        );
        count += 1;
    }
    assert!(count > 8);
    for (name, bytes) in files(&folder(NEWEST).join("library")) {
        if name.starts_with("manifest") {
            let text = String::from_utf8(bytes).expect("text");
            let text: String = text.lines().map(|line| format!("    {line}\n")).collect();
            assert!(
                document.contains(&text),
                "FORMAT.md shows another manifest than {text}"
            );
        } else if name != "library.txt" {
            assert!(document.contains(&name), "FORMAT.md does not name {name}");
        }
    }
}
