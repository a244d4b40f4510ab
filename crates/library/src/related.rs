//! Related articles.

use aimaq_language::Lang;

use crate::wire::wire_struct;

/// An article that is related to another, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Related {
    /// Its number, counted from the oldest.
    pub article: u32,
    /// What both share, in Kazakh; empty if nothing.
    pub kk: String,
    /// The same in Russian; empty if it is the same text or nothing.
    pub ru: String,
}

wire_struct! { Related { article, kk, ru } }

/// An article that is related to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedArticle {
    /// Its number, newest first.
    pub number: u32,
    shared: Related,
}

impl RelatedArticle {
    pub(crate) fn new(number: u32, shared: Related) -> RelatedArticle {
        RelatedArticle { number, shared }
    }

    /// What tells most of what both have in common, for a reader of a language; `None` if that is nothing with a name.
    pub fn shared(&self, lang: Lang) -> Option<Shared<'_>> {
        let Related { kk, ru, .. } = &self.shared;
        let own = match lang {
            Lang::Kk => [(kk, lang), (ru, lang.other())],
            Lang::Ru => [(ru, lang), (kk, lang.other())],
        };
        let (text, lang) = own.into_iter().find(|(text, _)| !text.is_empty())?;
        Some(match text.split_once('/') {
            Some((kk, ru)) => Shared::Town([kk, ru]),
            None if text.starts_with(|c: char| c.is_ascii_lowercase()) && text.contains('-') => {
                Shared::Region(text.to_ascii_uppercase())
            }
            None => Shared::Word(text, lang),
        })
    }
}

/// What two articles have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared<'r> {
    /// A town: its Kazakh and its Russian name, in small letters.
    Town([&'r str; 2]),
    /// A region, by its code.
    Region(String),
    /// A word or a name, in the language of the texts that have it.
    Word(&'r str, Lang),
}
