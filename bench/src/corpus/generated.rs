//! The generated corpus: three of five articles are in Kazakh, two in Russian.

use super::article::{CorpusArticle, place_and_day, text, wanted};
use super::random::RandomStream;
use super::text_generator::{TextGenerator, TextLanguage, capital};

/// An endless sequence of articles, the same for the same seed: a corpus of 1,000 is the beginning of one of 100,000.
pub struct GeneratedArticles {
    random: RandomStream,
    kazakh: TextGenerator,
    russian: TextGenerator,
    number: usize,
}

impl GeneratedArticles {
    /// The corpus of a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            random: RandomStream::new(seed),
            kazakh: TextGenerator::new(TextLanguage::Kk),
            russian: TextGenerator::new(TextLanguage::Ru),
            number: 0,
        }
    }
}

impl Iterator for GeneratedArticles {
    type Item = CorpusArticle;

    fn next(&mut self) -> Option<CorpusArticle> {
        let random = &mut self.random;
        let (lang, speaker) = if random.chance(0.6) {
            ("kk", &mut self.kazakh)
        } else {
            ("ru", &mut self.russian)
        };
        let wanted = wanted(random);
        let (region, date) = place_and_day(random);
        let mut said = Vec::new();
        let words = 4 + random.below(5);
        let title = sentence(speaker, &mut said, words, "", random);
        let text = text(&title, wanted, random, |random| {
            let words = 5 + random.below(13);
            sentence(speaker, &mut said, words, ".", random)
        });
        let number = self.number;
        self.number += 1;
        Some(CorpusArticle {
            number,
            lang,
            title,
            text,
            region,
            date,
        })
    }
}

/// A sentence of `words` words: a capital first, here and there a comma or a number.
fn sentence(
    speaker: &mut TextGenerator,
    said: &mut Vec<u32>,
    words: usize,
    end: &str,
    random: &mut RandomStream,
) -> String {
    let mut sentence = capital(&speaker.word(said, random));
    for _ in 1..words {
        sentence.push_str(if random.chance(0.08) { ", " } else { " " });
        if random.chance(0.03) {
            sentence.push_str(&figure(random));
        } else {
            sentence.push_str(&speaker.word(said, random));
        }
    }
    sentence.push_str(end);
    sentence
}

/// A year, or a number of any size.
fn figure(random: &mut RandomStream) -> String {
    if random.chance(0.3) {
        return (1991 + random.below(34)).to_string();
    }
    let digits = 1 + random.below(4) as u32;
    (1 + random.below(10usize.pow(digits))).to_string()
}

#[cfg(test)]
mod tests {
    use super::GeneratedArticles;
    use crate::corpus::growth::VocabularyGrowth;

    #[test]
    fn a_seed_gives_the_same_corpus_and_a_small_one_begins_a_large_one() {
        let small: Vec<_> = GeneratedArticles::new(1).take(20).collect();
        let large: Vec<_> = GeneratedArticles::new(1).take(60).collect();
        assert_eq!(small, large[..20]);
        let other = GeneratedArticles::new(2).next();
        assert_ne!(small.first(), other.as_ref());
    }

    #[test]
    fn articles_have_two_kilobytes_fifteen_years_and_twenty_regions() {
        let articles: Vec<_> = GeneratedArticles::new(1).take(1_500).collect();
        let mean = articles
            .iter()
            .map(super::CorpusArticle::bytes)
            .sum::<usize>()
            / articles.len();
        assert!((1_900..2_200).contains(&mean), "{mean}");
        let count = |key: fn(&super::CorpusArticle) -> &str| {
            let mut keys: Vec<&str> = articles.iter().map(key).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.len()
        };
        assert_eq!(count(|article| article.region), 20);
        assert_eq!(count(|article| &article.date[..4]), 15);
        assert_eq!(count(|article| article.lang), 2);
    }

    #[test]
    fn the_vocabulary_keeps_growing_with_an_exponent_of_at_least_point_65() {
        let mut growth = VocabularyGrowth::default();
        for article in GeneratedArticles::new(1).take(4_096) {
            growth.add(&article.text);
        }
        let exponent = growth.exponent().unwrap();
        assert!((0.65..0.8).contains(&exponent), "{exponent}");
    }
}
