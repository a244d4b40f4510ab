//! What is asked, and what is answered.

use aimaq_language::Lang;

use crate::day::CalendarDay;
use crate::words::MatchedWords;

/// A query with its filters.
#[derive(Clone, Copy, Debug)]
pub struct SearchRequest<'a> {
    /// What was typed, in the query language of the search box. Anything can be typed without an error.
    pub query: &'a str,
    /// Is the last word still being typed? Then it is a prefix.
    pub typing: bool,
    /// Only articles of any of these regions (codes as the articles carry them); all, if empty.
    pub regions: &'a [String],
    /// Only articles that exist in this language, and only those versions.
    pub lang: Option<Lang>,
    /// Only articles that may be of this day or later.
    pub from: Option<CalendarDay>,
    /// Only articles that may be of this day or earlier.
    pub to: Option<CalendarDay>,
    /// The order of the hits.
    pub sort: Sort,
    /// The reader's language: it decides between versions and articles that are otherwise as good.
    pub prefer: Lang,
    /// How many hits to give.
    pub limit: usize,
    /// How many hits to pass over first.
    pub offset: usize,
}

impl Default for SearchRequest<'_> {
    fn default() -> Self {
        SearchRequest {
            query: "",
            typing: false,
            regions: &[],
            lang: None,
            from: None,
            to: None,
            sort: Sort::Relevance,
            prefer: Lang::Kk,
            limit: 10,
            offset: 0,
        }
    }
}

/// The order of the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; where nothing is asked for, newest first.
    #[default]
    Relevance,
    /// Newest first.
    Date,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchAnswer {
    /// The number of articles found, shown or not.
    pub total: usize,
    /// The articles from `offset` on, at most `limit`.
    pub hits: Vec<Hit>,
    /// Counts for the filters.
    pub facets: Facets,
    /// What was assumed or could not be done, in the order of the query.
    pub notes: Vec<Note>,
    /// What to mark in titles, snippets and opened articles.
    pub words: MatchedWords,
    /// Words, as typed, that were not looked for everywhere, since a part of the index could not be had. The answer
    /// may lack articles that have them.
    pub not_searched: Vec<String>,
}

/// One article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The article's number, in the order in which articles were added to the index.
    pub article: u32,
    /// The version that matched best.
    pub lang: Lang,
    /// How well it matched: comparable within one answer only; 0 where nothing was asked for.
    pub score: f32,
}

/// How many articles each value of a filter would give, under the query and all *other* filters.
/// Values that would give none are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By region code, ascending.
    pub regions: Vec<(String, u32)>,
    /// By year, ascending; an article that may be of several years counts in each.
    pub years: Vec<(u16, u32)>,
    /// By language, Kazakh first.
    pub langs: Vec<(Lang, u32)>,
}

/// Something the reader should know about how the query was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Nothing is written as typed: this was searched for instead. `"typed"`, in quotes, would search for it as it is.
    Showing {
        /// The word as typed.
        typed: String,
        /// The word as the articles have it.
        shown: String,
    },
    /// No article has all the words: the best ones lack this one.
    LeftOut {
        /// The word as typed.
        word: String,
    },
    /// A filter in the query that names nothing known, such as `from:yesterday`; it was passed over.
    UnknownFilter {
        /// The filter as typed.
        typed: String,
    },
    /// The query is longer than [`MAX_QUERY_CHARS`](crate::MAX_QUERY_CHARS): only its beginning was looked at.
    Shortened,
}
