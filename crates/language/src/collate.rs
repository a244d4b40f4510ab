//! Alphabetical order of Kazakh and Russian together.

use core::cmp::Ordering;

use crate::letters::is_letter;
use aimaq_compact::case::lower;

/// The Kazakh Cyrillic alphabet, which holds the Russian one in its own order.
const ALPHABET: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// Compares two names as a Kazakh and a Russian dictionary would; case does not count.
///
/// Letters outside the alphabet come after it, spaces, digits and punctuation before.
pub fn compare(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b)).then_with(|| a.cmp(b))
}

/// What [`compare`] goes by: for sorting many texts, each of which is then looked at only once.
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
