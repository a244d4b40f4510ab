//! The index file.
//!
//! | what | bytes |
//! |---|---|
//! | `AimaqIdx` | 8 |
//! | version of the format | 4, little-endian |
//! | for each section its length and checksum | 4 and 8, little-endian |
//! | the columns: regions, articles, versions ([`crate::columns`]) | as said |
//! | the keys of names ([`crate::terms`]) | as said |
//! | the groups of postings, column by column ([`crate::transposed`]) | as said |
//!
//! When the file is opened, the groups are put together, and the term dictionary is derived from them.

use core::ops::Range;

use crate::index::IndexError;

pub(crate) const MAGIC: &[u8; 8] = b"AimaqIdx";
/// A reader opens this version; a change that an older reader would misread makes a new one.
pub(crate) const VERSION: u32 = 1;
pub(crate) const SECTIONS: usize = 3;
const HEADER: usize = 12 + SECTIONS * 12;

/// Puts sections behind a header.
pub(crate) fn assemble(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + sections.iter().map(Vec::len).sum::<usize>());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    for section in &sections {
        out.extend((section.len() as u32).to_le_bytes());
        out.extend(checksum(section).to_le_bytes());
    }
    sections.iter().for_each(|section| out.extend(section));
    out
}

/// Checks a file and gives the places of its sections.
pub(crate) fn sections(bytes: &[u8]) -> Result<[Range<usize>; SECTIONS], IndexError> {
    if !bytes.starts_with(MAGIC) {
        let cut = !bytes.is_empty() && MAGIC.starts_with(bytes);
        return Err(if cut {
            IndexError::Cut
        } else {
            IndexError::NotAnIndex
        });
    }
    let found = u32::from_le_bytes(array(bytes, 8).ok_or(IndexError::Cut)?);
    if found > VERSION {
        return Err(IndexError::NewerFormat { found });
    }
    if found < VERSION {
        return Err(IndexError::NotAnIndex);
    }
    let mut places = [const { 0..0 }; SECTIONS];
    let mut start = HEADER;
    for (i, place) in places.iter_mut().enumerate() {
        let length = u32::from_le_bytes(array(bytes, 12 + i * 12).ok_or(IndexError::Cut)?);
        let sum = u64::from_le_bytes(array(bytes, 16 + i * 12).ok_or(IndexError::Cut)?);
        let end = start
            .checked_add(length as usize)
            .ok_or(IndexError::Damaged { at: 12 + i * 12 })?;
        let section = bytes.get(start..end).ok_or(IndexError::Cut)?;
        if checksum(section) != sum {
            return Err(IndexError::Damaged { at: start });
        }
        *place = start..end;
        start = end;
    }
    if start != bytes.len() {
        return Err(IndexError::Damaged { at: start });
    }
    Ok(places)
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

/// A checksum against accidents: eight bytes at a time, multiplied and rotated. No protection against malice, which
/// every reader here survives anyway.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: u64| (sum.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut sum = words.iter().fold(bytes.len() as u64, |sum, word| {
        mix(sum, u64::from_le_bytes(*word))
    });
    for &byte in rest {
        sum = mix(sum, u64::from(byte));
    }
    sum ^ sum >> 32
}
