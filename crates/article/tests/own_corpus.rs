//! The repository's own articles are read without any finding.

use std::fs;
use std::path::Path;

use aimaq_article::read_corpus;
use aimaq_language::Lang;

#[test]
fn the_repositorys_corpus_has_no_findings() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut files = Vec::new();
    for folder in fs::read_dir(&corpus).expect("the corpus folder") {
        let folder = folder.expect("an entry").path();
        if !folder.is_dir() {
            continue;
        }
        let id = folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert!(folder.join("facts.tsv").exists(), "{id} has no facts.tsv");
        for file in fs::read_dir(&folder).expect("a folder") {
            let file = file.expect("an entry").path();
            let name = file
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            files.push((format!("{id}/{name}"), fs::read(&file).expect("a file")));
        }
    }
    let reading = read_corpus(files);
    for finding in &reading.findings {
        let line = finding
            .line
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        let (message, cure) = (finding.message(Lang::Ru), finding.cure(Lang::Ru));
        println!("{}{line}: {message} — {cure}", finding.file);
    }
    assert!(
        reading.findings.is_empty(),
        "{} findings",
        reading.findings.len()
    );
    assert!(
        reading.articles.len() >= 5,
        "{} articles",
        reading.articles.len()
    );
    for article in &reading.articles {
        assert_eq!(
            article.langs().count(),
            2,
            "{} is in both languages",
            article.id
        );
    }
}
