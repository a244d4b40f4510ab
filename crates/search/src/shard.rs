//! A shard: the stem entries of neighbouring stems, with the terms that lead to them.
//!
//! An index is cut into shards that are each a small file; a search reads the few that its words are in. The range of a shard is from its
//! own border to the next one ([`crate::borders`]). Every term in the range is found in the shard: the terms of its own entries, which are
//! derived rather than stored, and *guests*, which are stored: terms of entries in other shards (мектебі sorts before мектеп) and the keys
//! of names.
//!
//! A shard is stored column by column: bytes of one kind side by side compress better than entry after entry.
//!
//! | column | of each | how |
//! |---|---|---|
//! | stem, rest | entry | letters ([`crate::key`]) |
//! | form, rest | form | letters |
//! | guest, key | guest | length shared with the previous guest, length of the rest, the rest |
//! | guest, entry | guest | number of its entry less that of the previous guest, zigzag, varint |
//! | stem, shared | entry | length shared with the previous stem, byte |
//! | stem, length | entry | length of the rest, byte |
//! | form, cut | form | number of letters at the end of its stem that it lacks, mostly 0; byte |
//! | form, length | form | length of the rest, byte |
//! | shape | entry | number of forms × 4 + kind, varint |
//! | header | form | [`crate::stem_entry::FormHeader`], varint |
//! | postings | entry | packed postings of its forms ([`crate::packed`]), one after the other, padded to a byte |
//!
//! The lengths of the columns stand before them, as varints.

use crate::columns::Columns;
use crate::dictionary::{Dictionary, shared};
use crate::key;
use crate::stem_entry::{EntryKind, FormHeader, NewStemEntry, StemEntry};
use crate::varint::{Cursor, append, unzigzag, zigzag};

/// A key, and the number of a stem entry that may be in any shard.
pub(crate) type Guest = (Vec<u8>, u32);

/// An open shard.
#[derive(Debug, Default)]
pub(crate) struct Shard {
    /// From the terms in its range to stem entries.
    pub(crate) dictionary: Dictionary,
    /// The start of the row of each entry.
    starts: Vec<u32>,
    /// The rows of the entries ([`crate::stem_entry`]).
    rows: Vec<u8>,
    /// All postings, in two parts ([`aimaq_postings::Postings`]).
    gaps: Vec<u8>,
    places: Vec<u16>,
}

const STEM_REST: usize = 0;
const FORM_REST: usize = 1;
const GUEST_KEY: usize = 2;
/// The number of columns of letters, which come first.
const LETTERS: usize = 3;
const GUEST_ENTRY: usize = 3;
const STEM_SHARED: usize = 4;
const STEM_LENGTH: usize = 5;
const FORM_CUT: usize = 6;
const FORM_LENGTH: usize = 7;
const SHAPE: usize = 8;
const HEADER: usize = 9;
const POSTINGS: usize = 10;
const COLUMNS: usize = 11;

/// Writes a shard from guests, ascending, and stem entries.
pub(crate) fn write<'g>(
    guests: &[Guest],
    entries: impl Iterator<Item = &'g NewStemEntry>,
) -> Vec<u8> {
    let mut columns: [Vec<u8>; COLUMNS] = Default::default();
    let mut before: (&[u8], i32) = (&[], 0);
    for (key, number) in guests {
        append(&mut columns[GUEST_ENTRY], zigzag(*number as i32 - before.1));
        let shared = shared(before.0, key);
        columns[GUEST_KEY].extend([shared as u8, (key.len() - shared) as u8]);
        columns[GUEST_KEY].extend(&key[shared..]);
        before = (key, *number as i32);
    }
    let mut before: &[u8] = &[];
    for entry in entries {
        let shape = (entry.forms.len() as u32) << 2 | u32::from(entry.kind.byte());
        append(&mut columns[SHAPE], shape);
        let alike = shared(before, &entry.stem);
        columns[STEM_SHARED].push(alike as u8);
        columns[STEM_LENGTH].push((entry.stem.len() - alike) as u8);
        columns[STEM_REST].extend(&entry.stem[alike..]);
        for (form, header) in &entry.forms {
            let alike = shared(&entry.stem, form);
            columns[FORM_CUT].push((entry.stem.len() - alike) as u8);
            columns[FORM_LENGTH].push((form.len() - alike) as u8);
            columns[FORM_REST].extend(&form[alike..]);
            append(&mut columns[HEADER], header.0);
        }
        columns[POSTINGS].extend(&entry.bits);
        before = &entry.stem;
    }
    let mut out = Vec::new();
    columns
        .iter()
        .for_each(|column| append(&mut out, column.len() as u32));
    columns.iter().for_each(|column| out.extend(column));
    out
}

