//! The dialogs of a page.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::document;

/// Opens a dialog over the page, or closes it if it is open.
pub fn toggle(id: &str) {
    let dialog = document().get_element_by_id(id);
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        if dialog.open() {
            dialog.close();
        } else {
            // Fails only if something else has just opened it.
            let _ = dialog.show_modal();
        }
    }
}

/// Returns whether a dialog is open.
pub fn is_open(id: &str) -> bool {
    let dialog = document().get_element_by_id(id);
    dialog.is_some_and(|dialog| dialog.has_attribute("open"))
}

/// Returns whether any dialog is open.
pub fn is_any_open() -> bool {
    let open = document().query_selector("dialog[open]");
    open.is_ok_and(|open| open.is_some())
}
