//! Search requests and answers.

use aimaq_language::Lang;

use crate::day::CalendarDay;
use crate::words::MatchedWords;

/// A query with its filters.
#[derive(Clone, Copy, Debug)]
pub struct SearchRequest<'a> {
    /// What was typed, in the query language of the search box. Any text is valid.
    pub query: &'a str,
    /// Whether the last word is still being typed. It then counts as a prefix.
    pub typing: bool,
    /// Only articles of any of these regions, by the codes that articles have. All regions, if empty.
    pub regions: &'a [String],
    /// Only articles that exist in this language, and only those versions.
    pub lang: Option<Lang>,
    /// Only articles that may date from this day or later.
    pub from: Option<CalendarDay>,
    /// Only articles that may date from this day or earlier.
    pub to: Option<CalendarDay>,
    /// The order of the hits.
    pub sort: Sort,
    /// The reader's language. It decides between versions and articles that are otherwise equal.
    pub prefer: Lang,
    /// The greatest number of hits to return.
    pub limit: usize,
    /// The number of hits to skip.
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
    /// Best first; newest first, if the query has no words.
    #[default]
    Relevance,
    /// Newest first.
    Date,
}

/// The answer to a [`SearchRequest`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchAnswer {
    /// The number of matching articles.
    pub total: usize,
    /// The hits from `offset` on, at most `limit`.
    pub hits: Vec<Hit>,
    /// The counts of the filters.
    pub facets: Facets,
    /// What was assumed or left out, in the order of the query.
    pub notes: Vec<Note>,
    /// What to mark in titles, snippets and opened articles.
    pub words: MatchedWords,
    /// Words, as typed, that were not fully looked up, because a shard could not be read. Articles that contain them may be
    /// absent from the answer.
    pub not_searched: Vec<String>,
}

/// A matching article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The article's number, in the order in which articles were added to the index.
    pub article: u32,
    /// The language of the version that matched best.
    pub lang: Lang,
    /// Its score, comparable within one answer only; 0 if the query has no words.
    pub score: f32,
}

/// For each value of a filter, the number of articles that match the query and pass all *other* filters. Values without articles are left
/// out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By region code, ascending.
    pub regions: Vec<(String, u32)>,
    /// By year, ascending. An article that may date from several years counts in each of the first 21.
    pub years: Vec<(u16, u32)>,
    /// By language, Kazakh first.
    pub langs: Vec<(Lang, u32)>,
}

/// Why a word stands for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// Other letters spell it: those of a keyboard without the Kazakh ones, or of another alphabet.
    Letters,
    /// The same keys type it on another keyboard layout.
    Layout,
    /// It differs by a slip of the finger or two.
    Slip,
}

impl Assumption {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Assumption::Letters => "letters",
            Assumption::Layout => "layout",
            Assumption::Slip => "slip",
        }
    }
}

/// Something the reader should know about how the query was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A word is in no article as typed: another was searched for instead. In quotes, the word is searched for as typed.
    Showing {
        /// The word as typed.
        typed: String,
        /// The word that was searched for.
        shown: String,
        /// How the one is the other.
        why: Assumption,
    },
    /// No article has all words: the best article lacks these.
    LeftOut {
        /// The words as typed, in the order of the query. There is at least one.
        words: Vec<String>,
    },
    /// The query has signs only, such as an emoji or punctuation: there is nothing to look for, and nothing is found.
    NoWords,
    /// A filter in the query is not understood, such as `from:yesterday`. It was ignored.
    UnknownFilter {
        /// The filter as typed.
        typed: String,
    },
    /// The query is longer than [`MAX_QUERY_CHARS`](crate::MAX_QUERY_CHARS): the rest was ignored.
    Shortened,
}
