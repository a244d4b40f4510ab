//! Events of the page as a whole.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::{document, html, window};

/// Calls back with the absolute address of each link that is followed in this tab with a plain click. If the callback returns
/// `true`, the browser does not follow the link.
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
    let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || has_modifier || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    // The browser follows links inside the page (`#content`).
    if link.get_attribute("href")?.starts_with('#')
        || link.has_attribute("download")
        || !link.target().is_empty()
    {
        return None;
    }
    Some(link.href())
}

/// Calls back when the reader goes back or forward in the history.
pub fn on_history(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "popstate", move |_| callback())
}

/// Calls back when the page is scrolled.
pub fn on_scroll(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "scroll", move |_| callback())
}

/// Calls back when the size of the window changes.
pub fn on_resize(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "resize", move |_| callback())
}

/// Calls back when a new version waits.
pub fn on_update(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&html(), "aimaq:update", move |_| callback())
}

/// Tells the start script to activate the version that waits.
pub fn activate_update() {
    dispatch("aimaq:activate");
}

/// Calls back when another tab has changed what is stored on the device.
pub fn on_storage(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "storage", move |_| callback())
}

/// Tells the start script to remove everything that the site stores on this device.
pub fn forget_everything() {
    dispatch("aimaq:forget");
}

/// Sends an event to the scripts of the page.
pub(super) fn dispatch(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = html().dispatch_event(&event);
    }
}
