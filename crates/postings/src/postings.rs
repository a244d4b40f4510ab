//! Postings as they are searched. These bytes are read several times faster than the packed bits in library files.
//!
//! | what | of each | how |
//! |---|---|---|
//! | gap | version | number of versions skipped since the previous one, varint |
//! | counts | version | occurrences in each field ([`FieldCounts`]), byte |
//! | place | occurrence | 2 × (position − the first position after the previous occurrence in this version), + 1 if another occurrence \
//! follows; 16 bits. If the step does not fit, all bits but the lowest are set and the step follows in 32 bits |
//!
//! Gaps and counts are interleaved in one array, places are in another: most of a search asks which versions contain a form and how often,
//! and asks for positions in only a few of them. Places are not varints, because a processor cannot predict the length of the next one.

use core::slice::Iter;

use crate::version::{FIELDS, TextVersion};
use crate::version_set::VersionSet;

/// An occurrence of a word form: number of the version, position.
pub type Occurrence = (u32, u32);

/// The number of occurrences in each field of a version, in one byte. Counts saturate at 3 in the title, 3 in the lead and 15 in the
/// body: more occurrences hardly change a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldCounts(u8);

impl FieldCounts {
    /// The lowest bit of each field's count, and its maximum.
    const FIELDS: [(u8, u8); FIELDS] = [(0, 3), (2, 3), (4, 15)];

    /// One occurrence in `field`.
    #[inline(always)]
    pub fn once(field: usize) -> FieldCounts {
        FieldCounts(1 << FieldCounts::FIELDS[field].0)
    }

    fn add(&mut self, field: usize) {
        let (low, most) = FieldCounts::FIELDS[field];
        if self.0 >> low & most < most {
            self.0 += 1 << low;
        }
    }

    /// The counts of the fields.
    #[inline(always)]
    pub fn by_field(self) -> [f32; FIELDS] {
        FieldCounts::FIELDS.map(|(low, most)| f32::from(self.0 >> low & most))
    }
}

/// The step that marks a place too far away for 15 bits.
const FAR: u32 = u16::MAX as u32 >> 1;

/// The postings of a word form, made by [`append`].
#[derive(Clone, Copy, Debug)]
pub struct Postings<'b> {
    /// Gaps and counts.
    pub gaps: &'b [u8],
    /// Places.
    pub places: &'b [u16],
    /// The number of versions that contain the form.
    pub versions: u32,
}

/// Appends the postings of a form to `gaps` and `places`. `occurrences` are ascending.
pub fn append(
    occurrences: &[Occurrence],
    versions: &[TextVersion],
    gaps: &mut Vec<u8>,
    places: &mut Vec<u16>,
) {
    let mut next = 0;
    for run in occurrences.chunk_by(|a, b| a.0 == b.0) {
        let number = run[0].0;
        append_varint(gaps, number - next);
        next = number + 1;
        let mut counts = FieldCounts::default();
        let mut from = 0;
        for (i, &(_, position)) in run.iter().enumerate() {
            let step = position - from;
            from = position + 1;
            let more = u16::from(i + 1 < run.len());
            places.push((step.min(FAR) as u16) << 1 | more);
            if step >= FAR {
                places.extend([step as u16, (step >> 16) as u16]);
            }
            let version = versions.get(number as usize);
            counts.add(version.map_or(0, |version| version.field(position)));
        }
        gaps.push(counts.0);
    }
}

