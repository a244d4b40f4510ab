//! Summaries of articles, for lists.

use std::rc::Rc;

use aimaq_article::{Article, Edtf, Provenance, RegionTag, Text};
use aimaq_language::Lang;

/// Maximum length of a lead in a list, in characters. A longer one is cut between words.
pub const MAX_LEAD_CHARS: usize = 220;

/// What a list shows of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The permanent id.
    pub id: String,
    /// The date, as far as it is known.
    pub date: Option<Edtf>,
    /// The regions it is about.
    pub regions: Vec<RegionTag>,
    /// Title and lead in Kazakh, if it exists in Kazakh.
    pub kk: Option<Heading>,
    /// Title and lead in Russian, if it exists in Russian.
    pub ru: Option<Heading>,
    /// The article itself; `None` if its text could not be read, but its title could.
    pub article: Option<Rc<Article>>,
}

/// Title and lead in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The title.
    pub title: String,
    /// The first paragraph, at most [`MAX_LEAD_CHARS`] characters long.
    pub lead: String,
}

impl Summary {
    pub(crate) fn of(article: Rc<Article>) -> Summary {
        Summary {
            id: article.id.clone(),
            date: article.date,
            regions: article.regions.clone(),
            kk: article.kk.as_ref().map(Heading::of),
            ru: article.ru.as_ref().map(Heading::of),
            article: Some(article),
        }
    }

    /// From a heading, if the text cannot be read: titles without leads.
    pub(crate) fn of_heading(heading: Article) -> Summary {
        Summary {
            article: None,
            ..Summary::of(Rc::new(heading))
        }
    }

    /// The heading in a language, if there is one.
    pub fn heading(&self, lang: Lang) -> Option<&Heading> {
        match lang {
            Lang::Kk => self.kk.as_ref(),
            Lang::Ru => self.ru.as_ref(),
        }
    }

    /// The heading in a language, or else in the other one, with the language it is in.
    pub fn heading_or_other(&self, lang: Lang) -> Option<(Lang, &Heading)> {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| Some((lang, self.heading(lang)?)))
    }

    /// The languages that the article exists in.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + '_ {
        Lang::ALL
            .into_iter()
            .filter(|&lang| self.heading(lang).is_some())
    }
}

/// The article as it is in the files of headings: without texts, and without what is shown only with a text.
pub(crate) fn heading(article: &Article) -> Article {
    let title = |text: &Option<Text>| {
        text.as_ref().map(|text| Text {
            title: text.title.clone(),
            blocks: Vec::new(),
        })
    };
    Article {
        id: article.id.clone(),
        original: article.original,
        date: article.date,
        updated: None,
        aliases: Vec::new(),
        regions: article.regions.clone(),
        source: Provenance::default(),
        kk: title(&article.kk),
        ru: title(&article.ru),
    }
}

impl Heading {
    fn of(text: &Text) -> Heading {
        Heading {
            title: text.title.clone(),
            lead: cut(&text.lead()),
        }
    }
}

/// Cuts a text between words to at most [`MAX_LEAD_CHARS`] characters and an ellipsis.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_LEAD_CHARS) else {
        return text.to_owned();
    };
    let head = text.get(..end).unwrap_or(text);
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    let head = head.trim_end_matches(['.', ',', ';', ':', '–', ' ']);
    [head, "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_lead_is_cut_between_words() {
        let long = "сөз ".repeat(100);
        let lead = cut(&long);
        assert!(lead.ends_with("сөз…"), "{lead}");
        assert!(lead.chars().count() <= MAX_LEAD_CHARS + 1);
        assert_eq!(cut("қысқа"), "қысқа");
        assert!(cut(&"ұ".repeat(1000)).ends_with("ұ…"));
    }
}
