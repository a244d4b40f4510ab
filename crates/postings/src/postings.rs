//! Postings as they are searched: bytes that are read a few times quicker than the bits that travel.
//!
//! | what | of each | how |
//! |---|---|---|
//! | gap | version | how many versions are passed over since the last, varint |
//! | times | version | how often the form is in each field ([`Times`]), byte |
//! | place | occurrence | the position, less those up to the one before in its version, × 2, + 1 if another follows; 16 bits. Where \
//! that is too much: all bits but that one set, and then the position in 32 bits |
//!
//! The first two stand together and the places by themselves: most of a search wants to know in which versions a form is and how
//! often, and where only in a few of them. Places are no varints, since how long the next one is could not be foreseen by a processor.

use core::slice::Iter;

use crate::set::Versions;
use crate::version::{FIELDS, Version};

/// A place: number of the version, position.
pub type At = (u32, u32);

/// How often a form is in each field of a version, in a byte: up to 3 times in the title, 3 in the lead and 15 in the body. What is more
/// counts no more: it would hardly tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times(u8);

impl Times {
    /// The lowest bit of each field's number, and how much it may be.
    const FIELDS: [(u8, u8); FIELDS] = [(0, 3), (2, 3), (4, 15)];

    /// Once in a field.
    #[inline(always)]
    pub fn once(field: usize) -> Times {
        Times(1 << Times::FIELDS[field].0)
    }

    fn add(&mut self, field: usize) {
        let (low, most) = Times::FIELDS[field];
        if self.0 >> low & most < most {
            self.0 += 1 << low;
        }
    }

    /// How often in each field.
    #[inline(always)]
    pub fn of_fields(self) -> [f32; FIELDS] {
        Times::FIELDS.map(|(low, most)| f32::from(self.0 >> low & most))
    }
}

/// A step that does not fit into the bits of a place.
const FAR: u32 = u16::MAX as u32 >> 1;

/// The postings of a form. They were made by [`append`], and are trusted.
#[derive(Clone, Copy, Debug)]
pub struct Postings<'b> {
    /// Gaps and times.
    pub gaps: &'b [u8],
    /// Places.
    pub places: &'b [u16],
    /// In how many versions the form is.
    pub versions: u32,
}

/// Appends occurrences, ascending, to gaps and places.
pub fn append(at: &[At], versions: &[Version], gaps: &mut Vec<u8>, places: &mut Vec<u16>) {
    let mut next = 0;
    for run in at.chunk_by(|a, b| a.0 == b.0) {
        let number = run[0].0;
        put(gaps, number - next);
        next = number + 1;
        let mut times = Times::default();
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
            times.add(version.map_or(0, |version| version.field(position)));
        }
        gaps.push(times.0);
    }
}

fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[inline(always)]
fn take(bytes: &mut Iter<'_, u8>) -> Option<u32> {
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
    /// Are these the same, not only alike?
    pub fn is(&self, other: &Postings<'_>) -> bool {
        core::ptr::eq(self.gaps, other.gaps)
    }

    /// Visits the versions, ascending.
    #[inline(always)]
    pub(crate) fn visit(&self, visit: &mut impl FnMut(u32, Times)) {
        let mut gaps = self.gaps.iter();
        let mut number = 0u32;
        while let Some(gap) = take(&mut gaps)
            && let Some(&times) = gaps.next()
        {
            number = number.wrapping_add(gap);
            visit(number, Times(times));
            number = number.wrapping_add(1);
        }
    }

    /// Appends the occurrences in some versions: number of the version, position; ascending.
    #[inline(never)]
    pub fn places(&self, among: &Versions, out: &mut Vec<At>) {
        let mut places = self.places.iter();
        self.visit(&mut |number, _| {
            let is_among = among.has(number);
            let mut from = 0u32;
            while let Some(&place) = places.next() {
                let mut step = u32::from(place >> 1);
                if step == FAR {
                    let mut half = || u32::from(places.next().copied().unwrap_or_default());
                    step = half() | half() << 16;
                }
                let position = from.wrapping_add(step);
                if is_among {
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
    fn some() -> impl Strategy<Value = (Vec<Version>, Vec<At>)> {
        let length = prop_oneof![9 => 1u32..3000, 1 => 1u32..200_000];
        prop::collection::vec(length, 1..400).prop_flat_map(|lengths| {
            let versions: Vec<Version> = (0..)
                .zip(&lengths)
                .map(|(number, &length)| Version::new(number, Lang::Kk, 3, length))
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
        fn occurrences_come_back((versions, at) in some(), wanted in prop::collection::btree_set(0u32..400, 0..200)) {
            let (mut gaps, mut places) = (Vec::new(), Vec::new());
            append(&at, &versions, &mut gaps, &mut places);
            let postings = Postings { gaps: &gaps, places: &places, versions: 0 };
            let mut found = Vec::new();
            postings.visit(&mut |number, times| found.push((number, times.of_fields())));
            let numbers: BTreeSet<u32> = at.iter().map(|at| at.0).collect();
            let expected: Vec<(u32, [f32; FIELDS])> = numbers.into_iter().map(|number| {
                let mut times = [0u8; FIELDS];
                let version = &versions[number as usize];
                at.iter().filter(|at| at.0 == number).for_each(|at| times[version.field(at.1)] += 1);
                let most = [3, 3, 15];
                (number, core::array::from_fn(|field| f32::from(times[field].min(most[field]))))
            }).collect();
            prop_assert_eq!(found, expected);

            let mut found = Vec::new();
            postings.places(&Versions::all(versions.len()), &mut found);
            prop_assert_eq!(&found, &at);
            let mut among = Versions::none(versions.len());
            wanted.iter().for_each(|&number| among.add(number));
            found.clear();
            postings.places(&among, &mut found);
            let expected: Vec<At> = at.into_iter().filter(|at| wanted.contains(&at.0)).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn once_is_one_in_its_field(field in 0..FIELDS) {
            let times = Times::once(field).of_fields();
            prop_assert_eq!(times, core::array::from_fn(|other| f32::from(u8::from(other == field))));
        }
    }
}
