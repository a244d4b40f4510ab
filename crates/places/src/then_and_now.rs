//! The unit of a place when an article was written.

use aimaq_language::Lang;

use crate::unit;

/// Returns the name that the unit `written` had before the unit `today` split from it, for a label such as "then part of …".
///
/// The name is that of the time: Shymkent was part of the South Kazakhstan region, which was renamed on the day that the city left
/// it. `None` if both units are the same, or if a code is unknown.
///
/// ```
/// use aimaq_language::Lang;
///
/// let then = aimaq_places::then_part_of("KZ-19", "KZ-33", Lang::Kk);
/// assert_eq!(then, Some("Алматы облысы"));
/// ```
pub fn then_part_of(written: &str, today: &str, lang: Lang) -> Option<&'static str> {
    if written == today {
        return None;
    }
    let (then, now) = (unit(written)?, unit(today)?);
    let before = |until: &str| now.since().is_some_and(|since| until >= since);
    let mut former = then.former_names().iter();
    let former = former.find(|former| before(former.until()));
    Some(former.map_or_else(|| then.name(lang), |former| former.name(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_was_part_of_a_unit_by_its_name_of_the_time() {
        let then = |written, today| {
            then_part_of(written, today, Lang::Kk).zip(then_part_of(written, today, Lang::Ru))
        };
        assert_eq!(
            then("KZ-19", "KZ-33"),
            Some(("Алматы облысы", "Алматинская область"))
        );
        assert_eq!(
            then("KZ-61", "KZ-79"),
            Some(("Оңтүстік Қазақстан облысы", "Южно-Казахстанская область"))
        );
        assert_eq!(then("KZ-63", "KZ-63"), None);
        assert_eq!(then("KZ-63", "nowhere"), None);
    }
}
