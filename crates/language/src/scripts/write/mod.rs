//! Writes Kazakh text in Latin or Arabic script.
//!
//! Letters are converted by the tables of [`latin`] and [`arabic`]. What is not Kazakh is not converted:
//!
//! * a text in Russian, and a quotation or a remark in brackets in Russian ([`kept`]);
//! * words in Latin letters, digits, and Roman numerals (`ХХІ` typed in Cyrillic letters becomes `XXI`);
//! * web and mail addresses, telephone numbers.
//!
//! Names, abbreviations and units in Cyrillic letters (`км`, `ШҚО`, `Виталий`) are converted like any other word. A word with a
//! Cyrillic letter that Kazakh does not have (`Київ`) is not.
//!
//! ```
//! use aimaq_language::scripts::{Alphabet, Writing, convert};
//!
//! let written = convert("Шығыс Қазақстан", Writing::Latin(Alphabet::Draft2021));
//! assert_eq!(written.text, "Şyğys Qazaqstan");
//! // A byte range of the Cyrillic text, such as a search match, can be mapped.
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

/// ё and the Kazakh letters that Russian does not have. They follow а–я in every [`LetterTable`].
const LETTERS: &str = "ёәғқңөұүһі";

/// The spelling of each letter: а–я, then [`LETTERS`]; `-` is no letter.
type LetterTable = [&'static str; 42];

/// Returns the index of a letter, in either case, in a [`LetterTable`].
fn place(letter: char) -> Option<usize> {
    match aimaq_compact::case::lower(letter) {
        letter @ 'а'..='я' => Some(letter as usize - 'а' as usize),
        letter => Some(32 + LETTERS.chars().position(|known| known == letter)?),
    }
}

/// Returns the first `length` characters, or all if there are fewer.
fn head(chars: &[char], length: usize) -> &[char] {
    chars.get(..length).unwrap_or(chars)
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Writes a Kazakh text in Cyrillic script in another script.
///
/// `text` is one block: a title, a paragraph, a list. Convert inline pieces (emphasis, links) together, because letters and
/// quotations depend on their context; [`Converted::piece`] separates them again. Text without Cyrillic letters is returned
/// unchanged. Time and memory are linear in the length of the text.
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
            out.replace(*c, sign);
            1 + out.keep(kept::russian_quote(*c, after, opens), Some(Lang::Ru))
        };
        last = chars.get(at.wrapping_sub(1)).copied().unwrap_or(' ');
    }
    out.finish()
}
