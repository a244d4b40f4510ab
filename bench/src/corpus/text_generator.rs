//! Words of one language, one after another without end.

use std::collections::HashSet;

use super::lemmas::LemmaProcess;
use super::random::RandomStream;
use super::stem::MadeUpStem;
use super::{kazakh, russian};

/// The languages that can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextLanguage {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
}

/// The probability that a word's lemma is taken from the article so far: articles have a subject.
const AGAIN: f64 = 0.15;

/// How fast new lemmas come, and how many there are at the start. With the suffixes that gives 25,000 forms in the first
/// 100,000 words of Kazakh (real television news has 19,000), and five times the forms in ten times the words.
const DISCOUNT: f64 = 0.67;
const LEMMAS: usize = 250;

/// Generates words of one language. It keeps the lemmas that were used so far.
pub struct TextGenerator {
    tongue: TextLanguage,
    lemmas: LemmaProcess,
    stems: Vec<MadeUpStem>,
    known: HashSet<String>,
}

impl TextGenerator {
    /// A generator at its start.
    pub fn new(tongue: TextLanguage) -> Self {
        Self {
            tongue,
            lemmas: LemmaProcess::new(DISCOUNT, LEMMAS),
            stems: Vec::new(),
            known: HashSet::new(),
        }
    }

    /// The next word of an article whose lemmas so far are in `said`.
    pub fn word(&mut self, said: &mut Vec<u32>, random: &mut RandomStream) -> String {
        let (function_words, share): (&[&str], f64) = match self.tongue {
            TextLanguage::Kk => (&kazakh::FUNCTION_WORDS, kazakh::FUNCTION_SHARE),
            TextLanguage::Ru => (&russian::FUNCTION_WORDS, russian::FUNCTION_SHARE),
        };
        if random.chance(share) {
            // The product of two uniform numbers comes near to Zipf's distribution among forty words.
            let at = random.unit() * random.unit() * function_words.len() as f64;
            return function_words[at as usize % function_words.len()].to_owned();
        }
        let lemma = if !said.is_empty() && random.chance(AGAIN) {
            *random.one(said)
        } else {
            self.lemmas.draw(random)
        };
        said.push(lemma);
        while self.stems.len() <= lemma as usize {
            self.add_stem(random);
        }
        let stem = &self.stems[lemma as usize];
        let form = match self.tongue {
            TextLanguage::Kk => kazakh::inflect(stem, random),
            TextLanguage::Ru => russian::inflect(stem, random),
        };
        if stem.name { capital(&form) } else { form }
    }

    /// Adds a stem that is not known yet. Early stems are short, since they are the frequent ones.
    fn add_stem(&mut self, random: &mut RandomStream) {
        let number = self.stems.len();
        let base = match number {
            0..60 => 1,
            60..2_000 => 2,
            _ => 3,
        };
        for attempt in 0.. {
            // Longer after many that were known already.
            let syllables = base + random.below(2) + attempt / 20;
            let stem = match self.tongue {
                TextLanguage::Kk => kazakh::stem(syllables, random),
                TextLanguage::Ru => russian::stem(syllables.max(2) - 1, random),
            };
            if stem.text.chars().count() > 1 && self.known.insert(stem.text.clone()) {
                self.stems.push(stem);
                return;
            }
        }
    }
}

/// The word with its first letter as a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
