//! Steps from item to item: results of a list, blocks of a text, lines of a concordance.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{document, window_height};

const ITEMS: &str = ".card-title a, .prose > [id], .kwic .word a";

/// Moves the focus to the next or previous item and scrolls it to the top of the window. Returns whether there is one.
pub fn step(forward: bool) -> bool {
    let Ok(items) = document().query_selector_all(ITEMS) else {
        return false;
    };
    let items: Vec<Element> = (0..items.length())
        .filter_map(|i| items.get(i)?.dyn_into().ok())
        .collect();
    let rect = |item: &Element| item.get_bounding_client_rect();
    let height = window_height().unwrap_or_default();
    let current = document().active_element().and_then(|active| {
        let current = items.iter().position(|item| *item == active)?;
        let rect = rect(&items[current]);
        // An item out of sight is not where the reader is.
        (rect.bottom() > 0.0 && rect.top() < height).then_some(current)
    });
    let next = match (current, forward) {
        (Some(current), true) => current.checked_add(1),
        (Some(current), false) => current.checked_sub(1),
        // Below the last result, for example at the end of long filters, the next one is the first. Below a text there is none.
        (None, true) => items
            .iter()
            .position(|item| rect(item).top() >= 0.0)
            .or_else(|| items.first()?.has_attribute("href").then_some(0)),
        (None, false) => items.iter().rposition(|item| rect(item).top() < 0.0),
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
