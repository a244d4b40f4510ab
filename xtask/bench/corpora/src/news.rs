//! Real sentences drawn again and again into articles. Their vocabulary stops where the sentences' does.

use crate::article::{Article, place_and_day, text, wanted};
use crate::random::Random;

/// Articles without end from a list of sentences.
pub struct News {
    random: Random,
    sentences: Vec<String>,
    number: usize,
}

impl News {
    /// The corpus of a seed, from a text with one sentence a line; `None` where it has no line.
    #[must_use]
    pub fn new(seed: u64, text: &str) -> Option<Self> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let sentences: Vec<String> = lines.map(str::to_owned).collect();
        (!sentences.is_empty()).then_some(Self {
            random: Random::new(seed),
            sentences,
            number: 0,
        })
    }
}

impl Iterator for News {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        let random = &mut self.random;
        let wanted = wanted(random);
        let (region, date) = place_and_day(random);
        let title = random.one(&self.sentences);
        let title: String = title.trim_end_matches('.').chars().take(80).collect();
        let text = text(&title, wanted, random, |random| {
            random.one(&self.sentences).clone()
        });
        let number = self.number;
        self.number += 1;
        Some(Article {
            number,
            lang: "kk",
            title,
            text,
            region,
            date,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::News;

    #[test]
    fn articles_are_drawn_from_the_sentences_alone() {
        let sentences = "Бірінші сөйлем.\n\nЕкінші сөйлем.\n";
        let articles: Vec<_> = News::new(1, sentences).unwrap().take(3).collect();
        assert_eq!(
            articles,
            News::new(1, sentences).unwrap().take(3).collect::<Vec<_>>()
        );
        for article in articles {
            let left = article
                .text
                .replace("Бірінші сөйлем.", "")
                .replace("Екінші сөйлем.", "");
            assert_eq!(left.trim(), "");
        }
        assert!(News::new(1, "\n \n").is_none());
    }
}
