//! Encodings, invisible characters, and malicious files.

mod common;

use std::time::{Duration, Instant};

use aimaq_article::{Block, CheckedCorpus, FindingKind, Limit, read_corpus};
use common::{check, short};

/// Checks the findings of the Kazakh text of an otherwise valid article.
fn kk(text: &str, expected: &[&str]) -> CheckedCorpus {
    check(&[("a/kk.md", text.as_bytes())], expected)
}

#[test]
fn a_valid_article_is_read() {
    let reading = check(&[], &[]);
    assert_eq!(reading.articles.len(), 1);
    assert!(!reading.has_errors());
}

#[test]
fn nothing_is_an_empty_corpus() {
    let reading = read_corpus(Vec::new());
    assert_eq!(
        reading.findings.iter().map(short).collect::<Vec<_>>(),
        [". empty-corpus"]
    );
}

#[test]
fn an_empty_folder_is_found() {
    let reading = check(&[("b/", b"")], &["b/ empty-folder"]);
    assert_eq!(
        reading.articles.len(),
        1,
        "the other article is still there"
    );
}

#[test]
fn line_ends_of_windows_are_accepted() {
    let reading = kk("# Т\r\n\r\nБір\r\nекі.\r\n", &[]);
    let text = reading.articles[0].kk.as_ref().expect("a text");
    assert_eq!(text.blocks[0].plain_text(), "Бір екі.");
}

#[test]
fn spaces_survive_as_they_are() {
    let reading = kk(
        "# Т\u{a0}Т\n\n482\u{a0}млрд\u{202f}теңге\u{a0}\n«а»\u{2009}– б\u{ad}в\n",
        &[],
    );
    let text = reading.articles[0].kk.as_ref().expect("a text");
    assert_eq!(text.title, "Т\u{a0}Т");
    let expected = "482\u{a0}млрд\u{202f}теңге\u{a0} «а»\u{2009}– б\u{ad}в";
    assert_eq!(text.lead(), expected);
}

#[test]
fn bytes_that_are_not_utf8_are_found_with_their_line() {
    let reading = check(
        &[("a/kk.md", b"# T\n\nA\xffB\xfe\n\n\xd0")],
        &["a/kk.md:3 not-utf8", "a/kk.md:5 not-utf8"],
    );
    let offsets: Vec<_> = reading
        .findings
        .iter()
        .map(|finding| finding.kind.clone())
        .collect();
    assert_eq!(
        offsets,
        [
            FindingKind::NotUtf8 { offset: 6 },
            FindingKind::NotUtf8 { offset: 11 }
        ]
    );
    assert!(reading.articles.is_empty());
    let utf16 = [0xff, 0xfe, b'#', 0, b' ', 0];
    check(
        &[("a/article.toml", &utf16)],
        &["a/article.toml:1 not-utf8"],
    );
}

#[test]
fn invisible_characters_are_found_with_their_line() {
    for c in [
        '\u{0}', '\u{8}', '\u{1b}', '\u{7f}', '\u{85}', '\u{200e}', '\u{202e}', '\u{2066}',
        '\u{200b}', '\u{fffd}',
    ] {
        let text = format!("# Т\n\nБір{c}екі {c}.\n");
        kk(&text, &["a/kk.md:3 forbidden-character"]);
    }
    kk("\u{feff}# Т\n\nБір.\n", &[]);
    kk("# Т\n\n\u{feff}Бір.\n", &["a/kk.md:3 forbidden-character"]);
    kk("# Т\n\nБір\rекі.\n", &["a/kk.md:3 forbidden-character"]);
    let facts = "fact\tkk\tru\tdoubt\na\tБір\tРаз\t\u{202e}\n";
    check(
        &[("a/facts.tsv", facts.as_bytes())],
        &["a/facts.tsv:2 forbidden-character"],
    );
}

#[test]
fn entities_cannot_hide_characters() {
    kk("# Т\n\nБір &#x202e; екі.\n", &["a/kk.md:3 markdown-entity"]);
    kk("# Т\n\n[Бір](&#106;avascript:x)\n", &["a/kk.md:3 bad-link"]);
}

