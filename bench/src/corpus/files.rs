//! The files of a corpus: articles, queries (`OUT.queries.json`) and facts (`OUT.facts.json`).

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use super::article::CorpusArticle;
use super::growth::VocabularyGrowth;
use super::queries::queries;

/// How many articles pairs of words are taken from.
const SAMPLE: usize = 1_000;

/// Writes the first `count` articles, a line of JSON each, and beside them the queries and what was counted.
///
/// # Errors
/// A file can't be written, or the corpus is too small for queries.
pub fn write(
    articles: &mut dyn Iterator<Item = CorpusArticle>,
    count: usize,
    out: &Path,
    seed: u64,
) -> Result<()> {
    let mut file = BufWriter::new(File::create(out).with_context(|| out.display().to_string())?);
    let mut growth = VocabularyGrowth::default();
    let mut sample = Vec::new();
    let mut bytes = 0;
    let every = count.div_ceil(SAMPLE).max(1);
    for (number, article) in articles.take(count).enumerate() {
        writeln!(file, "{}", article.line())?;
        bytes += article.bytes();
        growth.add(&format!("{}\n{}", article.title, article.text));
        if number.is_multiple_of(every) {
            sample.push(article.text);
        }
    }
    file.flush()?;
    let queries = queries(&growth, count, &sample, seed)
        .context("so small a corpus has too few words to ask for: take 500 articles or more")?;
    fs::write(beside(out, "queries"), format!("{queries:#}\n"))?;
    let facts = json!({
        "articles": count, "text_bytes": bytes, "words": growth.words(), "forms": growth.forms().len(),
        "heaps_exponent": growth.exponent(),
    });
    fs::write(beside(out, "facts"), format!("{facts:#}\n"))?;
    Ok(())
}

/// `OUT.NAME.json` of a corpus.
pub fn beside(out: &Path, name: &str) -> PathBuf {
    PathBuf::from(format!("{}.{name}.json", out.display()))
}
