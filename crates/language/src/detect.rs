//! The language of a paragraph, by its letters.

use crate::Lang;
use crate::letters::is_letter;

/// Letters, lower or upper case, that Kazakh has and Russian has not.
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

/// Short Russian words that no Kazakh sentence has, and without which hardly a Russian one does.
const RUSSIAN_WORDS: &str = "и в на с не что по из к от для за как его это был была";

/// The language of a paragraph inside a text of language `of`.
///
/// A paragraph of a Russian text is Kazakh if at least 2 % of its letters are letters that only Kazakh has
/// (measured: 1 wrong of 7,492 three-sentence paragraphs). A paragraph of a Kazakh text is Russian if it has next to
/// none of them and at least three small Russian words, one in twelve words: a short Kazakh sentence may lack its
/// special letters by chance.
pub fn paragraph_lang(text: &str, of: Lang) -> Lang {
    let (mut letters, mut kazakh) = (0u32, 0u32);
    for c in text.chars() {
        if matches!(c, '\u{400}'..='\u{52f}') {
            letters += 1;
            kazakh += u32::from(is_kazakh_letter(c));
        }
    }
    if kazakh * 50 >= letters && kazakh > 0 {
        // One name with a special letter does not make a short Russian sentence Kazakh.
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

/// How many of the words of a text are small Russian ones, and how many words there are.
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
