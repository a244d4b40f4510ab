//! The address bar and the history behind it.

use aimaq_language::Lang;
use wasm_bindgen::JsValue;

use super::{html, window};
use crate::links::Links;
use crate::view::View;

/// The path at which the site stands (`/`, `/some/sub/path/`), as the start file worked it out.
pub fn root() -> String {
    html()
        .get_attribute("data-root")
        .unwrap_or_else(|| "/".to_owned())
}

/// The host of the site: `https://example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The view of the address bar.
pub fn view(root: &str, fallback: Lang) -> View {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    parse(
        root,
        &path,
        &location.search().unwrap_or_default(),
        &location.hash().unwrap_or_default(),
        fallback,
    )
}

fn parse(root: &str, path: &str, search: &str, fragment: &str, fallback: Lang) -> View {
    View::parse(
        path.strip_prefix(root).unwrap_or(path),
        search,
        fragment,
        fallback,
    )
}

/// The view that an absolute address of this site names; `None` for other sites and for files.
pub fn view_of_link(root: &str, href: &str, fallback: Lang) -> Option<View> {
    let origin = window().location().origin().ok()?;
    let path = href.strip_prefix(&origin)?.strip_prefix(root)?;
    let (rest, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, search) = rest.split_once('?').unwrap_or((rest, ""));
    let view = View::parse(path, search, fragment, fallback);
    (path == view.path()).then_some(view)
}

/// How a view comes into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// As a new entry: the back button leads to the view before.
    New,
    /// In place of the current one.
    Same,
}

/// Puts a view into the address bar.
pub fn show(links: &Links, view: &View, entry: Entry) {
    let Ok(history) = window().history() else {
        return;
    };
    let url = links.to(view);
    // A browser may refuse (too many calls a minute): the page goes on without.
    let _ = match entry {
        Entry::New => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        Entry::Same => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&url))
        }
    };
}

/// What is kept with a history entry: how far it was scrolled and what had the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Scrolled down by, in whole CSS pixels.
    pub y: i32,
    /// Id of the focused element, or nothing.
    pub focus: String,
}

/// Keeps a place with the current entry.
pub fn keep_place(place: &Place) {
    let Ok(history) = window().history() else {
        return;
    };
    let state = JsValue::from_str(&format!("{} {}", place.y, place.focus));
    let _ = history.replace_state_with_url(&state, "", None);
}

/// The place that was kept with the current entry.
pub fn kept_place() -> Option<Place> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    let (y, focus) = state.split_once(' ')?;
    Some(Place {
        y: y.parse().ok()?,
        focus: focus.to_owned(),
    })
}

/// Loads the current address anew.
pub fn reload() {
    let _ = window().location().reload();
}
