//! Concordances: every occurrence of words with its context, the forms that occur, and the orders of lines.
//!
//! Lines are added in batches, as articles are read. This module does not fetch or draw.

mod arrange;

use std::ops::Range;
use std::rc::Rc;

use aimaq_article::{Article, Edtf};
use aimaq_compact::case::lower;
use aimaq_language::Lang;

pub use arrange::Arrangement;

/// Length of the context on each side of a match, in characters.
const SIDE_CHARS: usize = 64;

/// The lines that were read so far. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concordance {
    batches: Vec<Rc<Batch>>,
    /// The forms of the matches, in the order in which they first occur.
    pub forms: Vec<ConcordanceForm>,
}

#[derive(Debug, PartialEq)]
struct Batch {
    /// Number of lines in the batches before.
    first: usize,
    lines: Vec<Line>,
}

/// The article that a line is from.
#[derive(Debug, PartialEq)]
pub struct LineArticle {
    /// The article's number in the library.
    pub number: u32,
    /// Its permanent id.
    pub id: String,
    /// Its date.
    pub date: Option<Edtf>,
    /// The code of its first region of today.
    pub region: Option<String>,
    /// When it was last corrected.
    pub updated: Option<Edtf>,
    /// Its titles, as far as there are any: in Kazakh, in Russian.
    titles: [Option<Box<str>>; 2],
}

impl LineArticle {
    /// Its title in a language; empty if it has none.
    pub fn title(&self, lang: Lang) -> &str {
        let [kk, ru] = &self.titles;
        let title = if lang == Lang::Kk { kk } else { ru };
        title.as_deref().unwrap_or_default()
    }
}

/// An occurrence with its context.
#[derive(Debug, PartialEq)]
pub struct Line {
    /// The article that it is from.
    pub article: Rc<LineArticle>,
    /// Language of the version.
    pub lang: Lang,
    /// Number of the block, from 1; 0 for the title.
    pub block: u32,
    /// Number of its form in [`Concordance::forms`].
    pub form: u32,
    around: Box<str>,
    word: Range<u32>,
}

/// A form of the words of the query, as it occurs in the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcordanceForm {
    /// The form, in lower case.
    pub text: String,
    /// The language of the version in which it first occurs.
    pub lang: Lang,
    /// How often it occurs.
    pub count: u32,
}

impl Line {
    /// The context before the word.
    pub fn before(&self) -> &str {
        self.around
            .get(..self.word.start as usize)
            .unwrap_or_default()
    }

    /// The word as it is written in the text.
    pub fn word(&self) -> &str {
        self.around
            .get(self.word.start as usize..self.word.end as usize)
            .unwrap_or_default()
    }

    /// The context after the word.
    pub fn after(&self) -> &str {
        self.around
            .get(self.word.end as usize..)
            .unwrap_or_default()
    }
}

impl Concordance {
    /// Number of lines.
    pub fn len(&self) -> usize {
        self.batches
            .last()
            .map_or(0, |batch| batch.first + batch.lines.len())
    }

    /// Are there no lines?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A line by its number, in the order of the texts, from 0.
    pub fn line(&self, number: usize) -> Option<&Line> {
        let after = self.batches.partition_point(|batch| batch.first <= number);
        let batch = self.batches.get(after.checked_sub(1)?)?;
        batch.lines.get(number - batch.first)
    }

    /// All lines, in the order of the texts.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.batches.iter().flat_map(|batch| &batch.lines)
    }

    /// Adds the occurrences in some articles, which come with their numbers. `marks` returns the byte ranges of the words in a
    /// text. Only the versions in `langs` are read.
    pub fn read(
        &mut self,
        articles: &[(u32, Rc<Article>)],
        langs: &[Lang],
        marks: impl Fn(&str) -> Vec<Range<usize>>,
    ) {
        let first = self.len();
        let mut lines = Vec::new();
        for (number, article) in articles {
            let source = Rc::new(LineArticle {
                number: *number,
                id: article.id.clone(),
                date: article.date,
                region: article.regions.first().map(|tag| tag.today.clone()),
                updated: article.updated,
                titles: [Lang::Kk, Lang::Ru]
                    .map(|lang| Some(article.text(lang)?.title.as_str().into())),
            });
            for &lang in langs {
                let Some(text) = article.text(lang) else {
                    continue;
                };
                let blocks = text.blocks.iter().map(|block| block.plain_text());
                let titled = std::iter::once(text.title.clone()).chain(blocks);
                for (block, plain) in (0..).zip(titled) {
                    for range in marks(&plain) {
                        if let Some((around, word)) = cut(&plain, range) {
                            lines.push(Line {
                                article: source.clone(),
                                lang,
                                block,
                                form: self.form(&around, &word, lang),
                                around,
                                word,
                            });
                        }
                    }
                }
            }
        }
        if !lines.is_empty() {
            self.batches.push(Rc::new(Batch { first, lines }));
        }
    }

    /// Counts a form and returns its number.
    fn form(&mut self, around: &str, word: &Range<u32>, lang: Lang) -> u32 {
        let word = around.get(word.start as usize..word.end as usize);
        let text: String = word.unwrap_or_default().chars().map(lower).collect();
        let at = match self.forms.iter().position(|form| form.text == text) {
            Some(at) => at,
            None => {
                self.forms.push(ConcordanceForm {
                    text,
                    lang,
                    count: 0,
                });
                self.forms.len() - 1
            }
        };
        if let Some(form) = self.forms.get_mut(at) {
            form.count += 1;
        }
        at as u32
    }
}

