//! The document as a whole: title, language, state, and what it looks like on this screen.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use super::{document, events, html, window};
use crate::components::CONTENTS;

/// Sets title and language of the document.
pub fn describe(title: &str, lang: &str) {
    document().set_title(title);
    let _ = html().set_attribute("lang", lang);
}

/// Announces a text to screen readers. Yew does not draw the element, so that nothing overwrites it.
pub fn announce(text: &str) {
    if let Some(element) = document().get_element_by_id("announcement") {
        element.set_text_content(Some(text));
    }
}

/// Returns the element that the app draws into.
pub fn root_element() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Returns the name of the library's manifest, which the start script has set.
pub fn manifest() -> String {
    html().get_attribute("data-library").unwrap_or_default()
}

/// Returns whether a new version already waits.
pub fn update_waits() -> bool {
    html().get_attribute("data-update").is_some()
}

/// Marks the document: the app has drawn its first view. Tests and style sheets read the mark. `static/waiting.js` then does what
/// the reader did before.
pub fn set_ready() {
    let _ = html().remove_attribute("data-failed");
    let _ = html().set_attribute("data-ready", "");
    events::dispatch("aimaq:ready");
}

/// Marks the document while the app has no answer to the latest question. The style sheet shows that after a while.
pub fn set_asking(asking: bool) {
    let _ = html().toggle_attribute_with_force("data-asking", asking);
}

/// Marks the document: the library could not be opened. The rendered page stays.
pub fn set_failed(reason: &str) {
    let _ = html().set_attribute("data-failed", reason);
}

/// Hides the bar of an article, or shows it again. The style sheet reads the mark.
pub fn hide_bar(hide: bool) {
    let _ = html().toggle_attribute_with_force("data-bar-away", hide);
}

/// Closes the contents of an article, if they are open.
pub fn close_contents() {
    if let Some(contents) = document().get_element_by_id(CONTENTS) {
        // Fails if they are not open, or in a browser that has no popovers.
        let _ = contents.unchecked_into::<HtmlElement>().hide_popover();
    }
}

/// Returns whether there is a rendered page, not only an empty shell.
pub fn has_content() -> bool {
    root_element().is_some_and(|root| root.first_element_child().is_some())
}

/// Returns whether the window is wide enough for filters beside the list.
pub fn is_wide() -> bool {
    matches("(min-width: 60rem)")
}

/// Returns whether the window is wide enough for two texts side by side. The style sheet uses the same width.
pub fn is_desk() -> bool {
    matches("(min-width: 48rem)")
}

fn matches(query: &str) -> bool {
    let query = window().match_media(query).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Returns whether a text is selected.
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Returns the number of the chosen option of a `<select>`, counted from 0.
pub fn chosen(id: &str) -> usize {
    let list = document().get_element_by_id(id);
    let list = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
    list.map_or(0, |list| list.selected_index().max(0) as usize)
}
