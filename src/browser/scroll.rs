//! Where the page is scrolled to, and what stands there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollRestoration};

use super::{document, window};

/// From now on the app restores scroll positions itself: the browser would before the content is there.
pub fn take_over() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// How far the page is scrolled, in whole CSS pixels.
pub fn y() -> i32 {
    window().scroll_y().unwrap_or_default().round() as i32
}

/// Scrolls to a height, at once.
pub fn to(y: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(y));
}

/// Scrolls an element to the top of the window. Does nothing where there is no such element.
pub fn to_element(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Moves on by a result or a paragraph: the focus goes there, and it comes to the top of the window. Says
/// whether there was one.
pub fn step(forward: bool) -> bool {
    let Ok(items) = document().query_selector_all(".card-title a, .prose > [id], .kwic .word a")
    else {
        return false;
    };
    let items: Vec<Element> = (0..items.length())
        .filter_map(|i| items.get(i)?.dyn_into().ok())
        .collect();
    let place = |item: &Element| item.get_bounding_client_rect();
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let height = height.unwrap_or_default();
    let current = document().active_element().and_then(|active| {
        let current = items.iter().position(|item| *item == active)?;
        let place = place(&items[current]);
        // One that was scrolled out of sight is no place to go on from.
        (place.bottom() > 0.0 && place.top() < height).then_some(current)
    });
    let next = match (current, forward) {
        (Some(current), true) => current.checked_add(1),
        (Some(current), false) => current.checked_sub(1),
        // From below the last result, as at the end of long filters, to the first; from below a text nowhere.
        (None, true) => items
            .iter()
            .position(|item| place(item).top() >= 0.0)
            .or_else(|| items.first()?.has_attribute("href").then_some(0)),
        (None, false) => items.iter().rposition(|item| place(item).top() < 0.0),
    };
    let Some(next) = next.and_then(|next| items.get(next)) else {
        return false;
    };
    if !next.has_attribute("href") {
        let _ = next.set_attribute("tabindex", "-1");
    }
    if let Some(next) = next.dyn_ref::<HtmlElement>() {
        let _ = next.focus();
        next.scroll_into_view();
    }
    true
}

/// Number of the block at the top of the window; `None` where the text begins further down.
pub fn block() -> Option<u32> {
    Anchor::take()?.number()
}

/// So many rows are drawn beyond the edges of the window, and rows are counted in groups of so many: not every step of
/// a scroll draws anew. Twice as many would take twice as long at once, half as often.
const ROWS: f64 = 12.0;

/// The rows near the window, of an element whose `data-rows` rows are all of one height. `None` if it is not there.
pub fn rows_near(id: &str) -> Option<std::ops::Range<usize>> {
    let element = document().get_element_by_id(id)?;
    let total: u32 = element.get_attribute("data-rows")?.parse().ok()?;
    let total = f64::from(total);
    let place = element.get_bounding_client_rect();
    let row = (place.height() / total).max(1.0);
    let height = window().inner_height().ok()?.as_f64()?;
    let first = ((-place.top() / row / ROWS).floor() - 1.0).max(0.0) * ROWS;
    let last = (((height - place.top()) / row / ROWS).ceil() + 1.0).max(1.0) * ROWS;
    Some(first.min(total) as usize..last.min(total) as usize)
}

/// A block of the text and where its top stands in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    id: String,
    top: f64,
}

impl Anchor {
    /// The first block that reaches below the top of the window; nothing where the text begins further
    /// down, for there the page as a whole stays in place.
    pub fn take() -> Option<Anchor> {
        let blocks = document().query_selector_all(".prose > [id]").ok()?;
        for i in 0..blocks.length() {
            let block: Element = blocks.get(i)?.dyn_into().ok()?;
            let place = block.get_bounding_client_rect();
            if place.bottom() > 0.0 {
                return (i > 0 || place.top() < 0.0).then(|| Anchor {
                    id: block.id(),
                    top: place.top(),
                });
            }
        }
        None
    }

    /// Number of the block.
    pub fn number(&self) -> Option<u32> {
        self.id.strip_prefix('p')?.parse().ok()
    }

    /// Scrolls so that the block of the same number stands where this one stood.
    pub fn restore(&self) {
        if let Some(block) = document().get_element_by_id(&self.id) {
            let top = block.get_bounding_client_rect().top();
            window().scroll_by_with_x_and_y(0.0, top - self.top);
        }
    }
}
