//! Groups as they travel: column by column.
//!
//! A host compresses what it sends. Bytes of one kind beside each other compress a third better than group after
//! group, so the file holds columns, and the rows that questions are answered from ([`crate::group`]) are put together when
//! it is opened.
//!
//! | column | of each | how |
//! |---|---|---|
//! | shape | group | number of forms × 4 + kind, varint |
//! | stem, shared | group | length shared with the stem before, byte |
//! | stem, length | group | length of the rest, byte |
//! | stem, rest | group | letters ([`crate::key`]) |
//! | form, cut | form | letters of its stem that it lacks at the end: mostly none; byte |
//! | form, length | form | length of the rest, byte |
//! | form, rest | form | letters |
//! | head | form | versions it is in × 4 + how it is written, varint |
//! | version | form and version | its number less the one before × 2, + 1 if the form is there once, varint |
//! | count | form and version with more than one | how often, less 2, varint |
//! | position | occurrence | less the one before in the version, varint |
//!
//! Before the columns stand their lengths, as varints.

use crate::shard::append_group;
use crate::varint::{Cursor, put};

const SHAPE: usize = 0;
const STEM_SHARED: usize = 1;
const STEM_LENGTH: usize = 2;
const STEM_REST: usize = 3;
const FORM_CUT: usize = 4;
const FORM_LENGTH: usize = 5;
const FORM_REST: usize = 6;
const HEAD: usize = 7;
const VERSION: usize = 8;
const COUNT: usize = 9;
const POSITION: usize = 10;
const COLUMNS: usize = 11;

/// Groups, each behind its length, as columns; `None` if they are no groups.
pub(crate) fn columns(rows: &[u8]) -> Option<Vec<u8>> {
    let mut columns: [Vec<u8>; COLUMNS] = Default::default();
    let mut rows = Cursor::new(rows);
    let mut before: &[u8] = &[];
    while !rows.is_empty() {
        let length = rows.number()? as usize;
        let mut row = Cursor::new(rows.take(length)?);
        let kind = u32::from(row.byte()?);
        let length = usize::from(row.byte()?);
        let stem = row.take(length)?;
        let forms = row.number()?;
        put(&mut columns[SHAPE], forms << 2 | kind);
        let shared = shared(before, stem);
        columns[STEM_SHARED].push(shared as u8);
        columns[STEM_LENGTH].push((stem.len() - shared) as u8);
        columns[STEM_REST].extend(&stem[shared..]);
        before = stem;
        for _ in 0..forms {
            let shared = usize::from(row.byte()?);
            columns[FORM_CUT].push(stem.len().checked_sub(shared)? as u8);
            let rest = row.byte()?;
            columns[FORM_LENGTH].push(rest);
            columns[FORM_REST].extend(row.take(usize::from(rest))?);
        }
        let mut heads = Vec::new();
        for _ in 0..forms {
            let head = row.number()?;
            put(&mut columns[HEAD], head);
            heads.push((head, row.number()? as usize));
        }
        for (head, length) in heads {
            let mut postings = Cursor::new(row.take(length)?);
            for _ in 0..head >> 2 {
                copy_version(&mut postings, &mut columns)?;
            }
        }
    }
    let mut out = Vec::new();
    columns
        .iter()
        .for_each(|column| put(&mut out, column.len() as u32));
    columns.iter().for_each(|column| out.extend(column));
    Some(out)
}

