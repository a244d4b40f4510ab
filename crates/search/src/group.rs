//! A group: the forms of one stem, with their postings, side by side, so that one read serves the stem.
//!
//! | what | how |
//! |---|---|
//! | kind: 0 Kazakh, 1 Russian, 2 a name in any language | byte |
//! | the stem | length (byte), letters ([`crate::key`]) |
//! | number of forms | varint |
//! | for each: length shared with the stem, length of the rest, the rest | bytes |
//! | for each: versions it is in × 4 + how it is written (0 lower case, 1 capital first, 2 all capitals); bytes of its postings | varints |
//! | the postings of each | as said |
//!
//! Postings are, for each version: its number less the one before (less nothing for the first) × 2, + 1 if the form
//! is there once; otherwise how often less 2; then the positions, each less the one before.

use aimaq_language::Lang;
use aimaq_language::case::upper;

use crate::key;
use crate::varint::{Cursor, put};

/// What the forms of a group are forms of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Word(Lang),
    /// A place, a region or an abbreviation, under any of its names in any language.
    Name,
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Kind::Word(lang) => lang as u8,
            Kind::Name => 2,
        }
    }

    fn of(byte: u8) -> Option<Kind> {
        match byte {
            0 => Some(Kind::Word(Lang::Kk)),
            1 => Some(Kind::Word(Lang::Ru)),
            2 => Some(Kind::Name),
            _ => None,
        }
    }
}

/// How a form is mostly written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Case {
    #[default]
    Lower,
    Capital,
    Upper,
}

