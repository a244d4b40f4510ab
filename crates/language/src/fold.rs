//! Folding: what different keyboards, spellings and haste make different is made the same.

use crate::letters;

/// A term with its differences of typing taken away: Kazakh letters as a Russian keyboard has them
/// (ә → а, ғ → г, қ → к, ң → н, ө → о, ұ ү → у, һ → х, і → и: a convention of typists, no standard),
/// ё → е, Latin letters without their marks. Folding a folded term changes nothing.
///
/// ```
/// assert_eq!(aimaq_language::fold("қазақстан"), "казакстан");
/// ```
pub fn fold(term: &str) -> String {
    term.chars().map(fold_char).collect()
}

/// One lower-case letter, folded.
pub fn fold_char(c: char) -> char {
    match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' | 'ў' => 'у',
        'һ' => 'х',
        'і' | 'ї' => 'и',
        'ё' => 'е',
        'ı' => 'i',
        c => letters::without_mark(c),
    }
}

/// Does a term have a letter that Kazakh has and Russian has not?
pub fn has_kazakh_letter(term: &str) -> bool {
    term.chars().any(crate::detect::is_kazakh_letter)
}
