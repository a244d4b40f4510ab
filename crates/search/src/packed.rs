//! Postings as they travel: in which versions a form is, and where, in as few bits as may be.
//!
//! | what | of each | how |
//! |---|---|---|
//! | gap | version | how many versions are passed over since the last: its high bits as so many zeros and a one, then the low [`low_bits`] ones |
//! | times | version of a form that is somewhere more than once | occurrences less one, as so many zeros and a one |
//! | position | occurrence | in as few bits as tell it from the others after the one before and within the text |
//!
//! Gaps of a form that is in `n` of `N` versions are about `N / n`, and positions are below the length of the text, which the
//! columns know: neither takes much more room than the information in it.

use aimaq_postings::{LengthClasses, Occurrence, TextVersion};

use crate::bits::{BitReader, BitWriter};

/// How many low bits of gaps are written as they are, for a form in `found` of `all` versions: as many as 0.69 of the mean
/// gap has, which is best where any version is as likely (Golomb's code with Rice's parameter).
fn low_bits(found: u32, all: u32) -> u32 {
    let mean = u64::from(all) * 11 / (16 * u64::from(found.max(1)));
    mean.max(1).ilog2()
}

/// Writes occurrences: (version, position), ascending. Gives the number of versions, and whether a version has several.
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

/// The postings of a form, packed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackedPostings<'b> {
    /// Where they begin.
    pub(crate) bits: BitReader<'b>,
    /// In how many versions the form is.
    pub(crate) versions: u32,
    /// Is it in any of them more than once?
    pub(crate) several: bool,
}

impl PackedPostings<'_> {
    /// Appends the occurrences: number of the version, position; ascending. Gives the place after the last; `None` if the bits
    /// make no sense, perhaps after some occurrences.
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

    fn some() -> impl Strategy<Value = (Vec<u32>, Vec<(u32, u32)>)> {
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
        fn occurrences_come_back((lengths, at) in some()) {
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
        fn any_bits_are_read_or_refused(lengths in prop::collection::vec(0u32..300, 0..9), bytes: Vec<u8>, versions: u32, several: bool) {
            let (texts, classes) = (texts(&lengths), LengthClasses::default());
            let packed = PackedPostings { bits: BitReader::new(&bytes, 0), versions, several };
            let mut found = Vec::new();
            packed.read(&texts, &classes, &mut found);
            prop_assert!(found.iter().all(|&(version, _)| (version as usize) < lengths.len()));
        }
    }
}
