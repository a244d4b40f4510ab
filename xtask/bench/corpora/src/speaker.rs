//! One language spoken without end: which word comes next.

use std::collections::HashSet;

use crate::lemmas::Lemmas;
use crate::random::Random;
use crate::stem::Stem;
use crate::{kazakh, russian};

/// The languages that can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
}

/// How often a word is one that the article has already: what an article is about comes back.
const AGAIN: f64 = 0.15;

/// How fast new lemmas come, and how many there are to begin with: with the suffixes that makes 25,000 forms in the
/// first 100,000 words of Kazakh (real television news has 19,000), and ten times the words have five
/// times the forms.
const DISCOUNT: f64 = 0.67;
const LEMMAS: usize = 250;

/// Speaks one language: keeps the lemmas that were used so far.
pub struct Speaker {
    tongue: Tongue,
    lemmas: Lemmas,
    stems: Vec<Stem>,
    known: HashSet<String>,
}

impl Speaker {
    /// One who has said nothing yet.
    #[must_use]
    pub fn new(tongue: Tongue) -> Self {
        Self {
            tongue,
            lemmas: Lemmas::new(DISCOUNT, LEMMAS),
            stems: Vec::new(),
            known: HashSet::new(),
        }
    }

    /// How many lemmas were used so far.
    #[must_use]
    pub fn lemmas(&self) -> usize {
        self.lemmas.count()
    }

    /// The next word of an article whose lemmas so far are in `said`.
    pub fn word(&mut self, said: &mut Vec<u32>, random: &mut Random) -> String {
        let (function_words, share): (&[&str], f64) = match self.tongue {
            Tongue::Kk => (&kazakh::FUNCTION_WORDS, kazakh::FUNCTION_SHARE),
            Tongue::Ru => (&russian::FUNCTION_WORDS, russian::FUNCTION_SHARE),
        };
        if random.chance(share) {
            // Zipf among forty: the square of a uniform number is near enough.
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
            Tongue::Kk => kazakh::inflect(stem, random),
            Tongue::Ru => russian::inflect(stem, random),
        };
        if stem.name { capital(&form) } else { form }
    }

    /// Makes a stem that was not there: early ones, which are the frequent ones, are short.
    fn add_stem(&mut self, random: &mut Random) {
        let number = self.stems.len();
        let base = match number {
            0..60 => 1,
            60..2_000 => 2,
            _ => 3,
        };
        for attempt in 0.. {
            // After many that were taken, a longer one.
            let syllables = base + random.below(2) + attempt / 20;
            let stem = match self.tongue {
                Tongue::Kk => kazakh::stem(syllables, random),
                Tongue::Ru => russian::stem(syllables.max(2) - 1, random),
            };
            if stem.text.chars().count() > 1 && self.known.insert(stem.text.clone()) {
                self.stems.push(stem);
                return;
            }
        }
    }
}

/// The word with a capital first letter.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
