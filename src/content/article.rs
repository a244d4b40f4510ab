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
    article: Rc<Article>,
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
        &self.article
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
    let Some(number) = library.number(id).await? else {
        return Ok(None);
    };
    let Some(article) = library.article(number).await? else {
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
    Ok(Some(ArticleContent {
        text_lang,
        title_marks,
        marks,
        previous: neighbour(library, number.checked_sub(1), view.lang).await,
        next: neighbour(library, number.checked_add(1), view.lang).await,
        article,
    }))
}

/// The article of a number. Where it cannot be read the page does without: its own text is there.
async fn neighbour<S: Source>(
    library: &Library<S>,
    number: Option<u32>,
    lang: Lang,
) -> Option<Neighbour> {
    let entry = library.entry(number?).await.ok()??;
    Neighbour::of(&entry, lang)
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
