//! The right keys on the wrong layout: `fkvfns` is алматы, `ищуштп` is boeing.
//!
//! Facts: the Russian (winkeys) and Kazakh (RST KazSSR 903-90) layouts as xkb-data has them.

/// US keys, and the letters that the Kazakh layout has there; the Russian one agrees in all letters that it has.
const KEYS: &str = "`ё2ә3і4ң5ғ8ү9ұ0қ-ө=һqйwцeуrкtеyнuгiшoщpз[х]ъaфsыdвfаgпhрjоkлlд;ж'эzяxчcсvмbиnтmь,б.ю\
                    ~ё@ә#і$ң%ғ*ү(ұ)қ_ө+һ{х}ъ:ж\"э<б>ю";

fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut keys = KEYS.chars();
    core::iter::from_fn(move || Some((keys.next()?, keys.next()?)))
}

/// What was meant if a word was typed on a Latin layout instead of a Cyrillic one; `None` if a character has no letter
/// there, or none of them is a Latin letter.
pub fn from_latin_keys(typed: &str) -> Option<String> {
    if !typed.bytes().any(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    typed
        .chars()
        .map(|c| {
            pairs()
                .find(|&(key, _)| key == c.to_ascii_lowercase())
                .map(|(_, letter)| letter)
        })
        .collect()
}

/// What was meant if a word was typed on a Cyrillic layout instead of a Latin one; `None` if it is not all letters that
/// stand where Latin letters do.
pub fn from_cyrillic_keys(typed: &str) -> Option<String> {
    let lower = typed.chars().map(aimaq_compact::case::lower);
    lower
        .map(|c| {
            pairs()
                .find(|&(key, letter)| letter == c && key.is_ascii_alphabetic())
                .map(|(key, _)| key)
        })
        .collect()
}
