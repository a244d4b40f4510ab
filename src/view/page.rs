//! The table of pages: one row a kind of page, with its address and its name in the menu. What a page shows is in
//! [`crate::pages`].

use crate::texts::Phrases;

/// Makes the kinds of page and their addresses of the rows of the table.
macro_rules! pages {
    ($($(#[$doc:meta])+ $name:ident $(($argument:ident))? at $segment:literal $(in_menu $phrase:ident)?;)+) => {
        /// The kinds of page.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Page {
            $($(#[$doc])+ $name $((pages!(@type $argument)))?,)+
            /// No such page.
            NotFound,
        }

        impl Page {
            /// Reads the parts of a path after the language. An unknown path is [`Page::NotFound`].
            pub(super) fn parse(parts: &[String]) -> Page {
                let (segment, argument) = match parts {
                    [] => ("", None),
                    [segment] => (segment.as_str(), None),
                    [segment, argument] => (segment.as_str(), Some(argument)),
                    _ => return Page::NotFound,
                };
                match (segment, argument) {
                    $(pages!(@pattern $segment $(, $argument)?) => Page::$name $(($argument.clone()))?,)+
                    _ => Page::NotFound,
                }
            }

            /// The parts of the path after the language: `article`, and its argument. `None` for [`Page::NotFound`].
            pub(super) fn parts(&self) -> Option<(&'static str, Option<&str>)> {
                match self {
                    $(Page::$name $(($argument))? => Some(($segment, pages!(@some $($argument)?))),)+
                    Page::NotFound => None,
                }
            }

            /// The pages that there is one of in each language, in the order of the table. Each becomes a file of the site.
            pub fn single() -> Vec<Page> {
                let pages = [$(pages!(@single $name $(, $argument)?)),+];
                pages.into_iter().flatten().collect()
            }

            /// The pages that the foot of every page leads to, and their names there.
            pub fn menu(say: &Phrases) -> Vec<(Page, &'static str)> {
                vec![$($((Page::$name, say.$phrase),)?)+]
            }
        }
    };
    (@type $argument:ident) => { String };
    (@pattern $segment:literal) => { ($segment, None) };
    (@pattern $segment:literal, $argument:ident) => { ($segment, Some($argument)) };
    (@some) => { None };
    (@some $argument:ident) => { Some($argument.as_str()) };
    (@single $name:ident) => { Some(Page::$name) };
    (@single $name:ident, $argument:ident) => { None };
}

pages! {
    /// All articles, or the results of a query.
    List at "" in_menu home;
    /// One article, by its id or a former id.
    Article(id) at "article";
    /// One region, by its ISO 3166-2 code.
    Region(code) at "region";
    /// A word in all its contexts.
    Words at "words" in_menu words_title;
    /// How often words occur, over time and by region.
    Frequency at "frequency";
    /// The reading list.
    Kept at "kept" in_menu kept_title;
    /// About the site.
    About at "about" in_menu about;
}

impl Page {
    /// What distinguishes this page from others of its kind: an article's id, a region's code. Empty where there is only one.
    pub fn argument(&self) -> &str {
        self.parts()
            .and_then(|(_, argument)| argument)
            .unwrap_or_default()
    }

    /// Whether the page answers the query in the search box itself. From any other page a query leads to the list.
    pub fn answers_queries(&self) -> bool {
        matches!(self, Page::List | Page::Words | Page::Frequency)
    }
}
