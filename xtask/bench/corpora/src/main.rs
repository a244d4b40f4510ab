//! `aimaq-bench-corpora generated|news COUNT OUT.jsonl [SENTENCES]`: writes a corpus, and beside it the queries
//! (`OUT.queries.json`) and what was counted (`OUT.facts.json`).
//!
//! `aimaq-bench-corpora folders CORPUS.jsonl OUT` writes such a corpus as folders of articles, for a whole site.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use aimaq_bench_corpora::{Article, Generated, Growth, News, queries, write_folders};
use serde_json::json;

/// Another seed is another corpus.
const SEED: u64 = 2026;

/// How many articles pairs of words are taken from.
const SAMPLE: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [kind, corpus, out] = arguments.as_slice()
        && kind == "folders"
    {
        write_folders(File::open(corpus)?, Path::new(out))?;
        return Ok(());
    }
    let [kind, count, out, rest @ ..] = arguments.as_slice() else {
        return Err("aimaq-bench-corpora generated|news COUNT OUT.jsonl [SENTENCES]".into());
    };
    let count: usize = count.parse()?;
    match (kind.as_str(), rest) {
        ("generated", []) => {
            let mut corpus = Generated::new(SEED);
            write(&mut corpus, count, out)?;
        }
        ("news", [sentences]) => {
            let text = fs::read_to_string(sentences)?;
            let mut corpus = News::new(SEED, &text).ok_or("there is no sentence in that file")?;
            write(&mut corpus, count, out)?;
        }
        _ => return Err("there are corpora `generated` and `news SENTENCES`".into()),
    }
    Ok(())
}

fn write(
    corpus: &mut dyn Iterator<Item = Article>,
    count: usize,
    out: &str,
) -> Result<(), Box<dyn Error>> {
    let mut file = BufWriter::new(File::create(out)?);
    let mut growth = Growth::default();
    let mut sample = Vec::new();
    let mut bytes = 0;
    let every = count.div_ceil(SAMPLE);
    for (number, article) in corpus.take(count).enumerate() {
        writeln!(file, "{}", article.line())?;
        bytes += article.bytes();
        growth.add(&format!("{}\n{}", article.title, article.text));
        if number.is_multiple_of(every) {
            sample.push(article.text);
        }
    }
    file.flush()?;
    let queries = queries(&growth, count, &sample, SEED)
        .ok_or("so small a corpus has too few words to ask for: take 500 articles or more")?;
    fs::write(format!("{out}.queries.json"), format!("{queries:#}\n"))?;
    let facts = json!({
        "articles": count, "text_bytes": bytes, "words": growth.words(), "forms": growth.forms().len(),
        "heaps_exponent": growth.exponent(),
    });
    fs::write(format!("{out}.facts.json"), format!("{facts:#}\n"))?;
    Ok(())
}
