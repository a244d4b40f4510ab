//! From a folder of files to articles and findings.
//!
//! Each file here checks one thing; `finding` lists what can be wrong, `wording` says it in both languages. Everything
//! that is wrong is reported, not only the first thing.

mod draft;
mod encoding;
mod facts;
mod file_findings;
mod finding;
mod folder;
mod ids;
mod images;
mod lines;
mod markdown;
mod metadata;
mod parallel;
mod places;
mod wording;

use std::collections::BTreeSet;

use crate::{Article, newest_first};

use file_findings::{FileFindings, add};

pub use finding::{BlockAt, Construct, Finding, FindingKind, Limit, Severity, Shape};

/// What was read from a corpus folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckedCorpus {
    /// The articles without errors, the newest first (see [`newest_first`]).
    pub articles: Vec<Article>,
    /// The pictures that these articles show.
    pub images: Vec<Image>,
    /// Everything that is wrong, by file and line.
    pub findings: Vec<Finding>,
}

/// A picture of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The id of the article.
    pub article: String,
    /// The name of the file in the article's folder.
    pub file: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl CheckedCorpus {
    /// Whether anything has to be put right before a site can be built.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity() == Severity::Error)
    }
}

/// Reads a corpus: pairs of a path in the corpus folder (`almaty-days/kk.md`, with `/` on every system) and bytes.
///
/// A folder without files is given as a path that ends with `/`. A `README.md` beside the articles is left alone. The
/// order of the files does not matter. An article with an error is not among the articles of the [`CheckedCorpus`]; it is
/// named in the findings.
pub fn read_corpus(files: Vec<(String, Vec<u8>)>) -> CheckedCorpus {
    let mut findings = Vec::new();
    let folders = folder::sort(files, &mut findings);
    if folders.is_empty() {
        add(&mut findings, ".", None, FindingKind::EmptyCorpus);
    }
    let drafts: Vec<draft::Draft> = folders
        .into_iter()
        .map(|(id, files)| folder::read(id, files, &mut findings))
        .collect();
    ids::check(&drafts, &mut findings);
    // Stable: findings of one line stay in the order in which they were made.
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));

    let faulty: BTreeSet<&str> = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .filter_map(|finding| finding.file.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let mut reading = CheckedCorpus::default();
    for draft in drafts {
        if !faulty.contains(draft.id.as_str())
            && let Some((article, images)) = draft.publish()
        {
            reading.articles.push(article);
            reading.images.extend(images);
        }
    }
    newest_first(&mut reading.articles);
    reading.findings = findings;
    reading
}
