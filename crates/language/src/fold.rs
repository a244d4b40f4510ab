//! Folding: one form for the spellings that different keyboards and habits produce.

use crate::letters;

/// Folds a term.
///
/// Kazakh letters become the ones that people type on a Russian keyboard (ә → а, ғ → г, қ → к, ң → н, ө → о, ұ ү → у, һ → х,
/// і → и: a habit, not a standard), ё becomes е, and Latin letters lose their diacritics. `term` must be lower case, as
/// [`term`](crate::term) returns it. Folding a folded term changes nothing.
///
/// ```
/// assert_eq!(aimaq_language::fold("қазақстан"), "казакстан");
/// ```
pub fn fold(term: &str) -> String {
    term.chars().map(fold_char).collect()
}

/// Folds one lower-case letter.
pub(crate) fn fold_char(c: char) -> char {
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

/// Returns `true` if a term has a letter that is in the Kazakh alphabet and not in the Russian one.
pub fn has_kazakh_letter(term: &str) -> bool {
    term.chars().any(crate::detect::is_kazakh_letter)
}
