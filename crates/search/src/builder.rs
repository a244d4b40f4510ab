//! Building an index.

use aimaq_language::Lang;

use crate::day::Day;

/// An article as the index needs it.
#[derive(Clone, Debug)]
pub struct ArticleInput<'a> {
    /// The codes of its regions, as written and today's, each once.
    pub regions: &'a [String],
    /// The first and the last day it may be of; `None` if nothing is known.
    pub days: Option<(Day, Day)>,
    /// Its language versions, at most one of each.
    pub versions: Vec<VersionInput<'a>>,
}

/// One language version of an article.
#[derive(Clone, Copy, Debug)]
pub struct VersionInput<'a> {
    /// Its language. A block of the other language is recognised by its letters.
    pub lang: Lang,
    /// Its title.
    pub title: &'a str,
    /// The plain text of each block.
    pub blocks: &'a [String],
    /// The number of the block that leads the story in: its first paragraph.
    pub lead: usize,
}

/// Gathers articles and writes the index.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    articles: u32,
}

impl IndexBuilder {
    /// A builder without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article. Articles are numbered from 0 in the order in which they are added.
    pub fn add(&mut self, article: &ArticleInput<'_>) {
        let _ = article;
        self.articles += 1;
    }

    /// The index file. The same articles in the same order give the same bytes.
    pub fn finish(self) -> Vec<u8> {
        vec![0; self.articles as usize]
    }
}
