//! Articles that are related to another.

use aimaq_article::Article;
use aimaq_compact::case::upper;
use aimaq_language::Lang;
use aimaq_library::{FileSource, Library, RelatedArticle, Shared};

use super::Neighbour;

/// A related article as a link, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedCard {
    /// Its id and title.
    pub link: Neighbour,
    /// What it has in common with the article, and the year if that is the same.
    pub reasons: Vec<Reason>,
}

/// What two articles have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A word or a name, and its language.
    Word(String, Lang),
    /// A region, by its code.
    Region(String),
    /// The year that both date from.
    Year(u16),
}

/// Reads the cards of related articles. One that cannot be read is left out.
pub(super) async fn related_cards<S: FileSource>(
    library: &Library<S>,
    article: &Article,
    related: &[RelatedArticle],
    lang: Lang,
) -> Vec<RelatedCard> {
    let numbers: Vec<u32> = related.iter().map(|related| related.number).collect();
    let mut cards = Vec::new();
    for (related, summary) in related.iter().zip(library.summaries(&numbers).await) {
        if let Ok(Some(summary)) = summary
            && let Some(link) = Neighbour::of(&summary, lang)
        {
            let mut reasons: Vec<Reason> = related
                .shared(lang)
                .map(|it| reason(&it, lang))
                .into_iter()
                .collect();
            let year = summary.date.map(|date| date.year());
            let same = year.filter(|year| article.date.is_some_and(|date| date.year() == *year));
            reasons.extend(same.map(Reason::Year));
            cards.push(RelatedCard { link, reasons });
        }
    }
    cards
}

fn reason(shared: &Shared<'_>, lang: Lang) -> Reason {
    match shared {
        Shared::Town(names) => Reason::Word(capitalised(names[lang as usize]), lang),
        Shared::Region(code) => Reason::Region(code.clone()),
        Shared::Word(word, of) => Reason::Word((*word).to_owned(), *of),
    }
}

/// The name of a town, each part of it with a capital.
fn capitalised(name: &str) -> String {
    let mut start = true;
    let letter = |c| {
        let letter = if start { upper(c) } else { c };
        start = matches!(c, ' ' | '-');
        letter
    };
    name.chars().map(letter).collect()
}
