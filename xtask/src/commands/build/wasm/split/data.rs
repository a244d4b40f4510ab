//! The data of both parts.

use std::ops::Range;

use super::super::binary::{put, put_bytes};
use super::super::references::References;
use super::super::sections::{DATA, END, put_constant, segments};
use super::program::Program;

/// The sections of data of both parts.
pub struct DataOfParts {
    /// Of the first part.
    pub first: Vec<u8>,
    /// Of the second part.
    pub second: Vec<u8>,
}

impl Program<'_> {
    /// Data that only the second part reads move there; what nobody reads goes. What the linker does not know stays.
    pub fn data_of_parts(
        &self,
        references: &References,
        first: &[bool],
        second: &[bool],
    ) -> Option<DataOfParts> {
        let section = self.sections.get(DATA)?;
        let (mut kept, mut moved) = (section.to_vec(), Vec::new());
        let of_first = |piece: usize| first[self.functions() + piece];
        for (address, range) in segments(section)? {
            let places = |wanted: &dyn Fn(usize) -> bool| {
                let mut there = vec![false; range.len()];
                for (piece, place) in references.data.iter().enumerate() {
                    let start = place.start.saturating_sub(address);
                    let end = place.end.saturating_sub(address).min(range.len());
                    if wanted(piece) && place.end > address && start < end {
                        there[start..end].fill(true);
                    }
                }
                there
            };
            let (known, stays) = (places(&|_| true), places(&of_first));
            let read = places(&|piece| second[self.functions() + piece]);
            let goes = |at: usize| known[at] && !stays[at];
            moved.extend(
                runs(range.len(), |at| goes(at) && read[at])
                    .into_iter()
                    .map(|run| {
                        (
                            address + run.start,
                            section[range.start + run.start..range.start + run.end].to_vec(),
                        )
                    }),
            );
            for at in (0..range.len()).filter(|&at| goes(at)) {
                kept[range.start + at] = 0;
            }
        }
        let mut data = Vec::new();
        put(&mut data, moved.len());
        for (address, bytes) in moved {
            data.push(0);
            put_constant(&mut data, address);
            data.push(END);
            put_bytes(&mut data, &bytes);
        }
        Some(DataOfParts {
            first: kept,
            second: data,
        })
    }
}

/// The runs of numbers below a length of which something is so.
fn runs(length: usize, is: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in (0..length).filter(|&at| is(at)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
