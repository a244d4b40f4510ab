//! Fits the weights of the ranking and cross-validates the fit. `cargo xtask train` runs this.
//!
//! `tune [--write] [--folds N (0: none)]`
//!
//! The set is `eval/tasks/kk-questions`; the measure is nDCG@10 of natural-language questions. A coordinate search starts from usual values
//! and moves one weight at a time along a ladder of round values, as long as the measure rises. Cross-validation does the same for each
//! fold on the other folds, and measures those weights on the fold. With `--write`, the weights fitted on all questions are written to
//! `src/tuned.rs`; without it, they are compared with that file.

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

/// The weights that are fitted, with the greatest value of each. The weight of the body is 1, the unit of the others.
fn knobs() -> Vec<(Knob, f32)> {
    vec![
        (|w| &mut w.field[0], 10.0),
        (|w| &mut w.field[1], 10.0),
        (|w| &mut w.length[0], 1.0),
        (|w| &mut w.length[1], 1.0),
        (|w| &mut w.length[2], 1.0),
        (|w| &mut w.saturation, 10.0),
        (|w| &mut w.exact, 10.0),
        (|w| &mut w.beginning, 10.0),
        (|w| &mut w.neighbours, 10.0),
        (|w| &mut w.coverage, 1.0),
    ]
}

type Knob = fn(&mut Weights) -> &mut f32;

/// The values that a weight may have.
const LADDER: [f32; 21] = [
    0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6, 2.0, 2.5, 3.0,
    4.0, 6.0, 8.0,
];

/// Where fitting starts: usual values of BM25, and small weights for the rest.
const START: Weights = Weights {
    field: [3.0, 1.0, 1.0],
    length: [0.5, 0.7, 0.7],
    saturation: 1.2,
    exact: 1.4,
    beginning: 0.5,
    neighbours: 0.2,
    coverage: 0.1,
};

/// Smaller gains than this are chance.
const GAIN: f64 = 0.0008;

/// Coordinate search: moves each weight one or two steps up or down, as long as that helps.
fn fit(index: &Index, topics: &[Topic], on: &[usize]) -> Weights {
    let mut best = START;
    let mut score = mean(index, topics, on, &best);
    loop {
        let before = score;
        for (knob, most) in knobs() {
            let value = *knob(&mut best);
            let here = LADDER.iter().position(|&step| step == value).unwrap_or(0);
            for step in [1isize, -1, 2, -2] {
                let to = here
                    .checked_add_signed(step)
                    .and_then(|at| LADDER.get(at))
                    .filter(|&&to| to <= most);
                let Some(&to) = to else { continue };
                let mut weights = best;
                *knob(&mut weights) = to;
                let new = mean(index, topics, on, &weights);
                if new > score + GAIN {
                    (best, score) = (weights, new);
                }
            }
        }
        if score <= before {
            return best;
        }
    }
}

/// The Rust source of `src/tuned.rs`.
fn source(weights: &Weights) -> String {
    format!(
        "//! The tuned weights of the ranking.\n//!\n\
         //! Written by `cargo xtask train`; do not edit. Fitted on questions over encyclopaedia passages (after KazQAD, CC BY-SA 4.0): see\n\
         //! NOTICE.\n\n\
         use crate::weights::Weights;\n\n\
         impl Weights {{\n    \
         /// The weights that searches use, fitted by coordinate search: `cargo xtask train`.\n    \
         pub const TUNED: Weights = Weights {{\n        \
         field: {:?},\n        length: {:?},\n        saturation: {:?},\n        exact: {:?},\n        beginning: {:?},\n        \
         neighbours: {:?},\n        coverage: {:?},\n    }};\n}}\n",
        weights.field,
        weights.length,
        weights.saturation,
        weights.exact,
        weights.beginning,
        weights.neighbours,
        weights.coverage
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