/// The bytes of a shard cut where they change their kind: letters, numbers, postings.
pub fn parts(shard: &[u8]) -> Vec<&[u8]> {
    let mut cursor = Cursor::new(shard);
    let lengths: Option<Vec<usize>> = (0..COLUMNS)
        .map(|_| Some(cursor.number()? as usize))
        .collect();
    let mut parts = Vec::new();
    let mut rest = shard;
    let mut end = shard.len() - cursor.rest().len();
    for (column, length) in lengths.into_iter().flatten().enumerate() {
        end += length;
        if column >= LETTERS - 1
            && let Some((part, after)) = rest.split_at_checked(end)
        {
            parts.push(part);
            (rest, end) = (after, 0);
        }
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

impl Shard {
    /// Reads what [`write`] wrote. Returns `None` for other bytes. `first` is the number of its first stem entry. Its
    /// range is from `from` up to, but not including, `to`.
    pub(crate) fn read(
        bytes: &[u8],
        of: &Columns,
        first: u32,
        (from, to): (&[u8], Option<&[u8]>),
    ) -> Option<Shard> {
        let mut cursor = Cursor::new(bytes);
        let mut lengths = [0; COLUMNS];
        for length in &mut lengths {
            *length = cursor.number()? as usize;
        }
        let mut columns = [Cursor::new(&[]); COLUMNS];
        for (column, length) in columns.iter_mut().zip(lengths) {
            *column = Cursor::new(cursor.take(length)?);
        }
        if !cursor.is_empty() {
            return None;
        }
        let mut terms = guests(&mut columns)?;
        let mut shard = Shard::default();
        let bits = columns[POSTINGS].rest();
        let (mut stem, mut form, mut at) = (Vec::new(), Vec::new(), 0);
        let mut number = first;
        let mut occurrences = Vec::new();
        while !columns[SHAPE].is_empty() {
            shard.starts.push(shard.rows.len() as u32);
            let shape = columns[SHAPE].number()?;
            let shared = usize::from(columns[STEM_SHARED].byte()?);
            if shared > stem.len() {
                return None;
            }
            stem.truncate(shared);
            let length = usize::from(columns[STEM_LENGTH].byte()?);
            stem.extend(columns[STEM_REST].take(length)?);
            let is_word = shape & 3 != u32::from(EntryKind::Name.byte());
            let mut term = |term: &[u8]| -> Option<()> {
                let key = key::folded(term)?;
                if *key >= *from && to.is_none_or(|to| *key < *to) {
                    terms.push((key, number));
                }
                Some(())
            };
            shard
                .rows
                .extend([(shape & 3) as u8, u8::try_from(stem.len()).ok()?]);
            shard.rows.extend(&stem);
            append(&mut shard.rows, shape >> 2);
            if is_word {
                term(&stem)?;
            }
            for _ in 0..shape >> 2 {
                let rest = columns[FORM_LENGTH].byte()?;
                let cut = usize::from(columns[FORM_CUT].byte()?);
                let shared = stem.len().checked_sub(cut)?;
                let rest_letters = columns[FORM_REST].take(usize::from(rest))?;
                shard.rows.extend([shared as u8, rest]);
                shard.rows.extend(rest_letters);
                if is_word {
                    form.clear();
                    form.extend(stem.get(..shared)?);
                    form.extend(rest_letters);
                    term(&form)?;
                }
            }
            let Shard {
                rows, gaps, places, ..
            } = &mut shard;
            append(rows, gaps.len() as u32);
            append(rows, places.len() as u32);
            for _ in 0..shape >> 2 {
                let header = FormHeader(columns[HEADER].number()?);
                occurrences.clear();
                at = of.unpack(&header.packed(bits, at), &mut occurrences)?;
                let before = [gaps.len(), places.len()];
                aimaq_postings::append(&occurrences, &of.versions, gaps, places);
                append(rows, header.0);
                append(rows, (gaps.len() - before[0]) as u32);
                append(rows, (places.len() - before[1]) as u32);
            }
            at = at.next_multiple_of(8);
            number = number.checked_add(1)?;
        }
        let whole = columns.iter().take(POSTINGS).all(Cursor::is_empty);
        shard.dictionary = Dictionary::new(terms);
        shard.rows.shrink_to_fit();
        shard.gaps.shrink_to_fit();
        shard.places.shrink_to_fit();
        (whole && at == bits.len() * 8).then_some(shard)
    }

    /// The number of its stem entries.
    pub(crate) fn len(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Its stem entry number `number`, counted from its first.
    pub(crate) fn entry(&self, number: u32) -> Option<StemEntry<'_>> {
        let start = *self.starts.get(number as usize)? as usize;
        StemEntry::read(self.rows.get(start..)?, &self.gaps, &self.places)
    }
}

fn guests(columns: &mut [Cursor<'_>; COLUMNS]) -> Option<Vec<Guest>> {
    let mut guests: Vec<Guest> = Vec::new();
    let (mut key, mut number): (Vec<u8>, i32) = (Vec::new(), 0);
    while !columns[GUEST_ENTRY].is_empty() {
        number = number.checked_add(unzigzag(columns[GUEST_ENTRY].number()?))?;
        let shared = usize::from(columns[GUEST_KEY].byte()?);
        let rest = usize::from(columns[GUEST_KEY].byte()?);
        if shared > key.len() {
            return None;
        }
        key.truncate(shared);
        key.extend(columns[GUEST_KEY].take(rest)?);
        guests.push((key.clone(), u32::try_from(number).ok()?));
    }
    Some(guests)
}

/// The keys of a stem entry of words: its forms and its stem, folded, ascending.
pub(crate) fn keys(entry: &NewStemEntry) -> Vec<Vec<u8>> {
    let terms = entry.forms.iter().map(|(form, _)| form);
    let terms = terms.chain([&entry.stem]);
    let mut keys: Vec<Vec<u8>> = terms.filter_map(|term| key::folded(term)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use aimaq_language::Lang;
    use proptest::prelude::*;

    use super::*;
    use crate::word_form::LetterCase;
    use aimaq_postings::{TextVersion, VersionSet};

    fn columns() -> Columns {
        let version = |article| TextVersion {
            article,
            lang: Lang::Kk,
            title: 1,
            text: TextVersion::text_class(300),
        };
        Columns {
            versions: (0..9).map(version).collect(),
            ..Columns::default()
        }
    }

    type FormsOfStem = std::collections::BTreeMap<String, std::collections::BTreeSet<(u32, u32)>>;

    fn some_entries() -> impl Strategy<Value = Vec<(String, FormsOfStem)>> {
        let occurrences = prop::collection::btree_set((0..9u32, 0..300u32), 1..6);
        let forms = prop::collection::btree_map("[а-яқң]{1,9}", occurrences, 1..4);
        prop::collection::vec(("[а-яқң]{1,6}", forms), 0..12)
    }

    fn written(entries: &[(String, FormsOfStem)], guests: &[Guest]) -> Vec<u8> {
        let new = |(stem, forms): &(String, FormsOfStem)| {
            let at: Vec<Vec<(u32, u32)>> = forms
                .values()
                .map(|at| at.iter().copied().collect())
                .collect();
            let forms = forms.keys().zip(&at);
            let forms = forms.map(|(form, at)| (&**form, LetterCase::Capital, &**at));
            NewStemEntry::new(EntryKind::Word(Lang::Ru), stem, forms, &columns())
        };
        let entries: Vec<NewStemEntry> = entries.iter().map(new).collect();
        write(guests, entries.iter())
    }

    proptest! {
        #[test]
        fn stem_entries_come_back(entries in some_entries(), guests in prop::collection::btree_set((prop::collection::vec(1u8..5, 1..5), 0u32..99), 0..5)) {
            let guests: Vec<Guest> = guests.into_iter().collect();
            let bytes = written(&entries, &guests);
            let shard = Shard::read(&bytes, &columns(), 7, (&[], None)).expect("it was just written");
            prop_assert_eq!(shard.len() as usize, entries.len());
            for (number, (stem, forms)) in (0..).zip(&entries) {
                let entry = shard.entry(number).expect("it was just written");
                prop_assert_eq!(entry.stem, key::encode(stem));
                for (form, (word, at)) in entry.forms.iter().zip(forms) {
                    prop_assert_eq!((form.word.term(), form.case), (Some(word.clone()), LetterCase::Capital));
                    let mut found = Vec::new();
                    form.postings.append_occurrences(&VersionSet::all(9), &mut found);
                    prop_assert_eq!(found, at.iter().copied().collect::<Vec<_>>());
                    let key = key::folded(&key::encode(word)).expect("these are letters");
                    prop_assert!(shard.dictionary.from(&key).take_while(|(k, _)| *k == key).any(|(_, value)| value == number + 7));
                }
            }
            for (key, value) in &guests {
                prop_assert!(shard.dictionary.from(key).take_while(|(k, _)| k == key).any(|(_, v)| v == *value));
            }
        }

        #[test]
        fn any_bytes_are_a_shard_or_none(bytes: Vec<u8>) {
            let _ = Shard::read(&bytes, &columns(), 0, (&[], None));
        }

        #[test]
        fn a_changed_byte_never_panics(entries in some_entries(), at: prop::sample::Index, byte: u8) {
            let mut bytes = written(&entries, &[]);
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = Shard::read(&bytes, &columns(), 0, (&[], None));
        }
    }
}
