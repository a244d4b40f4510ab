//! An article of a corpus: a line of JSON.

use serde_json::{Value, json};

use super::random::RandomStream;

/// The least and the most bytes (UTF-8) of an article's title and text together; the mean is 2 kB.
pub const BYTES: (usize, usize) = (1_200, 2_800);

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusArticle {
    /// Its number, from 0.
    pub number: usize,
    /// `kk` or `ru`.
    pub lang: &'static str,
    /// One line.
    pub title: String,
    /// Paragraphs with empty lines between them.
    pub text: String,
    /// The code of one of the twenty regions.
    pub region: &'static str,
    /// Year, month and day, in the fifteen years from 2010 on.
    pub date: String,
}

impl CorpusArticle {
    /// Bytes of title and text.
    pub fn bytes(&self) -> usize {
        self.title.len() + self.text.len()
    }

    /// The article as JSON.
    pub fn line(&self) -> Value {
        json!({
            "id": id(self.number), "lang": self.lang, "title": self.title, "text": self.text,
            "region": self.region, "date": self.date,
        })
    }
}

/// A text of sentences. Title and text together have at least `wanted` bytes. Paragraphs have two to five sentences.
pub fn text(
    title: &str,
    wanted: usize,
    random: &mut RandomStream,
    mut sentence: impl FnMut(&mut RandomStream) -> String,
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
pub fn id(number: usize) -> String {
    format!("n{number:06}")
}

/// A region and a day. Some regions are written about much more than others.
pub fn place_and_day(random: &mut RandomStream) -> (&'static str, String) {
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

/// The number of bytes for the next article.
pub fn wanted(random: &mut RandomStream) -> usize {
    BYTES.0 + random.below(BYTES.1 - BYTES.0)
}
