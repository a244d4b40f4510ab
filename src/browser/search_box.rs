//! The search box.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::document;
use super::focus::{focus, focused};

/// Id of the search box.
pub const SEARCH_BOX: &str = "q";

fn search_box() -> Option<HtmlInputElement> {
    document().get_element_by_id(SEARCH_BOX)?.dyn_into().ok()
}

/// Returns the text in the search box.
pub fn typed() -> String {
    search_box().map(|input| input.value()).unwrap_or_default()
}

/// Returns what was typed into the rendered page while the app was loading; `None` if nothing.
pub fn typed_while_loading() -> Option<String> {
    let input = search_box()?;
    let typed = input.value();
    (typed != input.default_value()).then_some(typed)
}

/// Moves the focus to the search box and selects its text.
pub fn select() {
    if let Some(input) = search_box() {
        let _ = input.focus();
        input.select();
    }
}

/// The focus, and the caret in the search box. Both would be lost when the app replaces the rendered page.
#[derive(Clone)]
pub struct Caret {
    id: String,
    range: Option<(u32, u32)>,
}

impl Caret {
    /// Takes the caret as it is now.
    pub fn take() -> Caret {
        let range = search_box()
            .and_then(|input| Some((input.selection_start().ok()??, input.selection_end().ok()??)));
        Caret {
            id: focused(),
            range,
        }
    }

    /// Puts the caret back.
    pub fn restore(self) {
        if self.id.is_empty() {
            return;
        }
        focus(&self.id);
        if let (true, Some(input), Some((start, end))) =
            (self.id == SEARCH_BOX, search_box(), self.range)
        {
            let _ = input.set_selection_range(start, end);
        }
    }
}
