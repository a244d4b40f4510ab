//! Small corpora with their findings.
//!
//! Each folder of `corpora/` is a corpus; its `expected.txt` lists the findings, each with its sentences in both
//! languages. To add an example, add a folder. To accept changed findings, run the test with
//! `AIMAQ_UPDATE_EXPECTED=1` and read what it wrote.

mod common;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use aimaq_article::{Finding, read_corpus};
use aimaq_language::Lang;
use common::{folder, short};

#[test]
fn each_corpus_has_the_findings_that_are_expected() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let mut different = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&corpora).expect("the folder of examples") {
        let corpus = entry.expect("an entry").path();
        let found = listing(&read_corpus(folder(&corpus)).findings);
        let expected = corpus.join("expected.txt");
        if env::var_os("AIMAQ_UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &found).expect("a written file");
        }
        if fs::read_to_string(&expected).unwrap_or_default() != found {
            println!("--- {}\n{found}", expected.display());
            different.push(corpus);
        }
        count += 1;
    }
    assert!(different.is_empty(), "{different:?}");
    assert!(count >= 9, "only {count} examples were there");
}

fn listing(findings: &[Finding]) -> String {
    let mut listing = String::new();
    for finding in findings {
        let _ = writeln!(listing, "{}", short(finding));
        for lang in Lang::ALL {
            let (message, cure) = (finding.message(lang), finding.cure(lang));
            let _ = writeln!(listing, "    {lang}: {message} — {cure}");
        }
    }
    if findings.is_empty() {
        listing.push_str("no findings\n");
    }
    listing
}
