//! What the device offers: a share sheet, the clipboard, voices, storage, files. `static/device.js` does the work. It sends
//! the event `aimaq:device` when something has changed.

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::html;

#[wasm_bindgen(js_namespace = aimaq)]
extern "C" {
    /// Opens the share sheet with an address, or copies the address if there is no share sheet.
    pub fn share(title: &str, url: &str);
    /// Resolves in a task of its own.
    fn task() -> Promise;
    /// Copies a text.
    pub fn copy(text: &str);
    /// Returns the next question of a script about the library, each once; empty if there is none. A question is `files` or
    /// `size`, a space, and regions separated by commas.
    pub fn asked() -> String;
    /// Answers a question about the library. The answer is empty if the library could not be read.
    pub fn answered(question: &str, answer: &str);
    /// Returns the selected passage, or else the first block in the window: the number of the block, a space, the text.
    pub fn passage() -> String;
    /// Returns the recent searches, one a line, the latest first.
    pub fn recent() -> String;
    /// Adds a search to the recent ones.
    pub fn searched(query: &str);
    /// Forgets all recent searches.
    #[wasm_bindgen(js_name = forgetSearches)]
    pub fn forget_searches();
    /// Returns the reading list, one article a line: its id, `1` if it is read or else `0`, and the number of the block where
    /// the reader stopped.
    pub fn kept() -> String;
    /// Adds an article to the reading list, or removes it if it is there.
    pub fn keep(id: &str);
    /// Marks an article of the reading list as read or unread.
    #[wasm_bindgen(js_name = markRead)]
    pub fn mark_read(id: &str, read: bool);
    /// Remembers the block where the reader stopped.
    #[wasm_bindgen(js_name = stoppedAt)]
    pub fn stopped_at(id: &str, block: u32);
    /// Saves the reading list as a file.
    #[wasm_bindgen(js_name = exportKept)]
    pub fn export_kept();
    /// Adds the articles of a file to the reading list. `field` is the id of the field where the file was chosen.
    #[wasm_bindgen(js_name = importKept)]
    pub fn import_kept(field: &str);
    /// Returns whether the device itself has a voice for a language.
    #[wasm_bindgen(js_name = hasVoice)]
    pub fn has_voice(lang: &str) -> bool;
    /// Reads blocks aloud from the one in the window on, or stops reading. U+001E separates the blocks.
    pub fn listen(lang: &str, blocks: &str);
    /// Returns whether a text is being read aloud.
    #[wasm_bindgen(js_name = isSpeaking)]
    pub fn is_speaking() -> bool;
    /// Stops reading aloud.
    pub fn hush();
    /// Takes the message for the reader, as a word of `static/device.js`; empty if there is none.
    #[wasm_bindgen(js_name = takeSaid)]
    pub fn take_said() -> String;
}

/// Continues in a new task, so that the browser can draw and handle input first.
pub async fn next_task() {
    // The promise is never rejected.
    let _ = JsFuture::from(task()).await;
}

/// Calls back when something about the device has changed.
pub fn on_change(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&html(), "aimaq:device", move |_| callback())
}
