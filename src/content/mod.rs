//! What a view shows: the question is a [`View`], the answer a [`Content`].
//!
//! The build asks a library in memory, the browser one on the network; the pages do not know which.

mod about;
mod article;
mod frequency;
mod kept;
mod list;
mod offers;
mod offline;
mod reading;
mod region;
mod request;
mod timeline;
mod words;

use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::Note;

pub use about::AboutContent;
pub use article::{ArticleContent, MarkedVersion, Neighbour};
pub use frequency::{FrequencyContent, MAX_TERMS, TermCounts};
pub use kept::{ReadingListContent, SavedArticle, titles};
pub use list::{Card, ListContent, found_articles};
pub use offers::Offer;
pub use offline::{STORED_UNASKED, answer_keeping};
pub use reading::ReadingProgress;
pub use region::RegionContent;
pub use timeline::{Timeline, TimelineBar};
pub use words::{OpenLine, WordsContent};

use crate::view::{Page, View};

/// What is on a page, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The list, or the results of a query.
    List(ListContent),
    /// One article.
    Article(Box<ArticleContent>),
    /// One region.
    Region(RegionContent),
    /// The reading list.
    Kept(ReadingListContent),
    /// A word in all its contexts.
    Words(Box<WordsContent>),
    /// How often words stand in the texts.
    Frequency(Box<FrequencyContent>),
    /// About the site.
    About(AboutContent),
    /// There is no such page.
    NotFound,
    /// The library could not be read.
    Failed(LibraryError),
}

/// So many cards of a list are read in one go while somebody types: as many as a phone shows.
pub const CARDS: usize = 4;

/// Answers a view from a library. With `typing` the last word of the query is a beginning, and a list is only begun: the
/// rest is left to [`go_on`].
pub async fn load<S: FileSource>(library: &Library<S>, view: &View, typing: bool) -> Content {
    load_after(library, view, typing, None).await
}

/// The same where something was shown before: what it read need not be read again.
pub async fn load_after<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
    before: Option<Content>,
) -> Content {
    let content = match &view.page {
        Page::List => list::load(library, view, typing).await.map(Content::List),
        Page::Article(id) => article::load(library, view, id).await.map(|found| {
            found.map_or(Content::NotFound, |article| {
                Content::Article(Box::new(article))
            })
        }),
        Page::Region(code) => region::load(library, view, code)
            .await
            .map(|found| found.map_or(Content::NotFound, Content::Region)),
        Page::Kept => Ok(Content::Kept(kept::load(library).await)),
        Page::Words if view.frequency => {
            let before = match before {
                Some(Content::Frequency(before)) => Some(*before),
                _ => None,
            };
            let found = frequency::load(library, view, before).await;
            found.map(|found| Content::Frequency(Box::new(found)))
        }
        Page::Words => {
            let before = match before {
                Some(Content::Words(before)) => Some(*before),
                _ => None,
            };
            let found = words::load(library, view, before).await;
            found.map(|found| Content::Words(Box::new(found)))
        }
        Page::About => about::load(library).await.map(Content::About),
        Page::NotFound => Ok(Content::NotFound),
    };
    content.unwrap_or_else(Content::Failed)
}

/// Reads on, where a content has not read all that it is about, and puts what was read in order: some of it.
pub async fn go_on<S: FileSource>(library: &Library<S>, view: &View, content: Content) -> Content {
    match content {
        Content::Words(words) => {
            let words = words::go_on(library, view, *words).await;
            Content::Words(Box::new(words))
        }
        Content::Frequency(found) => {
            let found = frequency::go_on(library, view, *found).await;
            Content::Frequency(Box::new(found))
        }
        Content::List(list) => {
            let list = list::go_on(library, view, list, CARDS).await;
            list.map_or_else(Content::Failed, Content::List)
        }
        other => other,
    }
}

impl Content {
    /// Is it too early to show it where so many cards are in sight? Then it needs [`go_on`].
    pub fn is_too_early(&self, in_sight: usize) -> bool {
        matches!(self, Content::List(list) if list.lacks_cards() && list.cards.len() < in_sight)
    }

    /// Is there more to read or to put in order, by [`go_on`]?
    pub fn is_unfinished(&self) -> bool {
        let is_arranged = match self {
            Content::Words(words) => words.is_arranged(),
            Content::List(list) => list.rest.is_none(),
            _ => true,
        };
        !is_arranged || self.reading().is_some_and(|reading| !reading.is_done())
    }

    /// Again what comes step by step, for the next step or another view of it; `None` for all else.
    pub fn begun(&self) -> Option<Content> {
        match self {
            Content::Words(words) => Some(Content::Words(words.clone())),
            Content::Frequency(found) => Some(Content::Frequency(found.clone())),
            Content::List(list) if list.rest.is_some() => Some(Content::List(list.clone())),
            _ => None,
        }
    }

    /// The articles along time, where they are drawn.
    pub fn timeline(&self) -> Option<&Timeline> {
        match self {
            Content::List(list) => Some(&list.timeline),
            Content::Words(words) => Some(&words.timeline),
            _ => None,
        }
    }

    /// What was assumed about the query.
    pub fn notes(&self) -> &[Note] {
        match self {
            Content::List(list) => &list.notes,
            Content::Words(words) => &words.notes,
            Content::Frequency(found) => &found.notes,
            _ => &[],
        }
    }

    /// How far it has been read, where it comes step by step.
    pub fn reading(&self) -> Option<&ReadingProgress> {
        match self {
            Content::Words(words) => Some(&words.reading),
            Content::Frequency(found) => Some(&found.reading),
            _ => None,
        }
    }
}