impl Case {
    /// A term as it is mostly written.
    pub(crate) fn write(self, term: &str) -> String {
        match self {
            Case::Lower => term.to_owned(),
            Case::Upper => term.chars().map(upper).collect(),
            Case::Capital => {
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

/// A form of a word.
#[derive(Clone, Debug)]
pub(crate) struct Form<'b> {
    pub(crate) surface: String,
    pub(crate) case: Case,
    /// In how many versions it is.
    pub(crate) versions: u32,
    pub(crate) postings: &'b [u8],
}

/// The forms of a stem.
#[derive(Clone, Debug)]
pub(crate) struct Group<'b> {
    pub(crate) kind: Kind,
    pub(crate) stem: String,
    pub(crate) forms: Vec<Form<'b>>,
}

impl<'b> Group<'b> {
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Group<'b>> {
        let mut cursor = Cursor::new(bytes);
        let kind = Kind::of(cursor.byte()?)?;
        let length = usize::from(cursor.byte()?);
        let stem = cursor.take(length)?;
        let count = cursor.number()? as usize;
        let mut forms = Vec::new();
        for _ in 0..count {
            let shared = usize::from(cursor.byte()?);
            let rest = usize::from(cursor.byte()?);
            let mut surface = stem.get(..shared)?.to_vec();
            surface.extend(cursor.take(rest)?);
            let surface = key::decode(&surface)?;
            forms.push(Form {
                surface,
                case: Case::Lower,
                versions: 0,
                postings: &[],
            });
        }
        let mut lengths = Vec::with_capacity(forms.len());
        for form in &mut forms {
            let head = cursor.number()?;
            form.versions = head >> 2;
            form.case = match head & 3 {
                0 => Case::Lower,
                1 => Case::Capital,
                _ => Case::Upper,
            };
            lengths.push(cursor.number()? as usize);
        }
        for (form, length) in forms.iter_mut().zip(lengths) {
            form.postings = cursor.take(length)?;
        }
        Some(Group {
            kind,
            stem: key::decode(stem)?,
            forms,
        })
    }
}

/// The keys of the forms and the stem of a group of words, as written; of a name none. `None` if the bytes are no group.
pub(crate) fn terms(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut cursor = Cursor::new(bytes);
    let kind = Kind::of(cursor.byte()?)?;
    if kind == Kind::Name {
        return Some(Vec::new());
    }
    let length = usize::from(cursor.byte()?);
    let stem = cursor.take(length)?;
    let mut terms = vec![stem.to_vec()];
    for _ in 0..cursor.number()? {
        let shared = usize::from(cursor.byte()?);
        let rest = usize::from(cursor.byte()?);
        let mut term = stem.get(..shared)?.to_vec();
        term.extend(cursor.take(rest)?);
        terms.push(term);
    }
    Some(terms)
}

/// A form to be written: its surface, how it is written, and (version, position) pairs, ascending.
pub(crate) type Written = (String, Case, Vec<(u32, u32)>);

/// Writes a group.
pub(crate) fn write(kind: Kind, stem: &str, forms: &[Written], out: &mut Vec<u8>) {
    out.push(kind.byte());
    let stem = key::encode(stem);
    out.push(stem.len() as u8);
    out.extend(&stem);
    put(out, forms.len() as u32);
    for (surface, ..) in forms {
        let surface = key::encode(surface);
        let shared = stem
            .iter()
            .zip(&surface)
            .take_while(|(a, b)| a == b)
            .count();
        out.extend([shared as u8, (surface.len() - shared) as u8]);
        out.extend(&surface[shared..]);
    }
    let mut all = Vec::new();
    for (_, case, occurrences) in forms {
        let start = all.len();
        let mut before = 0;
        let mut versions = 0;
        for run in occurrences.chunk_by(|a, b| a.0 == b.0) {
            put(
                &mut all,
                (run[0].0 - before) << 1 | u32::from(run.len() == 1),
            );
            if run.len() > 1 {
                put(&mut all, run.len() as u32 - 2);
            }
            let mut last = 0;
            for &(_, position) in run {
                put(&mut all, position - last);
                last = position;
            }
            before = run[0].0;
            versions += 1;
        }
        put(out, versions << 2 | *case as u32);
        put(out, (all.len() - start) as u32);
    }
    out.extend(all);
}

/// Visits the occurrences in postings: version, position; ascending. Stops where the bytes make no sense.
#[inline]
pub(crate) fn occurrences(postings: &[u8], visit: &mut impl FnMut(u32, u32)) {
    let mut cursor = Cursor::new(postings);
    let mut version = 0u32;
    while let Some(head) = cursor.number() {
        let Some(next) = version.checked_add(head >> 1) else {
            return;
        };
        version = next;
        let count = if head & 1 != 0 {
            1
        } else {
            match cursor.number().and_then(|more| more.checked_add(2)) {
                Some(count) => count,
                None => return,
            }
        };
        let mut position = 0u32;
        for _ in 0..count {
            let Some(next) = cursor.number().and_then(|step| position.checked_add(step)) else {
                return;
            };
            position = next;
            visit(version, position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn groups_come_back(stem in "[а-яі]{0,8}", forms in proptest::collection::btree_map("[а-яі]{1,8}", proptest::collection::btree_set((0u32..9, 0u32..300), 1..20), 0..5)) {
            let written: Vec<Written> = forms.iter().map(|(surface, at)| (surface.clone(), Case::Capital, at.iter().copied().collect())).collect();
            let mut bytes = Vec::new();
            write(Kind::Name, &stem, &written, &mut bytes);
            let group = Group::read(&bytes).expect("what was written can be read");
            prop_assert_eq!(group.kind, Kind::Name);
            prop_assert_eq!(group.stem, stem);
            for (form, (surface, at)) in group.forms.iter().zip(&forms) {
                prop_assert_eq!(&form.surface, surface);
                let mut found = BTreeSet::new();
                occurrences(form.postings, &mut |version, position| { found.insert((version, position)); });
                prop_assert_eq!(&found, at);
                prop_assert_eq!(form.versions as usize, at.iter().map(|(version, _)| version).collect::<BTreeSet<_>>().len());
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            if let Some(group) = Group::read(&bytes) {
                for form in group.forms {
                    let mut left = 1_000;
                    occurrences(form.postings, &mut |_, _| left -= 1);
                }
            }
        }
    }
}
