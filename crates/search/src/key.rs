//! Keys: terms as bytes, one byte a letter. They take half the size of UTF-8, and each step of a dictionary walk is one letter.
//!
//! ASCII characters are themselves; 0x80 to 0x9f are а to я; 0xa0 to 0xa9 are ё and the Kazakh letters. Any other character is 0xff and its
//! code point in three bytes of seven bits, each with the top bit set.

use aimaq_language::fold;

const EXTRA: [char; 10] = ['ё', 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і'];
/// The keys of the same letters when folded: е, а, г, к, н, о, у, у, х, и.
const EXTRA_FOLDED: [u8; 10] = [0x85, 0x80, 0x83, 0x8a, 0x8d, 0x8e, 0x93, 0x93, 0x95, 0x88];
const ESCAPE: u8 = 0xff;

/// The key of a term.
pub(crate) fn encode(term: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(term.len());
    for c in term.chars() {
        match letter(c) {
            Some(byte) => out.push(byte),
            None => {
                let number = c as u32;
                let part = |shift: u32| (number >> shift) as u8 | 0x80;
                out.extend([ESCAPE, part(14), part(7), part(0)]);
            }
        }
    }
    out
}

/// The marks after the first word in the keys of names: of abbreviations, and of others. They keep the keys of names apart from
/// those of words, yet beside the key of their first word. They are less than [`FIRST_LETTER`].
pub(crate) const NAME: [u8; 2] = [2, 1];
/// The least byte of a letter.
pub(crate) const FIRST_LETTER: u8 = b' ';

/// The key of a name: its first word, a mark, and its other words with spaces between.
pub(crate) fn name_key(words: &str, is_abbreviation: bool) -> Vec<u8> {
    let folded = fold(words);
    let (first, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
    let mut key = encode(first);
    key.push(NAME[usize::from(!is_abbreviation)]);
    key.extend(encode(rest));
    key
}

/// Returns `true` if this is the key of a name.
pub(crate) fn is_name(key: &[u8]) -> bool {
    NAME.iter().any(|mark| key.contains(mark))
}

/// The key of the folded term, from the key of the term. Returns `None` if the bytes are not a key.
pub(crate) fn folded(key: &[u8]) -> Option<Vec<u8>> {
    let mut key = key.to_vec();
    fold_key(&mut key).then_some(key)
}

/// Folds a key in place. Returns `false` if the bytes are not a key.
pub(crate) fn fold_key(key: &mut Vec<u8>) -> bool {
    if key.contains(&ESCAPE) {
        let folded = decode(key).map(|term| encode(&fold(&term)));
        return folded.map(|folded| *key = folded).is_some();
    }
    for byte in key {
        match *byte {
            0..=0x9f => (),
            0xa0..=0xa9 => *byte = EXTRA_FOLDED[usize::from(*byte - 0xa0)],
            _ => return false,
        }
    }
    true
}

/// The byte of a letter; `None` if it takes several.
pub(crate) fn letter(c: char) -> Option<u8> {
    match c {
        ' '..='~' => Some(c as u8),
        'а'..='я' => Some((c as u32 - 'а' as u32) as u8 + 0x80),
        _ => EXTRA
            .iter()
            .position(|&extra| extra == c)
            .map(|i| 0xa0 + i as u8),
    }
}

/// The term of a key. Returns `None` if the bytes are not a key.
pub(crate) fn decode(key: &[u8]) -> Option<String> {
    let mut out = String::with_capacity(2 * key.len());
    let mut bytes = key.iter().copied();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b' '..=b'~' => byte as char,
            0x80..=0x9f => char::from_u32('а' as u32 + u32::from(byte - 0x80))?,
            0xa0..=0xa9 => EXTRA[usize::from(byte - 0xa0)],
            ESCAPE => {
                let (a, b, c) = (bytes.next()?, bytes.next()?, bytes.next()?);
                let part = |byte: u8| u32::from(byte & 0x7f);
                char::from_u32(part(a) << 14 | part(b) << 7 | part(c))?
            }
            _ => return None,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_letter_is_a_byte() {
        assert_eq!(encode("әлемдік-2014").len(), 12);
    }

    proptest! {
        #[test]
        fn keys_fold_as_terms_do(term in "[ -~а-яёәғқңөұүһі]*|\\PC*") {
            let term = aimaq_language::term(&term);
            prop_assert_eq!(folded(&encode(&term)), Some(encode(&fold(&term))));
        }

        #[test]
        fn terms_come_back(term in "[ -~а-яёәғқңөұүһі]*|\\PC*") {
            prop_assert_eq!(decode(&encode(&term)), Some(term));
        }

        #[test]
        fn any_bytes_are_a_term_or_none(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
