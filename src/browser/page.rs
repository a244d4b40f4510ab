//! The document: its title and language, the root element, the focus, the search box.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::{document, html, window};

/// Title and language of the document.
pub fn describe(title: &str, lang: &str) {
    document().set_title(title);
    let _ = html().set_attribute("lang", lang);
}

/// Tells screen readers. The page is not drawn anew for it: the element belongs to this alone.
pub fn announce(news: &str) {
    if let Some(element) = document().get_element_by_id("announcement") {
        element.set_text_content(Some(news));
    }
}

/// The element that the app draws into.
pub fn root_element() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Name of the library's manifest, as the start file gave it.
pub fn manifest() -> String {
    html().get_attribute("data-library").unwrap_or_default()
}

/// Does a new version wait already?
pub fn update_waits() -> bool {
    html().get_attribute("data-update").is_some()
}

/// Says that the app has drawn its first view: tests and stylesheets look at it.
pub fn set_ready() {
    let _ = html().set_attribute("data-ready", "");
}

/// Says that the library could not be opened. The rendered page stands.
pub fn set_failed(reason: &str) {
    let _ = html().set_attribute("data-failed", reason);
}

/// Is there a rendered page, and not only the empty shell?
pub fn has_content() -> bool {
    root_element().is_some_and(|root| root.first_element_child().is_some())
}

/// Is the window wide enough for filters beside the list?
pub fn is_wide() -> bool {
    matches("(min-width: 60rem)")
}

/// Is the window wide enough for two texts side by side? The style sheet draws the same line.
pub fn is_desk() -> bool {
    matches("(min-width: 48rem)")
}

fn matches(query: &str) -> bool {
    let query = window().match_media(query).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Is some of the page's text selected?
pub fn has_selection() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Opens a dialog over the page; closes it where it is open.
pub fn toggle_dialog(id: &str) {
    let dialog = document().get_element_by_id(id);
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        if dialog.open() {
            dialog.close();
        } else {
            // Refused only for a dialog that another way has just opened.
            let _ = dialog.show_modal();
        }
    }
}

/// Is a dialog open?
pub fn is_dialog_open(id: &str) -> bool {
    let dialog = document().get_element_by_id(id);
    dialog.is_some_and(|dialog| dialog.has_attribute("open"))
}

/// Id of the focused element; empty if it has none.
pub fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

/// Moves the focus without scrolling; with no id, or one that is not there, nothing has the focus then.
pub fn focus(id: &str) {
    let find = |id: &str| {
        // Unchecked: links in a drawing have a focus as well.
        Some(
            document()
                .get_element_by_id(id)?
                .unchecked_into::<HtmlElement>(),
        )
    };
    if let Some(element) = find(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    } else if let Some(element) = find(&focused()) {
        let _ = element.blur();
    }
}

/// Clicks the block of a text that has the focus; says whether one has it.
pub fn click_block() -> bool {
    let focused = document().active_element();
    let block = focused.filter(|block| block.matches(".prose > [id]").unwrap_or_default());
    let is_there = block.is_some();
    if let Some(block) = block {
        block.unchecked_into::<HtmlElement>().click();
    }
    is_there
}

/// Number of the option that is chosen in a list.
pub fn chosen(list: &str) -> usize {
    let list = document().get_element_by_id(list);
    let list = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
    list.map_or(0, |list| list.selected_index().max(0) as usize)
}

/// Moves the focus to the title of a card in a list, counted from 0.
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

fn search_box() -> Option<HtmlInputElement> {
    document().get_element_by_id("q")?.dyn_into().ok()
}

/// What stands in the search box.
pub fn typed() -> String {
    search_box().map(|input| input.value()).unwrap_or_default()
}

/// What was typed into the rendered page while the app was on its way; `None` if nothing.
pub fn typed_meanwhile() -> Option<String> {
    let input = search_box()?;
    let typed = input.value();
    (typed != input.default_value()).then_some(typed)
}

/// Selects what stands in the search box and moves the focus there.
pub fn focus_search() {
    if let Some(input) = search_box() {
        let _ = input.focus();
        input.select();
    }
}

/// What would be lost when the app replaces the rendered page: where the caret stands.
pub struct Caret {
    id: String,
    range: Option<(u32, u32)>,
}

impl Caret {
    /// The caret as it is.
    pub fn take() -> Caret {
        let range = search_box()
            .and_then(|input| Some((input.selection_start().ok()??, input.selection_end().ok()??)));
        Caret {
            id: focused(),
            range,
        }
    }

    /// Puts it back.
    pub fn restore(self) {
        if self.id.is_empty() {
            return;
        }
        focus(&self.id);
        if let (true, Some(input), Some((start, end))) = (self.id == "q", search_box(), self.range)
        {
            let _ = input.set_selection_range(start, end);
        }
    }
}
