//! What is remembered on the device: the language chosen last.

use aimaq_language::Lang;

use super::window;

const LANG: &str = "aimaq-lang";

/// Remembers the language; where storage is forbidden, nothing happens.
pub fn keep_lang(lang: Lang) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(LANG, lang.tag());
    }
}

/// The language for an address that names none: the last choice, then the browser's, then Kazakh.
pub fn preferred_lang() -> Lang {
    let kept = window()
        .local_storage()
        .ok()
        .flatten()
        .and_then(|storage| storage.get_item(LANG).ok().flatten());
    let own = window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect::<Vec<_>>();
    kept.into_iter()
        .chain(own)
        .find_map(|tag| Lang::from_tag(&tag))
        .unwrap_or(Lang::Kk)
}
