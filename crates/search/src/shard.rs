//! A shard: the groups of postings whose stems are neighbours in the alphabet, with the terms that lead to them.
//!
//! An index is as many shards as make each a small file; a question reads the few that its words are in. A shard's range is
//! from its own border to that of the next ([`crate::borders`]). Every term in the range is found in it: the terms of its own groups, which
//! are not stored but derived, and *guests*, which are: terms of groups in other shards (мектебі comes before мектеп)
//! and the keys of names.
//!
//! | what | how |
//! |---|---|
//! | number of guests | varint |
//! | for each guest: the number of its group less that of the guest before, zigzag | varint |
//! | for each: length shared with the guest before, length of the rest, the rest | bytes |
//! | the groups, column by column ([`crate::transposed`]) | as said |

use crate::dictionary::{Dictionary, shared};
use crate::group::{self, Group, Written};
use crate::key;
use crate::transposed;
use crate::varint::{Cursor, put, unzigzag, zigzag};

/// A term of a group that may be in any shard.
pub(crate) type Guest = (Vec<u8>, u32);

/// A shard, open for questions.
#[derive(Debug, Default)]
pub(crate) struct Shard {
    /// From the terms in its range to groups.
    pub(crate) dictionary: Dictionary,
    /// Where each group begins.
    starts: Vec<u32>,
    /// The groups, each behind its length.
    groups: Vec<u8>,
}

/// Writes a shard of guests, in ascending order, and groups, each behind its length.
pub(crate) fn write(guests: &[Guest], groups: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, guests.len() as u32);
    let mut before = 0;
    for (_, number) in guests {
        put(&mut out, zigzag(*number as i32 - before));
        before = *number as i32;
    }
    let mut before: &[u8] = &[];
    for (key, _) in guests {
        let shared = shared(before, key).min(255);
        let rest = key.get(shared..).unwrap_or_default();
        out.extend([shared as u8, rest.len() as u8]);
        out.extend(rest);
        before = key;
    }
    out.extend(transposed::columns(groups).expect("groups that were just written are whole"));
    out
}

/// Appends a group behind its length.
pub(crate) fn append_group(out: &mut Vec<u8>, group: &[u8]) {
    put(out, group.len() as u32);
    out.extend(group);
}

impl Shard {
    /// Reads what [`write`] wrote; `None` if these bytes are something else. `first` is the number of its first group, and
    /// the range is from `from` up to `to`.
    pub(crate) fn read(bytes: &[u8], first: u32, from: &[u8], to: Option<&[u8]>) -> Option<Shard> {
        let mut cursor = Cursor::new(bytes);
        let count = cursor.number()?;
        let mut keys: Vec<Guest> = Vec::new();
        let mut number = 0i32;
        for _ in 0..count {
            number = number.checked_add(unzigzag(cursor.number()?))?;
            keys.push((Vec::new(), u32::try_from(number).ok()?));
        }
        let mut guest: Vec<u8> = Vec::new();
        for (key, _) in &mut keys {
            let (shared, rest) = (usize::from(cursor.byte()?), usize::from(cursor.byte()?));
            if shared > guest.len() {
                return None;
            }
            guest.truncate(shared);
            guest.extend(cursor.take(rest)?);
            key.clone_from(&guest);
        }
        let mut shard = Shard {
            groups: transposed::rows(cursor.rest())?,
            ..Shard::default()
        };
        let mut cursor = Cursor::new(&shard.groups);
        let mut number = first;
        while !cursor.is_empty() {
            shard
                .starts
                .push((shard.groups.len() - cursor.rest().len()) as u32);
            let length = cursor.number()? as usize;
            for term in group::terms(cursor.take(length)?)? {
                let key = key::folded(&term)?;
                if *key >= *from && to.is_none_or(|to| *key < *to) {
                    keys.push((key, number));
                }
            }
            number = number.checked_add(1)?;
        }
        shard.dictionary = Dictionary::new(keys);
        Some(shard)
    }

    /// How many groups it has.
    pub(crate) fn len(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Its group of a number, counted from its first.
    pub(crate) fn group(&self, number: u32) -> Option<Group<'_>> {
        let start = *self.starts.get(number as usize)? as usize;
        let mut cursor = Cursor::new(self.groups.get(start..)?);
        let length = cursor.number()? as usize;
        Group::read(cursor.take(length)?)
    }
}

/// The keys of a group of words: its forms and its stem, folded, ascending.
pub(crate) fn keys(stem: &str, forms: &[Written]) -> Vec<Vec<u8>> {
    let terms = forms.iter().map(|(form, ..)| form.as_str()).chain([stem]);
    let mut keys: Vec<Vec<u8>> = terms
        .filter_map(|term| key::folded(&key::encode(term)))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
