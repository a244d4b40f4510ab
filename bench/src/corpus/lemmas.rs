//! Chooses the next lemma. The vocabulary never stops growing and has Zipf's distribution.
//!
//! The process of Pitman and Yor (1997): after n words with K lemmas, the next word is a new lemma with probability
//! dK ÷ n, and lemma k again with probability (c_k − d) ÷ n. The number of lemmas grows as n^d, and rare ones fall as
//! rank^(−1/d). The process begins with some lemmas whose frequencies fall as 1 ÷ (rank + 20) (Zipf and Mandelbrot), so
//! that no single one is in every sentence.

use super::random::RandomStream;

/// Flattens the first ranks of Zipf's distribution.
const MANDELBROT: usize = 20;

/// Draws lemmas. A lemma is a number; lower numbers came first.
#[derive(Debug, Clone)]
pub struct LemmaProcess {
    discount: f64,
    /// The lemma of each word so far.
    words: Vec<u32>,
    /// How often each lemma was drawn.
    counts: Vec<u32>,
}

impl LemmaProcess {
    /// A process with a discount d (0 ≤ d < 1) that begins with `lemmas` lemmas.
    pub fn new(discount: f64, lemmas: usize) -> Self {
        let mut words = Vec::new();
        let mut counts = Vec::new();
        for rank in 0..lemmas {
            let count = (lemmas + MANDELBROT) / (rank + 1 + MANDELBROT);
            counts.push(count as u32);
            words.extend(std::iter::repeat_n(rank as u32, count));
        }
        Self {
            discount,
            words,
            counts,
        }
    }

    /// Draws the lemma of the next word.
    pub fn draw(&mut self, random: &mut RandomStream) -> u32 {
        let lemma = self.choose(random);
        if lemma as usize == self.counts.len() {
            self.counts.push(0);
        }
        self.counts[lemma as usize] += 1;
        self.words.push(lemma);
        lemma
    }

    /// Draws an earlier word: its lemma comes again with probability (c − d) ÷ c, otherwise a new lemma comes.
    fn choose(&self, random: &mut RandomStream) -> u32 {
        let new = self.counts.len() as u32;
        let Some(&lemma) = self.words.get(random.below(self.words.len())) else {
            return new;
        };
        let count = f64::from(self.counts[lemma as usize]);
        if random.chance((count - self.discount) / count) {
            lemma
        } else {
            new
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LemmaProcess;
    use crate::corpus::random::RandomStream;

    #[test]
    fn the_number_of_lemmas_grows_with_the_discount_as_exponent() {
        let mut random = RandomStream::new(7);
        let mut lemmas = LemmaProcess::new(0.6, 1);
        let mut after = |words: usize| {
            while lemmas.words.len() < words {
                lemmas.draw(&mut random);
            }
            lemmas.counts.len() as f64
        };
        let (few, many) = (after(10_000), after(640_000));
        let exponent = (many / few).ln() / 64f64.ln();
        assert!((0.57..0.65).contains(&exponent), "{exponent}");
    }

    #[test]
    fn no_lemma_is_more_than_a_fiftieth_of_all_words() {
        let mut random = RandomStream::new(7);
        let mut lemmas = LemmaProcess::new(0.6, 3_000);
        for _ in 0..100_000 {
            lemmas.draw(&mut random);
        }
        let most = *lemmas.counts.iter().max().unwrap() as usize;
        assert!(most * 50 < lemmas.words.len(), "{most}");
    }
}
