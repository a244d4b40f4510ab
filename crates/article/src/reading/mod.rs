//! Reads a folder of files into articles and findings.
//!
//! Each file here checks one thing. `finding` lists what can be wrong, `wording` has the sentences in both languages. All findings
//! are reported, not only the first.

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

pub use encoding::is_forbidden;
pub use finding::{BlockAt, Construct, Finding, FindingKind, Limit, Severity, Shape};

/// The result of [`read_corpus`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckedCorpus {
    /// The articles without errors, the newest first (see [`newest_first`]).
    pub articles: Vec<Article>,
    /// The pictures of these articles.
    pub images: Vec<Image>,
    /// All findings, sorted by file and line.
    pub findings: Vec<Finding>,
}

/// A picture of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The id of the article.
    pub article: String,
    /// The name of the file in the article's folder.
    pub file: String,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

impl CheckedCorpus {
    /// Returns `true` if there is an error, which must be corrected before a site can be built.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity() == Severity::Error)
    }
}

/// Reads a corpus from pairs of a path in the corpus folder (`almaty-days/kk.md`, with `/` on every system) and bytes.
///
/// A path that ends with `/` is an empty folder. A `README.md` beside the articles is ignored. The order of the files does not
/// matter. An article with an error is not among the articles of
/// the result.
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
    // A stable sort: findings of one line stay in order.
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));

    let faulty: BTreeSet<&str> = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .filter_map(|finding| finding.file.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let mut corpus = CheckedCorpus::default();
    for draft in drafts {
        if !faulty.contains(draft.id.as_str())
            && let Some((article, images)) = draft.publish()
        {
            corpus.articles.push(article);
            corpus.images.extend(images);
        }
    }
    newest_first(&mut corpus.articles);
    corpus.findings = findings;
    corpus
}
