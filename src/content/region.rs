//! The content of a region's page.

use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::SearchRequest;

use super::list::{Card, cards};
use crate::view::View;

/// What a region's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionContent {
    /// Its code, ISO 3166-2.
    pub code: String,
    /// Number of articles about it.
    pub total: usize,
    /// Their cards, newest first.
    pub cards: Vec<Card>,
    /// Why some cards are missing.
    pub failed: Option<LibraryError>,
}

/// The articles about a region, or `None` if there is no region with this code.
///
/// # Errors
/// If not one article can be read.
pub(crate) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    code: &str,
) -> Result<Option<RegionContent>, LibraryError> {
    if aimaq_places::unit(code).is_none() {
        return Ok(None);
    }
    let regions = [code.to_owned()];
    let answer = library
        .search(&SearchRequest {
            regions: &regions,
            prefer: view.lang,
            limit: view.shown,
            ..SearchRequest::default()
        })
        .await?;
    let (cards, failed) = cards(library, view.lang, &answer.hits, &answer.words, false).await?;
    Ok(Some(RegionContent {
        code: code.to_owned(),
        total: answer.total,
        cards,
        failed,
    }))
}
