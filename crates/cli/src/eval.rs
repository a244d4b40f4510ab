//! `aimaq eval`: searches for the topics of a test collection as the search box would, and writes a TREC run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use aimaq_language::Lang;
use aimaq_search::{
    ArticleInput, BuiltIndex, CalendarDay, Index, IndexBuilder, SearchRequest, VersionInput, search,
};
use serde_json::{Value, json};

/// Searches for the topics of a test collection as the search box would, and writes a TREC run.
#[derive(Debug, clap::Args)]
pub struct EvalOptions {
    /// The documents: a file of JSON lines.
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
    /// The topics: a file of JSON lines.
    #[arg(long, value_name = "FILE")]
    topics: PathBuf,
    /// The file for the run.
    #[arg(long, value_name = "FILE")]
    run: PathBuf,
    /// A file for times and sizes, as JSON.
    #[arg(long, value_name = "FILE")]
    stats: Option<PathBuf>,
    /// The largest number of hits per topic; by default all.
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
}

/// A document of the collection, in one or both languages.
#[derive(Default)]
struct TestDocument {
    id: String,
    regions: Vec<String>,
    days: Option<(CalendarDay, CalendarDay)>,
    versions: Vec<TestVersion>,
}

struct TestVersion {
    lang: Lang,
    title: String,
    blocks: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// What could not be read or written, as a sentence.
pub fn run(options: &EvalOptions) -> Result<(), String> {
    let documents = documents(&options.corpus)?;
    let topics = lines(&options.topics)?;

    let start = Instant::now();
    let built = build(&documents);
    let build_ms = start.elapsed().as_secs_f64() * 1e3;
    let index_bytes = built.root.len() + built.shards.iter().map(Vec::len).sum::<usize>();
    let start = Instant::now();
    let index = Index::whole(&built).map_err(|error| error.to_string())?;
    let open_ms = start.elapsed().as_secs_f64() * 1e3;

    let mut run = String::new();
    let mut times = Vec::with_capacity(topics.len());
    for topic in &topics {
        let id = text(topic, "id");
        let request = SearchRequest {
            query: text(topic, "query"),
            typing: text(topic, "kind") == "prefix",
            prefer: Lang::from_tag(text(topic, "lang")).unwrap_or(Lang::Kk),
            limit: options.depth.unwrap_or(usize::MAX),
            ..SearchRequest::default()
        };
        let start = Instant::now();
        let answer = search(&index, &request);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        // The score column is made from the rank, because scores are comparable only among hits that have all words.
        for (rank, hit) in answer.hits.iter().enumerate() {
            let document = documents
                .get(hit.article as usize)
                .map_or("", |document| &document.id);
            let _ = writeln!(
                run,
                "{id} Q0 {document} {} {} aimaq",
                rank + 1,
                answer.hits.len() - rank
            );
        }
    }
    write(&options.run, &run)?;
    if let Some(path) = &options.stats {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| {
            times
                .get(((times.len() as f64 - 1.0) * share).round() as usize)
                .copied()
                .unwrap_or(0.0)
        };
        let stats = json!({
            "documents": documents.len(),
            "topics": topics.len(),
            "build_ms": build_ms,
            "index_bytes": index_bytes,
            "open_ms": open_ms,
            "query_ms": {"mean": times.iter().sum::<f64>() / times.len().max(1) as f64, "p50": at(0.5), "p95": at(0.95), "max": at(1.0)},
        });
        write(path, &format!("{stats:#}\n"))?;
    }
    Ok(())
}

fn build(documents: &[TestDocument]) -> BuiltIndex {
    let mut builder = IndexBuilder::new();
    for document in documents {
        let versions = document
            .versions
            .iter()
            .map(|text| VersionInput {
                lang: text.lang,
                title: &text.title,
                blocks: &text.blocks,
                lead: 0,
            })
            .collect();
        builder.add(&ArticleInput {
            regions: &document.regions,
            days: document.days,
            versions,
        });
    }
    builder.finish()
}

/// The documents of a file, in the order in which their ids first occur.
fn documents(path: &PathBuf) -> Result<Vec<TestDocument>, String> {
    let mut documents: Vec<TestDocument> = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines(path)? {
        let id = text(&line, "id").to_owned();
        let number = *numbers.entry(id.clone()).or_insert(documents.len());
        if number == documents.len() {
            documents.push(TestDocument {
                id,
                ..TestDocument::default()
            });
        }
        let Some(document) = documents.get_mut(number) else {
            continue;
        };
        match line.get("region") {
            Some(Value::String(code)) => document.regions.push(code.clone()),
            Some(Value::Array(codes)) => document
                .regions
                .extend(codes.iter().filter_map(Value::as_str).map(Into::into)),
            _ => {}
        }
        let date = text(&line, "date").trim_end_matches(['?', '~', '%']);
        document.days = CalendarDay::first_of(date)
            .zip(CalendarDay::last_of(date))
            .or(document.days);
        document.versions.push(TestVersion {
            lang: Lang::from_tag(text(&line, "lang")).unwrap_or(Lang::Kk),
            title: text(&line, "title").to_owned(),
            blocks: text(&line, "text").split('\n').map(str::to_owned).collect(),
        });
    }
    Ok(documents)
}

fn lines(path: &PathBuf) -> Result<Vec<Value>, String> {
    let file = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = file
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_str(line)
                .map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))
        })
        .collect()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

fn write(path: &PathBuf, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
