//! Fits the weights of a log-linear model over the analyses of each form. An analysis is correct if its stem is a lemma.

use crate::Lang;
use crate::stem::evidence::{Evidence, SlimAnalysis};
use crate::stem::letters::CodedWord;
use crate::stem::rank::{self, Analysis, Exp, UNIT, place, probabilities};
use crate::stem::{analyses, counts_under_evidence, read};

use super::data::{GoldSet, WordCounts, right_stems};

/// How to fit the two tables of a language.
#[derive(Clone, Debug)]
pub struct FitPlan {
    /// For words without evidence.
    pub alone: FitSettings,
    /// For words with evidence.
    pub corpus: FitSettings,
}

/// How to fit a table.
#[derive(Clone, Debug)]
pub struct FitSettings {
    /// The size of the table, a power of two.
    pub size: usize,
    /// The number of passes over the data.
    pub epochs: usize,
    /// The learning rate of AdaGrad.
    pub rate: f32,
    /// The L2 regularization.
    pub decay: f32,
    /// The exponent of the number of forms of a lemma in the weight of a form.
    pub family: f32,
    /// Weights are rounded to multiples of this. Larger steps make a table that compresses better.
    pub step: f32,
}

/// The weight of a lemma that does not occur as a form.
const LISTED: f32 = 0.2;

/// A form of the gold standard, prepared for fitting.
struct Example {
    analyses: Vec<Analysis<Vec<u32>>>,
    gold: Vec<bool>,
    family: f32,
    weight: f32,
    group: u32,
}

/// For each analysis, its features as indices of the table.
type Features = Vec<Vec<u32>>;

fn examples(lang: Lang, set: &GoldSet) -> Vec<Example> {
    let mut family = std::collections::BTreeMap::new();
    let measured = set.types.iter().filter(|form| form.count > 0);
    for lemma in measured.flat_map(|form| &form.lemmas) {
        *family.entry(lemma).or_insert(0usize) += 1;
    }
    set.types
        .iter()
        .map(|form| {
            let gold = right_stems(lang, form);
            let analyses = read(lang, &form.form)
                .map(|word| analyses(lang, &word, &Vec::new()))
                .unwrap_or_default();
            let size = form
                .lemmas
                .iter()
                .map(|l| family.get(l).copied().unwrap_or(1))
                .max()
                .unwrap_or(1);
            Example {
                gold: analyses.iter().map(|r| gold.contains(&r.stem)).collect(),
                analyses,
                family: size as f32,
                weight: match form.count {
                    0 => LISTED,
                    n => (1.0 + 0.3 * (n as f32).ln()).min(3.0),
                },
                group: form.group,
            }
        })
        .collect()
}

/// Returns the indices of features in the table without evidence.
fn places(features: &[u32], size: usize) -> Vec<u32> {
    features.iter().map(|&f| place(f, size) as u32).collect()
}

/// Returns the indices of features in the table with evidence.
fn corpus_places(features: &[u32], size: usize) -> Vec<u32> {
    features
        .iter()
        .filter(|&&f| counts_under_evidence(f))
        .map(|&f| place(f, size) as u32)
        .collect()
}

/// A pseudo-random generator, so that a fit is the same everywhere.
struct Shuffle(u64);

impl Shuffle {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Maximizes the likelihood of the correct analyses by AdaGrad. Averages the weights of all steps but the first third.
fn fit(examples: &[(&Example, &Features)], settings: &FitSettings) -> Vec<i8> {
    let mut weights = vec![0f32; settings.size];
    let mut squares = vec![1e-6f32; settings.size];
    let mut gradient = vec![0f32; settings.size];
    let mut order: Vec<usize> = (0..examples.len())
        .filter(|&i| examples[i].0.gold.contains(&true))
        .collect();
    let mut shuffle = Shuffle(42);
    let mut p = Vec::new();
    let mut touched = Vec::new();
    let mut averaged = 0f32;
    let mut mean = vec![0f32; settings.size];
    for epoch in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, shuffle.below(i + 1));
        }
        for &i in &order {
            let (example, features) = examples[i];
            let weight = example.weight * example.family.powf(settings.family);
            p.clear();
            p.extend(
                features
                    .iter()
                    .map(|f| f.iter().map(|&i| weights[i as usize]).sum::<f32>()),
            );
            let best = p.iter().copied().fold(f32::MIN, f32::max);
            for x in &mut p {
                *x = (*x - best).exp();
            }
            let all: f32 = p.iter().sum();
            let right: f32 = p
                .iter()
                .zip(&example.gold)
                .filter(|(_, gold)| **gold)
                .map(|(x, _)| x)
                .sum();
            for ((x, &gold), features) in p.iter().zip(&example.gold).zip(features) {
                let share = if gold { x / right.max(1e-30) } else { 0.0 };
                let d = weight * (share - x / all);
                if d.abs() > 1e-5 {
                    for &f in features {
                        gradient[f as usize] += d;
                        touched.push(f);
                    }
                }
            }
            if epoch >= settings.epochs / 3 && i % 64 == 0 {
                for (m, w) in mean.iter_mut().zip(&weights) {
                    *m += w;
                }
                averaged += 1.0;
            }
            for f in touched.drain(..) {
                let f = f as usize;
                let g = gradient[f];
                if g != 0.0 {
                    let g = g - settings.decay * weights[f];
                    squares[f] += g * g;
                    weights[f] += settings.rate * g / squares[f].sqrt();
                    gradient[f] = 0.0;
                }
            }
        }
    }
    mean.iter()
        .map(|w| {
            let steps = (w / averaged * UNIT / settings.step).round();
            (steps * settings.step).clamp(-126.0, 126.0) as i8
        })
        .collect()
}

