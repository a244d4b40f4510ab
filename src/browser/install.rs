//! Installing the site as an app, where the browser offers it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use super::window;

#[wasm_bindgen]
extern "C" {
    /// The browser's offer (`BeforeInstallPromptEvent`), which web-sys does not have.
    pub type InstallOffer;
    /// Asks the reader. An offer holds once.
    #[wasm_bindgen(method)]
    pub fn prompt(this: &InstallOffer);
}

/// Calls back with the browser's offer, which is then made only when the reader asks for it.
pub fn on_offer(callback: impl Fn(InstallOffer) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeinstallprompt", options, move |event| {
        event.prevent_default();
        callback(event.clone().unchecked_into());
    })
}
