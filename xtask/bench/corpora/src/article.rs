//! Articles: one line of JSON each.

use serde_json::{Value, json};

use crate::random::Random;

/// How large an article's title and text are together, in bytes of UTF-8: from 1.2 to 2.8 kB, 2 kB in the mean.
pub const BYTES: (usize, usize) = (1_200, 2_800);

/// An article of a corpus for measuring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its number, from 0.
    pub number: usize,
    /// `kk` or `ru`.
    pub lang: &'static str,
    /// One line.
    pub title: String,
    /// Paragraphs, an empty line between them.
    pub text: String,
    /// The code of one of the twenty regions.
    pub region: &'static str,
    /// Year, month, day: fifteen years from 2010 on.
    pub date: String,
}

impl Article {
    /// Bytes of title and text.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.title.len() + self.text.len()
    }

    /// One line of JSON.
    #[must_use]
    pub fn line(&self) -> Value {
        json!({
            "id": id(self.number), "lang": self.lang, "title": self.title, "text": self.text,
            "region": self.region, "date": self.date,
        })
    }
}

/// A text of sentences that takes as many bytes as an article wants beside its title. Paragraphs have two to five sentences.
pub fn text(
    title: &str,
    wanted: usize,
    random: &mut Random,
    mut sentence: impl FnMut(&mut Random) -> String,
) -> String {
    let mut text = String::new();
    let mut left = 2 + random.below(3);
    while title.len() + text.len() < wanted {
        if !text.is_empty() {
            text.push_str(if left == 0 { "\n\n" } else { " " });
        }
        left = left.checked_sub(1).unwrap_or(2 + random.below(3));
        text.push_str(&sentence(random));
    }
    text
}

/// The id of an article by its number.
#[must_use]
pub fn id(number: usize) -> String {
    format!("n{number:06}")
}

/// Where and when: some regions are written about much more than others.
pub fn place_and_day(random: &mut Random) -> (&'static str, String) {
    let units = aimaq_places::units();
    let at = random.unit() * random.unit() * units.len() as f64;
    let region = units[at as usize % units.len()].code();
    let (year, month, day) = (
        2010 + random.below(15),
        1 + random.below(12),
        1 + random.below(28),
    );
    (region, format!("{year}-{month:02}-{day:02}"))
}

/// How many bytes the next article is to have.
pub fn wanted(random: &mut Random) -> usize {
    BYTES.0 + random.below(BYTES.1 - BYTES.0)
}
