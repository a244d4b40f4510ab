//! Articles of real sentences, drawn again and again: the vocabulary is that of the sentences and does not grow.

use super::article::{CorpusArticle, place_and_day, text, wanted};
use super::random::RandomStream;

/// An endless sequence of articles from a list of sentences.
pub struct NewsArticles {
    random: RandomStream,
    sentences: Vec<String>,
    number: usize,
}

impl NewsArticles {
    /// The corpus of a seed, from a text with one sentence a line; `None` where it has no line.
    pub fn new(seed: u64, text: &str) -> Option<Self> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let sentences: Vec<String> = lines.map(str::to_owned).collect();
        (!sentences.is_empty()).then_some(Self {
            random: RandomStream::new(seed),
            sentences,
            number: 0,
        })
    }
}

impl Iterator for NewsArticles {
    type Item = CorpusArticle;

    fn next(&mut self) -> Option<CorpusArticle> {
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
        Some(CorpusArticle {
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
    use super::NewsArticles;

    #[test]
    fn articles_are_drawn_from_the_sentences_alone() {
        let sentences = "Бірінші сөйлем.\n\nЕкінші сөйлем.\n";
        let articles: Vec<_> = NewsArticles::new(1, sentences).unwrap().take(3).collect();
        assert_eq!(
            articles,
            NewsArticles::new(1, sentences)
                .unwrap()
                .take(3)
                .collect::<Vec<_>>()
        );
        for article in articles {
            let left = article
                .text
                .replace("Бірінші сөйлем.", "")
                .replace("Екінші сөйлем.", "");
            assert_eq!(left.trim(), "");
        }
        assert!(NewsArticles::new(1, "\n \n").is_none());
    }
}
