//! The content of an article's page.

use std::ops::Range;
use std::rc::Rc;

use aimaq_article::{Article, Block, Text};
use aimaq_language::Lang;
use aimaq_library::{FileSource, Library, LibraryError, Located, Summary};
use aimaq_search::{MatchedWords, SearchRequest};

use super::related::{RelatedCard, related_cards};
use super::request::request;
use crate::view::View;

/// What an article page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleContent {
    article: Rc<Article>,
    /// The text that is shown: in the view's language if the article exists in it, else in the other.
    pub main: MarkedVersion,
    /// The text in the other language, if there is one.
    pub twin: Option<MarkedVersion>,
    /// The article before it in the list: the next newer one.
    pub previous: Option<Neighbour>,
    /// The article after it in the list: the next older one.
    pub next: Option<Neighbour>,
    /// Articles that are related to it, best first.
    pub related: Vec<RelatedCard>,
}

/// A version of an article with the matches of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedVersion {
    /// The language.
    pub lang: Lang,
    /// The matches in the title, as byte ranges.
    pub title_marks: Vec<Range<usize>>,
    /// The matches in the plain text of each block, as byte ranges.
    pub marks: Vec<Vec<Range<usize>>>,
}

/// An article as a link: its id and title. Used for the articles next to another in the list, and for the reading list.
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

    /// The text that is shown. `None` does not occur in content that was loaded.
    pub fn text(&self) -> Option<&Text> {
        self.text_of(&self.main)
    }

    /// The text of a version.
    pub fn text_of(&self, version: &MarkedVersion) -> Option<&Text> {
        self.article().text(version.lang)
    }

    /// Do the versions correspond block by block? They do if they have the same kinds of blocks in the same order.
    pub fn is_aligned(&self) -> bool {
        let twin = self.twin.as_ref().and_then(|twin| self.text_of(twin));
        match (self.text(), twin) {
            (Some(text), Some(twin)) => text
                .blocks
                .iter()
                .map(Block::kind)
                .eq(twin.blocks.iter().map(Block::kind)),
            _ => false,
        }
    }

    /// Number of matches in the texts that are shown, titles included.
    pub fn matches(&self, parallel: bool) -> usize {
        let twin = self.twin.as_ref().filter(|_| parallel);
        self.main.matches() + twin.map_or(0, MarkedVersion::matches)
    }
}

impl MarkedVersion {
    fn of(article: &Article, lang: Lang, words: &MatchedWords) -> Option<MarkedVersion> {
        let text = article.text(lang)?;
        let blocks = text.blocks.iter();
        Some(MarkedVersion {
            lang,
            title_marks: words.marks(&text.title),
            marks: blocks
                .map(|block| words.marks(&block.plain_text()))
                .collect(),
        })
    }

    /// Number of matches, title included.
    pub fn matches(&self) -> usize {
        self.title_marks.len() + self.marks.iter().map(Vec::len).sum::<usize>()
    }

    /// Number of the first block with a match, from 1; `None` if no block has one.
    pub fn first_match(&self) -> Option<u32> {
        let at = self.marks.iter().position(|marks| !marks.is_empty())?;
        u32::try_from(at + 1).ok()
    }
}

pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    id: &str,
) -> Result<Option<ArticleContent>, LibraryError> {
    let Some(Located { number, related }) = library.locate(id).await? else {
        return Ok(None);
    };
    // Read together with what is linked below: this takes one round of requests.
    let mut around = vec![number, number.saturating_sub(1), number.saturating_add(1)];
    around.extend(related.iter().map(|related| related.number));
    let read = library.articles(&around).await.into_iter().next();
    let Some(article) = read.unwrap_or(Ok(None))? else {
        return Ok(None);
    };
    // If the search fails, the text is shown without marks.
    let words = matched_words(library, view).await.unwrap_or_default();
    let version = |lang| MarkedVersion::of(&article, lang, &words);
    let (main, twin) = match (version(view.lang), version(view.lang.other())) {
        (Some(own), other) => (own, other),
        (None, Some(other)) => (other, None),
        (None, None) => return Ok(None),
    };
    Ok(Some(ArticleContent {
        related: related_cards(library, &article, &related, view.lang).await,
        main,
        twin,
        previous: neighbour(library, number.checked_sub(1), view.lang).await,
        next: neighbour(library, number.checked_add(1), view.lang).await,
        article,
    }))
}

/// The neighbour with a number. If it cannot be read, the page is shown without the link.
pub(super) async fn neighbour<S: FileSource>(
    library: &Library<S>,
    number: Option<u32>,
    lang: Lang,
) -> Option<Neighbour> {
    let entry = library.summary(number?).await.ok()??;
    Neighbour::of(&entry, lang)
}

/// The words that the query of the view matches; none if there is no query.
async fn matched_words<S: FileSource>(
    library: &Library<S>,
    view: &View,
) -> Result<MatchedWords, LibraryError> {
    if view.query.trim().is_empty() {
        return Ok(MatchedWords::default());
    }
    let request = SearchRequest {
        limit: 0,
        ..request(view, false)
    };
    Ok(library.search(&request).await?.words)
}

impl Neighbour {
    pub(super) fn of(entry: &Summary, lang: Lang) -> Option<Neighbour> {
        let (lang, heading) = entry.heading_or_other(lang)?;
        Some(Neighbour {
            id: entry.id.clone(),
            lang,
            title: heading.title.clone(),
        })
    }
}
