//! The content of the page about the site: what the collection holds.

use aimaq_language::Lang;
use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::SearchRequest;

/// What the page about the site shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AboutContent {
    /// Number of articles.
    pub articles: u32,
    /// Number of articles that exist in each language.
    pub langs: Vec<(Lang, u32)>,
    /// The first and the last year.
    pub years: Option<(u16, u16)>,
    /// Number of regions with articles, in Kazakhstan and abroad.
    pub regions: usize,
    /// Number of words in both languages.
    pub words: u32,
    /// The version of the texts: a hash of the corpus.
    pub corpus: u64,
    /// Size of the library's files, in bytes.
    pub bytes: u64,
}

pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
) -> Result<AboutContent, LibraryError> {
    let answer = library
        .search(&SearchRequest {
            limit: 0,
            ..SearchRequest::default()
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
        words: manifest.words,
        corpus: manifest.corpus,
        bytes: manifest.bytes(),
    })
}