#[test]
fn files_of_no_size_and_of_every_size() {
    kk("", &["a/kk.md empty-file"]);
    kk("\u{feff}", &["a/kk.md empty-file"]);
    let large = vec![b'a'; Limit::TextBytes.most() + 1];
    check(&[("a/kk.md", &large)], &["a/kk.md too-much"]);
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    image.resize(Limit::ImageBytes.most() + 1, 0);
    check(
        &[
            ("a/kk.md", "# Т\n\n![С](s.png)\n".as_bytes()),
            ("a/s.png", &image),
            ("a/ru.md", "# З\n\n![К](s.png)\n".as_bytes()),
        ],
        &["a/s.png too-much"],
    );
    let rows = "a\tБір\tРаз\t\n".repeat(Limit::FactRows.most() + 1);
    let facts = format!("fact\tkk\tru\tdoubt\n{rows}");
    check(
        &[("a/facts.tsv", facts.as_bytes())],
        &["a/facts.tsv:5002 too-much"],
    );
}

#[test]
fn paths_out_of_the_folder_are_stray_files() {
    check(
        &[
            ("../kk.md", b"x"),
            ("/etc/passwd", b"x"),
            ("a/../../b", b"x"),
            ("", b""),
            ("b\\kk.md", b"x"),
        ],
        &[
            " stray-file (warning)",
            "../ bad-id",
            "../ no-metadata",
            "../ no-translation (warning)",
            "../kk.md:1 no-title",
            "/etc/passwd stray-file (warning)",
            "a/../../b stray-file (warning)",
            "b\\kk.md stray-file (warning)",
        ],
    );
    let reading = check(
        &[("b/kk.md", b"x"), ("b/kk.md", b"x")],
        &[
            "b/ no-metadata",
            "b/ no-translation (warning)",
            "b/kk.md same-path-twice",
            "b/kk.md:1 no-title",
        ],
    );
    assert_eq!(reading.articles.len(), 1);
}

#[test]
fn a_picture_comes_with_its_article() {
    let png = b"\x89PNG\r\n\x1a\n...";
    let text = "# Т\n\n![Сурет *осы*](s.png)\n".as_bytes();
    let reading = check(
        &[("a/kk.md", text), ("a/ru.md", text), ("a/s.png", png)],
        &[],
    );
    assert_eq!(reading.images.len(), 1);
    assert_eq!(
        (
            reading.images[0].article.as_str(),
            reading.images[0].file.as_str()
        ),
        ("a", "s.png")
    );
    assert_eq!(reading.images[0].bytes, png);
    let text = reading.articles[0].kk.as_ref().expect("a text");
    assert!(
        matches!(&text.blocks[0], Block::Image { file, caption } if file == "s.png" && caption.len() == 2)
    );
}

/// Large files of patterns that slow parsers down. Each takes at most half a second without optimization. The limit is far higher,
/// so that only a parser with quadratic time fails.
#[test]
fn malicious_files_do_not_take_long() {
    let most = Limit::TextBytes.most() / 8;
    let nested: String = (0..700)
        .map(|depth| format!("{}- а\n", " ".repeat(depth)))
        .collect();
    read_corpus(vec![("a/kk.md".into(), nested.into_bytes())]);
    for unit in [
        ">",
        "> ",
        "- ",
        "* ",
        "1. ",
        "[",
        "![",
        "](",
        "*",
        "**a ",
        "_a_",
        "`",
        "<",
        "<a ",
        "&",
        "#",
        "# ",
        "|",
        "|-|\n",
        "~~",
        "\\",
        "[a]: b\n",
        "[a][b]",
        "\n",
        " \n",
        "а\n\n",
        "- а\n\n",
        "  - а\n",
        "***",
        "a*b_c",
        "<!--",
        "\u{0}",
        "\u{202e}\n",
        "aа ",
        "[^a]: b\n",
        "---\n",
        "\t",
        "[a](<",
        "и\u{306}\n",
    ] {
        let text = unit.repeat(most / unit.len());
        let start = Instant::now();
        for path in ["a/kk.md", "a/article.toml", "a/facts.tsv"] {
            read_corpus(vec![(path.into(), text.clone().into_bytes())]);
        }
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{unit:?} took {:?}",
            start.elapsed()
        );
    }
    for unit in [
        "[",
        "a.",
        "[a]\n",
        "[[a]]\n",
        "a=[",
        "a={a=",
        "a=1\n",
        "\"",
        "'''",
        "[[region]]\n",
        "aliases=['a']\n",
    ] {
        let text = unit.repeat(most / unit.len());
        let start = Instant::now();
        read_corpus(vec![("a/article.toml".into(), text.into_bytes())]);
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{unit:?} took {:?}",
            start.elapsed()
        );
    }
}
