//! What the reader looks at, as one value that goes to a URL and back.
//!
//! A URL here is relative to the root of the site: `ru/article/assembly/?q=туризм#p3`. Where that root
//! stands is known to [`crate::links::Links`] alone.

use aimaq_article::Edtf;
use aimaq_language::scripts::Writing;
use aimaq_language::{Lang, order};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::params::Param;

/// Longest query that is looked at, in characters; the rest of a longer one is cut off.
pub const MAX_QUERY_CHARS: usize = 200;
/// Most regions one URL may choose; there are 20 in Kazakhstan.
const MAX_REGIONS: usize = 64;
/// How many results stand on a page at first, and how many more at a time.
pub const PAGE: usize = 20;
/// Most results that one URL may ask for.
const MAX_SHOWN: usize = 10_000;
/// Most forms that one URL may leave out.
const MAX_WITHOUT: usize = 64;
/// Most lines that a sample may have.
pub const MAX_SAMPLE: u32 = 100_000;

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
    /// On the page of words: how often, instead of where.
    pub frequency: bool,
    /// Forms that a concordance leaves out, folded and sorted, each once.
    pub without: Vec<String>,
    /// A random sample instead of the whole concordance.
    pub sample: Option<Sample>,
    /// The line of a concordance that is open, by its number in the order of the texts, from 1.
    pub line: Option<u32>,
    /// Number of the block that the URL points at (`#p12`), from 1.
    pub paragraph: Option<u32>,
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// A list: best first. A concordance: as the lines stand in the texts.
    #[default]
    Own,
    /// Newest first.
    Date,
    /// A concordance by the words before the match, the nearest first.
    Left,
    /// A concordance by the match and the words after it.
    Right,
    /// A concordance by region, in alphabetical order.
    Region,
}

impl Order {
    /// All of them with their values in a URL; the first has none.
    pub const ALL: [(Order, &'static str); 5] = [
        (Order::Own, ""),
        (Order::Date, "date"),
        (Order::Left, "left"),
        (Order::Right, "right"),
        (Order::Region, "region"),
    ];

    fn from_value(value: &str) -> Order {
        Order::ALL
            .into_iter()
            .find(|(_, known)| *known == value)
            .map_or(Order::Own, |(order, _)| order)
    }

    /// The order's value in a URL; empty for the first one.
    pub fn value(self) -> &'static str {
        Order::ALL
            .into_iter()
            .find(|(order, _)| *order == self)
            .map_or("", |(_, value)| value)
    }
}

/// A random sample: the same lines whenever texts, query and seed are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many lines, 1 to [`MAX_SAMPLE`].
    pub lines: u32,
    /// What the random order begins with.
    pub seed: u32,
}

