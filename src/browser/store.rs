//! What `localStorage` remembers: the language that was chosen last, and the settings.

use aimaq_language::Lang;
use web_sys::Storage;

use super::{events, window};
use crate::settings::Settings;

const LANG: &str = "aimaq-lang";
const SETTINGS: &str = "aimaq-settings";

/// Returns the storage of this site, or `None` if it is forbidden.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn save(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // Fails if the storage is full. Then the value lasts until this tab is closed.
        let _ = storage.set_item(key, value);
    }
}

/// Returns the settings of this device.
pub fn settings() -> Settings {
    Settings::parse(&load(SETTINGS).unwrap_or_default())
}

/// Saves the settings and lets `static/settings.js` apply them.
pub fn save_settings(settings: &Settings) {
    save(SETTINGS, &settings.line());
    events::dispatch("aimaq:settings");
}

/// Saves the chosen language. Does nothing if storage is forbidden.
pub fn save_lang(lang: Lang) {
    save(LANG, lang.tag());
}

/// Returns the language for an address that names none: the last choice, else the browser's, else Kazakh.
pub fn preferred_lang() -> Lang {
    let browser = window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect::<Vec<_>>();
    load(LANG)
        .into_iter()
        .chain(browser)
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or(Lang::Kk)
}
