//! Suggestions if nothing was found: similar questions that have an answer.

use aimaq_library::{FileSource, Library, LibraryError};
use aimaq_search::SearchRequest;

use super::request::request;
use crate::view::View;

/// The largest number of questions that are tried.
const MOST: usize = 6;

/// A question that has an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The question.
    pub view: View,
    /// Number of articles found.
    pub total: usize,
}

/// Tries the question without one of its filters, without one of its words, and without all filters. Returns those that
/// find something.
pub(super) async fn offers<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
) -> Result<Vec<Offer>, LibraryError> {
    let mut offers = Vec::new();
    for view in closest(view) {
        let request = SearchRequest {
            limit: 0,
            ..request(&view, typing)
        };
        let total = library.search(&request).await?.total;
        if total > 0 {
            offers.push(Offer { view, total });
        }
    }
    Ok(offers)
}

/// The similar questions, in the order in which they are offered.
fn closest(view: &View) -> Vec<View> {
    let mut views = Vec::new();
    let mut offer = |changed: View| {
        if changed != *view && !views.contains(&changed) && views.len() < MOST {
            views.push(changed);
        }
    };
    offer(View {
        regions: Vec::new(),
        ..view.clone()
    });
    offer(View {
        text_lang: None,
        ..view.clone()
    });
    offer(View {
        from: None,
        to: None,
        ..view.clone()
    });
    let words: Vec<&str> = view.query.split_whitespace().collect();
    if words.len() > 1 {
        for left_out in 0..words.len() {
            let mut rest = words.clone();
            rest.remove(left_out);
            offer(View {
                query: rest.join(" "),
                ..view.clone()
            });
        }
    }
    if view.has_filters() {
        offer(view.without_filters());
    }
    views
}

#[cfg(test)]
mod tests {
    use aimaq_language::Lang;

    use super::*;
    use crate::view::Page;

    #[test]
    fn a_similar_question_has_one_filter_or_one_word_less() {
        let mut view = View::new(Lang::Ru, Page::List);
        view.query = "туризм  горы".into();
        view.regions = vec!["KZ-63".into()];
        let closest = closest(&view);
        assert_eq!(closest[0].regions, [""; 0]);
        assert_eq!(closest[0].query, view.query);
        assert_eq!(closest[1].query, "горы");
        assert_eq!(closest[2].query, "туризм");
        assert_eq!(closest[2].regions, ["KZ-63"]);
    }

    #[test]
    fn no_question_is_offered_twice() {
        let mut view = View::new(Lang::Ru, Page::List);
        view.query = "туризм".into();
        view.regions = vec!["KZ-63".into()];
        assert_eq!(closest(&view), [view.without_filters()]);
    }
}