/// The kinds of page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// All articles, or the results of a query.
    List,
    /// One article, by its id or a former id.
    Article(String),
    /// One region, by its ISO 3166-2 code.
    Region(String),
    /// A word in all its contexts.
    Words,
    /// The reading list.
    Kept,
    /// About the site.
    About,
    /// No such page.
    NotFound,
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
            frequency: false,
            without: Vec::new(),
            sample: None,
            line: None,
            paragraph: None,
        }
    }

    /// The view of a URL in three parts: the path below the root (`kk/article/x/`), the search string
    /// with or without its `?`, the fragment with or without its `#`.
    ///
    /// Any input gives a view: an unknown path gives [`Page::NotFound`] in the language of its first
    /// part, else in `fallback`; unknown or malformed parameters are passed over.
    pub fn parse(path: &str, search: &str, fragment: &str, fallback: Lang) -> View {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let lang = parts.first().and_then(|part| exact_lang(part));
        let page = match (lang, parts.get(1..).unwrap_or_default()) {
            (None, _) if parts.is_empty() => Page::List,
            (None, _) => Page::NotFound,
            (_, []) => Page::List,
            (_, ["article", id]) => Page::Article(decode(id)),
            (_, ["region", code]) => Page::Region(decode(code)),
            (_, ["words"]) => Page::Words,
            (_, ["kept"]) => Page::Kept,
            (_, ["about"]) => Page::About,
            _ => Page::NotFound,
        };
        let mut view = View::new(lang.unwrap_or(fallback), page);
        for pair in search.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            if let Some(param) = Param::from_key(key) {
                view.set(param, &decode(&value.replace('+', " ")));
            }
        }
        view.paragraph = fragment
            .trim_start_matches('#')
            .strip_prefix('p')
            .and_then(|number| number.parse().ok())
            .filter(|&number| number > 0);
        view
    }

    fn set(&mut self, param: Param, value: &str) {
        match param {
            Param::Query => self.query = value.chars().take(MAX_QUERY_CHARS).collect(),
            Param::Region => {
                self.regions = value
                    .split(',')
                    .filter(|code| is_code(code))
                    .take(MAX_REGIONS)
                    .map(str::to_ascii_uppercase)
                    .collect();
                order::sort(&mut self.regions);
                self.regions.dedup();
            }
            Param::From => self.from = value.parse().ok(),
            Param::To => self.to = value.parse().ok(),
            Param::Lang => self.text_lang = exact_lang(value),
            Param::Script => self.writing = Writing::from_code(value).unwrap_or_default(),
            Param::View => {
                self.parallel = value == "parallel" && matches!(self.page, Page::Article(_));
                self.frequency = value == "frequency" && self.page == Page::Words;
            }
            Param::Sort => self.order = Order::from_value(value),
            Param::Show => {
                let wanted: usize = value.parse().unwrap_or(PAGE);
                self.shown = wanted.clamp(PAGE, MAX_SHOWN).next_multiple_of(PAGE);
            }
            Param::Without => {
                self.without = value
                    .split(',')
                    .filter(|form| !form.is_empty())
                    .take(MAX_WITHOUT)
                    .map(str::to_owned)
                    .collect();
                order::sort(&mut self.without);
                self.without.dedup();
            }
            Param::Sample => {
                self.sample = value.split_once('-').and_then(|(lines, seed)| {
                    let lines = lines.parse().ok()?;
                    let seed = seed.parse().ok()?;
                    (1..=MAX_SAMPLE)
                        .contains(&lines)
                        .then_some(Sample { lines, seed })
                });
            }
            Param::Line => self.line = value.parse().ok().filter(|&line| line > 0),
        }
    }

    /// The value of a parameter, or `None` where the URL does not need to name it.
    fn get(&self, param: Param) -> Option<String> {
        match param {
            Param::Query => Some(self.query.clone()).filter(|query| !query.is_empty()),
            Param::Region => Some(self.regions.join(",")).filter(|codes| !codes.is_empty()),
            Param::From => self.from.as_ref().map(ToString::to_string),
            Param::To => self.to.as_ref().map(ToString::to_string),
            Param::Lang => self.text_lang.map(|lang| lang.tag().to_owned()),
            Param::Script => Some(self.writing)
                .filter(|writing| *writing != Writing::Cyrillic)
                .map(|writing| writing.code().to_owned()),
            Param::View => match (self.parallel, self.frequency) {
                (true, _) => Some("parallel".to_owned()),
                (_, true) => Some("frequency".to_owned()),
                _ => None,
            },
            Param::Sort => Some(self.order.value().to_owned()).filter(|value| !value.is_empty()),
            Param::Show => (self.shown != PAGE).then(|| self.shown.to_string()),
            Param::Without => Some(self.without.join(",")).filter(|forms| !forms.is_empty()),
            Param::Sample => self
                .sample
                .map(|sample| format!("{}-{}", sample.lines, sample.seed)),
            Param::Line => self.line.map(|line| line.to_string()),
        }
    }

    /// The path below the root, without parameters: the folder in `dist/` that holds the page.
    pub fn path(&self) -> String {
        let lang = self.lang.tag();
        match &self.page {
            Page::List => format!("{lang}/"),
            Page::Article(id) => format!("{lang}/article/{}/", encode(id)),
            Page::Region(code) => format!("{lang}/region/{}/", encode(code)),
            Page::Words => format!("{lang}/words/"),
            Page::Kept => format!("{lang}/kept/"),
            Page::About => format!("{lang}/about/"),
            Page::NotFound => "404.html".to_owned(),
        }
    }

    /// The whole URL below the root: path, parameters, fragment.
    pub fn url(&self) -> String {
        let mut url = self.path();
        let mut separator = '?';
        for param in Param::ALL {
            if let Some(value) = self.get(param) {
                url.push(separator);
                url.push_str(param.key());
                url.push('=');
                url.push_str(&encode(&value));
                separator = '&';
            }
        }
        if let Some(number) = self.paragraph {
            url.push_str("#p");
            url.push_str(&number.to_string());
        }
        url
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

    /// Does showing it need the second part of the app? A first visit is mostly to the list or to an article.
    pub fn needs_second_part(&self) -> bool {
        match self.page {
            Page::List | Page::Article(_) | Page::NotFound => self.writing != Writing::Cyrillic,
            Page::Region(_) | Page::Words | Page::Kept | Page::About => true,
        }
    }

    /// The same view in the other language.
    pub fn switched(&self) -> View {
        View {
            lang: self.lang.other(),
            ..self.clone()
        }
    }

    /// The list under this view's query and filters.
    pub fn list(&self) -> View {
        let order = match self.order {
            Order::Date => Order::Date,
            _ => Order::Own,
        };
        View {
            order,
            ..self.filtered(Page::List)
        }
    }

    /// The page of words under this view's query and filters.
    pub fn words(&self) -> View {
        self.filtered(Page::Words)
    }

    /// Another page under this view's query and filters.
    fn filtered(&self, page: Page) -> View {
        View {
            query: self.query.clone(),
            regions: self.regions.clone(),
            from: self.from,
            to: self.to,
            text_lang: self.text_lang,
            ..self.plain(page)
        }
    }

    /// The same page and filters under another query. What was chosen among the results of this one does not hold there.
    pub fn asking(&self, query: String) -> View {
        View {
            query,
            order: self.order,
            frequency: self.frequency,
            ..self.filtered(self.page.clone())
        }
    }

    /// The same page and query, from one date to another; what was chosen among the results does not hold there.
    pub fn between(&self, from: Option<Edtf>, to: Option<Edtf>) -> View {
        View {
            from,
            to,
            ..self.asking(self.query.clone())
        }
    }

    /// An article opened from here; the query goes along, so that its matches can be marked.
    pub fn article(&self, id: &str) -> View {
        View {
            query: self.query.clone(),
            ..self.plain(Page::Article(id.to_owned()))
        }
    }

    /// The same article with the other language beside it, or without.
    pub fn toggle_parallel(&self) -> View {
        View {
            parallel: !self.parallel && matches!(self.page, Page::Article(_)),
            paragraph: None,
            ..self.clone()
        }
    }

    /// Another article with nothing asked, read in the same way.
    pub fn neighbour(&self, id: &str) -> View {
        View {
            parallel: self.parallel,
            ..self.plain(Page::Article(id.to_owned()))
        }
    }

    /// Another page, with nothing asked.
    pub fn plain(&self, page: Page) -> View {
        View {
            writing: self.writing,
            ..View::new(self.lang, page)
        }
    }

    /// The list with a region added to the filter, or taken out of it.
    pub fn toggle_region(&self, code: &str) -> View {
        let mut view = self.list();
        match view
            .regions
            .binary_search_by(|chosen| chosen.as_str().cmp(code))
        {
            Ok(at) => {
                view.regions.remove(at);
            }
            Err(at) => view.regions.insert(at, code.to_owned()),
        }
        view
    }

    /// The same concordance without a form, or with it again.
    pub fn toggle_form(&self, form: &str) -> View {
        let mut view = self.clone();
        match view
            .without
            .binary_search_by(|known| known.as_str().cmp(form))
        {
            Ok(at) => drop(view.without.remove(at)),
            Err(at) => view.without.insert(at, form.to_owned()),
        }
        view
    }

    /// The list with the query kept and every filter taken off.
    pub fn without_filters(&self) -> View {
        View {
            query: self.query.clone(),
            order: self.list().order,
            ..self.plain(Page::List)
        }
    }
}

