//! The term dictionary: from folded terms to groups of postings.
//!
//! A radix tree in one piece of bytes. Each node is
//!
//! | what | bytes |
//! |---|---|
//! | length of the label × 4 + 2 if the node ends a key + 1 if it has children | varint |
//! | the label: the bytes from its parent to here, after the first | as long as said |
//! | if it ends a key: number of its values − 1 in the lowest bit (1: a count follows), the first value above it; further values | varints |
//! | if it has children: their number − 1; for each, its first byte and the size of its node; the nodes | bytes, varints, nodes |
//!
//! Keys are one byte a letter ([`crate::key`]), so that walks (prefixes, near spellings, other alphabets)
//! step letter by letter. Every read is checked: damaged bytes end a walk, they never panic.

use crate::varint::{Cursor, put};

/// Writes a dictionary. Keys must be ascending and distinct, each with at least one value.
pub(crate) fn write(entries: &[(Vec<u8>, Vec<u32>)]) -> Vec<u8> {
    let mut out = Vec::new();
    if !entries.is_empty() {
        node(entries, 0, &mut out);
    }
    out
}

/// Writes the node of all entries, which share their first `depth` bytes.
fn node(entries: &[(Vec<u8>, Vec<u32>)], depth: usize, out: &mut Vec<u8>) {
    let (Some((first, values)), Some((last, _))) = (entries.first(), entries.last()) else {
        return;
    };
    let label = first[depth..]
        .iter()
        .zip(&last[depth..])
        .take_while(|(a, b)| a == b)
        .count();
    let end = depth + label;
    let ends = first.len() == end;
    let children = &entries[usize::from(ends)..];
    put(
        out,
        (label as u32) << 2 | u32::from(ends) << 1 | u32::from(!children.is_empty()),
    );
    out.extend(&first[depth..end]);
    if ends {
        put(out, values[0] << 1 | u32::from(values.len() > 1));
        if values.len() > 1 {
            put(out, values.len() as u32 - 2);
            values[1..].iter().for_each(|&value| put(out, value));
        }
    }
    if children.is_empty() {
        return;
    }
    let runs: Vec<_> = children
        .chunk_by(|(a, _), (b, _)| a[end] == b[end])
        .collect();
    out.push((runs.len() - 1) as u8);
    let mut nodes = Vec::new();
    for run in runs {
        let start = nodes.len();
        node(run, end + 1, &mut nodes);
        out.push(run[0].0[end]);
        put(out, (nodes.len() - start) as u32);
    }
    out.extend(nodes);
}

/// The longest key that is ever walked to, against damaged bytes that never end.
const MAX_KEY: usize = 256;

/// A dictionary in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'b> {
    bytes: &'b [u8],
}

/// A node: what is known at the end of its label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'b> {
    /// The bytes from its parent to here, after the first.
    pub(crate) label: &'b [u8],
    values: Option<Cursor<'b>>,
    children: Option<Cursor<'b>>,
}

impl<'b> Node<'b> {
    fn read(bytes: &'b [u8]) -> Option<Node<'b>> {
        let mut cursor = Cursor::new(bytes);
        let head = cursor.number()?;
        let label = cursor.take((head >> 2) as usize)?;
        let values = (head & 2 != 0).then_some(cursor);
        if head & 2 != 0 && cursor.number()? & 1 != 0 {
            for _ in 0..=cursor.number()? {
                cursor.number()?;
            }
        }
        Some(Node {
            label,
            values,
            children: (head & 1 != 0).then_some(cursor),
        })
    }

    /// Does a key end here?
    pub(crate) fn ends(&self) -> bool {
        self.values.is_some()
    }

    /// The values of the key that ends here.
    pub(crate) fn values(&self) -> Vec<u32> {
        let mut values = Vec::new();
        if let Some(mut cursor) = self.values {
            let Some(first) = cursor.number() else {
                return values;
            };
            values.push(first >> 1);
            if first & 1 != 0 {
                let more = cursor.number().map_or(0, |count| count.saturating_add(1));
                values.extend((0..more).map_while(|_| cursor.number()));
            }
        }
        values
    }

    /// Its children: first byte, and node.
    pub(crate) fn children(&self) -> impl Iterator<Item = (u8, Node<'b>)> + use<'b> {
        let mut table = Cursor::new(&[]);
        let mut nodes = &[][..];
        let mut count = 0;
        if let Some(mut cursor) = self.children
            && let Some(more) = cursor.byte()
        {
            count = usize::from(more) + 1;
            table = cursor;
            for _ in 0..count {
                let _ = cursor.byte();
                let _ = cursor.number();
            }
            nodes = cursor.rest();
        }
        (0..count).map_while(move |_| {
            let byte = table.byte()?;
            let (child, rest) = nodes.split_at_checked(table.number()? as usize)?;
            nodes = rest;
            Some((byte, Node::read(child)?))
        })
    }
}

impl<'b> Dictionary<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Dictionary { bytes }
    }

