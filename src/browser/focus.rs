//! Which element has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::document;

/// Returns the id of the focused element; empty if it has none.
pub fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

/// Moves the focus without scrolling. With an empty or unknown id, nothing has the focus afterwards.
pub fn focus(id: &str) {
    if let Some(element) = focusable(id) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    } else if let Some(element) = focusable(&focused()) {
        let _ = element.blur();
    }
}

fn focusable(id: &str) -> Option<HtmlElement> {
    // Unchecked, because links in an SVG can have the focus, too.
    let element = document().get_element_by_id(id)?;
    Some(element.unchecked_into())
}

/// Moves the focus to the title of a card in a list. Cards are counted from 0.
pub fn focus_card(number: usize) {
    let card = document()
        .query_selector_all(".card-title a")
        .ok()
        .and_then(|cards| cards.get(u32::try_from(number).ok()?))
        .and_then(|card| card.dyn_into::<Element>().ok());
    if let Some(card) = card {
        focus(&card.id());
    }
}

/// Returns whether a card of a list has the focus.
pub fn is_on_card() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.matches(".card-title a").unwrap_or_default())
}

/// Clicks the focused block of a text. Returns whether a block has the focus.
pub fn click_block() -> bool {
    let focused = document().active_element();
    let block = focused.filter(|block| block.matches(".prose > [id]").unwrap_or_default());
    let is_there = block.is_some();
    if let Some(block) = block {
        block.unchecked_into::<HtmlElement>().click();
    }
    is_there
}
