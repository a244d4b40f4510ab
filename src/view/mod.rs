//! What the reader looks at, as one value that goes to a URL and back.
//!
//! A URL here is relative to the root of the site: `ru/article/assembly/?q=туризм#p3`. Where that root
//! stands is known to [`crate::links::Links`] alone. How a view is written as one is in `url.rs`, where the links of a page
//! lead from it in `ways.rs`.

mod order;
mod page;
mod url;
mod ways;

use aimaq_article::Edtf;
use aimaq_language::Lang;
use aimaq_language::scripts::Writing;

pub use order::{MAX_SAMPLE, Order, Sample};
pub use page::Page;

/// How many results stand on a page at first, and how many more at a time.
pub const PAGE: usize = 20;

/// One view: everything that decides what is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Language of the interface, and of the text where it exists in it.
    pub lang: Lang,
    /// Which page.
    pub page: Page,
    /// What was typed in the search box, as typed.
    pub query: String,
    /// Chosen regions (ISO 3166-2 codes), sorted, each once.
    pub regions: Vec<String>,
    /// Earliest day.
    pub from: Option<Edtf>,
    /// Latest day, inclusive.
    pub to: Option<Edtf>,
    /// Only articles that exist in this language.
    pub text_lang: Option<Lang>,
    /// An article in both languages side by side.
    pub parallel: bool,
    /// The script of Kazakh texts.
    pub writing: Writing,
    /// The order of the results.
    pub order: Order,
    /// How many results stand on the page: a multiple of [`PAGE`].
    pub shown: usize,
    /// Forms that a concordance leaves out, folded and sorted, each once.
    pub without: Vec<String>,
    /// A random sample instead of the whole concordance.
    pub sample: Option<Sample>,
    /// The line of a concordance that is open, by its number in the order of the texts, from 1.
    pub line: Option<u32>,
    /// Number of the block that the URL points at (`#p12`), from 1.
    pub paragraph: Option<u32>,
}

impl View {
    /// A page with nothing asked and nothing filtered.
    pub fn new(lang: Lang, page: Page) -> View {
        View {
            lang,
            page,
            query: String::new(),
            regions: Vec::new(),
            from: None,
            to: None,
            text_lang: None,
            parallel: false,
            writing: Writing::Cyrillic,
            order: Order::Own,
            shown: PAGE,
            without: Vec::new(),
            sample: None,
            line: None,
            paragraph: None,
        }
    }

    /// Whether anything narrows the list: a query or a filter.
    pub fn is_narrowed(&self) -> bool {
        !self.query.trim().is_empty() || self.has_filters()
    }

    /// Whether a filter beside the query is set.
    pub fn has_filters(&self) -> bool {
        !self.regions.is_empty()
            || self.from.is_some()
            || self.to.is_some()
            || self.text_lang.is_some()
    }
}
