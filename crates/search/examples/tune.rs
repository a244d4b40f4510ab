//! Fits the weights of the ranking and cross-validates the fit. `cargo xtask train` runs this.
//!
//! `tune [--write] [--folds N (0: none)]`
//!
//! The set is `eval/tasks/kk-questions`; the measure is nDCG@10 of natural-language questions. The one weight that is fitted has a few
//! round values. Cross-validation chooses for each fold on the other folds, and measures that weight on the fold. With `--write`, the
//! weight fitted on all questions is written to `src/tuned.rs`; without it, it is compared with that file.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use aimaq_language::Lang;
use aimaq_search::{
    ArticleInput, Index, IndexBuilder, SearchRequest, VersionInput, Weights, search_with,
};
use serde_json::Value;

struct Topic {
    query: String,
    /// Numbers of the documents that answer it.
    relevant: Vec<u32>,
}

fn main() -> ExitCode {
    let Some(data) = env::var_os("AIMAQ_DEV_DATA") else {
        eprintln!(
            "AIMAQ_DEV_DATA is not set: it names the folder with the development sets (eval/tasks/kk-questions …)."
        );
        return ExitCode::FAILURE;
    };
    let arguments: Vec<String> = env::args().skip(1).collect();
    let write = arguments.iter().any(|argument| argument == "--write");
    let folds = arguments.iter().position(|argument| argument == "--folds");
    let folds = folds.and_then(|at| arguments.get(at + 1)?.parse().ok());
    let (index, topics) = task(&Path::new(&data).join("eval/tasks/kk-questions"));
    let all: Vec<usize> = (0..topics.len()).collect();
    let weights = fit(&index, &topics, &all);
    let fitted = mean(&index, &topics, &all, &weights);
    println!("ranking, fitted on all questions: nDCG@10 {fitted:.4}");
    println!(
        "ranking, as committed: nDCG@10 {:.4}, {}",
        mean(&index, &topics, &all, &Weights::TUNED),
        if weights == Weights::TUNED {
            "the same weights"
        } else {
            "other weights"
        }
    );
    cross_validate(&index, &topics, folds.unwrap_or(5));
    if write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tuned.rs");
        if let Err(problem) = fs::write(&path, source(&weights)) {
            eprintln!("{}: {problem}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Prints the measure on questions that the weights were not fitted on.
fn cross_validate(index: &Index, topics: &[Topic], folds: usize) {
    let mut held_out = 0.0;
    for fold in 0..folds {
        let (test, train): (Vec<usize>, Vec<usize>) =
            (0..topics.len()).partition(|&topic| topic * 7 % folds == fold);
        let weights = fit(index, topics, &train);
        held_out += mean(index, topics, &test, &weights) * test.len() as f64;
    }
    if folds > 0 {
        println!(
            "ranking, {folds}-fold: nDCG@10 {:.4}",
            held_out / topics.len() as f64
        );
    }
}

/// Tries a few values.
fn fit(index: &Index, topics: &[Topic], on: &[usize]) -> Weights {
    let mut best = (f64::NEG_INFINITY, Weights::TUNED);
    for title in [1.0, 2.0, 3.0, 4.0] {
        let weights = Weights { title };
        let score = mean(index, topics, on, &weights);
        if score > best.0 {
            best = (score, weights);
        }
    }
    best.1
}

/// The Rust source of `src/tuned.rs`.
fn source(weights: &Weights) -> String {
    let Weights { title } = weights;
    format!(
        "//! The tuned weight of the ranking.\n//!\n\
         //! Written by `cargo xtask train`; do not edit. Fitted on questions over encyclopaedia passages (after KazQAD, CC BY-SA 4.0): see\n\
         //! NOTICE.\n\n\
         use crate::weights::Weights;\n\n\
         impl Weights {{\n    \
         /// The weight that searches use: `cargo xtask train`.\n    \
         pub const TUNED: Weights = Weights {{ title: {title:?} }};\n}}\n"
    )
}

fn mean(index: &Index, topics: &[Topic], on: &[usize], weights: &Weights) -> f64 {
    let sum: f64 = on
        .iter()
        .map(|&topic| ndcg(index, &topics[topic], weights))
        .sum();
    sum / on.len() as f64
}

fn ndcg(index: &Index, topic: &Topic, weights: &Weights) -> f64 {
    let request = SearchRequest {
        query: &topic.query,
        ..SearchRequest::default()
    };
    let answer = search_with(index, &request, weights);
    let gain = |rank: usize| 1.0 / (rank as f64 + 2.0).log2();
    let hits = answer
        .hits
        .iter()
        .enumerate()
        .filter(|(_, hit)| topic.relevant.contains(&hit.article));
    let ideal: f64 = (0..topic.relevant.len().min(10)).map(gain).sum();
    hits.map(|(rank, _)| gain(rank)).sum::<f64>() / ideal
}

fn task(folder: &Path) -> (Index, Vec<Topic>) {
    let mut builder = IndexBuilder::new();
    let mut numbers = BTreeMap::new();
    for (number, line) in lines(&folder.join("corpus.jsonl")).iter().enumerate() {
        numbers.insert(text(line, "id").to_owned(), number as u32);
        let blocks: Vec<String> = text(line, "text").split('\n').map(str::to_owned).collect();
        let version = VersionInput {
            lang: Lang::Kk,
            title: text(line, "title"),
            blocks: &blocks,
            lead: 0,
        };
        builder.add(&ArticleInput {
            regions: &[],
            days: None,
            versions: vec![version],
        });
    }
    let mut relevant: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let judgements = fs::read_to_string(folder.join("qrels.txt")).expect("the task has judgements");
    for line in judgements.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        if let [topic, _, document, grade] = fields[..]
            && grade != "0"
        {
            relevant
                .entry(topic.to_owned())
                .or_default()
                .extend(numbers.get(document));
        }
    }
    let topics = lines(&folder.join("topics.jsonl"))
        .iter()
        .filter_map(|line| {
            Some(Topic {
                query: text(line, "query").to_owned(),
                relevant: relevant.remove(text(line, "id"))?,
            })
        })
        .collect();
    (
        Index::whole(&builder.finish()).expect("a fresh index opens"),
        topics,
    )
}

fn lines(path: &Path) -> Vec<Value> {
    let file =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}
