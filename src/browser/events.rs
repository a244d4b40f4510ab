//! What happens to the page as a whole.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, KeyboardEvent, MouseEvent};

use super::{document, html, window};

/// Calls back with the full address of every link that is followed in this tab in the ordinary way. The
/// callback says whether it took the link; then the browser does not follow it.
pub fn on_link(callback: impl Fn(String) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "click", options, move |event| {
        if let Some(href) = followed_link(event)
            && callback(href)
        {
            event.prevent_default();
        }
    })
}

fn followed_link(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let changed = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || changed || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    // A link inside the page (`#content`) is the browser's.
    if link.get_attribute("href")?.starts_with('#')
        || link.has_attribute("download")
        || !link.target().is_empty()
    {
        return None;
    }
    Some(link.href())
}

/// Calls back when the reader goes back or forward.
pub fn on_history(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "popstate", move |_| callback())
}

/// Calls back when the page was scrolled, and before it goes away.
pub fn on_scroll(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "scroll", move |_| callback())
}

/// Calls back when a new version waits.
pub fn on_update(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&html(), "aimaq:update", move |_| callback())
}

/// Asks the start file to bring in the version that waits.
pub fn ask_for_update() {
    if let Ok(event) = Event::new("aimaq:activate") {
        let _ = html().dispatch_event(&event);
    }
}

/// Calls back when another tab has changed what is kept on the device.
pub fn on_storage(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "storage", move |_| callback())
}

/// Asks the start file to remove what is kept on this device.
pub fn ask_to_forget() {
    if let Ok(event) = Event::new("aimaq:forget") {
        let _ = html().dispatch_event(&event);
    }
}

/// A shortcut of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl+K or ⌘K: to the search box.
    Search,
    /// Escape: empty the search box.
    Clear,
    /// Alt+L: the other language.
    Language,
    /// Enter: open the twin of the paragraph that has the focus.
    Twin,
    /// A single key, typed where nothing is written.
    Single(Single),
}

/// A key that does something by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Single {
    /// `/`: to the search box.
    Search,
    /// `j`: to the next result or paragraph.
    Next,
    /// `k`: to the one before.
    Previous,
    /// `t`: the other language.
    Language,
    /// `p`: both languages side by side.
    Parallel,
    /// `?`: what keys there are.
    Help,
}

/// Calls back on a shortcut. Letters are compared by their key (`event.code`), so that they work on a
/// Kazakh or Russian layout. The callback says whether it had a use for it.
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
        ("Escape", false, false, false) if !event.is_composing() => Some(Shortcut::Clear),
        (_, false, false, _) if !event.is_composing() && !is_written_in(event) => {
            single(event).map(Shortcut::Single)
        }
        _ => None,
    }
}

/// Signs are on other keys in other layouts: those count by what is typed, too.
fn single(event: &KeyboardEvent) -> Option<Single> {
    let single = match (
        event.code().as_str(),
        event.shift_key(),
        event.key().as_str(),
    ) {
        (_, _, "?") | ("Slash", true, _) => Single::Help,
        _ if is_over_the_page() => return None,
        (_, _, "/") | ("Slash", false, _) => Single::Search,
        ("KeyJ", false, _) => Single::Next,
        ("KeyK", false, _) => Single::Previous,
        ("KeyT", false, _) => Single::Language,
        ("KeyP", false, _) => Single::Parallel,
        _ => return None,
    };
    Some(single)
}

/// Does the key go into a field?
fn is_written_in(event: &KeyboardEvent) -> bool {
    const FIELDS: &str = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select";
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.matches(FIELDS).unwrap_or_default())
}

/// Is a dialog open?
fn is_over_the_page() -> bool {
    let open = document().query_selector("dialog[open]");
    open.is_ok_and(|open| open.is_some())
}
