//! The sentences for each finding: what is wrong, and what to do.

mod kk;
mod ru;

use aimaq_language::Lang;

use super::FindingKind;

/// Returns two sentences: what is wrong, and what to do.
pub fn wording(lang: Lang, kind: &FindingKind) -> (String, String) {
    match lang {
        Lang::Kk => kk::wording(kind),
        Lang::Ru => ru::wording(kind),
    }
}

/// Returns a code point, such as `U+202E`, because the character itself is invisible.
fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Examples of dates.
const DATES: &str = "2025-04-21, 2016-11?, 2014?";