fn sums<'a>(weights: &'a [i8], features: &'a Features) -> impl Iterator<Item = i32> + Clone + 'a {
    features.iter().map(|f| {
        f.iter()
            .map(|&i| i32::from(weights[i as usize & (weights.len() - 1)]))
            .sum()
    })
}

fn stem_of(form: &str, example: &Example, sums: impl Iterator<Item = i32>) -> String {
    let scored: Vec<(CodedWord, i32)> = example.analyses.iter().map(|r| r.stem).zip(sums).collect();
    rank::likeliest(&scored, CodedWord::cmp).map_or_else(|| form.to_owned(), |stem| stem.text(form))
}

/// A vocabulary with its evidence.
struct TrainingCorpus {
    evidence: Evidence,
    /// For each word of the vocabulary: its analyses and their features.
    words: Vec<(Vec<SlimAnalysis>, Features)>,
    /// For each form of the gold standard: its analyses, and its index in the vocabulary.
    forms: Vec<(Vec<SlimAnalysis>, Option<usize>)>,
}

impl TrainingCorpus {
    fn new(
        lang: Lang,
        words: &WordCounts,
        examples: &[Example],
        set: &GoldSet,
        settings: &FitSettings,
    ) -> TrainingCorpus {
        let mut evidence = Evidence::new(words.0.clone());
        let words = words
            .0
            .iter()
            .enumerate()
            .map(|(place, (word, _))| {
                let analyses = analyses(lang, word, &Vec::new());
                let slim = analyses
                    .iter()
                    .map(|r| evidence.slim(place, word, r))
                    .collect();
                let features = analyses
                    .iter()
                    .map(|r| corpus_places(&r.score, settings.size))
                    .collect();
                (slim, features)
            })
            .collect();
        let forms = set
            .types
            .iter()
            .zip(examples)
            .map(|(form, example)| match read(lang, &form.form) {
                None => (Vec::new(), None),
                Some(word) => (
                    example
                        .analyses
                        .iter()
                        .map(|r| evidence.known(&word, r))
                        .collect(),
                    evidence.place(&word),
                ),
            })
            .collect();
        TrainingCorpus {
            evidence,
            words,
            forms,
        }
    }

    /// Lets every word vote with these weights. If `own`, the votes of the round before, is given, evidence is part of the score.
    fn vote(&mut self, weights: &[i8], own: Option<&[Vec<f32>]>, size: usize) -> Vec<Vec<f32>> {
        let exp = Exp::new();
        let votes: Vec<Vec<f32>> = self
            .words
            .iter()
            .enumerate()
            .map(|(i, (slim, features))| match own {
                None => probabilities(&exp, sums(weights, features)),
                Some(own) => {
                    let features = self.with_evidence(slim, &own[i], features, size);
                    probabilities(&exp, sums(weights, &features))
                }
            })
            .collect();
        self.evidence.clear();
        for ((slim, _), votes) in self.words.iter().zip(&votes) {
            self.evidence.vote(slim, votes);
        }
        votes
    }

    fn with_evidence(
        &self,
        slim: &[SlimAnalysis],
        own: &[f32],
        features: &Features,
        size: usize,
    ) -> Features {
        let mut more: Vec<Vec<u32>> = vec![Vec::new(); slim.len()];
        self.evidence.add(slim, own, &mut more);
        features
            .iter()
            .zip(&more)
            .map(|(old, new)| old.iter().copied().chain(places(new, size)).collect())
            .collect()
    }

    /// Returns the features of all forms of the gold standard with evidence.
    fn forms(&self, votes: &[Vec<f32>], features: &[Features], size: usize) -> Vec<Features> {
        self.forms
            .iter()
            .zip(features)
            .map(|((slim, place), features)| {
                let own: &[f32] = place.map_or(&[], |i| &votes[i]);
                self.with_evidence(slim, own, features, size)
            })
            .collect()
    }
}

/// The tables of weights of a language.
pub struct WeightTables {
    /// For rules alone.
    pub alone: Vec<i8>,
    /// For analyses under evidence.
    pub corpus: Vec<i8>,
}

