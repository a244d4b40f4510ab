//! Postings that were read for a question.

use core::ops::Range;

use crate::bits::BitReader;
use crate::postings::{At, Postings};
use crate::version::{Classes, Version};

/// Places of forms: each form is read once, though it may tell for a word in two ways.
#[derive(Debug, Default)]
pub struct Lists<'b> {
    at: Vec<At>,
    /// Where the postings of each list begin, and where its places end.
    read: Vec<(BitReader<'b>, usize)>,
    /// The list after the one that was found last: often the next one to be looked for.
    next: usize,
}

impl<'b> Lists<'b> {
    /// Reads postings; the number of their list.
    pub fn read(
        &mut self,
        postings: &Postings<'b>,
        versions: &[Version],
        classes: &Classes,
    ) -> usize {
        self.at
            .reserve((postings.versions as usize).min(versions.len()));
        // What makes no sense was refused when the part of the index was opened.
        postings.read(versions, classes, &mut self.at);
        self.read.push((postings.bits, self.at.len()));
        self.read.len() - 1
    }

    /// The number of the list of some postings, if it is among those of `numbers`.
    #[inline(never)]
    pub fn find(&mut self, postings: &Postings<'_>, numbers: Range<usize>) -> Option<usize> {
        let read = &self.read;
        let is = |&number: &usize| {
            read.get(number)
                .is_some_and(|list| list.0.is(&postings.bits))
        };
        let next = Some(self.next).filter(|next| numbers.contains(next));
        let found = next.filter(is).or_else(|| numbers.clone().find(is))?;
        self.next = found + 1;
        Some(found)
    }

    /// The places of a list, ascending.
    pub fn list(&self, number: usize) -> &[At] {
        let end = |number: usize| self.read.get(number).map_or(0, |list| list.1);
        let start = number.checked_sub(1).map_or(0, end);
        self.at.get(start..end(number)).unwrap_or_default()
    }

    /// Appends the positions in a version that are in some lists.
    #[inline(never)]
    pub fn positions(&self, lists: Range<usize>, version: u32, out: &mut Vec<u32>) {
        for number in lists {
            let at = self.list(number);
            let start = at.partition_point(|place| place.0 < version);
            let places = at.get(start..).unwrap_or_default().iter();
            let places = places.take_while(|place| place.0 == version);
            out.extend(places.map(|place| place.1));
        }
    }

    /// How many lists there are.
    pub fn count(&self) -> usize {
        self.read.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bits::BitWriter;
    use crate::postings::write;
    use aimaq_language::Lang;

    #[test]
    fn a_list_is_found_again_and_tells_positions() {
        let versions: Vec<Version> = (0..9).map(|n| Version::new(n, Lang::Kk, 3, 200)).collect();
        let classes = Classes::default();
        let forms = [vec![(0, 4), (0, 90), (5, 17)], vec![(5, 3)], vec![(8, 1)]];
        let mut out = BitWriter::default();
        let heads: Vec<(u32, bool)> = forms
            .iter()
            .map(|at| write(at, &versions, &classes, &mut out))
            .collect();
        let bytes = out.finish();
        let (mut lists, mut at, mut all) = (Lists::default(), 0, Vec::new());
        for (&(versions_of, several), places) in heads.iter().zip(&forms) {
            let postings = Postings {
                bits: BitReader::new(&bytes, at),
                versions: versions_of,
                several,
            };
            at = postings
                .read(&versions, &classes, &mut Vec::new())
                .expect("it was just written");
            let number = lists.read(&postings, &versions, &classes);
            assert_eq!(lists.list(number), &**places);
            all.push(postings);
        }
        for (number, postings) in all.iter().enumerate().rev() {
            assert_eq!(lists.find(postings, 0..3), Some(number));
        }
        assert_eq!(lists.find(&all[2], 0..2), None);
        let mut positions = Vec::new();
        lists.positions(0..3, 5, &mut positions);
        assert_eq!(positions, [17, 3]);
    }
}
