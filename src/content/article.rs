//! One article.

use std::ops::Range;
use std::rc::Rc;

use aimaq_article::{Article, Text};
use aimaq_language::Lang;
use aimaq_library::{Entry, Library, LibraryError, Source};
use aimaq_search::{MatchedWords, Request};

use super::list::request;
use crate::view::View;

/// What an article page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleContent {
    articles: Rc<Vec<Article>>,
    number: usize,
    /// The language that its text is shown in: the view's, or the other where that is missing.
    pub text_lang: Lang,
    /// What the query matched in the title: byte ranges.
    pub title_marks: Vec<Range<usize>>,
    /// What the query matched in each block's plain text: byte ranges.
    pub marks: Vec<Vec<Range<usize>>>,
    /// The article before it in the list, which is newer.
    pub previous: Option<Neighbour>,
    /// The article after it in the list, which is older.
    pub next: Option<Neighbour>,
}

/// An article next to another in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its id.
    pub id: String,
    /// Language of the title.
    pub lang: Lang,
    /// Its title.
    pub title: String,
}

impl ArticleContent {
    /// The article.
    pub fn article(&self) -> &Article {
        &self.articles[self.number]
    }

    /// The text that is shown. An article that was read has at least one language.
    pub fn text(&self) -> Option<&Text> {
        self.article().text(self.text_lang)
    }

    /// Number of marked places, title included.
    pub fn places(&self) -> usize {
        self.title_marks.len() + self.marks.iter().map(Vec::len).sum::<usize>()
    }
}

pub(super) async fn load<S: Source>(
    library: &Library<S>,
    view: &View,
    id: &str,
) -> Result<Option<ArticleContent>, LibraryError> {
    let catalog = library.catalog().await?;
    let Some(number) = catalog.iter().position(|entry| entry.answers_to(id)) else {
        return Ok(None);
    };
    let articles = library.articles().await?;
    let Some(article) = articles.get(number) else {
        return Ok(None);
    };
    let words = matched_words(library, view).await?;
    let text_lang = match article.text(view.lang) {
        Some(_) => view.lang,
        None => view.lang.other(),
    };
    let (title_marks, marks) = match article.text(text_lang) {
        Some(text) => (
            words.marks(&text.title, text_lang),
            text.blocks
                .iter()
                .map(|block| words.marks(&block.plain_text(), text_lang))
                .collect(),
        ),
        None => Default::default(),
    };
    let neighbour = |at: Option<usize>| Neighbour::of(catalog.get(at?)?, view.lang);
    Ok(Some(ArticleContent {
        articles: articles.clone(),
        number,
        text_lang,
        title_marks,
        marks,
        previous: neighbour(number.checked_sub(1)),
        next: neighbour(number.checked_add(1)),
    }))
}

/// What the view's query matches, for marking; nothing where nothing is asked.
async fn matched_words<S: Source>(
    library: &Library<S>,
    view: &View,
) -> Result<MatchedWords, LibraryError> {
    if view.query.trim().is_empty() {
        return Ok(MatchedWords::default());
    }
    let request = Request {
        limit: 0,
        ..request(view, false)
    };
    Ok(library.search(&request).await?.words)
}

impl Neighbour {
    fn of(entry: &Entry, lang: Lang) -> Option<Neighbour> {
        let (lang, heading) = entry.heading_or_other(lang)?;
        Some(Neighbour {
            id: entry.id.clone(),
            lang,
            title: heading.title.clone(),
        })
    }
}
