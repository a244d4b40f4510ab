//! `aimaq new`, and what a site says to search engines and feed readers.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::copy;
use serde_json::Value;

fn aimaq(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("aimaq runs");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// A new site, and beside it files in place of the compiled app.
fn site(test: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("new-{test}"));
    let _ = fs::remove_dir_all(&root);
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    copy(&repository.join("static"), &root.join("app/static"));
    for name in ["aimaq-app.js", "aimaq-app_bg.wasm"] {
        fs::write(root.join("app").join(name), "").expect("a file");
    }
    let (code, said) = aimaq(&root, &["new", "site"]);
    assert_eq!(code, Some(0), "{said}");
    root
}

fn build(root: &Path) {
    let (code, said) = aimaq(&root.join("site"), &["build", "--app", "../app"]);
    assert_eq!(code, Some(0), "{said}");
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join("site/dist").join(path))
        .unwrap_or_else(|_| panic!("{path} is missing"))
}

#[test]
fn a_new_site_has_no_findings_and_is_not_made_twice() {
    let root = site("check");
    let (code, said) = aimaq(&root.join("site"), &["check", "--json"]);
    let report: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (code, &report["findings"]),
        (Some(0), &serde_json::json!([])),
        "{said}"
    );
    let (code, said) = aimaq(&root, &["new", "site"]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn without_a_base_address_no_absolute_address_is_written() {
    let root = site("relative");
    build(&root);
    assert!(
        !root.join("site/dist/sitemap.xml").exists() && !root.join("site/dist/robots.txt").exists()
    );
    let page = read(&root, "kk/article/sample-article/index.html");
    assert!(
        !page.contains("canonical") && !page.contains("hreflang=\"x-default\""),
        "{page}"
    );
    assert!(page.contains("application/ld+json"));
}

#[test]
fn with_a_base_address_pages_name_their_versions() {
    let root = site("absolute");
    let settings = root.join("site/aimaq.toml");
    let text = fs::read_to_string(&settings).expect("settings");
    let text = text
        .replace(
            "# base = \"https://example.kz/\"",
            "base = \"https://example.kz/a\"",
        )
        .replace("kk = \"Аймақ\"", "kk = \"Газет & <Ко>\"")
        .replace("# contact", "contact")
        .replace("# licence", "licence");
    fs::write(&settings, text).expect("settings");
    build(&root);
    let page = read(&root, "ru/article/sample-article/index.html");
    for expected in [
        "<link rel=\"canonical\" href=\"https://example.kz/a/ru/article/sample-article/\">",
        "hreflang=\"kk\" href=\"https://example.kz/a/kk/article/sample-article/\"",
        "hreflang=\"x-default\" href=\"https://example.kz/a/kk/article/sample-article/\"",
        "href=\"../../../ru/feed.xml\"",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    let data = page
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .and_then(|rest| rest.split("</script>").next());
    let data: Value = serde_json::from_str(data.expect("a data block")).expect("JSON");
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["datePublished"], "2026-12-01");
    assert_eq!(
        data["translationOfWork"]["@id"],
        "https://example.kz/a/kk/article/sample-article/"
    );
    let kazakh = read(&root, "kk/index.html");
    assert!(kazakh.contains("Газет &amp; &lt;Ко&gt;"), "{kazakh}");
    assert!(kazakh.contains("hreflang=\"x-default\" href=\"https://example.kz/a/\""));

    let (_, manifest) = kazakh
        .split_once("rel=\"manifest\" href=\"")
        .expect("the page names its web manifest");
    let (manifest, _) = manifest.split_once('"').expect("a quotation mark");
    let manifest = read(&root, &format!("kk/{manifest}"));
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(manifest["name"], "Газет & <Ко>");
    assert!(
        read(&root, "sitemap.xml")
            .contains("<loc>https://example.kz/a/kk/article/sample-article/</loc>")
    );
    assert!(read(&root, "robots.txt").contains("Sitemap: https://example.kz/a/sitemap.xml"));
    assert!(read(&root, "opensearch-kk.xml").contains("https://example.kz/a/kk/?q={searchTerms}"));
    let feed = read(&root, "feed.xml");
    assert!(
        feed.contains("<entry xml:lang=\"kk\">")
            && feed.contains("<entry xml:lang=\"ru\">")
            && feed.contains("<email>editor@example.kz</email>"),
        "{feed}"
    );

    // A robots.txt of the publisher's own stays.
    fs::write(
        root.join("site/dist/robots.txt"),
        "User-agent: *\nDisallow: /\n",
    )
    .expect("a file");
    build(&root);
    assert!(read(&root, "robots.txt").contains("Disallow: /"));
}

#[test]
fn json_lines_are_built_and_their_mistakes_are_named() {
    let root = site("json-lines");
    let lines = root.join("site/articles.jsonl");
    fs::write(&lines, "{\"id\": \"bridge\", \"lang\": \"ru\", \"title\": \"Мост\", \"text\": \"Открыт мост.\", \"region\": \"KZ-55\"}\n").expect("a file");
    let build = |corpus: &str| {
        aimaq(
            &root.join("site"),
            &["build", "--app", "../app", "--corpus", corpus],
        )
    };
    let (code, said) = build("articles.jsonl");
    assert_eq!(code, Some(0), "{said}");
    assert!(read(&root, "ru/article/bridge/index.html").contains("Открыт мост"));
    for (line, named) in [
        ("{\"id\": \"..\", \"text\": \"a\"}", "id"),
        ("{\"id\": \"a\\u0000\", \"text\": \"a\"}", "id"),
        ("{\"id\": \"a\", \"text\": null}", "text"),
        ("{\"id\": \"a\", \"text\": \"b\", \"text\": \"c\"}", "twice"),
        ("{\"id\": \"a\", \"text\": \"b\", \"region\": 5}", "region"),
        (
            "{\"id\": \"a\", \"text\": \"b\", \"region\": [\"KZ-63\", 5]}",
            "region",
        ),
        (
            "{\"id\": \"a\", \"text\": \"b\", \"region\": \"KZ-99\"}",
            "KZ-99",
        ),
        ("{\"id\": \"a\", \"text\": \"b\\u202e\"}", "U+202E"),
    ] {
        fs::write(&lines, format!("\n{line}\n")).expect("a file");
        let (code, said) = build("articles.jsonl");
        assert_eq!(code, Some(2), "{line}: {said}");
        assert!(
            said.contains("articles.jsonl:2:") && said.contains(named),
            "{line}: {said}"
        );
    }
}
