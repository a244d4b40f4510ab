//! Fits the tables of the stemmer and prints their quality. `cargo xtask train` runs it.
//!
//! `train [--write] [--folds N (0: none)] [kk|ru] [size epochs rate decay family (alone)] [the same (corpus)]`

use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_language::Lang;
use aimaq_language::train::{
    FitPlan, GoldSet, WordCounts, cross_validate, fit_tables, missed, pairs, plan, source,
};

fn main() -> ExitCode {
    let Some(data) = std::env::var_os("AIMAQ_DEV_DATA").map(PathBuf::from) else {
        eprintln!(
            "Set AIMAQ_DEV_DATA to the folder with the development sets (eval/kk/stems.tsv …)."
        );
        return ExitCode::FAILURE;
    };
    match run(&data) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(data: &std::path::Path) -> Result<(), String> {
    let mut write = false;
    let mut folds = 5;
    let mut errors = false;
    let mut langs = Lang::ALL.to_vec();
    let mut numbers: Vec<f32> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--write" => write = true,
            "--errors" => errors = true,
            "--folds" => folds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(5),
            "kk" | "ru" => langs = Lang::from_tag(&argument).into_iter().collect(),
            number => numbers.push(
                number
                    .parse()
                    .map_err(|_| format!("`{number}` is neither an option nor a number"))?,
            ),
        }
    }
    let read = |path: &str| {
        let path = data.join(path);
        std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    for lang in langs {
        let set = GoldSet::read(&read(&format!("eval/{lang}/stems.tsv"))?);
        let text = match lang {
            Lang::Kk => read("eval/kk/news.txt")?,
            Lang::Ru => read("eval/tasks/ru-lemma/corpus.jsonl")?,
        };
        let words = WordCounts::of(lang, &text, &set);
        let plan = with(plan(lang), &numbers);
        println!(
            "{lang}: {} forms, {:.2} % with a right reading",
            set.types.len(),
            100.0 * (1.0 - missed(lang, &set).len() as f64 / set.types.len() as f64)
        );
        if write {
            let tables = fit_tables(lang, &set, &words, &plan);
            let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(match lang {
                Lang::Kk => "src/kazakh/weights",
                Lang::Ru => "src/russian/weights",
            });
            for (name, weights) in [("alone", &tables.alone), ("corpus", &tables.corpus)] {
                let path = folder.join(name).with_extension("rs");
                std::fs::write(&path, source(lang, &name.to_uppercase(), weights))
                    .map_err(|e| format!("{}: {e}", path.display()))?;
            }
        }
        if folds == 0 {
            continue;
        }
        let stems = cross_validate(lang, &set, &words, &plan, folds);
        for (name, stems) in ["rules alone", "with vocabulary"].iter().zip(&stems) {
            let pairs = pairs(&set.types, stems);
            println!(
                "{lang}, {name}, {folds}-fold: pair P {:.3} R {:.3} F1 {:.4}",
                pairs.precision(),
                pairs.recall(),
                pairs.f1()
            );
            if errors {
                for (form, stem) in set.types.iter().zip(stems) {
                    println!(
                        "{name}\t{}\t{stem}\t{:?}\t{}",
                        form.form,
                        form.lemmas,
                        form.lemmas.contains(stem)
                    );
                }
            }
        }
    }
    Ok(())
}

/// Returns the plan with other numbers, to try them.
fn with(mut plan: FitPlan, numbers: &[f32]) -> FitPlan {
    for (settings, n) in [&mut plan.alone, &mut plan.corpus]
        .into_iter()
        .zip(numbers.chunks(5))
    {
        if let [size, epochs, rate, decay, family] = n {
            settings.size = 1 << *size as usize;
            settings.epochs = *epochs as usize;
            (settings.rate, settings.decay, settings.family) = (*rate, *decay, *family);
        }
    }
    plan
}
