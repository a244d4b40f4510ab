//! Writes one word in another script.

use super::converted::Writer;
use super::{Alphabet, LetterTable, arabic, head, is_cyrillic, place};
use crate::letters::{compose, is_invisible, is_letter, is_mark, like};
use aimaq_compact::case::{is_upper, lower, upper};

/// Returns `true` if the Latin letters of a word are meant as Cyrillic ones: each looks like one, and they are not the majority.
fn is_alike(word: &[char]) -> bool {
    let mut balance = 0;
    word.iter().filter(|&&c| is_letter(c)).all(|&c| {
        balance += if is_cyrillic(c) { 1 } else { -1 };
        is_cyrillic(c) || like(c, false).is_some()
    }) && balance >= 0
}

/// Writes the word at the start of `rest` in a Latin alphabet, or in Arabic letters if there is none. Returns the number of
/// characters read.
pub(super) fn write(
    out: &mut Writer,
    last: char,
    rest: &[char],
    (alphabet, table): (Option<Alphabet>, &LetterTable),
) -> usize {
    let inside = |c: &&char| is_letter(**c) || is_mark(**c) || is_invisible(**c);
    let length = rest.iter().take_while(inside).count();
    let word = head(rest, length);
    let after = rest.get(length..).unwrap_or_default();
    let foreign = |&c: &char| is_cyrillic(c) && place(c).is_none();
    let as_it_is: Option<fn(char) -> char> = if is_roman(word, after) {
        Some(numeral)
    } else if last == '°' && word == ['С'] {
        Some(|_| 'C')
    } else if word.iter().any(foreign) {
        Some(|c| c)
    } else {
        None
    };
    if let Some(written) = as_it_is {
        word.iter().for_each(|&c| out.replace(c, written(c)));
        return length;
    }
    let alike = is_alike(word);
    // и with a combining breve is й, е with a combining diaeresis is ё. The combining marks are skipped below.
    let letters = word.iter().enumerate().map(|(at, &c)| {
        let letter = match alike && !is_cyrillic(c) {
            true => like(c, false).unwrap_or(c),
            false => c,
        };
        let mark = word
            .get(at + 1)
            .copied()
            .filter(|&c| is_mark(c) && is_cyrillic(letter));
        match mark.and_then(|mark| compose(lower(letter), mark)) {
            Some(composed) if is_upper(letter) => upper(composed),
            composed => composed.unwrap_or(letter),
        }
    });
    let letters: Vec<char> = letters.collect();
    let mut hamza = alphabet.is_none() && arabic::takes_hamza(&letters);
    let mut before = ' ';
    for (at, &letter) in letters.iter().enumerate() {
        out.mark();
        let next = letters
            .iter()
            .skip(at + 1)
            .find(|&&c| !is_mark(c) && !is_invisible(c))
            .copied();
        if let Some(place) = place(letter) {
            if hamza {
                out.push(arabic::HAMZA);
                hamza = false;
            }
            // A capital of several letters: only the first is a capital (Şş), or all are if a neighbour is a capital, too.
            let mut capital = alphabet.filter(|_| is_upper(letter));
            let unwritten = alphabet.is_none() && arabic::is_unwritten(letter, next);
            let written = table.get(place).copied().unwrap_or_default();
            for c in written.chars().filter(|&c| c != '-' && !unwritten) {
                out.push(capital.map_or(c, |alphabet| alphabet.capital(c)));
                capital = capital.filter(|_| is_upper(next.unwrap_or(before)));
            }
        } else if !(is_mark(letter) && is_cyrillic(before)
            || letter == '\u{ad}' && alphabet.is_none())
        {
            // A stress mark would turn a Latin letter into another one; Arabic lines are not hyphenated.
            out.push(letter);
        }
        if !is_mark(letter) {
            before = letter;
        }
        out.pass(word.get(at).copied().unwrap_or_default());
    }
    length
}

/// Returns the Roman digit that a Cyrillic letter looks like; any other letter unchanged.
const fn numeral(c: char) -> char {
    match c {
        'І' => 'I',
        'Х' => 'X',
        c => c,
    }
}

/// Returns `true` if a word is a Roman numeral, even if typed with the Cyrillic І and Х. A single letter is a numeral before a
/// space and a lower-case letter (`Х ғасыр`), but not before a full stop (`Х. Досмұхамедұлы`).
fn is_roman(word: &[char], after: &[char]) -> bool {
    let before_small = || matches!(after, [' ', small, ..] if upper(*small) != *small);
    word.iter().all(|&c| matches!(numeral(c), 'I' | 'V' | 'X'))
        && (word.len() > 1 || before_small())
}
