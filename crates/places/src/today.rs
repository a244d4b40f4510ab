//! Today's unit of a place that an article names.

use crate::{Place, Unit, UnitKind, gazetteer, unit};

/// Why there is no unit for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodayError {
    /// The code is unknown. Use one of [`units`](crate::units) or [`foreign`](crate::foreign).
    UnknownUnit,
    /// The gazetteer does not have the place. Check the spelling, or omit the place.
    UnknownPlace,
    /// The place exists, but neither is nor was in the unit. It is in these units.
    Elsewhere(Vec<&'static str>),
    /// Several places with the name were in the unit and are in these units today. Add a word for the kind: `Ақсу ауданы`.
    Ambiguous(Vec<&'static str>),
}

/// Returns the unit in which `place` is today, where `written` is the code of its unit in the article.
///
/// Without a place, returns the unit `written`. A name alone means the town rather than the district. Places in Russia are not
/// looked up.
///
/// # Errors
///
/// See [`TodayError`].
///
/// ```
/// use aimaq_places::today;
///
/// // Taldykorgan was in the Almaty region until 2022.
/// let unit = today("KZ-19", Some("Талдықорған")).expect("a known place");
/// assert_eq!(unit.code(), "KZ-33");
/// ```
pub fn today(written: &str, place: Option<&str>) -> Result<&'static Unit, TodayError> {
    let written = unit(written).ok_or(TodayError::UnknownUnit)?;
    let Some(place) = place else {
        return Ok(written);
    };
    if written.kind() == UnitKind::Foreign {
        return Ok(written);
    }
    let named = gazetteer().find(place);
    if named.is_empty() {
        return Err(TodayError::UnknownPlace);
    }
    let fitting: Vec<&Place> = named
        .iter()
        .copied()
        .filter(|place| place.is_or_was_in(written.code()))
        .collect();
    let Some(kind) = fitting.iter().map(|place| place.kind).min() else {
        return Err(TodayError::Elsewhere(codes(&named)));
    };
    let likeliest: Vec<&Place> = fitting
        .into_iter()
        .filter(|place| place.kind == kind)
        .collect();
    match codes(&likeliest)[..] {
        [code] => unit(code).ok_or(TodayError::UnknownUnit),
        _ => Err(TodayError::Ambiguous(codes(&likeliest))),
    }
}

/// Returns the codes of the units of places today, sorted, without duplicates.
fn codes(places: &[&Place]) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = places.iter().map(|place| place.unit_now).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, place: Option<&str>, now: Result<&str, TodayError>) {
        assert_eq!(
            today(written, place).map(Unit::code),
            now,
            "{written} {place:?}"
        );
    }

    #[test]
    fn places_that_changed_units() {
        check("KZ-19", Some("Талдықорған"), Ok("KZ-33"));
        check("KZ-19", Some("Талдыкорган"), Ok("KZ-33"));
        check("KZ-33", Some("Талдықорған"), Ok("KZ-33"));
        check("KZ-19", Some("Ақсу ауданы"), Ok("KZ-33"));
        check("KZ-63", Some("Семипалатинск"), Ok("KZ-10"));
        check("KZ-35", Some("Жезқазған"), Ok("KZ-62"));
        check("KZ-61", Some("Чимкент"), Ok("KZ-79"));
    }

    #[test]
    fn places_that_did_not() {
        check("KZ-63", Some("Өскемен"), Ok("KZ-63"));
        check("KZ-63", None, Ok("KZ-63"));
        check("KZ-19", None, Ok("KZ-19"));
        check("KZ-71", Some("Нұр-Сұлтан"), Ok("KZ-71"));
        check("RU-ALT", Some("Барнаул"), Ok("RU-ALT"));
    }

    #[test]
    fn one_name_in_several_units() {
        check("KZ-10", Some("Абай ауданы"), Ok("KZ-10"));
        check("KZ-35", Some("Абай ауданы"), Ok("KZ-35"));
        check("KZ-79", Some("Абай ауданы"), Ok("KZ-79"));
        check("KZ-55", Some("Ақтоғай"), Ok("KZ-55"));
    }

    #[test]
    fn unknown_and_misplaced_names_are_errors() {
        check("KZ-99", None, Err(TodayError::UnknownUnit));
        check("KZ-63", Some("Атлантида"), Err(TodayError::UnknownPlace));
        check(
            "KZ-63",
            Some("Талдықорған"),
            Err(TodayError::Elsewhere(vec!["KZ-33"])),
        );
        check(
            "KZ-19",
            Some("Алматы"),
            Err(TodayError::Elsewhere(vec!["KZ-71", "KZ-75"])),
        );
    }
}