fn exact_lang(tag: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
}

/// `KZ-63`, `RU-ALT`: two letters, a hyphen, one to three letters or digits.
fn is_code(code: &str) -> bool {
    let Some((country, part)) = code.split_once('-') else {
        return false;
    };
    country.len() == 2
        && country.bytes().all(|b| b.is_ascii_alphabetic())
        && (1..=3).contains(&part.len())
        && part.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// What may stand unescaped in a path segment or a value; Cyrillic is escaped, so that a URL survives
/// every messenger.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

fn decode(text: &str) -> String {
    match percent_decode_str(text).decode_utf8() {
        Ok(decoded) => decoded.into_owned(),
        Err(_) => text.to_owned(), // no UTF-8: taken as it was written
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(url: &str) -> View {
        let (rest, fragment) = url.split_once('#').unwrap_or((url, ""));
        let (path, search) = rest.split_once('?').unwrap_or((rest, ""));
        View::parse(path, search, fragment, Lang::Kk)
    }

    #[test]
    fn urls_of_the_design_go_there_and_back() {
        for url in [
            "kk/",
            "ru/",
            "kk/article/almaty-days-in-oskemen/",
            "ru/article/almaty-days-in-oskemen/#p12",
            "ru/article/almaty-days-in-oskemen/?q=x&view=parallel#p12",
            "kk/article/almaty-days-in-oskemen/?view=parallel&script=arab#p2",
            "kk/?script=latn-2018",
            "kk/region/KZ-63/",
            "ru/region/RU-ALT/",
            "kk/words/?q=word",
            "ru/words/?q=word&sort=left&without=words,wordy&sample=100-7&line=12",
            "kk/words/?q=one,two&view=frequency",
            "ru/?q=word&show=40",
            "ru/about/",
            "kk/kept/",
            "ru/?q=482%20%D0%BC%D0%BB%D1%80%D0%B4&region=KZ-63,KZ-75&from=2014-09&to=2016&lang=ru&sort=date",
        ] {
            assert_eq!(parse(url).url(), url);
        }
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        assert_eq!(
            parse(
                "ru/?utm_source=tg&from=yesterday&lang=en&region=x&sort=x&show=-1&sample=5&line=0"
            )
            .url(),
            "ru/"
        );
        assert_eq!(parse("ru/?show=21").shown, 40);
        assert_eq!(parse("ru/index.html").url(), "ru/");
        assert_eq!(parse("ru/nowhere/").page, Page::NotFound);
        assert_eq!(parse("ru/nowhere/").lang, Lang::Ru);
        assert_eq!(parse("en/").page, Page::NotFound);
        assert_eq!(parse("ru/article/x/#top").paragraph, None);
        assert_eq!(parse("ru/article/x/#p0").paragraph, None);
    }

    #[test]
    fn regions_are_sorted_and_stand_once() {
        let view = parse("kk/?region=KZ-75,kz-63,KZ-75,<script>");
        assert_eq!(view.regions, ["KZ-63", "KZ-75"]);
        assert_eq!(view.toggle_region("KZ-75").regions, ["KZ-63"]);
        assert_eq!(
            view.toggle_region("KZ-71").regions,
            ["KZ-63", "KZ-71", "KZ-75"]
        );
    }

    #[test]
    fn a_plus_is_a_space() {
        assert_eq!(
            parse("ru/?q=482+%D0%BC%D0%BB%D1%80%D0%B4").query,
            "482 млрд"
        );
    }

    proptest! {
        #[test]
        fn any_url_is_a_view_and_its_url_is_stable(path in "\\PC{0,40}", search in "\\PC{0,60}", fragment in "\\PC{0,8}") {
            let view = View::parse(&path, &search, &fragment, Lang::Ru);
            if view.page != Page::NotFound {
                let again = parse(&view.url());
                prop_assert_eq!(again, view);
            }
        }

        #[test]
        fn any_query_survives_the_url(query in "\\PC{0,200}") {
            let mut view = View::new(Lang::Ru, Page::List);
            view.query = query;
            prop_assert_eq!(parse(&view.url()), view);
        }
    }
}
