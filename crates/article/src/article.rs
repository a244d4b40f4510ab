//! An article: its texts, its date, its regions and its source.

use core::cmp::Reverse;

use aimaq_language::Lang;

use crate::{Edtf, Text};

/// An article in one or both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The permanent id, which is the folder's name: lower-case letters `a`–`z`, digits and hyphens.
    pub id: String,
    /// The language it was first written in.
    pub original: Lang,
    /// When it was published; `None` if unknown.
    pub date: Option<Edtf>,
    /// When it was last corrected.
    pub updated: Option<Edtf>,
    /// Former ids, which keep working.
    pub aliases: Vec<String>,
    /// The units it is about.
    pub regions: Vec<RegionTag>,
    /// Where it is from.
    pub source: Source,
    /// The Kazakh text.
    pub kk: Option<Text>,
    /// The Russian text.
    pub ru: Option<Text>,
}

/// A unit that an article is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionTag {
    /// The unit as written in the text, by its ISO 3166-2 code of today: `KZ-19`.
    pub unit: String,
    /// The place that settles today's unit: `Талдықорған`.
    pub place: Option<String>,
    /// The code of the unit in which the place is today: `KZ-33`. The same as `unit` where nothing changed.
    pub today: String,
}

/// Where an article is from: whatever is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Who published it.
    pub publisher: Option<String>,
    /// Under what title.
    pub title: Option<String>,
    /// By whom it was written.
    pub author: Option<String>,
    /// When.
    pub date: Option<Edtf>,
    /// Where it stands, as an `http` or `https` address.
    pub address: Option<String>,
}

impl Article {
    /// An article of which nothing else is known.
    pub fn new(id: impl Into<String>, original: Lang) -> Self {
        Self {
            id: id.into(),
            original,
            date: None,
            updated: None,
            aliases: Vec::new(),
            regions: Vec::new(),
            source: Source::default(),
            kk: None,
            ru: None,
        }
    }

    /// The text in a language, if it exists in that language.
    pub fn text(&self, lang: Lang) -> Option<&Text> {
        match lang {
            Lang::Kk => self.kk.as_ref(),
            Lang::Ru => self.ru.as_ref(),
        }
    }

    /// The languages it exists in.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + '_ {
        Lang::ALL
            .into_iter()
            .filter(|&lang| self.text(lang).is_some())
    }

    /// The text in the language asked for, else in the other one, with the language that it is in.
    pub fn text_or_other(&self, lang: Lang) -> Option<(Lang, &Text)> {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| self.text(lang).map(|text| (lang, text)))
    }

    /// Whether it counts under the unit: as written, or as of today.
    pub fn is_about(&self, code: &str) -> bool {
        self.regions
            .iter()
            .any(|tag| tag.unit == code || tag.today == code)
    }
}

impl Source {
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        *self == Source::default()
    }
}

/// Sorts articles for a list: the newest first (see the order of [`Edtf`]), undated ones last, then by id.
pub fn newest_first(articles: &mut [Article]) {
    articles.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
}
