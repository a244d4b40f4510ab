//! Upper and lower case of Latin and Cyrillic letters.
//!
//! Replaces [`char::to_lowercase`], [`char::to_uppercase`] and [`char::is_uppercase`], whose tables cover every script and
//! take 24 kB of the Wasm. Kazakh, Russian, their Latin alphabets and European names need only the ranges below (Unicode 16,
//! simple case mapping). Letters of other scripts have no case here, neither in the index nor in a query.

/// Returns the lower-case form of a letter, or `c` itself if it has none.
pub const fn lower(c: char) -> char {
    let n = c as u32;
    let to = match n {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x410..=0x42f => n + 32,
        0x130 => 0x69,
        0x178 => 0xff,
        0x18f => 0x259,
        0x1f4 => 0x1f5,
        0x400..=0x40f => n + 80,
        0x4c0 => 0x4cf,
        _ if upper_is_even(n) && n.is_multiple_of(2) => n + 1,
        _ if upper_is_odd(n) && !n.is_multiple_of(2) => n + 1,
        _ => n,
    };
    char_or(to, c)
}

/// Returns the upper-case form of a letter, or `c` itself if it has none.
pub const fn upper(c: char) -> char {
    let n = c as u32;
    let to = match n {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe | 0x430..=0x44f => n - 32,
        0x131 => 0x49,
        0xff => 0x178,
        0x259 => 0x18f,
        0x1f5 => 0x1f4,
        0x450..=0x45f => n - 80,
        0x4cf => 0x4c0,
        _ if upper_is_even(n) && !n.is_multiple_of(2) => n - 1,
        _ if upper_is_odd(n) && n.is_multiple_of(2) => n - 1,
        _ => n,
    };
    char_or(to, c)
}

/// Returns `true` if `c` is an upper-case letter.
pub const fn is_upper(c: char) -> bool {
    lower(c) != c
}

/// Returns `text` in lower case. Replaces [`str::to_lowercase`].
pub fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// Ranges in which upper-case letters have even code points, each followed by its lower-case letter.
const fn upper_is_even(n: u32) -> bool {
    matches!(n, 0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff
        | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f)
}

/// Ranges in which upper-case letters have odd code points, each followed by its lower-case letter.
const fn upper_is_odd(n: u32) -> bool {
    matches!(n, 0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce)
}

const fn char_or(number: u32, c: char) -> char {
    match char::from_u32(number) {
        Some(found) => found,
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_library_agrees_on_latin_and_cyrillic() {
        let ranges = [
            0x20..=0x17fu32,
            0x18f..=0x18f,
            0x1f4..=0x1f5,
            0x259..=0x259,
            0x400..=0x52f,
            0x1e00..=0x1e95,
            0x1ea0..=0x1eff,
        ];
        for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
            let single =
                |mut mapped: Box<dyn Iterator<Item = char>>| (mapped.next(), mapped.next());
            // İ, ŉ and ß map to several letters, µ and ſ to letters outside these ranges.
            if !matches!(c, 'İ' | 'ŉ' | 'µ' | 'ſ' | 'ß') {
                assert_eq!(
                    single(Box::new(c.to_lowercase())),
                    (Some(lower(c)), None),
                    "lower {c}"
                );
                assert_eq!(
                    single(Box::new(c.to_uppercase())),
                    (Some(upper(c)), None),
                    "upper {c}"
                );
            }
            assert_eq!(c.is_uppercase(), is_upper(c), "{c}");
        }
    }
}
