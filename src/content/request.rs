//! The search request that a view stands for.

use aimaq_search::{CalendarDay, SearchRequest, Sort};

use crate::view::{Order, View};

/// The search request of a view: its query, filters and order. While the reader is `typing`, the last word is a prefix.
pub(super) fn request(view: &View, typing: bool) -> SearchRequest<'_> {
    let day = |(year, month, day)| CalendarDay::new(year, month, day);
    SearchRequest {
        query: &view.query,
        typing,
        regions: &view.regions,
        lang: view.text_lang,
        from: view.from.and_then(|date| day(date.first_day())),
        to: view.to.and_then(|date| day(date.last_day())),
        sort: if view.order == Order::Date {
            Sort::Date
        } else {
            Sort::Relevance
        },
        prefer: view.lang,
        ..SearchRequest::default()
    }
}