fn append_varint(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[inline(always)]
fn take_varint(bytes: &mut Iter<'_, u8>) -> Option<u32> {
    let mut byte = *bytes.next()?;
    let mut number = u32::from(byte & 0x7f);
    let mut shift = 7;
    while byte >= 0x80 {
        byte = *bytes.next()?;
        number |= u32::from(byte & 0x7f).unbounded_shl(shift);
        shift += 7;
    }
    Some(number)
}

impl Postings<'_> {
    /// Returns `true` if both are the same bytes in memory, not only equal ones.
    pub fn is_same(&self, other: &Postings<'_>) -> bool {
        core::ptr::eq(self.gaps, other.gaps)
    }

    /// Visits the versions that contain the form, ascending.
    #[inline(always)]
    pub(crate) fn visit(&self, visit: &mut impl FnMut(u32, FieldCounts)) {
        let mut gaps = self.gaps.iter();
        let mut number = 0u32;
        while let Some(gap) = take_varint(&mut gaps)
            && let Some(&counts) = gaps.next()
        {
            number = number.wrapping_add(gap);
            visit(number, FieldCounts(counts));
            number = number.wrapping_add(1);
        }
    }

    /// Adds the versions that contain the form to `versions`.
    #[inline(never)]
    pub fn add_versions_to(&self, versions: &mut VersionSet) {
        self.visit(&mut |number, _| versions.insert(number));
    }

    /// Appends the occurrences in the versions of `among`, ascending.
    #[inline(never)]
    pub fn append_occurrences(&self, among: &VersionSet, out: &mut Vec<Occurrence>) {
        let mut places = self.places.iter();
        self.visit(&mut |number, _| {
            let wanted = among.contains(number);
            let mut from = 0u32;
            while let Some(&place) = places.next() {
                let mut step = u32::from(place >> 1);
                if step == FAR {
                    let mut half = || u32::from(places.next().copied().unwrap_or_default());
                    step = half() | half() << 16;
                }
                let position = from.wrapping_add(step);
                if wanted {
                    out.push((number, position));
                }
                from = position.wrapping_add(1);
                if place & 1 == 0 {
                    break;
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aimaq_language::Lang;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Versions of all lengths, and occurrences in them.
    fn versions_and_occurrences() -> impl Strategy<Value = (Vec<TextVersion>, Vec<Occurrence>)> {
        let length = prop_oneof![9 => 1u32..3000, 1 => 1u32..200_000];
        prop::collection::vec(length, 1..400).prop_flat_map(|lengths| {
            let versions: Vec<TextVersion> = (0..)
                .zip(&lengths)
                .map(|(number, &length)| TextVersion::new(number, Lang::Kk, 3, length))
                .collect();
            let count = lengths.len() as u32;
            let place = (0..count, any::<prop::sample::Index>()).prop_map(move |(number, at)| {
                (number, at.index(lengths[number as usize] as usize) as u32)
            });
            let at = prop::collection::btree_set(place, 0..80);
            (Just(versions), at.prop_map(|at| at.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn occurrences_come_back((versions, at) in versions_and_occurrences(), wanted in prop::collection::btree_set(0u32..400, 0..200)) {
            let (mut gaps, mut places) = (Vec::new(), Vec::new());
            append(&at, &versions, &mut gaps, &mut places);
            let postings = Postings { gaps: &gaps, places: &places, versions: 0 };
            let mut found = Vec::new();
            postings.visit(&mut |number, counts| found.push((number, counts.by_field())));
            let numbers: BTreeSet<u32> = at.iter().map(|at| at.0).collect();
            let expected: Vec<(u32, [f32; FIELDS])> = numbers.into_iter().map(|number| {
                let mut counts = [0u8; FIELDS];
                let version = &versions[number as usize];
                at.iter().filter(|at| at.0 == number).for_each(|at| counts[version.field(at.1)] += 1);
                let most = [3, 3, 15];
                (number, core::array::from_fn(|field| f32::from(counts[field].min(most[field]))))
            }).collect();
            prop_assert_eq!(found, expected);

            let mut found = Vec::new();
            postings.append_occurrences(&VersionSet::all(versions.len()), &mut found);
            prop_assert_eq!(&found, &at);
            let mut among = VersionSet::none(versions.len());
            wanted.iter().for_each(|&number| among.insert(number));
            found.clear();
            postings.append_occurrences(&among, &mut found);
            let expected: Vec<Occurrence> = at.into_iter().filter(|at| wanted.contains(&at.0)).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn once_is_one_occurrence_in_its_field(field in 0..FIELDS) {
            let counts = FieldCounts::once(field).by_field();
            prop_assert_eq!(counts, core::array::from_fn(|other| f32::from(u8::from(other == field))));
        }
    }
}
