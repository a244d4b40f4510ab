//! Measures Heaps' law: V = K·n^β for V different forms among n words.

use std::collections::HashMap;

/// Counts words and forms, and how many articles have each form.
#[derive(Debug, Default)]
pub struct VocabularyGrowth {
    forms: HashMap<Box<str>, FormCount>,
    words: u64,
    articles: u32,
    /// Words and forms after 1, 2, 4, 8, … articles, and at the end.
    points: Vec<(u64, u64)>,
}

/// How often a form occurs.
#[derive(Debug, Clone, Copy)]
pub struct FormCount {
    /// The number of articles that have it.
    pub articles: u32,
    last: u32,
}

impl VocabularyGrowth {
    /// Counts one article.
    pub fn add(&mut self, text: &str) {
        self.articles += 1;
        for word in words(text) {
            self.words += 1;
            if let Some(form) = self.forms.get_mut(word.as_str()) {
                form.articles += u32::from(form.last != self.articles);
                form.last = self.articles;
            } else {
                let form = FormCount {
                    articles: 1,
                    last: self.articles,
                };
                self.forms.insert(word.into_boxed_str(), form);
            }
        }
        if self.articles.is_power_of_two() {
            self.points.push((self.words, self.forms.len() as u64));
        }
    }

    /// The forms.
    pub fn forms(&self) -> &HashMap<Box<str>, FormCount> {
        &self.forms
    }

    /// The number of words.
    pub fn words(&self) -> u64 {
        self.words
    }

    /// Heaps' exponent over the last sixteenfold growth: the slope of ln V over ln n by least squares; `None` for
    /// fewer than 32 articles.
    pub fn exponent(&self) -> Option<f64> {
        let mut points = self.points.clone();
        if !self.articles.is_power_of_two() {
            points.push((self.words, self.forms.len() as u64));
        }
        if self.articles < 32 {
            return None;
        }
        let from = self.words / 16;
        let points: Vec<(f64, f64)> = points
            .into_iter()
            .filter(|(words, _)| *words * 10 >= from * 9)
            .map(|(words, forms)| ((words as f64).ln(), (forms as f64).ln()))
            .collect();
        slope(&points)
    }
}

/// The slope of a line through points, by least squares.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = points.len() as f64;
    let mean_x = points.iter().map(|point| point.0).sum::<f64>() / count;
    let mean_y = points.iter().map(|point| point.1).sum::<f64>() / count;
    let (mut over, mut under) = (0.0, 0.0);
    for (x, y) in points {
        over += (x - mean_x) * (y - mean_y);
        under += (x - mean_x) * (x - mean_x);
    }
    (under > 0.0).then(|| over / under)
}

/// The words of a text in lower case: runs of letters.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{VocabularyGrowth, slope};

    #[test]
    fn the_slope_of_a_line_is_found() {
        let found = slope(&[(0.0, 1.0), (1.0, 1.5), (2.0, 2.0)]).unwrap();
        assert!((found - 0.5).abs() < 1e-9);
        assert_eq!(slope(&[(1.0, 1.0)]), None);
    }

    #[test]
    fn a_vocabulary_that_has_stopped_has_exponent_0_and_one_of_new_words_only_1() {
        let letters = ["а", "б", "в"];
        let name = |number: usize| -> String {
            format!("{number:b}").replace('0', "о").replace('1', "и")
        };
        let (mut still, mut new) = (VocabularyGrowth::default(), VocabularyGrowth::default());
        for article in 0..256 {
            still.add(letters[article % 3]);
            new.add(&name(article));
        }
        assert!(still.exponent().unwrap().abs() < 1e-9);
        assert!((new.exponent().unwrap() - 1.0).abs() < 1e-9);
        assert_eq!(still.forms()["а"].articles, 86);
    }
}
