//! Letters and normalization: composed letters, one script in a word, no invisible characters.

use aimaq_compact::case::{is_upper, lower, upper};

/// Returns `true` for letters of the scripts that occur in Kazakh and Russian texts.
///
/// Tests ranges, because the tables of [`char::is_alphabetic`] cover every script and are large in Wasm. A few signs inside the
/// ranges count as letters, too.
pub const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c,
            '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2af}'
            | '\u{370}'..='\u{373}' | '\u{376}'..='\u{37d}' | '\u{386}' | '\u{388}'..='\u{481}'
            | '\u{48a}'..='\u{587}' | '\u{5d0}'..='\u{5f2}' | '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}'
            | '\u{6d5}' | '\u{6fa}'..='\u{6ff}' | '\u{710}'..='\u{964}' | '\u{966}'..='\u{1fff}'
            | '\u{2c00}'..='\u{2dff}' | '\u{3041}'..='\u{318f}' | '\u{3400}'..='\u{9fff}' | '\u{a000}'..='\u{d7ff}'
            | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ffdc}'
            | '\u{10000}'..='\u{1cfff}' | '\u{20000}'..='\u{323af}')
}

/// Returns `true` for hyphens, which join words. The dash `–` is not one.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Returns `true` for characters that are typed as an apostrophe inside a word.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | 'ʹ' | 'ʺ' | '·'
    )
}

/// Returns `true` for invisible characters: soft hyphen, joiners, direction marks, byte order mark.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Returns `true` for combining diacritical marks.
pub(crate) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Triples of composed letter, base and mark: Unicode's canonical decompositions of the letters of Kazakh, Russian and their
/// Latin alphabets.
const COMPOSED: &str = "йи\u{306}ёе\u{308}ўу\u{306}їі\u{308}àa\u{300}áa\u{301}âa\u{302}ãa\u{303}äa\u{308}åa\u{30a}āa\u{304}\
    ăa\u{306}çc\u{327}ćc\u{301}čc\u{30c}ďd\u{30c}èe\u{300}ée\u{301}êe\u{302}ëe\u{308}ēe\u{304}ėe\u{307}\
    ěe\u{30c}ğg\u{306}ǵg\u{301}ģg\u{327}ḩh\u{327}ìi\u{300}íi\u{301}îi\u{302}ïi\u{308}īi\u{304}ķk\u{327}\
    ñn\u{303}ńn\u{301}ňn\u{30c}ņn\u{327}òo\u{300}óo\u{301}ôo\u{302}õo\u{303}öo\u{308}ōo\u{304}őo\u{30b}\
    řr\u{30c}şs\u{327}śs\u{301}šs\u{30c}ŝs\u{302}ţt\u{327}ťt\u{30c}ùu\u{300}úu\u{301}ûu\u{302}üu\u{308}\
    ūu\u{304}ŭu\u{306}ýy\u{301}ÿy\u{308}źz\u{301}žz\u{30c}żz\u{307}";

fn triples() -> impl Iterator<Item = (char, char, char)> {
    let mut chars = COMPOSED.chars();
    core::iter::from_fn(move || Some((chars.next()?, chars.next()?, chars.next()?)))
}

/// Composes a lower-case base and a mark; `None` if the pair is not in [`COMPOSED`].
pub(crate) fn compose(base: char, mark: char) -> Option<char> {
    triples()
        .find(|&(_, b, m)| b == base && m == mark)
        .map(|(composed, ..)| composed)
}

/// Removes the diacritic of a Latin letter. Cyrillic letters are unchanged: й is not и.
pub(crate) fn without_mark(c: char) -> char {
    if c.is_ascii() || !('\u{c0}'..'\u{400}').contains(&c) && !('\u{1e00}'..'\u{1f00}').contains(&c)
    {
        return c;
    }
    triples()
        .find(|&(composed, ..)| composed == c)
        .map_or(c, |(_, base, _)| base)
}

/// Pairs of a Latin and a Cyrillic letter that look alike. More pairs do in upper case.
const ALIKE: &[(char, char)] = &[
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('ë', 'ё'),
    ('ə', 'ә'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('k', 'к'),
    ('m', 'м'),
    ('t', 'т'),
    ('Ë', 'Ё'),
    ('Ə', 'Ә'),
];

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | 'ə')
}

/// Returns the Cyrillic letter of the same case that looks like a Latin one.
pub fn cyrillic_look_alike(latin: char) -> Option<char> {
    let pair = ALIKE.iter().find(|&&(l, _)| l == latin);
    pair.map(|&(_, cyrillic)| cyrillic)
}

/// Normalizes a word: lower case, composed, without invisible characters and apostrophes, and in one script if the letters of
/// the other script only look like it (`мемлекеттiк` with a Latin i).
pub(crate) fn normal(word: &str) -> String {
    let letters = composed(word);
    let latin = letters.iter().filter(|&&c| is_latin(c)).count();
    let cyrillic = letters.iter().filter(|&&c| is_cyrillic(c)).count();
    if latin == 0 || cyrillic == 0 {
        return letters.into_iter().map(lower).collect();
    }
    let odd_latin = letters
        .iter()
        .any(|&c| is_latin(c) && like(c, false).is_none());
    let odd_cyrillic = letters
        .iter()
        .any(|&c| is_cyrillic(c) && like(c, true).is_none());
    // Letters without a double in the other script decide; without any, the majority does.
    let to_latin = match (odd_latin, odd_cyrillic) {
        (true, true) => return letters.into_iter().map(lower).collect(),
        (false, false) => latin > cyrillic,
        (odd_latin, _) => odd_latin,
    };
    let alike = |c: char| {
        if is_cyrillic(c) == to_latin {
            like(c, to_latin).unwrap_or(c)
        } else {
            c
        }
    };
    letters.into_iter().map(|c| lower(alike(c))).collect()
}

/// Returns the Latin (if `latin`) or Cyrillic letter that looks like `c`.
pub(crate) fn like(c: char, latin: bool) -> Option<char> {
    [c, lower(c)].into_iter().find_map(|c| {
        let pair = ALIKE
            .iter()
            .find(|&&(l, y)| if latin { y == c } else { l == c });
        pair.map(|&(l, y)| if latin { l } else { y })
    })
}

/// Composes the letters of a word with their marks and drops invisible characters and apostrophes.
fn composed(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    for c in word.chars() {
        if is_invisible(c) || is_apostrophe(c) {
            continue;
        }
        if !is_mark(c) {
            letters.push(c);
        } else if let Some(base) = letters.pop() {
            let small = compose(lower(base), c);
            letters.push(match small {
                Some(letter) if is_upper(base) => upper(letter),
                Some(letter) => letter,
                None => base,
            });
        }
    }
    letters
}
