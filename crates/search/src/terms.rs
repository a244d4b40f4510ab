//! The term dictionary of an index, derived from its groups when it is opened.
//!
//! Every key of a word is a form of its group or the group's stem, folded, so the dictionary is not stored: it would be
//! a third of the file. Only the keys of names, which are none of their forms, are.

use aimaq_language::{fold, order};

use crate::dictionary;
use crate::group::{Group, Kind};
use crate::key;
use crate::varint::{Cursor, put};

/// The keys of names: each with the number of its group.
pub(crate) type NameKeys = Vec<(u32, Vec<u8>)>;

/// Where the groups are, and which terms lead to them.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    /// Where each group begins, in bytes from the first; its length comes before it.
    starts: Vec<u32>,
    /// The groups, each behind its length.
    groups: Vec<u8>,
    /// The dictionary, from keys to numbers of groups ([`crate::dictionary`]).
    pub(crate) dictionary: Vec<u8>,
}

/// Writes the keys of names: for each the number of its group and its length (varints), then the key.
pub(crate) fn write_names(names: &NameKeys) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, key) in names {
        put(&mut out, *number);
        put(&mut out, key.len() as u32);
        out.extend(key);
    }
    out
}

/// Appends a group behind its length.
pub(crate) fn append_group(out: &mut Vec<u8>, group: &[u8]) {
    put(out, group.len() as u32);
    out.extend(group);
}

impl Terms {
    /// Reads all groups and the keys of names; `None` if they are not whole.
    pub(crate) fn read(names: &[u8], groups: Vec<u8>) -> Option<Terms> {
        let mut terms = Terms::default();
        let mut keys: Vec<(Vec<u8>, u32)> = Vec::new();
        let mut cursor = Cursor::new(&groups);
        while !cursor.is_empty() {
            let number = terms.starts.len() as u32;
            terms
                .starts
                .push((groups.len() - cursor.rest().len()) as u32);
            let length = cursor.number()? as usize;
            let group = Group::read(cursor.take(length)?)?;
            if let Kind::Word(_) = group.kind {
                keys.push((key::encode(&fold(&group.stem)), number));
                keys.extend(
                    group
                        .forms
                        .iter()
                        .map(|form| (key::encode(&fold(&form.surface)), number)),
                );
            }
        }
        let mut cursor = Cursor::new(names);
        while !cursor.is_empty() {
            let number = cursor.number()?;
            let length = cursor.number()? as usize;
            keys.push((cursor.take(length)?.to_vec(), number));
        }
        order::sort(&mut keys);
        keys.dedup();
        let mut entries: Vec<(Vec<u8>, Vec<u32>)> = Vec::with_capacity(keys.len());
        for (key, number) in keys {
            match entries.last_mut() {
                Some((last, numbers)) if *last == key => numbers.push(number),
                _ => entries.push((key, vec![number])),
            }
        }
        terms.dictionary = dictionary::write(&entries);
        terms.groups = groups;
        Some(terms)
    }

    /// The group of a number.
    pub(crate) fn group(&self, number: u32) -> Option<Group<'_>> {
        let start = *self.starts.get(number as usize)? as usize;
        let mut cursor = Cursor::new(self.groups.get(start..)?);
        let length = cursor.number()? as usize;
        Group::read(cursor.take(length)?)
    }
}
