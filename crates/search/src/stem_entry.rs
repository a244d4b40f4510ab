//! A group: the forms of one stem, with their postings, side by side, so that one read serves the stem.
//!
//! In memory, a group is a row of bytes, and its postings are bytes of its shard:
//!
//! | what | how |
//! |---|---|
//! | kind: 0 Kazakh, 1 Russian, 2 a name in any language | byte |
//! | the stem | length (byte), letters ([`crate::key`]) |
//! | number of forms | varint |
//! | for each: length shared with the stem, length of the rest, the rest | bytes |
//! | where its gaps begin, and its places ([`Postings`]) | varints |
//! | for each form: its head ([`FormHeader`]); bytes of its gaps, and number of its places | varints |

use aimaq_compact::case::upper;
use aimaq_language::Lang;
use aimaq_postings::Postings;

use crate::bits::{BitReader, BitWriter};
use crate::columns::Columns;
use crate::key;
use crate::packed::{self, PackedPostings};
use crate::varint::Cursor;

/// What the forms of a group are forms of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EntryKind {
    Word(Lang),
    /// A place, a region or an abbreviation, under any of its names in any language.
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

/// How a form is mostly written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LetterCase {
    #[default]
    Lower,
    Capital,
    Upper,
}

impl LetterCase {
    /// A term as it is mostly written.
    pub(crate) fn write(self, term: &str) -> String {
        match self {
            LetterCase::Lower => term.to_owned(),
            LetterCase::Upper => term.chars().map(upper).collect(),
            LetterCase::Capital => {
                let mut out = String::with_capacity(term.len());
                let mut start = true;
                for c in term.chars() {
                    if start {
                        out.push(upper(c))
                    } else {
                        out.push(c)
                    }
                    start = c == '-';
                }
                out
            }
        }
    }
}

/// The letters of a form ([`crate::key`]): those that it shares with its stem, and the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordForm<'b> {
    shared: &'b [u8],
    rest: &'b [u8],
}

impl WordForm<'_> {
    /// Has it these letters?
    pub(crate) fn is(&self, key: &[u8]) -> bool {
        key.len() == self.shared.len() + self.rest.len()
            && key.starts_with(self.shared)
            && key.ends_with(self.rest)
    }

    /// Has it the letters of another?
    pub(crate) fn is_as(&self, other: &WordForm<'_>) -> bool {
        self.shared.len() + self.rest.len() == other.shared.len() + other.rest.len()
            && self.letters().eq(other.letters())
    }

    fn letters(&self) -> impl Iterator<Item = u8> {
        self.shared.iter().chain(self.rest).copied()
    }

    /// Is it a compound: words joined by hyphens?
    pub(crate) fn is_compound(&self) -> bool {
        self.shared.contains(&b'-') || self.rest.contains(&b'-')
    }

    /// Appends its letters.
    pub(crate) fn append(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.shared);
        out.extend_from_slice(self.rest);
    }

    /// Its letters.
    pub(crate) fn key(&self) -> Vec<u8> {
        let mut key = Vec::with_capacity(self.shared.len() + self.rest.len());
        self.append(&mut key);
        key
    }

    /// Puts its folded letters into `out`; false if these are no letters.
    pub(crate) fn fold(&self, out: &mut Vec<u8>) -> bool {
        out.clear();
        self.append(out);
        key::fold_key(out)
    }

    /// As text; `None` if these are no letters.
    pub(crate) fn term(&self) -> Option<String> {
        key::decode(&self.key())
    }
}

/// A form of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormEntry<'b> {
    pub(crate) word: WordForm<'b>,
    pub(crate) case: LetterCase,
    pub(crate) postings: Postings<'b>,
}

/// The forms of a stem.
#[derive(Clone, Debug)]
pub(crate) struct StemEntry<'b> {
    pub(crate) kind: EntryKind,
    /// The letters of the stem.
    pub(crate) stem: &'b [u8],
    pub(crate) forms: Vec<FormEntry<'b>>,
}

/// What is known of a form beside its letters, as a number: versions it is in × 8, + 4 if it is in any of them more than once,
/// + how it is written (0 lower case, 1 capital first, 2 all capitals).
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
            _ => LetterCase::Upper,
        }
    }

    fn versions(self) -> u32 {
        self.0 >> 3
    }

    /// The packed postings that begin at a bit.
    pub(crate) fn packed(self, bits: &[u8], at: usize) -> PackedPostings<'_> {
        PackedPostings {
            bits: BitReader::new(bits, at),
            versions: self.versions(),
            several: self.0 & 4 != 0,
        }
    }
}

impl<'b> StemEntry<'b> {
    /// Reads the row of a group; `gaps` and `places` are those of its shard.
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

/// A form to be written: its word, how it is written, and (version, position) pairs, ascending.
pub(crate) type NewForm<'f> = (&'f str, LetterCase, &'f [(u32, u32)]);

/// A group to be written.
#[derive(Clone, Debug)]
pub(crate) struct NewStemEntry {
    pub(crate) kind: EntryKind,
    /// The letters of its stem.
    pub(crate) stem: Vec<u8>,
    /// The letters of each form, and its head.
    pub(crate) forms: Vec<(Vec<u8>, FormHeader)>,
    /// The postings of the forms, one after the other.
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
        let heads = forms.map(|(word, case, at)| {
            let (versions, several) =
                packed::write(at, &columns.versions, &columns.classes, &mut bits);
            (key::encode(word), FormHeader::new(case, versions, several))
        });
        NewStemEntry {
            kind,
            stem: key::encode(stem),
            forms: heads.collect(),
            bits: bits.finish(),
        }
    }

    /// About how many bytes it takes.
    pub(crate) fn size(&self) -> usize {
        self.stem.len() + 4 * self.forms.len() + self.bits.len()
    }
}