fn shared(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn copy_version(postings: &mut Cursor<'_>, columns: &mut [Vec<u8>; COLUMNS]) -> Option<()> {
    let version = postings.number()?;
    put(&mut columns[VERSION], version);
    let mut occurrences = 1;
    if version & 1 == 0 {
        let more = postings.number()?;
        put(&mut columns[COUNT], more);
        occurrences = more.checked_add(2)?;
    }
    for _ in 0..occurrences {
        put(&mut columns[POSITION], postings.number()?);
    }
    Some(())
}

/// Columns put together to groups again, each behind its length; `None` if they do not fit together.
pub(crate) fn rows(columns: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Cursor::new(columns);
    let mut lengths = [0; COLUMNS];
    for length in &mut lengths {
        *length = bytes.number()? as usize;
    }
    let mut columns = [Cursor::new(&[]); COLUMNS];
    for (column, length) in columns.iter_mut().zip(lengths) {
        *column = Cursor::new(bytes.take(length)?);
    }
    if !bytes.is_empty() {
        return None;
    }
    let (mut rows, mut row, mut stem) = (Vec::new(), Vec::new(), Vec::new());
    while !columns[SHAPE].is_empty() {
        row.clear();
        group(&mut columns, &mut stem, &mut row)?;
        append_group(&mut rows, &row);
    }
    columns.iter().all(Cursor::is_empty).then_some(rows)
}

/// Puts the next group together. `stem` is the stem of the one before, and then its own.
fn group(columns: &mut [Cursor<'_>; COLUMNS], stem: &mut Vec<u8>, row: &mut Vec<u8>) -> Option<()> {
    let shape = columns[SHAPE].number()?;
    let shared = usize::from(columns[STEM_SHARED].byte()?);
    if shared > stem.len() {
        return None;
    }
    stem.truncate(shared);
    let length = usize::from(columns[STEM_LENGTH].byte()?);
    stem.extend(columns[STEM_REST].take(length)?);
    let forms = shape >> 2;
    row.push((shape & 3) as u8);
    row.push(u8::try_from(stem.len()).ok()?);
    row.extend(&*stem);
    put(row, forms);
    for _ in 0..forms {
        let rest = columns[FORM_LENGTH].byte()?;
        let cut = usize::from(columns[FORM_CUT].byte()?);
        row.extend([stem.len().checked_sub(cut)? as u8, rest]);
        row.extend(columns[FORM_REST].take(usize::from(rest))?);
    }
    let mut postings = Vec::new();
    for _ in 0..forms {
        let head = columns[HEAD].number()?;
        let start = postings.len();
        for _ in 0..head >> 2 {
            let version = columns[VERSION].number()?;
            put(&mut postings, version);
            let mut occurrences = 1;
            if version & 1 == 0 {
                let more = columns[COUNT].number()?;
                put(&mut postings, more);
                occurrences = more.checked_add(2)?;
            }
            for _ in 0..occurrences {
                put(&mut postings, columns[POSITION].number()?);
            }
        }
        put(row, head);
        put(row, (postings.len() - start) as u32);
    }
    row.extend(&postings);
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::group::{Case, Kind, write};

    fn some_rows() -> impl Strategy<Value = Vec<u8>> {
        let occurrences = prop::collection::btree_set((0..9u32, 0..300u32), 1..6);
        let forms = prop::collection::btree_map("[а-яқң]{1,9}", occurrences, 1..4);
        prop::collection::vec(("[а-яқң]{1,6}", forms), 0..12).prop_map(|groups| {
            let mut rows = Vec::new();
            for (stem, forms) in groups {
                let forms: Vec<_> = forms
                    .into_iter()
                    .map(|(form, at)| (form, Case::Capital, at.into_iter().collect()))
                    .collect();
                let mut row = Vec::new();
                write(Kind::Name, &stem, &forms, &mut row);
                append_group(&mut rows, &row);
            }
            rows
        })
    }

    proptest! {
        #[test]
        fn groups_come_back(groups in some_rows()) {
            let columns = columns(&groups).expect("these are groups");
            prop_assert_eq!(rows(&columns), Some(groups));
        }

        #[test]
        fn any_bytes_are_columns_or_none(bytes: Vec<u8>) {
            let _ = rows(&bytes);
            let _ = columns(&bytes);
        }

        #[test]
        fn a_changed_byte_never_panics(groups in some_rows(), at: prop::sample::Index, byte: u8) {
            let mut columns = columns(&groups).expect("these are groups");
            if !columns.is_empty() {
                let at = at.index(columns.len());
                columns[at] = byte;
            }
            let _ = rows(&columns);
        }
    }
}
