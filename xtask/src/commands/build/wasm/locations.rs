//! Takes out of the Wasm where in the source a panic would have been.
//!
//! Once panics are traps ([`super::traps`]), nothing reads the places that the compiler puts beside each call that may panic:
//! a pointer to the name of a file, its length, a line and a column. Nothing else points at names that end in `.rs`. Both
//! are overwritten with zeros, which wasm-opt leaves out: 2 kB of what a first visit fetches.

use core::ops::Range;

use super::binary::Sections;
use super::sections::{DATA, segments};

/// Longest file name, last line and last column that are believed.
const NAME: Range<usize> = 6..200;
const LINES: Range<usize> = 1..100_000;
const COLUMNS: Range<usize> = 1..1000;
/// Bytes of a place: four numbers.
const SIZE: usize = 16;

/// The module without those places, and how many there were; `None` for what is not as wasm-bindgen writes it.
pub fn forget(wasm: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut count = 0;
    let wasm = Sections::read(wasm)?.rewritten(|section, body| {
        let mut body = body.to_vec();
        if section == DATA {
            let segments = segments(&body)?;
            let found = places(&body, &segments);
            count = found.len() / 2;
            for range in found {
                body.get_mut(range)?.fill(0);
            }
        }
        Some(Some(body))
    })?;
    Some((wasm, count))
}

/// Where in the section the places are, each followed by the name of its file.
fn places(section: &[u8], segments: &[(usize, Range<usize>)]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (address, range) in segments {
        let aligned = range.start + address.wrapping_neg() % 4;
        for at in (aligned..range.end.saturating_sub(SIZE - 1)).step_by(4) {
            let word = |i: usize| {
                let bytes = section.get(at + 4 * i..at + 4 * i + 4);
                bytes.map_or(0, |bytes| {
                    bytes
                        .iter()
                        .rev()
                        .fold(0, |number, &byte| number << 8 | usize::from(byte))
                })
            };
            if !NAME.contains(&word(1)) || !LINES.contains(&word(2)) || !COLUMNS.contains(&word(3))
            {
                continue;
            }
            let name = segments.iter().find_map(|(address, range)| {
                let start = range.start + word(0).checked_sub(*address)?;
                let name = start..start + word(1);
                (name.end <= range.end && section.get(name.clone())?.ends_with(b".rs"))
                    .then_some(name)
            });
            if let Some(name) = name {
                found.extend([at..at + SIZE, name]);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::binary::{module as module_of, put, put_bytes};
    use super::super::sections::{END, I32_CONST};
    use super::*;

    fn module(data: &[u8]) -> Vec<u8> {
        let mut section = vec![1, 0, I32_CONST];
        put(&mut section, 1024);
        section.push(END);
        put_bytes(&mut section, data);
        module_of(&[(DATA, section)])
    }

    fn words(words: [u32; 4]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn places_and_their_files_are_forgotten_and_all_else_stays() {
        let data = [
            b"src/app.rs\0\0".to_vec(),
            words([1024, 10, 7, 9]),
            b"text".to_vec(),
        ]
        .concat();
        let rest = [vec![0; 28], b"text".to_vec()].concat();
        assert_eq!(forget(&module(&data)), Some((module(&rest), 1)));
        let other = [b"src/app.txt\0".to_vec(), words([1024, 11, 7, 9])].concat();
        assert_eq!(forget(&module(&other)), Some((module(&other), 0)));
        assert_eq!(forget(b"no wasm"), None);
    }
}
