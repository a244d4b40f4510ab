//! Every parameter of a URL, in one typed list. The query language has the same names.

/// A key after the `?` of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param {
    /// What the reader typed in the search box.
    Query,
    /// Codes of the chosen regions, joined by commas: an article counts if it has any of them.
    Region,
    /// Earliest day of the articles: `2014`, `2014-09` or `2014-09-30`.
    From,
    /// Latest day, inclusive; the whole year or month where no more is said.
    To,
    /// Only articles that exist in this language: `kk` or `ru`.
    Lang,
    /// `date` (newest first) or nothing (the best match first). In a concordance also `left` and `right` (by the words
    /// beside the match) and `region`.
    Sort,
    /// `parallel`: an article in both languages side by side.
    View,
    /// The script of Kazakh texts: `latn-2021`, `arab`, …; as they are written where none is named.
    Script,
    /// How many results stand on the page: 40, 60, …; 20 where it is not said.
    Show,
    /// Forms of a word that a concordance leaves out, joined by commas.
    Without,
    /// A random sample of a concordance: `100-7` is a hundred lines, drawn with the seed 7.
    Sample,
    /// The line of a concordance that is open, by its number in the order of the texts, from 1.
    Line,
}

impl Param {
    /// All of them, in the order in which a URL names them.
    pub const ALL: [Param; 12] = [
        Param::Query,
        Param::Region,
        Param::From,
        Param::To,
        Param::Lang,
        Param::Sort,
        Param::View,
        Param::Script,
        Param::Show,
        Param::Without,
        Param::Sample,
        Param::Line,
    ];

    /// The key as it stands in the URL.
    pub const fn key(self) -> &'static str {
        match self {
            Param::Query => "q",
            Param::Region => "region",
            Param::From => "from",
            Param::To => "to",
            Param::Lang => "lang",
            Param::Sort => "sort",
            Param::View => "view",
            Param::Script => "script",
            Param::Show => "show",
            Param::Without => "without",
            Param::Sample => "sample",
            Param::Line => "line",
        }
    }

    /// The parameter of a key; unknown keys (a messenger's tracking marks, say) are `None`.
    pub fn from_key(key: &str) -> Option<Param> {
        Param::ALL.into_iter().find(|param| param.key() == key)
    }
}
