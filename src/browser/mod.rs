//! The app's one edge to the browser: nothing else touches web-sys or gloo.

pub mod address;
pub mod device;
pub mod download;
pub mod events;
pub mod network;
pub mod page;
pub mod pointer;
pub mod scroll;
pub mod store;

pub use wasm_bindgen_futures::spawn_local as spawn;
use web_sys::{Document, Element, Window};

/// What time it is, in milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

fn window() -> Window {
    web_sys::window().expect("an app in a page has a window")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

fn html() -> Element {
    document()
        .document_element()
        .expect("a document has a root element")
}
