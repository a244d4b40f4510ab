//! Going through the articles of an answer, some at a time.

use std::rc::Rc;

use aimaq_article::Article;
use aimaq_library::{FileSource, Library, LibraryError};

/// So many articles are fetched at once.
const FETCHED: usize = 64;
/// So many articles are read in a step: between two steps the page can answer to the reader.
const STEP: usize = 8;

/// How far the articles of an answer have been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingProgress {
    articles: Rc<[u32]>,
    /// What was fetched and is not read yet, the next one last.
    waiting: Vec<(u32, Rc<Article>)>,
    /// How many have been read or tried.
    pub done: usize,
    /// How many could not be read.
    pub failed: usize,
    /// Why the last of those could not.
    pub error: Option<LibraryError>,
}

impl ReadingProgress {
    /// Nothing is read yet.
    pub(super) fn of(articles: Vec<u32>) -> ReadingProgress {
        ReadingProgress {
            articles: articles.into(),
            ..ReadingProgress::default()
        }
    }

    /// How many articles there are.
    pub fn total(&self) -> usize {
        self.articles.len()
    }

    /// Is nothing left to read?
    pub fn is_done(&self) -> bool {
        self.done >= self.total()
    }

    /// How many articles are not in what is shown: not read yet, or not to be read.
    pub fn missing(&self) -> usize {
        self.total() - self.done + self.failed
    }

    /// Has every article been read?
    pub fn is_whole(&self) -> bool {
        self.missing() == 0
    }

    /// The next articles, with their numbers.
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

    /// Those that cannot be fetched count as tried.
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