    /// The node above all keys.
    pub(crate) fn root(&self) -> Option<Node<'b>> {
        Node::read(self.bytes)
    }

    /// The values of a key; none if it is not there.
    pub(crate) fn get(&self, key: &[u8]) -> Vec<u32> {
        match self.descend(key) {
            Some((node, [])) => node.values(),
            _ => Vec::new(),
        }
    }

    /// The node at or just below a prefix, and what its label goes on with after it.
    pub(crate) fn descend(&self, prefix: &[u8]) -> Option<(Node<'b>, &'b [u8])> {
        let mut node = self.root()?;
        let mut rest = prefix;
        loop {
            if rest.len() <= node.label.len() {
                return Some((node, node.label.strip_prefix(rest)?));
            }
            rest = rest.strip_prefix(node.label)?;
            let (&byte, after) = rest.split_first()?;
            node = node.children().find(|&(first, _)| first == byte)?.1;
            rest = after;
        }
    }

    /// Visits the keys that begin with `prefix`, ascending, until `visit` says to stop.
    pub(crate) fn under(&self, prefix: &[u8], visit: &mut impl FnMut(&[u8], &Node<'b>) -> bool) {
        if let Some((node, more)) = self.descend(prefix) {
            let mut key = prefix.to_vec();
            key.extend(more);
            below(&node, &mut key, visit);
        }
    }

    /// Walks all keys letter by letter. `step` gives the state after a letter, or `None` to turn back;
    /// `visit` sees each key that is reached, with the state at its end.
    pub(crate) fn walk<S: Clone>(
        &self,
        start: S,
        step: &mut impl FnMut(&S, u8) -> Option<S>,
        visit: &mut impl FnMut(&[u8], &S, &Node<'b>),
    ) {
        if let Some(root) = self.root() {
            walk(&root, start, &mut Vec::new(), step, visit);
        }
    }
}

fn below<'b>(
    node: &Node<'b>,
    key: &mut Vec<u8>,
    visit: &mut impl FnMut(&[u8], &Node<'b>) -> bool,
) -> bool {
    if node.ends() && !visit(key, node) {
        return false;
    }
    for (byte, child) in node.children() {
        let length = key.len();
        key.push(byte);
        key.extend(child.label);
        let on = key.len() > MAX_KEY || below(&child, key, visit);
        key.truncate(length);
        if !on {
            return false;
        }
    }
    true
}

fn walk<'b, S: Clone>(
    node: &Node<'b>,
    mut state: S,
    key: &mut Vec<u8>,
    step: &mut impl FnMut(&S, u8) -> Option<S>,
    visit: &mut impl FnMut(&[u8], &S, &Node<'b>),
) {
    let length = key.len();
    for &byte in node.label {
        match step(&state, byte) {
            Some(next) => state = next,
            None => return key.truncate(length),
        }
        key.push(byte);
    }
    if node.ends() {
        visit(key, &state, node);
    }
    if key.len() < MAX_KEY {
        for (byte, child) in node.children() {
            if let Some(next) = step(&state, byte) {
                key.push(byte);
                walk(&child, next, key, step, visit);
                key.pop();
            }
        }
    }
    key.truncate(length);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn entries(map: &BTreeMap<Vec<u8>, Vec<u32>>) -> Vec<(Vec<u8>, Vec<u32>)> {
        map.iter()
            .map(|(key, values)| (key.clone(), values.clone()))
            .collect()
    }

    fn maps() -> impl Strategy<Value = BTreeMap<Vec<u8>, Vec<u32>>> {
        let key = proptest::collection::vec(0u8..4, 0..6);
        let values = proptest::collection::vec(0u32..1 << 30, 1..4);
        proptest::collection::btree_map(key, values, 0..60)
    }

    proptest! {
        #[test]
        fn agrees_with_a_map(map in maps(), probes in proptest::collection::vec(proptest::collection::vec(0u8..4, 0..6), 20)) {
            let bytes = write(&entries(&map));
            let dictionary = Dictionary::new(&bytes);
            for key in map.keys().chain(&probes) {
                prop_assert_eq!(dictionary.get(key), map.get(key).cloned().unwrap_or_default());
                let mut under = Vec::new();
                dictionary.under(key, &mut |found, node| { under.push((found.to_vec(), node.values())); true });
                let expected: Vec<_> = map.iter().filter(|(k, _)| k.starts_with(key)).map(|(k, v)| (k.clone(), v.clone())).collect();
                prop_assert_eq!(under, expected);
            }
            let mut all = Vec::new();
            dictionary.walk((), &mut |(), _| Some(()), &mut |key, (), node| all.push((key.to_vec(), node.values())));
            prop_assert_eq!(all, entries(&map));
        }

        #[test]
        fn damaged_bytes_never_panic(map in maps(), flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut: prop::sample::Index) {
            let mut bytes = write(&entries(&map));
            if !bytes.is_empty() {
                for (at, byte) in flips {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
                bytes.truncate(cut.index(bytes.len()) + 1);
            }
            let dictionary = Dictionary::new(&bytes);
            let mut left = 10_000;
            dictionary.under(&[], &mut |_, node| { node.values(); left -= 1; left > 0 });
            dictionary.get(&[1, 2, 3]);
        }
    }
}
