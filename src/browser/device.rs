//! What the device offers: a share sheet, the clipboard, voices, a store, files. Done by `static/device.js`, which
//! calls an event when something has changed.

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::html;

#[wasm_bindgen(js_namespace = aimaq)]
extern "C" {
    /// Offers an address to the share sheet; copies it where there is none.
    pub fn share(title: &str, url: &str);
    /// A promise that is kept in a task of its own.
    fn task() -> Promise;
    /// Copies a text.
    pub fn copy(text: &str);
    /// What a script asks about the library, once each; empty where nothing is asked. `files` or `size`, a space, and regions
    /// with commas between them.
    pub fn asked() -> String;
    /// The answer to a question about the library; empty where it could not be read.
    pub fn answered(question: &str, answer: &str);
    /// What the reader has selected, else the first block in the window: its block's number, a space, the text.
    pub fn passage() -> String;
    /// What was searched for lately, one a line, the last first.
    pub fn recent() -> String;
    /// Remembers a search.
    pub fn searched(query: &str);
    /// Forgets all searches.
    #[wasm_bindgen(js_name = forgetSearches)]
    pub fn forget_searches();
    /// The reading list, one article a line: `id read at`.
    pub fn kept() -> String;
    /// Puts an article on the reading list, or takes it off.
    pub fn keep(id: &str);
    /// Marks an article of the list as read or unread.
    #[wasm_bindgen(js_name = markRead)]
    pub fn mark_read(id: &str, read: bool);
    /// Remembers the block at which the reader stopped.
    #[wasm_bindgen(js_name = stoppedAt)]
    pub fn stopped_at(id: &str, block: u32);
    /// Saves the reading list as a file.
    #[wasm_bindgen(js_name = exportKept)]
    pub fn export_kept();
    /// Adds to the reading list what is in the file that was chosen in a field.
    #[wasm_bindgen(js_name = importKept)]
    pub fn import_kept(field: &str);
    /// Has the device itself a voice for a language?
    #[wasm_bindgen(js_name = hasVoice)]
    pub fn has_voice(lang: &str) -> bool;
    /// Reads blocks aloud, joined by U+001E, from the one in the window on; stops where it was reading.
    pub fn listen(lang: &str, blocks: &str);
    /// Is something read aloud?
    #[wasm_bindgen(js_name = isSpeaking)]
    pub fn is_speaking() -> bool;
    /// Stops reading aloud.
    pub fn hush();
    /// What is to be said to the reader, as a word of `static/device.js`; once.
    #[wasm_bindgen(js_name = takeSaid)]
    pub fn take_said() -> String;
}

/// Goes on in a task of its own: the browser may answer to the reader before.
pub async fn next_task() {
    // It is never refused.
    let _ = JsFuture::from(task()).await;
}

/// Calls back when something about the device has changed.
pub fn on_change(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&html(), "aimaq:device", move |_| callback())
}
