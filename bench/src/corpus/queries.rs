//! The queries, drawn from the vocabulary of the corpus. Every engine gets the same.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::growth::{VocabularyGrowth, words};
use super::random::RandomStream;

/// The number of queries of each kind for measuring latency.
pub const EACH: usize = 240;

/// The number of pairs of words for a browser that has seen nothing.
pub const COLD: usize = 9;

/// The share of articles that have a frequent word, from and to.
pub const FREQUENT: (f64, f64) = (0.02, 0.2);

/// The share of articles that have a word of middling frequency, from and to; at least ten articles have it.
pub const MIDDLING: (f64, f64) = (0.001, 0.02);

/// The words of both bands, sorted, and the articles that pairs of words are taken from.
struct QueryWords {
    frequent: Vec<String>,
    middling: Vec<String>,
    /// The words of both bands in each article.
    articles: Vec<Vec<String>>,
}

/// Queries for a corpus; `sample` holds the texts of some of its articles. `None` where there are not enough words.
pub fn queries(
    growth: &VocabularyGrowth,
    count: usize,
    sample: &[String],
    seed: u64,
) -> Option<Value> {
    let vocabulary = vocabulary(growth, count, sample);
    if vocabulary.frequent.len() < 20
        || vocabulary.middling.len() < 20
        || vocabulary.articles.is_empty()
    {
        return None;
    }
    let mut random = RandomStream::new(seed);
    let random = &mut random;
    let of_each = |query: &mut dyn FnMut(usize, &mut RandomStream) -> String,
                   random: &mut RandomStream| {
        (0..EACH).map(|at| query(at, random)).collect::<Vec<_>>()
    };
    let word = |at: usize, random: &mut RandomStream| vocabulary.word(at, random);
    let two = |_: usize, random: &mut RandomStream| vocabulary.two(random);
    let prefix = |at: usize, random: &mut RandomStream| {
        if at.is_multiple_of(2) {
            return begun(&vocabulary.word(at / 2, random), random);
        }
        let two = vocabulary.two(random);
        let (first, last) = two.split_once(' ').unwrap_or((&two, ""));
        format!("{first} {}", begun(last, random))
    };
    let slip = |at: usize, random: &mut RandomStream| slipped(&vocabulary.word(at, random), random);
    let cold = |random: &mut RandomStream| {
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

fn vocabulary(growth: &VocabularyGrowth, count: usize, sample: &[String]) -> QueryWords {
    let share = |band: (f64, f64)| {
        let from = (band.0 * count as f64).max(10.0);
        let to = band.1 * count as f64;
        let mut found: Vec<String> = growth
            .forms()
            .iter()
            .filter(|(word, form)| {
                let articles = f64::from(form.articles);
                // In a shorter word there is nothing to leave out or to mistype.
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
    QueryWords {
        frequent,
        middling,
        articles,
    }
}

impl QueryWords {
    /// A frequent word for even `at`, a middling one for odd.
    fn word(&self, at: usize, random: &mut RandomStream) -> String {
        let band = if at.is_multiple_of(2) {
            &self.frequent
        } else {
            &self.middling
        };
        random.one(band).clone()
    }

    /// Two words of one article.
    fn two(&self, random: &mut RandomStream) -> String {
        let words = random.one(&self.articles);
        let first = random.below(words.len());
        let second = (first + 1 + random.below(words.len() - 1)) % words.len();
        format!("{} {}", words[first], words[second])
    }
}

/// The beginning of a word: at least three letters, at most all but one.
fn begun(word: &str, random: &mut RandomStream) -> String {
    let letters = word.chars().count();
    let keep = (3 + random.below(letters.saturating_sub(3))).max(1);
    word.chars().take(keep).collect()
}

/// The word with one slip: a letter left out, added or replaced, or two letters swapped. The first letter stays.
fn slipped(word: &str, random: &mut RandomStream) -> String {
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
    use crate::corpus::generated::GeneratedArticles;
    use crate::corpus::growth::VocabularyGrowth;
    use crate::corpus::random::RandomStream;

    #[test]
    fn queries_are_the_same_for_the_same_corpus_and_of_every_kind() {
        let made = || {
            let mut growth = VocabularyGrowth::default();
            let mut sample = Vec::new();
            for article in GeneratedArticles::new(1).take(600) {
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
        let mut random = RandomStream::new(9);
        for _ in 0..500 {
            let slip = slipped("мектеп", &mut random);
            assert_ne!(slip, "мектеп");
            assert!(slip.starts_with('м'));
            assert!((5..=7).contains(&slip.chars().count()));
        }
    }
}
