//! Today's unit of a place that an article names.

use crate::{Place, Unit, UnitKind, gazetteer, unit};

/// Why today's unit of a place is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodayError {
    /// The code is none of ours. Use one of [`units`](crate::units) or [`foreign`](crate::foreign).
    UnknownUnit,
    /// The gazetteer has no such place. Check the spelling, or leave the place out.
    UnknownPlace,
    /// There is such a place, but it neither is nor was in the unit; these are the units where it is.
    Elsewhere(Vec<&'static str>),
    /// Several places of the name were in the unit, and are in these different units today. Add a word for the kind:
    /// `Ақсу ауданы`.
    Ambiguous(Vec<&'static str>),
}

/// Today's unit of an article's tag: of the `place`, if it names one, else of `written`, the unit as written.
///
/// A bare name is understood as the town before the district. Abroad, places are not looked up.
///
/// # Errors
///
/// See [`TodayError`].
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

/// Today's units of places, each once, in the order of their codes.
fn codes(places: &[&Place]) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = places.iter().map(|place| place.unit_now).collect();
    aimaq_compact::order::sort(&mut codes);
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
    fn borders_moved() {
        check("KZ-19", Some("Талдықорған"), Ok("KZ-33"));
        check("KZ-19", Some("Талдыкорган"), Ok("KZ-33"));
        check("KZ-33", Some("Талдықорған"), Ok("KZ-33"));
        check("KZ-19", Some("Ақсу ауданы"), Ok("KZ-33"));
        check("KZ-63", Some("Семипалатинск"), Ok("KZ-10"));
        check("KZ-35", Some("Жезқазған"), Ok("KZ-62"));
        check("KZ-61", Some("Чимкент"), Ok("KZ-79"));
    }

    #[test]
    fn most_did_not() {
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
    fn what_cannot_be_said() {
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
