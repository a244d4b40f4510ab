//! Packed postings, as library files have them: the versions that contain a form, and the positions, in few bits.
//!
//! | what | of each | how |
//! |---|---|---|
//! | gap | version | number of versions skipped since the previous one: its high bits in unary, then its [`low_bits`] low bits |
//! | count | version, if the form occurs more than once in any | occurrences − 1, in unary |
//! | position | occurrence | in truncated binary, among the positions after the previous occurrence and within the text |
//!
//! The gaps of a form in `n` of `N` versions are about `N / n`, and positions are below the length of the text, which the columns have.
//! Neither takes many more bits than its information content.

use aimaq_postings::{LengthClasses, Occurrence, TextVersion};

use crate::bits::{BitReader, BitWriter};

/// The number of low bits of gaps that are written as they are, for a form in `found` of `all` versions: those of 0.69 × the mean gap. That
/// is the best parameter of a Rice code if all versions are equally likely.
fn low_bits(found: u32, all: u32) -> u32 {
    let mean = u64::from(all) * 11 / (16 * u64::from(found.max(1)));
    mean.max(1).ilog2()
}

/// Writes occurrences (version, position), ascending. Returns the number of versions, and whether the form occurs more than once in any.
pub(crate) fn write(
    occurrences: &[(u32, u32)],
    versions: &[TextVersion],
    classes: &LengthClasses,
    out: &mut BitWriter,
) -> (u32, bool) {
    let runs = || occurrences.chunk_by(|a, b| a.0 == b.0);
    let found = runs().count() as u32;
    let several = runs().any(|run| run.len() > 1);
    let low = low_bits(found, versions.len() as u32);
    let mut next = 0;
    for run in runs() {
        let version = run[0].0;
        let gap = version - next;
        out.append_unary(gap >> low);
        out.append(gap, low);
        next = version + 1;
        if several {
            out.append_unary(run.len() as u32 - 1);
        }
        let end = classes.end(&versions[version as usize]);
        let mut from = 0;
        for &(_, position) in run {
            out.append_below(position - from, end - from);
            from = position + 1;
        }
    }
    (found, several)
}

/// The packed postings of a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackedPostings<'b> {
    /// The bits, from their start.
    pub(crate) bits: BitReader<'b>,
    /// The number of versions that contain the form.
    pub(crate) versions: u32,
    /// Does the form occur more than once in any of them?
    pub(crate) several: bool,
}

impl PackedPostings<'_> {
    /// Appends the occurrences, ascending. Returns the number of the bit after the last one; `None` if the bits are invalid, perhaps after
    /// some occurrences.
    pub(crate) fn read(
        &self,
        versions: &[TextVersion],
        classes: &LengthClasses,
        out: &mut Vec<Occurrence>,
    ) -> Option<usize> {
        let low = low_bits(self.versions, versions.len() as u32);
        let mut bits = self.bits;
        let mut next = 0u32;
        for _ in 0..self.versions {
            let gap = u64::from(bits.take_unary()) << low | bits.take(low);
            let mut more = if self.several { bits.take_unary() } else { 0 };
            let number = u32::try_from(u64::from(next) + gap).ok()?;
            let version = versions.get(number as usize)?;
            next = number + 1;
            let end = classes.end(version);
            let mut from = 0;
            loop {
                let left = end.checked_sub(from).filter(|&left| left > 0)?;
                let step = bits.take_below(left);
                out.push((number, from + step));
                from += step + 1;
                if more == 0 {
                    break;
                }
                more -= 1;
            }
            if bits.is_past_end() {
                return None;
            }
        }
        Some(bits.position())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aimaq_language::Lang;
    use proptest::prelude::*;

    fn texts(lengths: &[u32]) -> Vec<TextVersion> {
        let version = |&length: &u32| TextVersion {
            article: 0,
            lang: Lang::Kk,
            title: TextVersion::title_class(3),
            text: TextVersion::text_class(length),
        };
        lengths.iter().map(version).collect()
    }

    fn texts_and_occurrences() -> impl Strategy<Value = (Vec<u32>, Vec<(u32, u32)>)> {
        prop::collection::vec(1u32..300, 1..30).prop_flat_map(|lengths| {
            let count = lengths.len() as u32;
            let of = lengths.clone();
            let at = prop::collection::btree_set(
                (0..count, any::<prop::sample::Index>()).prop_map(move |(version, at)| {
                    (version, at.index(of[version as usize] as usize) as u32)
                }),
                1..40,
            );
            (Just(lengths), at.prop_map(|at| at.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn occurrences_come_back((lengths, at) in texts_and_occurrences()) {
            let (texts, classes) = (texts(&lengths), LengthClasses::default());
            let mut out = BitWriter::default();
            let (versions, several) = write(&at, &texts, &classes, &mut out);
            let bytes = out.finish();
            let packed = PackedPostings { bits: BitReader::new(&bytes, 0), versions, several };
            let mut found = Vec::new();
            let end = packed.read(&texts, &classes, &mut found);
            prop_assert_eq!(found, at);
            prop_assert_eq!(end.map(|end| end.div_ceil(8)), Some(bytes.len()));
        }

        #[test]
        fn any_bits_are_read_or_rejected(lengths in prop::collection::vec(0u32..300, 0..9), bytes: Vec<u8>, versions: u32, several: bool) {
            let (texts, classes) = (texts(&lengths), LengthClasses::default());
            let packed = PackedPostings { bits: BitReader::new(&bytes, 0), versions, several };
            let mut found = Vec::new();
            packed.read(&texts, &classes, &mut found);
            prop_assert!(found.iter().all(|&(version, _)| (version as usize) < lengths.len()));
        }
    }
}