/// What fitting needs, computed once.
struct Trainer<'a> {
    set: &'a GoldSet,
    plan: &'a FitPlan,
    examples: Vec<Example>,
    rules: Vec<Features>,
    base: Vec<Features>,
    corpus: TrainingCorpus,
}

impl<'a> Trainer<'a> {
    fn new(lang: Lang, set: &'a GoldSet, words: &WordCounts, plan: &'a FitPlan) -> Trainer<'a> {
        let examples = examples(lang, set);
        let features = |places: fn(&[u32], usize) -> Vec<u32>, size: usize| -> Vec<Features> {
            examples
                .iter()
                .map(|e| e.analyses.iter().map(|r| places(&r.score, size)).collect())
                .collect()
        };
        Trainer {
            set,
            plan,
            rules: features(places, plan.alone.size),
            base: features(corpus_places, plan.corpus.size),
            corpus: TrainingCorpus::new(lang, words, &examples, set, &plan.corpus),
            examples,
        }
    }

    /// Fits both tables on the forms for which `chosen` is true. Returns them, and the features of all forms with the evidence that
    /// the stemmer would compute with these tables.
    fn fit(&mut self, chosen: impl Fn(&Example) -> bool) -> (WeightTables, Vec<Features>) {
        const PARTS: u32 = 4;
        let size = self.plan.corpus.size;
        let examples = &self.examples;
        let part = |example: &Example| example.group / 1000 % PARTS;
        let train = |features: &[Features], settings: &FitSettings, without: u32| {
            let chosen: Vec<(&Example, &Features)> = examples
                .iter()
                .zip(features)
                .filter(|(example, _)| chosen(example) && part(example) != without)
                .collect();
            fit(&chosen, settings)
        };
        // Evidence from weights that were fitted on a form is better than evidence for unseen forms will be. So the features of
        // each part of the forms come from weights that were fitted without that part.
        let mut features = self.rules.clone();
        let mut parts: Vec<Vec<i8>> = Vec::new();
        for without in 0..PARTS {
            let alone = train(&self.rules, &self.plan.alone, without);
            let votes = self.corpus.vote(&alone, None, size);
            for (i, new) in self
                .corpus
                .forms(&votes, &self.base, size)
                .into_iter()
                .enumerate()
            {
                if part(&examples[i]) == without {
                    features[i] = new;
                }
            }
            parts.push(alone);
        }
        let mut second = features.clone();
        for (without, alone) in (0..PARTS).zip(&parts) {
            let corpus = train(&features, &self.plan.corpus, without);
            let votes = self.corpus.vote(alone, None, size);
            let votes = self.corpus.vote(&corpus, Some(&votes), size);
            for (i, new) in self
                .corpus
                .forms(&votes, &self.base, size)
                .into_iter()
                .enumerate()
            {
                if part(&examples[i]) == without {
                    second[i] = new;
                }
            }
        }
        let alone = train(&self.rules, &self.plan.alone, PARTS);
        let corpus = train(&second, &self.plan.corpus, PARTS);
        let votes = self.corpus.vote(&alone, None, size);
        let votes = self.corpus.vote(&corpus, Some(&votes), size);
        let features = self.corpus.forms(&votes, &self.base, size);
        (WeightTables { alone, corpus }, features)
    }

    fn stem(&self, i: usize, weights: &[i8], features: &Features) -> String {
        stem_of(
            &self.set.types[i].form,
            &self.examples[i],
            sums(weights, features),
        )
    }
}

/// Fits the tables of a language on the whole gold standard, with `words` as evidence.
pub fn fit_tables(lang: Lang, set: &GoldSet, words: &WordCounts, plan: &FitPlan) -> WeightTables {
    Trainer::new(lang, set, words, plan).fit(|_| true).0
}

/// Cross-validates: returns the stem of every form by tables that were fitted without the forms that share a lemma with it; first
/// without evidence, then with `words` as evidence.
pub fn cross_validate(
    lang: Lang,
    set: &GoldSet,
    words: &WordCounts,
    plan: &FitPlan,
    folds: u32,
) -> [Vec<String>; 2] {
    let mut bench = Trainer::new(lang, set, words, plan);
    let mut stems =
        [Vec::new(), Vec::new()].map(|_: Vec<String>| vec![String::new(); set.types.len()]);
    for k in 0..folds {
        let (tables, features) = bench.fit(|example| example.group % folds != k);
        for i in 0..set.types.len() {
            if bench.examples[i].group % folds == k {
                stems[0][i] = bench.stem(i, &tables.alone, &bench.rules[i]);
                stems[1][i] = bench.stem(i, &tables.corpus, &features[i]);
            }
        }
    }
    stems
}

/// Returns the forms that have no correct analysis.
pub fn missed(lang: Lang, set: &GoldSet) -> Vec<&str> {
    let examples = examples(lang, set);
    set.types
        .iter()
        .zip(&examples)
        .filter(|(_, e)| !e.gold.contains(&true))
        .map(|(form, _)| form.form.as_str())
        .collect()
}
