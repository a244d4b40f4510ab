//! What is remembered on the device: the language chosen last, and the settings.

use aimaq_language::Lang;

use web_sys::{Event, Storage};

use super::{html, window};
use crate::settings::Settings;

const LANG: &str = "aimaq-lang";
const SETTINGS: &str = "aimaq-settings";

/// The storage of this site; `None` where it is forbidden.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full storage refuses; then it is forgotten with this tab.
        let _ = storage.set_item(key, value);
    }
}

/// What is set on this device.
pub fn settings() -> Settings {
    Settings::parse(&kept(SETTINGS).unwrap_or_default())
}

/// Keeps the settings, and has `static/settings.js` apply them.
pub fn keep_settings(settings: &Settings) {
    keep(SETTINGS, &settings.line());
    if let Ok(event) = Event::new("aimaq:settings") {
        let _ = html().dispatch_event(&event);
    }
}

/// Remembers the language; where storage is forbidden, nothing happens.
pub fn keep_lang(lang: Lang) {
    keep(LANG, lang.tag());
}

/// The language for an address that names none: the last choice, then the browser's, then Kazakh.
pub fn preferred_lang() -> Lang {
    let own = window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect::<Vec<_>>();
    kept(LANG)
        .into_iter()
        .chain(own)
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or(Lang::Kk)
}
