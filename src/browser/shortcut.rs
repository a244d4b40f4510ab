//! The app's keyboard shortcuts.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{dialog, document};

/// A shortcut of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl+K or ⌘K: go to the search box.
    Search,
    /// Escape: empty the search box.
    Clear,
    /// Alt+L: switch to the other language.
    Language,
    /// Arrow down (`true`) or up: go to the next or previous result.
    Arrow(bool),
    /// Enter: open the twin of the focused block.
    Twin,
    /// A single key, pressed outside text fields.
    Single(SingleKey),
}

/// A key that is a shortcut without a modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SingleKey {
    /// `/`: go to the search box.
    Search,
    /// `j`: go to the next result or block.
    Next,
    /// `k`: go to the previous one.
    Previous,
    /// `t`: switch to the other language.
    Language,
    /// `p`: show both languages side by side.
    Parallel,
    /// `?`: list the shortcuts.
    Help,
}

/// Calls back on a shortcut. Letters are recognised by the position of the key (`event.code`), so that they work on Kazakh and
/// Russian layouts. If the callback returns `true`, the browser does not handle the key.
pub fn on_shortcut(callback: impl Fn(Shortcut) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(shortcut) = event.dyn_ref().and_then(shortcut)
            && callback(shortcut)
        {
            event.prevent_default();
        }
    })
}

fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    let command = event.ctrl_key() || event.meta_key();
    match (
        event.code().as_str(),
        command,
        event.alt_key(),
        event.shift_key(),
    ) {
        ("KeyK", true, false, false) => Some(Shortcut::Search),
        ("KeyL", false, true, false) => Some(Shortcut::Language),
        ("Enter" | "NumpadEnter", false, false, false) => Some(Shortcut::Twin),
        ("ArrowDown" | "ArrowUp", false, false, false) => {
            Some(Shortcut::Arrow(event.code() == "ArrowDown"))
        }
        ("Escape", false, false, false) if !event.is_composing() => Some(Shortcut::Clear),
        (_, false, false, _) if !event.is_composing() && !is_in_field(event) => {
            single_key(event).map(Shortcut::Single)
        }
        _ => None,
    }
}

/// Other layouts have `?` and `/` on other keys. These two are also recognised by what the key types.
fn single_key(event: &KeyboardEvent) -> Option<SingleKey> {
    let key = match (
        event.code().as_str(),
        event.shift_key(),
        event.key().as_str(),
    ) {
        (_, _, "?") | ("Slash", true, _) => SingleKey::Help,
        _ if dialog::is_any_open() => return None,
        (_, _, "/") | ("Slash", false, _) => SingleKey::Search,
        ("KeyJ", false, _) => SingleKey::Next,
        ("KeyK", false, _) => SingleKey::Previous,
        ("KeyT", false, _) => SingleKey::Language,
        ("KeyP", false, _) => SingleKey::Parallel,
        _ => return None,
    };
    Some(key)
}

/// Returns whether the key types into a field.
fn is_in_field(event: &KeyboardEvent) -> bool {
    const FIELDS: &str = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select";
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.matches(FIELDS).unwrap_or_default())
}
