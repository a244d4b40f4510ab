//! A stem entry: the forms of one stem, with their postings, side by side.
//!
//! In memory, an entry is a row of bytes, and its postings are bytes of its shard:
//!
//! | what | how |
//! |---|---|
//! | kind: 0 Kazakh, 1 Russian, 2 a name in any language | byte |
//! | the stem | length (byte), letters ([`crate::key`]) |
//! | number of forms | varint |
//! | for each form: length shared with the stem, length of the rest, the rest | bytes |
//! | start of its gaps, and of its places ([`Postings`]) | varints |
//! | for each form: its header ([`FormHeader`]), the number of bytes of its gaps, and the number of its places | varints |

use aimaq_language::Lang;
use aimaq_postings::Postings;

use crate::bits::{BitReader, BitWriter};
use crate::columns::Columns;
use crate::key;
use crate::packed::{self, PackedPostings};
use crate::varint::Cursor;
use crate::word_form::{LetterCase, WordForm};

/// What the forms of an entry are forms of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EntryKind {
    Word(Lang),
    /// A place, a region or an abbreviation, under all its names in both languages.
    Name,
}

impl EntryKind {
    pub(crate) fn byte(self) -> u8 {
        match self {
            EntryKind::Word(lang) => lang as u8,
            EntryKind::Name => 2,
        }
    }

    fn of(byte: u8) -> Option<EntryKind> {
        match byte {
            0 => Some(EntryKind::Word(Lang::Kk)),
            1 => Some(EntryKind::Word(Lang::Ru)),
            2 => Some(EntryKind::Name),
            _ => None,
        }
    }
}

/// A form of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormEntry<'b> {
    pub(crate) word: WordForm<'b>,
    pub(crate) case: LetterCase,
    pub(crate) postings: Postings<'b>,
}

/// A stem with all its forms.
#[derive(Clone, Debug)]
pub(crate) struct StemEntry<'b> {
    pub(crate) kind: EntryKind,
    /// The key of the stem.
    pub(crate) stem: &'b [u8],
    pub(crate) forms: Vec<FormEntry<'b>>,
}

/// What is known of a form beside its letters, as a number: versions that contain it × 8, + 4 if it occurs more than once in any, + its
/// letter case (0 lower case, 1 first letter capital, 2 all capitals, 3 lower case, and a word of a closed class, such as және).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormHeader(pub(crate) u32);

impl FormHeader {
    fn new(case: LetterCase, versions: u32, several: bool) -> FormHeader {
        FormHeader(versions << 3 | u32::from(several) << 2 | case as u32)
    }

    fn case(self) -> LetterCase {
        match self.0 & 3 {
            0 => LetterCase::Lower,
            1 => LetterCase::Capital,
            2 => LetterCase::Upper,
            _ => LetterCase::Particle,
        }
    }

    fn versions(self) -> u32 {
        self.0 >> 3
    }

    /// The packed postings that start at bit `at`.
    pub(crate) fn packed(self, bits: &[u8], at: usize) -> PackedPostings<'_> {
        PackedPostings {
            bits: BitReader::new(bits, at),
            versions: self.versions(),
            several: self.0 & 4 != 0,
        }
    }
}

impl<'b> StemEntry<'b> {
    /// Is it an abbreviation? What is a word, too, is none.
    pub(crate) fn is_abbreviation(&self) -> bool {
        let mut forms = self.forms.iter();
        self.kind != EntryKind::Name && forms.all(|form| form.case == LetterCase::Upper)
    }

    /// Reads an entry from its row. `gaps` and `places` are those of its shard.
    pub(crate) fn read(row: &'b [u8], gaps: &'b [u8], places: &'b [u16]) -> Option<StemEntry<'b>> {
        let mut cursor = Cursor::new(row);
        let kind = EntryKind::of(cursor.byte()?)?;
        let length = usize::from(cursor.byte()?);
        let stem = cursor.take(length)?;
        let count = cursor.number()? as usize;
        let mut forms = Vec::with_capacity(count.min(row.len()));
        for _ in 0..count {
            let shared = usize::from(cursor.byte()?);
            let rest = usize::from(cursor.byte()?);
            forms.push(FormEntry {
                word: WordForm {
                    shared: stem.get(..shared)?,
                    rest: cursor.take(rest)?,
                },
                case: LetterCase::Lower,
                postings: Postings {
                    gaps: &[],
                    places: &[],
                    versions: 0,
                },
            });
        }
        let mut gaps = Cursor::new(gaps.get(cursor.number()? as usize..)?);
        let mut places = places.get(cursor.number()? as usize..)?;
        for form in &mut forms {
            let head = FormHeader(cursor.number()?);
            form.case = head.case();
            let taken = gaps.take(cursor.number()? as usize)?;
            let (its, rest) = places.split_at_checked(cursor.number()? as usize)?;
            places = rest;
            form.postings = Postings {
                gaps: taken,
                places: its,
                versions: head.versions(),
            };
        }
        Some(StemEntry { kind, stem, forms })
    }
}

/// A form to write: the form, its letter case, and its occurrences, ascending.
pub(crate) type NewForm<'f> = (&'f str, LetterCase, &'f [(u32, u32)]);

/// A stem entry to write.
#[derive(Clone, Debug)]
pub(crate) struct NewStemEntry {
    pub(crate) kind: EntryKind,
    /// The key of its stem.
    pub(crate) stem: Vec<u8>,
    /// The key and the header of each form.
    pub(crate) forms: Vec<(Vec<u8>, FormHeader)>,
    /// The packed postings of the forms, one after the other.
    pub(crate) bits: Vec<u8>,
}

impl NewStemEntry {
    pub(crate) fn new<'f>(
        kind: EntryKind,
        stem: &str,
        forms: impl Iterator<Item = NewForm<'f>>,
        columns: &Columns,
    ) -> NewStemEntry {
        let mut bits = BitWriter::default();
        let headers = forms.map(|(word, case, at)| {
            let (versions, several) =
                packed::write(at, &columns.versions, &columns.classes, &mut bits);
            (key::encode(word), FormHeader::new(case, versions, several))
        });
        NewStemEntry {
            kind,
            stem: key::encode(stem),
            forms: headers.collect(),
            bits: bits.finish(),
        }
    }

    /// Its approximate size in bytes.
    pub(crate) fn size(&self) -> usize {
        self.stem.len() + 4 * self.forms.len() + self.bits.len()
    }
}
