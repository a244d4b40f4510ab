//! An article: texts, date, regions and source.

use core::cmp::Reverse;

use aimaq_language::Lang;

use crate::{Edtf, Text};

/// An article in one or both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The permanent id, which is the name of the folder: `a`–`z`, digits and hyphens, at most 100 bytes.
    pub id: String,
    /// The language in which it was written first.
    pub original: Lang,
    /// The date of publication; `None` if unknown.
    pub date: Option<Edtf>,
    /// The date of the last correction.
    pub updated: Option<Edtf>,
    /// Former ids. Links to them still work.
    pub aliases: Vec<String>,
    /// The regions that it is about.
    pub regions: Vec<RegionTag>,
    /// Where it was published first.
    pub source: Provenance,
    /// The Kazakh text.
    pub kk: Option<Text>,
    /// The Russian text.
    pub ru: Option<Text>,
}

/// A region that an article is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionTag {
    /// The ISO 3166-2 code of the unit that the text names: `KZ-19`.
    pub unit: String,
    /// The place, which determines the unit today: `Талдықорған`.
    pub place: Option<String>,
    /// The code of the unit in which the place is today: `KZ-33`. The same as `unit` if nothing changed.
    pub today: String,
}

/// Where an article was published first, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The publisher.
    pub publisher: Option<String>,
    /// The title there.
    pub title: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// The date of publication there.
    pub date: Option<Edtf>,
    /// The address, `http` or `https`.
    pub address: Option<String>,
}

impl Article {
    /// Creates an article without texts and metadata.
    pub fn new(id: impl Into<String>, original: Lang) -> Self {
        Self {
            id: id.into(),
            original,
            date: None,
            updated: None,
            aliases: Vec::new(),
            regions: Vec::new(),
            source: Provenance::default(),
            kk: None,
            ru: None,
        }
    }

    /// Returns the text in a language.
    pub fn text(&self, lang: Lang) -> Option<&Text> {
        match lang {
            Lang::Kk => self.kk.as_ref(),
            Lang::Ru => self.ru.as_ref(),
        }
    }

    /// Returns the languages in which there is a text.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + '_ {
        Lang::ALL
            .into_iter()
            .filter(|&lang| self.text(lang).is_some())
    }

    /// Returns the text in a language, or else in the other one, with its language.
    pub fn text_or_other(&self, lang: Lang) -> Option<(Lang, &Text)> {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| self.text(lang).map(|text| (lang, text)))
    }

    /// Returns `true` if the article is about a unit, as written or as of today.
    pub fn is_about(&self, code: &str) -> bool {
        self.regions
            .iter()
            .any(|tag| tag.unit == code || tag.today == code)
    }
}

impl Provenance {
    /// Returns `true` if nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Provenance::default()
    }
}

/// Sorts articles for a list: the newest first (see the order of [`Edtf`]), those without a date last, then by id.
pub fn newest_first(articles: &mut [Article]) {
    articles.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
}
