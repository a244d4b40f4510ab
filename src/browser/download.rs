//! Files that the reader saves.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::document;

/// Saves a text as a file.
pub fn save(name: &str, text: &str) {
    let saved = || {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The download has started by now, and it continues without the URL.
        Url::revoke_object_url(&address).ok()
    };
    let _ = saved();
}

/// Returns today's date in UTC, as ISO 8601.
pub fn today() -> String {
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    now.chars().take(10).collect()
}
