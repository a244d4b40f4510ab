//! What a view shows: the question is a [`View`], the answer a [`Content`].
//!
//! The build asks a library in memory, the browser one on the network; the pages do not know which.

mod article;
mod kept;
mod list;
mod offers;
mod region;
mod timeline;
mod words;

use aimaq_library::{Library, LibraryError, Source};

pub use article::{ArticleContent, Neighbour, Version};
pub use kept::{Kept, KeptContent, titles};
pub use list::{Card, ListContent};
pub use offers::Offer;
pub use region::RegionContent;
pub use timeline::{Bar, Timeline};
pub use words::{Context, ContextsOfArticle, WordsContent};

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
    /// A word in all its contexts.
    Words(WordsContent),
    /// The reading list.
    Kept(KeptContent),
    /// About the site.
    About,
    /// There is no such page.
    NotFound,
    /// The library could not be read.
    Failed(LibraryError),
}

/// Answers a view from a library. With `typing` the last word of the query is a beginning.
pub async fn load<S: Source>(library: &Library<S>, view: &View, typing: bool) -> Content {
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
        Page::Words => words::load(library, view).await.map(Content::Words),
        Page::Kept => Ok(Content::Kept(KeptContent::default())),
        Page::About => Ok(Content::About),
        Page::NotFound => Ok(Content::NotFound),
    };
    content.unwrap_or_else(Content::Failed)
}
