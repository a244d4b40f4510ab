//! The scroll position, and what is in the window there.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{document, window, window_height};

/// Returns the vertical scroll position in whole CSS pixels.
pub fn y() -> i32 {
    window().scroll_y().unwrap_or_default().round() as i32
}

/// Scrolls to a position at once.
pub fn to(y: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(y));
}

/// Scrolls an element to the top of the window. Does nothing if there is no such element.
pub fn to_element(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Scrolls just as far as is needed to have an element in sight, or its beginning if it is higher than the window.
pub fn into_sight(selector: &str) {
    if let (Ok(Some(element)), Some(height)) =
        (document().query_selector(selector), window_height())
    {
        let rect = element.get_bounding_client_rect();
        // The bar of an article covers this part of the window.
        let below = rect.bottom() - height * 0.85;
        if below > 0.0 {
            window().scroll_by_with_x_and_y(0.0, below.min(rect.top() - height * 0.1));
        }
    }
}

/// Scrolls just as far as is needed to have an element, by its id, above another one that covers the lower part of the window.
pub fn above(id: &str, cover: &str) {
    let rect = |id: &str| Some(document().get_element_by_id(id)?.get_bounding_client_rect());
    if let (Some(element), Some(cover)) = (rect(id), rect(cover)) {
        // The element is a word of a line. Below it, the line has a second row.
        let covered = element.bottom() + 2.0 * element.height() - cover.top();
        if covered > 0.0 {
            window().scroll_by_with_x_and_y(0.0, covered);
        }
    }
}

/// Returns whether the text of an article reaches below the window.
pub fn is_in_text() -> bool {
    let text = document().query_selector(".reading > .text").ok().flatten();
    let bottom = text.map_or(0.0, |text| text.get_bounding_client_rect().bottom());
    bottom > window_height().unwrap_or_default()
}

/// Returns the number of the block at the top of the window; `None` if the text begins further down.
pub fn block() -> Option<u32> {
    Anchor::take()?.number()
}

/// Rows are drawn in groups of this size, one group beyond each edge of the window, so that not every scroll event draws. Twice
/// as many rows would be drawn half as often but take twice as long.
const ROWS: f64 = 12.0;

/// Returns the rows near the window. The element has as many rows as its `data-rows` says, all of one height. `None` if there
/// is no such element.
pub fn rows_near(id: &str) -> Option<Range<usize>> {
    let element = document().get_element_by_id(id)?;
    let total: u32 = element.get_attribute("data-rows")?.parse().ok()?;
    let total = f64::from(total);
    let rect = element.get_bounding_client_rect();
    let row = (rect.height() / total).max(1.0);
    let height = window_height()?;
    let first = ((-rect.top() / row / ROWS).floor() - 1.0).max(0.0) * ROWS;
    let last = (((height - rect.top()) / row / ROWS).ceil() + 1.0).max(1.0) * ROWS;
    Some(first.min(total) as usize..last.min(total) as usize)
}

/// A block of the text and the position of its top in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    id: String,
    top: f64,
}

impl Anchor {
    /// Takes the first block that reaches below the top of the window. `None` if the text begins further down: then the page
    /// as a whole stays in place.
    pub fn take() -> Option<Anchor> {
        let blocks = document().query_selector_all(".prose > [id]").ok()?;
        for i in 0..blocks.length() {
            let block: Element = blocks.get(i)?.dyn_into().ok()?;
            let rect = block.get_bounding_client_rect();
            if rect.bottom() > 0.0 {
                return (i > 0 || rect.top() < 0.0).then(|| Anchor {
                    id: block.id(),
                    top: rect.top(),
                });
            }
        }
        None
    }

    /// Returns the number of the block.
    pub fn number(&self) -> Option<u32> {
        self.id.strip_prefix('p')?.parse().ok()
    }

    /// Scrolls so that the block of the same number has the same position as before.
    pub fn restore(&self) {
        if let Some(block) = document().get_element_by_id(&self.id) {
            let top = block.get_bounding_client_rect().top();
            window().scroll_by_with_x_and_y(0.0, top - self.top);
        }
    }
}
