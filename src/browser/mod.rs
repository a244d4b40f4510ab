//! The app's edge to the browser. Nothing else uses web-sys.

pub mod address;
pub mod device;
pub mod dialog;
pub mod download;
pub mod events;
pub mod focus;
pub mod history;
pub mod install;
pub mod matches;
pub mod network;
pub mod page;
pub mod pointer;
pub mod scroll;
pub mod search_box;
pub mod shortcut;
pub mod step;
pub mod store;

pub use wasm_bindgen_futures::spawn_local as spawn;
use web_sys::{Document, Element, Window};

/// Returns the time in milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

fn window() -> Window {
    web_sys::window().expect("an app in a page has a window")
}

/// The height of the window in CSS pixels.
fn window_height() -> Option<f64> {
    window().inner_height().ok()?.as_f64()
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

fn html() -> Element {
    document()
        .document_element()
        .expect("a document has a root element")
}
