//! Kazakh in Arabic script (töte jazu), as it is written in China. The hamza that marks front vowels gives no letter:
//! ә ө ү and а о ұ are the same once folded; ы and і are not, so both are tried.
//!
//! Facts: the letters of töte jazu against Cyrillic, as Apertium's transliterator and MediaWiki's language converter have
//! them.

use super::{Reading, from_table};

const TABLE: &[(&str, &str, u8)] = &[
    ("ا", "а", 0),
    ("أ", "а", 0),
    ("ب", "б", 0),
    ("ۆ", "в", 0),
    ("گ", "г", 0),
    ("ع", "г", 0),
    ("د", "д", 0),
    ("ە", "е", 0),
    ("ە", "э", 1),
    ("ج", "ж", 0),
    ("ز", "з", 0),
    ("ي", "и", 0),
    ("ي", "й", 0),
    ("ي", "ий", 1),
    ("ي", "ый", 1),
    ("ى", "й", 1),
    ("ك", "к", 0),
    ("ق", "к", 0),
    ("ل", "л", 0),
    ("م", "м", 0),
    ("ن", "н", 0),
    ("ڭ", "н", 0),
    ("و", "о", 0),
    ("پ", "п", 0),
    ("ر", "р", 0),
    ("س", "с", 0),
    ("ت", "т", 0),
    ("ۋ", "у", 0),
    ("ۋ", "в", 0),
    ("ۇ", "у", 0),
    ("ف", "ф", 0),
    ("ح", "х", 0),
    ("ه", "х", 0),
    ("ھ", "х", 0),
    ("چ", "ч", 0),
    ("ش", "ш", 0),
    ("شش", "щ", 0),
    ("تس", "ц", 0),
    ("ى", "ы", 0),
    ("ى", "и", 0),
    ("يا", "я", 0),
    ("يۋ", "ю", 0),
    ("يو", "е", 1),
    ("ء", "", 0),
    ("ٴ", "", 0),
    ("ئ", "", 0),
];

/// The ways to read a word in Arabic script from a place on.
pub(super) fn readings(word: &[char], at: usize, visit: &mut impl FnMut(Reading)) {
    from_table(TABLE, word, at, visit);
}
