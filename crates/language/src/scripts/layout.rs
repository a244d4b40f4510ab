//! Words typed on the wrong keyboard layout: `fkvfns` is алматы, `ищуштп` is boeing.
//!
//! Source: the Russian (winkeys) and Kazakh (RST KazSSR 903-90) layouts of xkb-data.

/// Pairs of a US key and the letter of the Kazakh layout on it. The Russian layout has the same letters on the same keys.
const KEYS: &str = "`ё2ә3і4ң5ғ8ү9ұ0қ-ө=һqйwцeуrкtеyнuгiшoщpз[х]ъaфsыdвfаgпhрjоkлlд;ж'эzяxчcсvмbиnтmь,б.ю\
                    ~ё@ә#і$ң%ғ*ү(ұ)қ_ө+һ{х}ъ:ж\"э<б>ю";

fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut keys = KEYS.chars();
    core::iter::from_fn(move || Some((keys.next()?, keys.next()?)))
}

/// Converts a word that was typed on a Latin layout instead of a Cyrillic one, to lower case.
///
/// `None` if a character is not on a key with a Cyrillic letter, or if no character is a Latin letter.
///
/// ```
/// assert_eq!(aimaq_language::scripts::from_latin_keys("fkvfns").as_deref(), Some("алматы"));
/// ```
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

/// Converts a word that was typed on a Cyrillic layout instead of a Latin one, to lower case.
///
/// `None` if a character is not on the key of a Latin letter.
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
