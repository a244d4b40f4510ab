//! A view as a URL, and a URL as a view.

use aimaq_compact::order;
use aimaq_language::Lang;
use aimaq_language::scripts::Writing;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{MAX_SAMPLE, Order, PAGE, Page, Sample, View};
use crate::params::Param;

/// Longest query that is kept, in characters: one more than is looked at, so that the search says that it was longer.
const MAX_QUERY_CHARS: usize = aimaq_search::MAX_QUERY_CHARS + 1;
/// Most regions one URL may choose; there are 20 in Kazakhstan.
const MAX_REGIONS: usize = 64;
/// Most results that one URL may ask for.
const MAX_SHOWN: usize = 10_000;
/// Most forms that one URL may leave out.
const MAX_WITHOUT: usize = 64;

impl View {
    /// The view of a URL in three parts: the path below the root (`kk/article/x/`), the search string
    /// with or without its `?`, the fragment with or without its `#`.
    ///
    /// Any input gives a view: an unknown path gives [`Page::NotFound`] in the language of its first
    /// part, else in `fallback`; unknown or malformed parameters are passed over.
    pub fn parse(path: &str, search: &str, fragment: &str, fallback: Lang) -> View {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<String> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decode)
            .collect();
        let lang = parts.first().and_then(|part| exact_lang(part));
        let page = match lang {
            None if parts.is_empty() => Page::List,
            None => Page::NotFound,
            Some(_) => Page::parse(parts.get(1..).unwrap_or_default()),
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

    /// The path below the root, without parameters: the folder in `dist/` that holds the page.
    pub fn path(&self) -> String {
        let lang = self.lang.tag();
        match self.page.parts() {
            None => "404.html".to_owned(),
            Some(("", _)) => format!("{lang}/"),
            Some((segment, None)) => format!("{lang}/{segment}/"),
            Some((segment, Some(argument))) => format!("{lang}/{segment}/{}/", encode(argument)),
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

    /// Takes the value of a parameter over; what makes no sense is passed over.
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
                // Where the page of frequencies was before it had an address of its own.
                if value == "frequency" && self.page == Page::Words {
                    self.page = Page::Frequency;
                }
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
            Param::View => self.parallel.then(|| "parallel".to_owned()),
            Param::Sort => Some(self.order.value().to_owned()).filter(|value| !value.is_empty()),
            Param::Show => (self.shown != PAGE).then(|| self.shown.to_string()),
            Param::Without => Some(self.without.join(",")).filter(|forms| !forms.is_empty()),
            Param::Sample => self
                .sample
                .map(|sample| format!("{}-{}", sample.lines, sample.seed)),
            Param::Line => self.line.map(|line| line.to_string()),
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
            "kk/frequency/?q=one,two",
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
        assert_eq!(parse("ru/article/").page, Page::NotFound);
        assert_eq!(parse("ru/about/x/").page, Page::NotFound);
        assert_eq!(parse("ru/words/x/y/").page, Page::NotFound);
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
    fn an_old_address_of_the_frequencies_still_works() {
        let view = parse("kk/words/?q=one,two&view=frequency");
        assert_eq!(view.url(), "kk/frequency/?q=one,two");
    }

    #[test]
    fn every_single_page_has_an_address_of_its_own() {
        let paths: Vec<String> = Page::single()
            .into_iter()
            .map(|page| {
                let view = View::new(Lang::Kk, page);
                assert_eq!(parse(&view.url()), view);
                view.path()
            })
            .collect();
        let mut unique = paths.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), paths.len());
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
