//! What the collection holds.

use aimaq_language::{Lang, TokenKind, tokens};
use aimaq_library::{Library, LibraryError, Source};
use aimaq_search::Request;

/// Up to so many articles their words are counted; that takes their texts.
const COUNTED: u32 = 64;

/// What the page about the site shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AboutContent {
    /// Number of articles.
    pub articles: u32,
    /// How many exist in a language.
    pub langs: Vec<(Lang, u32)>,
    /// The first and the last year.
    pub years: Option<(u16, u16)>,
    /// Number of regions at home and abroad with articles.
    pub regions: usize,
    /// Number of words in both languages, of a collection small enough to count them.
    pub words: Option<u64>,
    /// The version of the texts.
    pub corpus: u64,
    /// Size of texts and index as they are kept, in bytes.
    pub bytes: u64,
}

pub(super) async fn load<S: Source>(library: &Library<S>) -> Result<AboutContent, LibraryError> {
    let answer = library
        .search(&Request {
            limit: 0,
            ..Request::default()
        })
        .await?;
    let manifest = library.manifest();
    let years = &answer.facets.years;
    let ends = years.first().zip(years.last());
    Ok(AboutContent {
        articles: manifest.articles,
        langs: answer.facets.langs,
        years: ends.map(|((first, _), (last, _))| (*first, *last)),
        regions: answer.facets.regions.len(),
        words: words(library).await,
        corpus: manifest.corpus,
        bytes: manifest.bytes(),
    })
}

async fn words<S: Source>(library: &Library<S>) -> Option<u64> {
    let number = library.manifest().articles;
    if number > COUNTED {
        return None;
    }
    let numbers: Vec<u32> = (0..number).collect();
    let mut sum = 0;
    for article in library.articles(&numbers).await {
        let article = article.ok()??;
        for lang in article.langs() {
            let text = article.text(lang)?;
            let blocks = text.blocks.iter().map(|block| block.plain_text());
            for plain in std::iter::once(text.title.clone()).chain(blocks) {
                let words = tokens(&plain)
                    .iter()
                    .filter(|token| token.kind == TokenKind::Word)
                    .count();
                sum += words as u64;
            }
        }
    }
    Some(sum)
}
