//! Every finding in words: what is wrong, and what to do.

mod kk;
mod ru;

use aimaq_language::Lang;

use super::FindingKind;

/// What is wrong, and what to do.
pub fn wording(lang: Lang, kind: &FindingKind) -> (String, String) {
    match lang {
        Lang::Kk => kk::wording(kind),
        Lang::Ru => ru::wording(kind),
    }
}

/// A character as its code point, since the ones that are named cannot be seen: `U+202E`.
fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The ways to write a date that an article may use.
const DATES: &str = "2025-04-21, 2016-11?, 2014?";
