//! The regions of an article: as written and as of today.

use aimaq_places::{TodayError, today};

use super::{FileFindings, FindingKind};
use crate::RegionTag;

/// Creates a tag with the unit of today; `None` if the unit is unknown.
pub fn tag(
    unit: String,
    place: Option<String>,
    line: u32,
    findings: &mut FileFindings<'_>,
) -> Option<RegionTag> {
    let found = today(&unit, place.as_deref());
    let name = || place.clone().unwrap_or_default();
    let now = match found {
        Ok(now) => now.code().to_owned(),
        Err(TodayError::UnknownUnit) => {
            findings.at(line, FindingKind::UnknownUnit { unit });
            return None;
        }
        Err(error) => {
            let kind = match error {
                TodayError::Elsewhere(units) => FindingKind::PlaceElsewhere {
                    place: name(),
                    unit: unit.clone(),
                    units,
                },
                TodayError::Ambiguous(units) => FindingKind::AmbiguousPlace {
                    place: name(),
                    units,
                },
                TodayError::UnknownPlace | TodayError::UnknownUnit => {
                    FindingKind::UnknownPlace { place: name() }
                }
            };
            findings.at(line, kind);
            unit.clone()
        }
    };
    Some(RegionTag {
        unit,
        place,
        today: now,
    })
}