/// A match with its context, and the byte range of the match in it. `None` if `range` is not between characters of the text.
fn cut(text: &str, range: Range<usize>) -> Option<(Box<str>, Range<u32>)> {
    let before = text.get(..range.start)?;
    let after = text.get(range.end..)?;
    let from = before
        .char_indices()
        .rev()
        .nth(SIDE_CHARS - 1)
        .map_or(0, |(at, _)| at);
    let to = after
        .char_indices()
        .nth(SIDE_CHARS)
        .map_or(text.len(), |(at, _)| range.end + at);
    let word = u32::try_from(range.start - from).ok()?..u32::try_from(range.end - from).ok()?;
    // A line of a concordance has no line breaks. A space has as many bytes, so ranges stay right.
    let around: String = text
        .get(from..to)?
        .chars()
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect();
    Some((around.into(), word))
}

#[cfg(test)]
pub(crate) mod tests {
    use aimaq_article::{Block, Span, Text};

    use super::*;

    /// An article with these Russian paragraphs.
    pub(crate) fn article(id: &str, region: &str, paragraphs: &[&str]) -> Rc<Article> {
        let blocks = paragraphs
            .iter()
            .map(|text| Block::Paragraph(vec![Span::plain(*text)]))
            .collect();
        Rc::new(Article {
            regions: vec![aimaq_article::RegionTag {
                unit: region.into(),
                place: None,
                today: region.into(),
            }],
            ru: Some(Text {
                title: "—".into(),
                blocks,
            }),
            ..Article::new(id, Lang::Ru)
        })
    }

    /// Finds the words that begin with these letters.
    pub(crate) fn beginning(word: &'static str) -> impl Fn(&str) -> Vec<Range<usize>> {
        move |text| {
            aimaq_language::tokens(text)
                .into_iter()
                .filter(|token| token.term.starts_with(word))
                .map(|token| token.range)
                .collect()
        }
    }

    #[test]
    fn forms_are_counted_and_lines_are_found_by_number() {
        let mut found = Concordance::default();
        let langs = [Lang::Kk, Lang::Ru];
        for (number, text) in [
            (0, "Школа и школы."),
            (1, "Без неё."),
            (2, "В Школе школа."),
        ] {
            found.read(
                &[(number, article("a", "KZ-63", &[text]))],
                &langs,
                beginning("школ"),
            );
        }
        let forms: Vec<_> = found
            .forms
            .iter()
            .map(|form| (form.text.as_str(), form.count))
            .collect();
        assert_eq!(forms, [("школа", 2), ("школы", 1), ("школе", 1)]);
        assert_eq!(found.len(), 4);
        let words: Vec<_> = (0..5)
            .map(|number| found.line(number).map(Line::word))
            .collect();
        assert_eq!(
            words,
            [
                Some("Школа"),
                Some("школы"),
                Some("Школе"),
                Some("школа"),
                None
            ]
        );
        let line = found.line(2).expect("there are four");
        assert_eq!((line.before(), line.after()), ("В ", " школа."));
    }

    #[test]
    fn a_context_is_cut_between_characters() {
        let text = "ә".repeat(100) + "сөз" + &"ү".repeat(100);
        let (around, word) = cut(&text, 200..206).expect("the range is in the text");
        assert_eq!(around.len(), 64 * 2 + 6 + 64 * 2);
        assert_eq!(word, 128..134);
        assert_eq!(cut(&text, 201..206), None, "not on a border of characters");
    }
}
