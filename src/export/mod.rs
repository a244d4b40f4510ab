//! Files to download: results, concordances and frequencies as tables, citations, articles as text.
//!
//! These are pure functions from content to the text of a file. Every file names the version of the texts, the query and the day.

mod article;
mod citation;
mod table;

use aimaq_article::Article;
use aimaq_language::Lang;

use crate::concordance::Line;
use crate::content::FrequencyContent;

/// The format of a file to download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A table with commas.
    Csv,
    /// A table with semicolons and decimal commas, as spreadsheets with Kazakh and Russian settings expect it.
    CsvLocal,
    /// A table with tabs.
    Tsv,
    /// Citations for LaTeX.
    BibTex,
    /// Citations for reference managers.
    Ris,
    /// Citations or an article as plain text.
    Text,
    /// An article as Markdown.
    Markdown,
}

impl FileFormat {
    /// The name on its button.
    pub fn name(self) -> &'static str {
        match self {
            FileFormat::Csv => "CSV",
            FileFormat::CsvLocal => "CSV (;)",
            FileFormat::Tsv => "TSV",
            FileFormat::BibTex => "BibTeX",
            FileFormat::Ris => "RIS",
            FileFormat::Text => "TXT",
            FileFormat::Markdown => "Markdown",
        }
    }

    /// The id of its button.
    pub fn id(self) -> String {
        match self {
            FileFormat::CsvLocal => "save-csv-local".to_owned(),
            format => format!("save-{}", format.ending()),
        }
    }

    /// The extension of the file name.
    pub fn ending(self) -> &'static str {
        match self {
            FileFormat::Csv | FileFormat::CsvLocal => "csv",
            FileFormat::Tsv => "tsv",
            FileFormat::BibTex => "bib",
            FileFormat::Ris => "ris",
            FileFormat::Text => "txt",
            FileFormat::Markdown => "md",
        }
    }
}

/// Where and when a file was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The address of the view, which has the whole query in it.
    pub address: String,
    /// The part of an article's address before its id.
    pub article: String,
    /// The version of the texts: a hash of the corpus.
    pub corpus: u64,
    /// The day, ISO 8601.
    pub day: String,
    /// The language of the interface.
    pub lang: Lang,
    /// Number of articles that are missing in the file, because they were not read.
    pub missing: usize,
    /// What was assumed about the query, as sentences.
    pub assumed: Vec<String>,
}

impl Origin {
    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![
            ("query", self.address.clone()),
            ("corpus", format!("{:016x}", self.corpus)),
            ("date", self.day.clone()),
        ];
        if self.missing > 0 {
            facts.push(("articles not read", self.missing.to_string()));
        }
        // A field is one line in every format.
        let line = |note: &String| note.replace(char::is_control, " ");
        facts.extend(self.assumed.iter().map(|note| ("assumed", line(note))));
        facts
    }

    fn address_of(&self, id: &str) -> String {
        format!("{}{id}/", self.article)
    }
}

/// Articles as a table or as citations.
pub fn articles(origin: &Origin, articles: &[Article], format: FileFormat) -> String {
    let articles = articles.iter();
    match format {
        FileFormat::Csv | FileFormat::CsvLocal | FileFormat::Tsv => {
            table::of_articles(origin, articles, format)
        }
        _ => citation::of_articles(origin, articles, format),
    }
}

/// One article: its text in a language, or its citation.
pub fn article(origin: &Origin, article: &Article, lang: Lang, format: FileFormat) -> String {
    match format {
        FileFormat::Text | FileFormat::Markdown => article::text(origin, article, lang, format),
        _ => articles(origin, core::slice::from_ref(article), format),
    }
}

/// The lines of a concordance as a table.
pub fn lines<'a>(
    origin: &Origin,
    lines: impl Iterator<Item = &'a Line>,
    format: FileFormat,
) -> String {
    table::of_lines(origin, lines, format)
}

/// Frequencies as a table.
pub fn frequencies(origin: &Origin, found: &FrequencyContent, format: FileFormat) -> String {
    table::of_frequencies(origin, found, format)
}

#[cfg(test)]
pub(crate) mod tests {
    use aimaq_article::{Block, Provenance, RegionTag, Span, Text};

    use super::*;

    pub(crate) fn origin() -> Origin {
        Origin {
            address: "https://example.org/ru/?q=%D0%B0".into(),
            article: "https://example.org/ru/article/".into(),
            corpus: 0xabc,
            day: "2026-11-22".into(),
            lang: Lang::Ru,
            missing: 0,
            assumed: Vec::new(),
        }
    }

    pub(crate) fn example() -> Article {
        Article {
            id: "forum".into(),
            original: Lang::Ru,
            date: "2014-09".parse().ok(),
            updated: "2026-03-01".parse().ok(),
            aliases: Vec::new(),
            regions: vec![RegionTag {
                unit: "KZ-63".into(),
                place: None,
                today: "KZ-63".into(),
            }],
            source: Provenance {
                publisher: Some("Газета & Ко".into()),
                author: Some("Иванова, Анна".into()),
                ..Provenance::default()
            },
            kk: None,
            ru: Some(Text {
                title: "=Форум, \"второй\"".into(),
                blocks: vec![
                    Block::Heading {
                        level: 2,
                        spans: vec![Span::plain("О *чём*")],
                    },
                    Block::Paragraph(vec![Span::plain("Первый абзац.")]),
                    Block::List {
                        ordered: false,
                        items: vec![vec![Span::plain("раз")], vec![Span::plain("два")]],
                    },
                ],
            }),
        }
    }
}
