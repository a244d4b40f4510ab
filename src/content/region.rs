//! One region and its articles.

use aimaq_library::{Library, LibraryError, Source};
use aimaq_search::MatchedWords;

use super::list::Card;
use crate::view::View;

/// What a region's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionContent {
    /// Its code, ISO 3166-2.
    pub code: String,
    /// The articles that count under it, newest first.
    pub cards: Vec<Card>,
}

pub(super) async fn load<S: Source>(
    library: &Library<S>,
    view: &View,
    code: &str,
) -> Result<Option<RegionContent>, LibraryError> {
    if aimaq_places::unit(code).is_none() {
        return Ok(None);
    }
    let catalog = library.catalog().await?;
    Ok(Some(RegionContent {
        code: code.to_owned(),
        cards: catalog
            .iter()
            .filter(|entry| entry.is_about(code))
            .map(|entry| Card::of(entry, view.lang, &MatchedWords::default()))
            .collect(),
    }))
}
