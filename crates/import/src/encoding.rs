//! From bytes to characters: UTF-8, UTF-16, Windows-1251 and KZ-1048.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251};

/// An encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, with or without a byte order mark.
    Utf16,
    /// Windows-1251, the Cyrillic code page.
    Windows1251,
    /// KZ-1048, Windows-1251 with the Kazakh letters in the places of sixteen others (STRK1048-2002).
    Kz1048,
}

impl Encoding {
    /// Its usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Windows1251 => "Windows-1251",
            Encoding::Kz1048 => "KZ-1048",
        }
    }
}

/// Where KZ-1048 differs from Windows-1251: the byte and its character. From the mapping that IANA registers
/// (<https://www.iana.org/assignments/charset-reg/KZ-1048>).
const KAZAKH: [(u8, char); 16] = [
    (0x8d, 'Қ'),
    (0x8e, 'Һ'),
    (0x9d, 'қ'),
    (0x9e, 'һ'),
    (0xa1, 'Ұ'),
    (0xa2, 'ұ'),
    (0xa3, 'Ә'),
    (0xa5, 'Ө'),
    (0xaa, 'Ғ'),
    (0xaf, 'Ү'),
    (0xb4, 'ө'),
    (0xba, 'ғ'),
    (0xbc, 'ә'),
    (0xbd, 'Ң'),
    (0xbe, 'ң'),
    (0xbf, 'ү'),
];

/// Decodes a text, whose encoding is guessed from its bytes. Line ends become line feeds; a byte order mark is left out.
///
/// Returns `None` if the bytes are no text in one of the encodings, as those of a picture or program.
pub fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    let (text, encoding) = characters(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some((text.replace("\r\n", "\n").replace('\r', "\n"), encoding))
}

fn characters(bytes: &[u8]) -> Option<(String, Encoding)> {
    if bytes.starts_with(b"\xff\xfe") {
        return utf16(bytes, UTF_16LE);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return utf16(bytes, UTF_16BE);
    }
    // Spaces and Latin letters in UTF-16 have a zero byte, Cyrillic letters a 4: text has many in every second place.
    let high = |odd: usize| {
        let bytes = bytes.iter().take(4000).skip(odd).step_by(2);
        let (all, high) = bytes.fold((0usize, 0usize), |(all, high), &byte| {
            (all + 1, high + usize::from(matches!(byte, 0 | 4)))
        });
        all > 1 && high * 10 > all * 8
    };
    match (high(0), high(1)) {
        (true, false) => return utf16(bytes, UTF_16BE),
        (false, true) => return utf16(bytes, UTF_16LE),
        _ => {}
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    code_page(bytes)
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Option<(String, Encoding)> {
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    (!damaged).then(|| (text.into_owned(), Encoding::Utf16))
}

/// Decodes Windows-1251 or KZ-1048. Russian has none of the bytes in which they differ but for names.
fn code_page(bytes: &[u8]) -> Option<(String, Encoding)> {
    // Control characters are in no text of these encodings.
    if bytes
        .iter()
        .any(|byte| matches!(byte, 0..=8 | 14..=31 | 127))
    {
        return None;
    }
    let kazakh = |byte: u8| KAZAKH.iter().find(|(known, _)| *known == byte);
    let letter =
        |byte: Option<&u8>| byte.is_some_and(|&byte| byte >= 0xc0 || kazakh(byte).is_some());
    let between = bytes.iter().enumerate().filter(|&(at, &byte)| {
        kazakh(byte).is_some() && (letter(bytes.get(at + 1)) || at > 0 && letter(bytes.get(at - 1)))
    });
    let (encoding, text): (_, String) = if between.count() > 0 {
        let decoded = bytes.iter().map(|&byte| match kazakh(byte) {
            Some((_, character)) => *character,
            None => one(byte),
        });
        (Encoding::Kz1048, decoded.collect())
    } else {
        let decoded = bytes.iter().map(|&byte| one(byte));
        (Encoding::Windows1251, decoded.collect())
    };
    let (mut letters, mut small) = (0usize, 0usize);
    for c in text.chars() {
        letters += usize::from(matches!(c, '\u{400}'..='\u{52f}'));
        small += usize::from(matches!(c, '\u{430}'..='\u{44f}') || c.is_lowercase());
    }
    // A picture or a program has few letters; KOI8 read as Windows-1251 has mostly capitals.
    (letters * 5 > text.chars().count() && small * 2 > letters).then_some((text, encoding))
}

/// The character of a byte in Windows-1251.
fn one(byte: u8) -> char {
    let (text, _) = WINDOWS_1251.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in a code page, by the tables.
    fn encoded(text: &str, kazakh: bool) -> Vec<u8> {
        let byte = |c: char| {
            let listed = KAZAKH.iter().find(|(_, known)| kazakh && *known == c);
            match listed {
                Some((byte, _)) => *byte,
                None => (0..=255).find(|&byte| one(byte) == c).expect("a letter"),
            }
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn every_encoding_is_recognised() {
        let russian = "Съешь ещё этих мягких булок — и выпей «чаю» № 5.\n";
        let kazakh = "Әділет, ғылым, қала, өңір, ұлт, үй, Һ, ІҢҒ.\n";
        let utf16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        let with_mark = |text: &str| [b"\xff\xfe".to_vec(), utf16(text)].concat();
        for (bytes, text, encoding) in [
            (russian.as_bytes().to_vec(), russian, Encoding::Utf8),
            (utf16(kazakh), kazakh, Encoding::Utf16),
            (with_mark(russian), russian, Encoding::Utf16),
            (encoded(russian, false), russian, Encoding::Windows1251),
            (encoded(kazakh, true), kazakh, Encoding::Kz1048),
        ] {
            assert_eq!(decode(&bytes), Some((text.to_owned(), encoding)));
        }
    }

    #[test]
    fn line_ends_are_line_feeds_and_the_mark_is_gone() {
        let read = decode("\u{feff}а\r\nб\rв".as_bytes());
        assert_eq!(read.map(|(text, _)| text).as_deref(), Some("а\nб\nв"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0"), None);
        let noise: Vec<u8> = (1..=255).cycle().take(3000).collect();
        assert_eq!(decode(&noise), None);
        // KOI8-R: "Привет, как дела".
        assert_eq!(
            decode(b"\xf0\xd2\xc9\xd7\xc5\xd4, \xcb\xc1\xcb \xc4\xc5\xcc\xc1"),
            None
        );
    }
}
