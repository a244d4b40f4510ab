//! All URL parameters as one typed list. The filters of the query language have the same names.

/// A parameter of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param {
    /// The query, as the reader typed it.
    Query,
    /// Codes of the chosen regions, separated by commas. An article matches if it is about one of them.
    Region,
    /// The first day of the period: `2014`, `2014-09` or `2014-09-30`.
    From,
    /// The last day of the period, inclusive, in the same form. A year or month is included whole.
    To,
    /// Only articles that exist in this language: `kk` or `ru`.
    Lang,
    /// The order. `date`: newest first; without it, best match first. In a concordance also `left` and `right`, by the context,
    /// and `region`.
    Sort,
    /// `parallel`: an article in both languages side by side.
    View,
    /// The script of Kazakh texts: `latn-2021`, `arab`, …; without it, Cyrillic, as they are written.
    Script,
    /// The number of results on the page: 40, 60, …; without it, 20.
    Show,
    /// Forms that a concordance leaves out, separated by commas.
    Without,
    /// A random sample of a concordance: `100-7` is a hundred lines drawn with the seed 7.
    Sample,
    /// The open line of a concordance, by its number in the order of the texts, from 1.
    Line,
}

impl Param {
    /// All parameters, in the order in which they occur in a URL.
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

    /// Its key in the URL.
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

    /// The parameter with a key; `None` for unknown keys, such as tracking parameters.
    pub fn from_key(key: &str) -> Option<Param> {
        Param::ALL.into_iter().find(|param| param.key() == key)
    }
}
