//! Kazakh text, which is stored in Cyrillic, written in another script for a reader: Latin or Arabic.
//!
//! Letters are converted by the tables of [`latin`] and [`arabic`]; what is no Kazakh stays as it was written:
//!
//! * a whole text in Russian, and a quotation or a remark in brackets that is in Russian ([`kept`]);
//! * words in Latin letters, Roman numerals (also those typed in Cyrillic, `ХХІ`, which become `XXI`), digits;
//! * addresses of sites and of mail, telephone numbers.
//!
//! Names, abbreviations and units in Cyrillic letters are Kazakh text like any other: a reader of another script would
//! not expect `км`, `ШҚО` or `Виталий` in Cyrillic. A word with a Cyrillic letter that Kazakh has not (`Київ`) is left.
//!
//! ```
//! use aimaq_language::scripts::{Alphabet, Writing, convert};
//!
//! let written = convert("Шығыс Қазақстан", Writing::Latin(Alphabet::Draft2021));
//! assert_eq!(written.text, "Şyğys Qazaqstan");
//! // What was found in the Cyrillic text is found again.
//! assert_eq!(written.piece(11..29), "Qazaqstan");
//! assert_eq!(convert("Бір тіл", Writing::Arabic).text, "ٴبىر ٴتىل");
//! ```

mod arabic;
mod converted;
mod kept;
mod latin;
mod word;
mod writing;

use crate::Lang;
use crate::letters::is_letter;

pub use converted::{Converted, Unconverted};
pub use latin::Alphabet;
pub use writing::Writing;

use converted::Writer;

/// Kazakh letters that Russian has not, and ё: in all tables here they follow а to я.
const LETTERS: &str = "ёәғқңөұүһі";

/// What each letter is written as, а to я and then [`LETTERS`]; `-` is nothing.
type LetterTable = [&'static str; 42];

/// The place of a letter, of either case, in a [`LetterTable`].
fn place(letter: char) -> Option<usize> {
    match aimaq_compact::case::lower(letter) {
        letter @ 'а'..='я' => Some(letter as usize - 'а' as usize),
        letter => Some(32 + LETTERS.chars().position(|known| known == letter)?),
    }
}

/// The first `length` characters, or all.
fn head(chars: &[char], length: usize) -> &[char] {
    chars.get(..length).unwrap_or(chars)
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Writes a Kazakh text in Cyrillic script in another script.
///
/// `text` is one block: a title, a paragraph, a list. Its inline pieces (emphasis, links) are best converted together,
/// as letters and quotations are read in their context; [`Converted::piece`] takes them apart again. Text without any
/// Cyrillic letter is unchanged, to its last comma. Takes time and memory in proportion to the text.
pub fn convert(text: &str, writing: Writing) -> Converted<'_> {
    if writing == Writing::Cyrillic || !text.chars().any(is_cyrillic) {
        return Converted::unchanged(text);
    }
    let chars: Vec<char> = text.chars().collect();
    if kept::is_russian(&chars) {
        return Converted::kept(text, Lang::Ru);
    }
    let alphabet = match writing {
        Writing::Latin(alphabet) => Some(alphabet),
        _ => None,
    };
    let mut table: LetterTable = [""; 42];
    let letters = alphabet.map_or(arabic::LETTERS, Alphabet::letters);
    for (place, letter) in table.iter_mut().zip(letters.split(' ')) {
        *place = letter;
    }
    let mut out = Writer::new(text);
    let (mut at, mut last) = (0, ' ');
    while let Some([c, after @ ..]) = chars.get(at..) {
        let rest = chars.get(at..).unwrap_or_default();
        let opens = last.is_whitespace() || kept::is_quote(last);
        let address = if opens { kept::address(rest) } else { &[] };
        at += if !address.is_empty() {
            out.keep(address, None)
        } else if is_letter(*c) {
            word::write(&mut out, last, rest, (alphabet, &table))
        } else {
            let sign = match alphabet {
                None => arabic::sign(*c, head(&chars, at), after),
                Some(_) => *c,
            };
            out.put(*c, sign);
            1 + out.keep(kept::russian_quote(*c, after, opens), Some(Lang::Ru))
        };
        last = chars.get(at.wrapping_sub(1)).copied().unwrap_or(' ');
    }
    out.finish()
}
