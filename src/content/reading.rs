//! Going through the articles of an answer, some at a time.

use std::rc::Rc;

use aimaq_article::Article;
use aimaq_library::{Library, LibraryError, Source};

/// So many articles are read at once: between two such steps the page can be drawn.
const STEP: usize = 64;

/// How far the articles of an answer have been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    articles: Rc<[u32]>,
    /// How many have been read or tried.
    pub done: usize,
    /// How many could not be read.
    pub failed: usize,
    /// Why the last of those could not.
    pub error: Option<LibraryError>,
}

impl Reading {
    /// Nothing is read yet.
    pub(super) fn of(articles: Vec<u32>) -> Reading {
        Reading {
            articles: articles.into(),
            ..Reading::default()
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
    pub(super) async fn next<S: Source>(
        &mut self,
        library: &Library<S>,
    ) -> Vec<(u32, Rc<Article>)> {
        let end = (self.done + STEP).min(self.total());
        let numbers = self.articles.get(self.done..end).unwrap_or_default();
        let mut read = Vec::with_capacity(numbers.len());
        for (&number, article) in numbers.iter().zip(library.articles(numbers).await) {
            match article {
                Ok(Some(article)) => read.push((number, article)),
                Ok(None) => {}
                Err(error) => {
                    self.failed += 1;
                    self.error = Some(error);
                }
            }
        }
        self.done = end;
        read
    }
}
