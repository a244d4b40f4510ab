//! The queries of the benchmark, drawn from the corpus's own vocabulary; every engine gets the same.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::growth::{Growth, words};
use crate::random::Random;

/// How many queries of each kind there are for measuring latency.
pub const EACH: usize = 240;

/// How many pairs of cold words there are.
pub const COLD: usize = 9;

/// A frequent word is in so many articles, as shares of the corpus.
pub const FREQUENT: (f64, f64) = (0.02, 0.2);

/// A word of middling frequency is in so many articles (and in ten at least).
pub const MIDDLING: (f64, f64) = (0.001, 0.02);

/// The words of both bands, in the order of the alphabet, and articles to take pairs of words from.
struct Vocabulary {
    frequent: Vec<String>,
    middling: Vec<String>,
    /// Words of the two bands, article by article.
    articles: Vec<Vec<String>>,
}

/// Queries for a corpus; `sample` holds the texts of some of its articles. `None` where there are not enough words.
#[must_use]
pub fn queries(growth: &Growth, count: usize, sample: &[String], seed: u64) -> Option<Value> {
    let vocabulary = vocabulary(growth, count, sample);
    if vocabulary.frequent.len() < 20
        || vocabulary.middling.len() < 20
        || vocabulary.articles.is_empty()
    {
        return None;
    }
    let mut random = Random::new(seed);
    let random = &mut random;
    let of_each = |query: &mut dyn FnMut(usize, &mut Random) -> String, random: &mut Random| {
        (0..EACH).map(|at| query(at, random)).collect::<Vec<_>>()
    };
    let word = |at: usize, random: &mut Random| vocabulary.word(at, random);
    let two = |_: usize, random: &mut Random| vocabulary.two(random);
    let prefix = |at: usize, random: &mut Random| {
        if at.is_multiple_of(2) {
            return begun(&vocabulary.word(at / 2, random), random);
        }
        let two = vocabulary.two(random);
        let (first, last) = two.split_once(' ').unwrap_or((&two, ""));
        format!("{first} {}", begun(last, random))
    };
    let slip = |at: usize, random: &mut Random| slipped(&vocabulary.word(at, random), random);
    let cold = |random: &mut Random| {
        (0..COLD)
            .map(|at| vocabulary.word(at, random))
            .collect::<Vec<_>>()
    };
    Some(json!({
        "first": cold(random),
        "second": cold(random),
        "word": of_each(&mut { word }, random),
        "two": of_each(&mut { two }, random),
        "prefix": of_each(&mut { prefix }, random),
        "slip": of_each(&mut { slip }, random),
    }))
}

fn vocabulary(growth: &Growth, count: usize, sample: &[String]) -> Vocabulary {
    let share = |band: (f64, f64)| {
        let from = (band.0 * count as f64).max(10.0);
        let to = band.1 * count as f64;
        let mut found: Vec<String> = growth
            .forms()
            .iter()
            .filter(|(word, form)| {
                let articles = f64::from(form.articles);
                // Shorter ones can't be begun or mistyped.
                articles >= from && articles < to && word.chars().count() >= 4
            })
            .map(|(word, _)| word.to_string())
            .collect();
        found.sort();
        found
    };
    let (frequent, middling) = (share(FREQUENT), share(MIDDLING));
    let known: HashMap<&str, ()> = frequent
        .iter()
        .chain(&middling)
        .map(|word| (word.as_str(), ()))
        .collect();
    let articles = sample
        .iter()
        .map(|text| {
            let mut words: Vec<String> = words(text)
                .filter(|word| known.contains_key(word.as_str()))
                .collect();
            words.sort();
            words.dedup();
            words
        })
        .filter(|words| words.len() >= 2)
        .collect();
    Vocabulary {
        frequent,
        middling,
        articles,
    }
}

impl Vocabulary {
    /// A frequent and a middling word in turn.
    fn word(&self, at: usize, random: &mut Random) -> String {
        let band = if at.is_multiple_of(2) {
            &self.frequent
        } else {
            &self.middling
        };
        random.one(band).clone()
    }

    /// Two words that some article has.
    fn two(&self, random: &mut Random) -> String {
        let words = random.one(&self.articles);
        let first = random.below(words.len());
        let second = (first + 1 + random.below(words.len() - 1)) % words.len();
        format!("{} {}", words[first], words[second])
    }
}

/// The first three letters or more of a word, one short of the whole at most.
fn begun(word: &str, random: &mut Random) -> String {
    let letters = word.chars().count();
    let keep = (3 + random.below(letters.saturating_sub(3))).max(1);
    word.chars().take(keep).collect()
}

/// The word with one letter left out, put in, put wrong, or two changed places; its first letter stays.
fn slipped(word: &str, random: &mut Random) -> String {
    const LETTERS: [char; 12] = ['а', 'е', 'и', 'о', 'т', 'н', 'с', 'р', 'л', 'к', 'м', 'д'];
    let letters: Vec<char> = word.chars().collect();
    loop {
        let mut slipped = letters.clone();
        let at = 1 + random.below(letters.len() - 1);
        match random.below(4) {
            0 if letters.len() > 4 => drop(slipped.remove(at)),
            0 | 1 => slipped.insert(at, *random.one(&LETTERS)),
            2 => slipped[at] = *random.one(&LETTERS),
            _ => slipped.swap(
                at,
                if at + 1 < letters.len() {
                    at + 1
                } else {
                    at - 1
                },
            ),
        }
        if slipped != letters && slipped.first() == letters.first() {
            return slipped.into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EACH, queries, slipped};
    use crate::generated::Generated;
    use crate::growth::Growth;
    use crate::random::Random;

    #[test]
    fn queries_are_the_same_for_the_same_corpus_and_of_every_kind() {
        let made = || {
            let mut growth = Growth::default();
            let mut sample = Vec::new();
            for article in Generated::new(1).take(600) {
                growth.add(&article.text);
                sample.push(article.text);
            }
            queries(&growth, 600, &sample, 3).unwrap()
        };
        let queries = made();
        assert_eq!(queries, made());
        for kind in ["word", "two", "prefix", "slip"] {
            let list = queries[kind].as_array().unwrap();
            assert_eq!(list.len(), EACH, "{kind}");
            let words = list
                .iter()
                .map(|query| query.as_str().unwrap().split(' ').count());
            let two = words.filter(|words| *words == 2).count();
            let expected = match kind {
                "two" => EACH,
                "prefix" => EACH / 2,
                _ => 0,
            };
            assert_eq!(two, expected, "{kind}");
        }
    }

    #[test]
    fn a_slip_changes_a_word_but_not_its_first_letter() {
        let mut random = Random::new(9);
        for _ in 0..500 {
            let slip = slipped("мектеп", &mut random);
            assert_ne!(slip, "мектеп");
            assert!(slip.starts_with('м'));
            assert!((5..=7).contains(&slip.chars().count()));
        }
    }
}
