//! Reading the articles of an answer step by step.

use std::rc::Rc;

use aimaq_article::Article;
use aimaq_library::{FileSource, Library, LibraryError};

/// Number of articles that are fetched at once.
const FETCHED: usize = 64;
/// Number of articles that are read in a step. Between two steps the page can respond to the reader.
const STEP: usize = 8;

/// How far the articles of an answer have been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingProgress {
    articles: Rc<[u32]>,
    /// Articles that were fetched but not read yet, in reverse order.
    waiting: Vec<(u32, Rc<Article>)>,
    /// Number of articles that were read or tried.
    pub done: usize,
    /// Number of articles that could not be read.
    pub failed: usize,
    /// Why the last of those could not be read.
    pub error: Option<LibraryError>,
}

impl ReadingProgress {
    /// The progress before the first article is read.
    pub(super) fn of(articles: Vec<u32>) -> ReadingProgress {
        ReadingProgress {
            articles: articles.into(),
            ..ReadingProgress::default()
        }
    }

    /// Number of articles in the answer.
    pub fn total(&self) -> usize {
        self.articles.len()
    }

    /// Was every article read or tried?
    pub fn is_done(&self) -> bool {
        self.done >= self.total()
    }

    /// Number of articles that are not in the result: not read yet, or not readable.
    pub fn missing(&self) -> usize {
        self.total() - self.done + self.failed
    }

    /// Was every article read without an error?
    pub fn is_whole(&self) -> bool {
        self.missing() == 0
    }

    /// Reads the next articles. Returns them with their numbers.
    pub(super) async fn next<S: FileSource>(
        &mut self,
        library: &Library<S>,
    ) -> Vec<(u32, Rc<Article>)> {
        if self.waiting.is_empty() {
            self.fetch(library).await;
        }
        let step = STEP.min(self.waiting.len());
        self.done += step;
        self.waiting
            .split_off(self.waiting.len() - step)
            .into_iter()
            .rev()
            .collect()
    }

    /// Fetches the next articles. Those that cannot be fetched count as tried.
    async fn fetch<S: FileSource>(&mut self, library: &Library<S>) {
        let end = (self.done + FETCHED).min(self.total());
        let numbers = self.articles.get(self.done..end).unwrap_or_default();
        for (&number, article) in numbers.iter().zip(library.articles(numbers).await).rev() {
            match article {
                Ok(Some(article)) => self.waiting.push((number, article)),
                Ok(None) => self.done += 1,
                Err(error) => {
                    self.done += 1;
                    self.failed += 1;
                    self.error = Some(error);
                }
            }
        }
    }
}
