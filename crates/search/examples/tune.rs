//! Tunes the weights of the ranking by coordinate search, and says what cross-validation makes of it.
//!
//! `AIMAQ_DEV_DATA=… cargo run --release -p aimaq-search --example tune`
//!
//! The set is `eval/tasks/kk-questions`: nDCG@10 of natural-language questions. For each of five folds of the questions the
//! weights are fitted on the other four; what they score on the fold is the honest figure. The weights fitted on all
//! questions are printed last: they are the ones in `Weights::TUNED`.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use aimaq_language::Lang;
use aimaq_search::{
    ArticleInput, Index, IndexBuilder, Request, VersionInput, Weights, search_with,
};
use serde_json::Value;

struct Topic {
    query: String,
    /// Numbers of the documents that answer it.
    relevant: Vec<u32>,
}

fn main() {
    let Some(data) = env::var_os("AIMAQ_DEV_DATA") else {
        println!("skipped: AIMAQ_DEV_DATA is unset, so there are no questions to tune on");
        return;
    };
    let (index, topics) = task(&Path::new(&data).join("eval/tasks/kk-questions"));
    let all: Vec<usize> = (0..topics.len()).collect();
    println!(
        "as committed: {:.4}",
        mean(&index, &topics, &all, &Weights::TUNED)
    );
    let mut held_out = 0.0;
    for fold in 0..FOLDS {
        let (test, train): (Vec<usize>, Vec<usize>) =
            all.iter().partition(|&&topic| topic * 7 % FOLDS == fold);
        let weights = fit(&index, &topics, &train);
        let score = mean(&index, &topics, &test, &weights);
        println!(
            "fold {fold}: fitted {:.4}, held out {score:.4}",
            mean(&index, &topics, &train, &weights)
        );
        held_out += score * test.len() as f64;
    }
    println!("cross-validated: {:.4}", held_out / topics.len() as f64);
    let weights = fit(&index, &topics, &all);
    println!(
        "on all: {:.4} {weights:#?}",
        mean(&index, &topics, &all, &weights)
    );
}

const FOLDS: usize = 5;

/// The weights one by one.
fn knobs() -> Vec<fn(&mut Weights) -> &mut f32> {
    vec![
        |w| &mut w.field[0],
        |w| &mut w.field[1],
        |w| &mut w.length[0],
        |w| &mut w.length[1],
        |w| &mut w.length[2],
        |w| &mut w.saturation,
        |w| &mut w.exact,
        |w| &mut w.beginning,
        |w| &mut w.neighbours,
        |w| &mut w.coverage,
    ]
}

/// Coordinate search from the committed weights: each weight a little up or down, as long as that helps.
fn fit(index: &Index, topics: &[Topic], on: &[usize]) -> Weights {
    let mut best = Weights::TUNED;
    let mut score = mean(index, topics, on, &best);
    for step in [1.5, 1.2] {
        loop {
            let before = score;
            for knob in knobs() {
                for factor in [step, 1.0 / step] {
                    let mut weights = best;
                    *knob(&mut weights) *= factor;
                    let new = mean(index, topics, on, &weights);
                    // What does not matter stays as it is.
                    if new > score + 0.0002 {
                        (best, score) = (weights, new);
                    }
                }
            }
            if score <= before {
                break;
            }
        }
    }
    best
}

fn mean(index: &Index, topics: &[Topic], on: &[usize], weights: &Weights) -> f64 {
    let sum: f64 = on
        .iter()
        .map(|&topic| ndcg(index, &topics[topic], weights))
        .sum();
    sum / on.len() as f64
}

fn ndcg(index: &Index, topic: &Topic, weights: &Weights) -> f64 {
    let request = Request {
        query: &topic.query,
        ..Request::default()
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
