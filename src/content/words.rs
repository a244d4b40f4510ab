//! A word in all its contexts, article by article.

use std::ops::Range;

use aimaq_article::Text;
use aimaq_language::Lang;
use aimaq_library::{Library, LibraryError, Source};
use aimaq_search::Request;

use super::list::request;
use crate::view::View;

/// What stands on each side of a match, in characters.
const SIDE_CHARS: usize = 60;
/// Most contexts that are drawn.
const MAX_CONTEXTS: usize = 1000;

/// What the page of words shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordsContent {
    /// The articles with matches, best first.
    pub articles: Vec<ContextsOfArticle>,
}

/// The contexts of one language version of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextsOfArticle {
    /// The article's id.
    pub id: String,
    /// Language of the version.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Its contexts, in the order of the text.
    pub contexts: Vec<Context>,
}

/// One match with what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// Number of the block, from 1.
    pub paragraph: u32,
    /// What stands before.
    pub before: String,
    /// The word as it stands in the text.
    pub word: String,
    /// What stands after.
    pub after: String,
}

impl WordsContent {
    /// Number of contexts in all.
    pub fn total(&self) -> usize {
        self.articles
            .iter()
            .map(|article| article.contexts.len())
            .sum()
    }
}

pub(super) async fn load<S: Source>(
    library: &Library<S>,
    view: &View,
) -> Result<WordsContent, LibraryError> {
    let mut content = WordsContent::default();
    if view.query.trim().is_empty() {
        return Ok(content);
    }
    let answer = library
        .search(&Request {
            limit: usize::MAX,
            ..request(view, false)
        })
        .await?;
    let mut left = MAX_CONTEXTS;
    for hit in &answer.hits {
        if left == 0 {
            break;
        }
        let Some(article) = library.article(hit.article).await? else {
            continue;
        };
        for lang in [hit.lang, hit.lang.other()] {
            let Some(text) = article.text(lang) else {
                continue;
            };
            let marks = |text: &str| answer.words.marks(text, lang);
            let contexts: Vec<Context> = contexts(text, marks).take(left).collect();
            left -= contexts.len();
            if !contexts.is_empty() {
                content.articles.push(ContextsOfArticle {
                    id: article.id.clone(),
                    lang,
                    title: text.title.clone(),
                    contexts,
                });
            }
        }
    }
    Ok(content)
}

fn contexts(
    text: &Text,
    marks: impl Fn(&str) -> Vec<Range<usize>>,
) -> impl Iterator<Item = Context> {
    text.blocks
        .iter()
        .zip(1..)
        .flat_map(move |(block, paragraph)| {
            let plain = block.plain_text();
            marks(&plain)
                .into_iter()
                .filter_map(|range| context(&plain, range, paragraph))
                .collect::<Vec<_>>()
        })
}

fn context(text: &str, range: Range<usize>, paragraph: u32) -> Option<Context> {
    let before = text.get(..range.start)?;
    let after = text.get(range.end..)?;
    let from = before
        .char_indices()
        .rev()
        .nth(SIDE_CHARS - 1)
        .map_or(0, |(at, _)| at);
    let to = after
        .char_indices()
        .nth(SIDE_CHARS)
        .map_or(after.len(), |(at, _)| at);
    Some(Context {
        paragraph,
        before: before.get(from..)?.trim_start().to_owned(),
        word: text.get(range)?.to_owned(),
        after: after.get(..to)?.trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_is_cut_between_characters() {
        let text = "ә".repeat(100) + "сөз" + &"ү".repeat(100);
        let range = 200..206;
        let found = context(&text, range, 1).expect("the range is in the text");
        assert_eq!(found.word, "сөз");
        assert_eq!(found.before, "ә".repeat(60));
        assert_eq!(found.after, "ү".repeat(60));
    }
}
