//! Cyrillic text with one byte for each letter.
//!
//! UTF-8 takes two bytes, and deflate makes up for only a part of that: compressed texts are a tenth smaller this way. Any bytes can be
//! written, text or not:
//!
//! | byte | meaning |
//! |---|---|
//! | 0x00–0x7e | itself |
//! | 0x7f | the next byte, as it is |
//! | 0x80 + n | the UTF-8 of letter n of the alphabet below |

/// The letters of Kazakh and Russian and the signs of their typography. The order is part of the format.
const LETTERS: [char; 95] = [
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п', 'р', 'с', 'т',
    'у', 'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'ъ', 'ы', 'ь', 'э', 'ю', 'я', 'ё', 'ә', 'ғ', 'қ', 'ң', 'ө',
    'ұ', 'ү', 'һ', 'і', 'А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З', 'И', 'Й', 'К', 'Л', 'М', 'Н', 'О',
    'П', 'Р', 'С', 'Т', 'У', 'Ф', 'Х', 'Ц', 'Ч', 'Ш', 'Щ', 'Ъ', 'Ы', 'Ь', 'Э', 'Ю', 'Я', 'Ё', 'Ә',
    'Ғ', 'Қ', 'Ң', 'Ө', 'Ұ', 'Ү', 'Һ', 'І', '«', '»', '–', '—', '\u{a0}', '’', '№', '…', '“', '”',
    '„',
];
const AS_IT_IS: u8 = 0x7f;

/// The number of each letter below U+0500, by its code point; [`NONE`] if it is not in the alphabet.
const NUMBERS: [u8; 0x500] = {
    let mut numbers = [NONE; 0x500];
    let mut number = 0;
    while number < LETTERS.len() {
        let code = LETTERS[number] as usize;
        if code < numbers.len() {
            numbers[code] = number as u8;
        }
        number += 1;
    }
    numbers
};
const NONE: u8 = u8::MAX;

/// Encodes UTF-8, or any other bytes.
pub(crate) fn shorten(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match letter(rest) {
            Some((number, length)) => {
                out.push(0x80 + number);
                rest.get(length..).unwrap_or_default()
            }
            None => {
                if *first >= AS_IT_IS {
                    out.push(AS_IT_IS);
                }
                out.push(*first);
                tail
            }
        };
    }
    out
}

/// The letter at the front of bytes: its number, and its length in UTF-8.
fn letter(bytes: &[u8]) -> Option<(u8, usize)> {
    match *bytes {
        [a @ 0xc2..=0xdf, b @ 0x80..=0xbf, ..] => {
            let code = usize::from(a & 0x1f) << 6 | usize::from(b & 0x3f);
            let number = *NUMBERS.get(code)?;
            (number != NONE).then_some((number, 2))
        }
        [0xe2, b, c, ..] => {
            let mut buffer = [0; 4];
            let is_it = |letter: &char| letter.encode_utf8(&mut buffer).as_bytes() == [0xe2, b, c];
            let number = LETTERS.iter().position(is_it)?;
            Some((number as u8, 3))
        }
        _ => None,
    }
}

/// Decodes what [`shorten`] encoded; `None` if it did not.
pub(crate) fn restore(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    let mut bytes = bytes.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            AS_IT_IS => out.push(bytes.next()?),
            0x80.. => {
                let letter = LETTERS.get(usize::from(byte - 0x80))?;
                out.extend(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
            _ => out.push(byte),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_is_a_byte() {
        assert_eq!(shorten("«Қазақстан» – 2014".as_bytes()).len(), 18);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(restore(&shorten(&bytes)), Some(bytes));
        }

        #[test]
        fn any_text_comes_back(text in "[а-яәғқңөұүһі «»–]*|\\PC*") {
            prop_assert_eq!(restore(&shorten(text.as_bytes())), Some(text.into_bytes()));
        }

        #[test]
        fn any_bytes_are_restored_or_none(bytes: Vec<u8>) {
            let _ = restore(&bytes);
        }
    }
}
