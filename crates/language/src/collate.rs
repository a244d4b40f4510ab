//! Alphabetical order for Kazakh and Russian in one list.

use core::cmp::Ordering;

use aimaq_compact::case::lower;

use crate::letters::is_letter;

/// The Kazakh Cyrillic alphabet. It contains the Russian one in its own order.
const ALPHABET: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// Compares two texts in the order of a Kazakh or Russian dictionary, ignoring case.
///
/// Spaces, digits and punctuation come before the alphabet, other letters after it. Texts that differ only in case are ordered
/// by code point.
pub fn compare(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b)).then_with(|| a.cmp(b))
}

/// Returns the key by which [`compare`] orders a text. Use it to sort many texts: it is computed once for each.
pub fn sort_key(text: &str) -> Vec<u32> {
    text.chars().map(lower).map(weight).collect()
}

fn weight(letter: char) -> u32 {
    match ALPHABET.chars().position(|known| known == letter) {
        Some(at) => 0x1000 + at as u32,
        None if is_letter(letter) => 0x2000 + letter as u32,
        None => letter as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_stand_beside_their_neighbours() {
        let mut names = vec![
            "Ұлытау",
            "Шымкент",
            "Қостанай",
            "Абай",
            "Жетісу",
            "Ақмола",
            "Қарағанды",
            "Астана",
        ];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            [
                "Абай",
                "Ақмола",
                "Астана",
                "Жетісу",
                "Қарағанды",
                "Қостанай",
                "Ұлытау",
                "Шымкент"
            ]
        );
    }
}
