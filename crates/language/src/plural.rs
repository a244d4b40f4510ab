//! Plural categories of whole numbers by the rules of CLDR 47.

use crate::Lang;

/// A CLDR plural category of a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralForm {
    /// kk: 1. ru: 1, 21, 101 …, but not 11.
    One,
    /// ru only: 2–4, 22–24 …, but not 12–14.
    Few,
    /// ru only: every other whole number.
    Many,
    /// kk: every number but 1. (In Russian, CLDR uses it for fractions only.)
    Other,
}

/// Returns the plural category of `n`.
///
/// ```
/// use aimaq_language::{Lang, PluralForm, plural_form};
///
/// assert_eq!(plural_form(Lang::Ru, 21), PluralForm::One);
/// assert_eq!(plural_form(Lang::Kk, 21), PluralForm::Other);
/// ```
pub const fn plural_form(lang: Lang, n: u64) -> PluralForm {
    match lang {
        Lang::Kk if n == 1 => PluralForm::One,
        Lang::Kk => PluralForm::Other,
        Lang::Ru => match (n % 10, n % 100) {
            (_, 11..=14) => PluralForm::Many,
            (1, _) => PluralForm::One,
            (2..=4, _) => PluralForm::Few,
            _ => PluralForm::Many,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_follows_the_last_two_digits() {
        let cases: [(PluralForm, &[u64]); 3] = [
            (PluralForm::One, &[1, 21, 31, 101, 1001]),
            (PluralForm::Few, &[2, 3, 4, 22, 34, 102]),
            (
                PluralForm::Many,
                &[0, 5, 11, 12, 14, 19, 20, 25, 100, 111, 113, 1012],
            ),
        ];
        for (form, numbers) in cases {
            for &n in numbers {
                assert_eq!(plural_form(Lang::Ru, n), form, "{n}");
            }
        }
    }

    #[test]
    fn kazakh_knows_one_and_other() {
        assert_eq!(plural_form(Lang::Kk, 1), PluralForm::One);
        for n in [0, 2, 11, 21, 100] {
            assert_eq!(plural_form(Lang::Kk, n), PluralForm::Other, "{n}");
        }
    }
}
