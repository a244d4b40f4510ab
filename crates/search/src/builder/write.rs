//! Writing the bytes of an index.

use aimaq_compact::threads::map;
use aimaq_language::is_particle;

use super::cut::{ShardSizes, borders};
use super::form_stats::case;
use super::naming::NameKeys;
use super::row::Row;
use super::stem_entries::StemEntries;
use crate::columns::Columns;
use crate::key;
use crate::shard::{self, Guest};
use crate::stem_entry::{EntryKind, NewStemEntry};
use crate::varint::append;
use crate::word_form::LetterCase;

/// Returns the root and the shards of an index of sorted stem entries.
pub(super) fn write(
    columns: &Columns,
    entries: &StemEntries,
    names: &NameKeys,
    cut: ShardSizes,
    threads: usize,
) -> (Vec<u8>, Vec<Vec<u8>>) {
    let rows: Vec<Row<'_>> = map(
        threads,
        entries,
        || (),
        |(), ((key, kind, stem), forms)| {
            let case = case(forms);
            let of_forms = forms.iter().map(|(form, entry)| {
                let case = match kind {
                    EntryKind::Word(lang)
                        if case != LetterCase::Upper && is_particle(*lang, form) =>
                    {
                        LetterCase::Particle
                    }
                    _ => case,
                };
                (&**form, case, &*entry.at)
            });
            let entry = NewStemEntry::new(*kind, stem, of_forms, columns);
            let keys = match kind {
                EntryKind::Word(_) => shard::keys(&entry),
                EntryKind::Name => names.get(stem).into_iter().flatten().cloned().collect(),
            };
            Row {
                stem: key,
                keys,
                entry,
            }
        },
    );
    let borders = borders(&rows, cut);
    // Each key is in the shard in which it is looked up: with its own entry, or as a guest.
    let mut guests: Vec<Vec<Guest>> = vec![Vec::new(); borders.shards.len()];
    for (number, row) in (0..).zip(&rows) {
        let home = borders.of_entry(number);
        for key in &row.keys {
            let shard = borders.of_key(key);
            if shard != home || key::is_name(key) {
                guests[shard].push((key.clone(), number));
            }
        }
    }
    guests.iter_mut().for_each(|guests| guests.sort_unstable());
    let guests: Vec<(usize, Vec<Guest>)> = guests.into_iter().enumerate().collect();
    let shards = map(
        threads,
        &guests,
        || (),
        |(), (i, guests)| {
            let first = |i: usize| borders.shards.get(i).map(|border| border.first as usize);
            let end = first(i + 1).unwrap_or(rows.len());
            let rows = &rows[first(*i).unwrap_or(end)..end];
            shard::write(guests, rows.iter().map(|row| &row.entry))
        },
    );
    let columns = columns.write();
    let mut root = Vec::new();
    append(&mut root, columns.len() as u32);
    root.extend(columns);
    root.extend(borders.write(rows.len() as u32));
    (root, shards)
}
