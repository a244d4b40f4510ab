//! What each page shows. A kind of page is a row here and a row in `view/page.rs`, which has its address.

mod about;
mod article;
mod content;
mod failed;
mod frequency;
mod kept;
mod list;
mod not_found;
mod region;
mod words;

use aimaq_library::{FileSource, Library, LibraryError};
use yew::Html;

use crate::components::Scene;
use crate::content::{
    AboutContent, ArticleContent, FrequencyContent, ListContent, ReadingListContent, RegionContent,
    WordsContent,
};
use crate::texts::phrases;
use crate::view::{Page, View};

/// What a page reads from a library; `None` if there is no such page.
type Loaded<T> = Result<Option<T>, LibraryError>;

/// Makes [`Content`] and what is done with it of the rows of the table. The module of a page has three functions: `load` reads
/// what it shows, `title` names it in the title of the window, `page` draws it.
macro_rules! contents {
    ($($(#[$doc:meta])+ $name:ident: $content:ty = $module:ident;)+) => {
        /// What is on a page, ready to be drawn.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Content {
            $($(#[$doc])+ $name(Box<$content>),)+
            /// There is no such page.
            NotFound,
            /// The library could not be read.
            Failed(LibraryError),
        }

        /// Reads what a view shows. While the reader is `typing`, the last word of the query is the beginning of a word, and
        /// [`Content::go_on`] reads the rest of a list. What was shown `before` need not be read again.
        pub async fn load_after<S: FileSource>(
            library: &Library<S>,
            view: &View,
            typing: bool,
            before: Option<Content>,
        ) -> Content {
            match view.page {
                $(Page::$name { .. } => {
                    let before = match before {
                        Some(Content::$name(before)) => Some(*before),
                        _ => None,
                    };
                    match $module::load(library, view, typing, before).await {
                        Ok(Some(content)) => Content::$name(Box::new(content)),
                        Ok(None) => Content::NotFound,
                        Err(error) => Content::Failed(error),
                    }
                })+
                Page::NotFound => Content::NotFound,
            }
        }

        /// Draws a page.
        pub fn page(scene: &Scene<'_>, content: &Content) -> Html {
            match content {
                $(Content::$name(content) => $module::page(scene, content),)+
                Content::NotFound => not_found::page(scene),
                Content::Failed(error) => failed::page(scene, error),
            }
        }

        /// What a page adds to the title of the window.
        fn own_title(view: &View, content: &Content) -> Option<String> {
            match content {
                $(Content::$name(content) => $module::title(view, content),)+
                Content::NotFound => Some(phrases(view.lang).not_found.to_owned()),
                Content::Failed(_) => Some(phrases(view.lang).failed_title.to_owned()),
            }
        }
    };
}

contents! {
    /// The list, or the results of a query.
    List: ListContent = list;
    /// One article.
    Article: ArticleContent = article;
    /// One region.
    Region: RegionContent = region;
    /// A word in all its contexts.
    Words: WordsContent = words;
    /// How often words occur in the texts.
    Frequency: FrequencyContent = frequency;
    /// The reading list.
    Kept: ReadingListContent = kept;
    /// About the site.
    About: AboutContent = about;
}

/// Reads the whole of what a view shows.
pub async fn load<S: FileSource>(library: &Library<S>, view: &View) -> Content {
    load_after(library, view, false, None).await
}

/// The title of the window: that of the page, then the site.
pub fn title(view: &View, content: &Content) -> String {
    let say = phrases(view.lang);
    match own_title(view, content) {
        Some(own) => format!("{own} · {}", say.site_name),
        None => format!("{}: {}", say.site_name, say.tagline),
    }
}
