//! An open index, of which some shards are there and others not yet.
//!
//! A search reads what is there and notes what it lacks ([`Index::wanted`]); whoever asks fetches that, puts it in, and searches
//! again, until nothing is lacking. So the search itself waits for nothing, and answers the same however the index is cut.

use core::cell::{Cell, OnceCell, RefCell};

use aimaq_postings::{FIELDS, FacetValues, VersionSet};

use crate::borders::Borders;
use crate::columns::{ArticleColumns, Columns};
use crate::key;
use crate::shard::Shard;
use crate::stem_entry::StemEntry;
use crate::varint::Cursor;
use crate::weights::Weights;

/// These bytes are no part of an index, or they were damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexError;

impl core::fmt::Display for IndexError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("this is no part of a search index, or it is damaged: fetch or build it again")
    }
}

impl core::error::Error for IndexError {}

/// An index as it was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuiltIndex {
    /// What must be known before the first question.
    pub root: Vec<u8>,
    /// The rest, in parts, in the order of their numbers.
    pub shards: Vec<Vec<u8>>,
    /// Number of words in the texts that it was built from.
    pub words: u32,
}

/// A search index, open for questions.
#[derive(Debug)]
pub struct Index {
    pub(crate) columns: Columns,
    /// What each article counts as.
    pub(crate) counted: Vec<FacetValues>,
    /// The weights of one occurrence, for all lengths, as tuned: the same for every question.
    pub(crate) occurrences: Vec<[f32; FIELDS]>,
    /// The mean lengths of the fields.
    pub(crate) mean: [f32; FIELDS],
    /// The year of its first article, or an earlier one.
    pub(crate) first_year: u16,
    borders: Borders,
    shards: Vec<Slot>,
    /// What kept the clause that is being looked at from being looked at whole.
    halt: Cell<Halt>,
    wanted: RefCell<Vec<u32>>,
    eager: Cell<bool>,
}

#[derive(Debug, Default)]
struct Slot {
    shard: OnceCell<Shard>,
    failed: Cell<bool>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Halt {
    #[default]
    None,
    /// A shard is not there yet. Nothing more is looked at for this clause: what it would need depends on that shard.
    Wanting,
    /// A shard could not be read.
    Failed,
}

impl Index {
    /// Opens an index from its root. No shard is there yet.
    ///
    /// # Errors
    /// [`IndexError`] for any bytes that are no root.
    pub fn open(root: &[u8]) -> Result<Index, IndexError> {
        Self::read(root).ok_or(IndexError)
    }

    fn read(root: &[u8]) -> Option<Index> {
        let mut cursor = Cursor::new(root);
        let length = cursor.number()? as usize;
        let columns = Columns::read(cursor.take(length)?)?;
        let borders = Borders::read(cursor.rest())?;
        let sums = columns.lengths();
        let count = columns.versions.len().max(1) as f64;
        let days = columns.articles.iter().filter_map(|article| article.days);
        let mean = sums.map(|sum| ((sum / count) as f32).max(1.0));
        Some(Index {
            occurrences: Weights::TUNED.occurrences(&mean),
            mean,
            first_year: days.map(|(first, _)| first.year).min().unwrap_or(0),
            shards: borders.shards.iter().map(|_| Slot::default()).collect(),
            counted: columns
                .articles
                .iter()
                .map(ArticleColumns::facet_values)
                .collect(),
            columns,
            borders,
            halt: Cell::default(),
            wanted: RefCell::default(),
            eager: Cell::default(),
        })
    }

    /// Opens an index with all its shards.
    ///
    /// # Errors
    /// [`IndexError`] if a part is damaged.
    pub fn whole(built: &BuiltIndex) -> Result<Index, IndexError> {
        let index = Self::open(&built.root)?;
        for (number, shard) in (0..).zip(&built.shards) {
            index.insert(number, shard)?;
        }
        Ok(index)
    }

    /// The number of articles.
    pub fn articles(&self) -> u32 {
        self.columns.articles.len() as u32
    }

    /// All versions.
    pub(crate) fn all(&self) -> VersionSet {
        VersionSet::all(self.columns.versions.len())
    }

    /// The number of shards.
    pub fn shards(&self) -> u32 {
        self.shards.len() as u32
    }

    /// Is this shard there?
    pub fn is_loaded(&self, shard: u32) -> bool {
        let slot = self.shards.get(shard as usize);
        slot.is_some_and(|slot| slot.shard.get().is_some())
    }

    /// Puts a shard in. One that is there already stays.
    ///
    /// # Errors
    /// [`IndexError`] if these bytes are not that shard.
    pub fn insert(&self, shard: u32, bytes: &[u8]) -> Result<(), IndexError> {
        let number = shard as usize;
        let (slot, border) = self
            .shards
            .get(number)
            .zip(self.borders.shards.get(number))
            .ok_or(IndexError)?;
        if slot.shard.get().is_none() {
            let range = self.borders.range(number);
            let shard = Shard::read(bytes, &self.columns, border.first, range).ok_or(IndexError)?;
            let next = self.borders.shards.get(number + 1);
            if next.is_some_and(|next| next.first - border.first != shard.len()) {
                return Err(IndexError);
            }
            let _ = slot.shard.set(shard);
        }
        Ok(())
    }

    /// Notes that a shard cannot be had. Searches do without it and say which words were not searched for.
    pub fn set_failed(&self, shard: u32) {
        if let Some(slot) = self.shards.get(shard as usize) {
            slot.failed.set(true);
        }
    }

    /// Forgets which shards could not be had, so that they are wanted again.
    pub fn forget_failures(&self) {
        self.shards.iter().for_each(|slot| slot.failed.set(false));
    }

    /// Shall searches want what they will likely need next as well? Then shards come in one round instead of up to five, and
    /// are a seventh more bytes.
    pub fn set_eager(&self, eager: bool) {
        self.eager.set(eager);
    }

    /// Did the searches lack shards since [`Index::wanted`] was last asked?
    pub(crate) fn is_wanting(&self) -> bool {
        !self.wanted.borrow().is_empty()
    }

    /// The shards that searches lacked since this was last asked, each once.
    pub fn wanted(&self) -> Vec<u32> {
        self.wanted.take()
    }

    /// Begins a clause.
    pub(crate) fn begin(&self) {
        self.halt.set(Halt::None);
    }

    /// Is anything lacking that the clause needs?
    pub(crate) fn is_halted(&self) -> bool {
        self.halt.get() != Halt::None
    }

    /// Could a shard not be had that the clause needs?
    pub(crate) fn has_failed(&self) -> bool {
        self.halt.get() == Halt::Failed
    }

    /// A shard, if it is there.
    fn shard(&self, number: usize) -> Option<&Shard> {
        match self.is_halted() {
            true => None,
            false => self.sure_shard(number),
        }
    }

    /// A shard that the clause needs whatever may be lacking, if it is there.
    fn sure_shard(&self, number: usize) -> Option<&Shard> {
        let shard = self.shards.get(number)?.shard.get();
        if shard.is_none() {
            self.lacks(number);
        }
        shard
    }

    fn lacks(&self, number: usize) {
        if self
            .shards
            .get(number)
            .is_some_and(|slot| slot.failed.get())
        {
            self.halt.set(Halt::Failed);
        } else {
            self.halt.set(Halt::Wanting);
            let mut wanted = self.wanted.borrow_mut();
            if !wanted.contains(&(number as u32)) {
                wanted.push(number as u32);
            }
        }
    }

    /// The numbers of the groups that a key leads to.
    pub(crate) fn lookup(&self, key: &[u8]) -> Vec<u32> {
        if self.borders.surely_lack(key) {
            return Vec::new();
        }
        let number = self.borders.of_key(key);
        if self.eager.get() && self.halt.get() == Halt::Wanting {
            // Other keys of a clause will mostly be asked for, and are near by.
            self.sure_shard(number);
            return Vec::new();
        }
        let Some(shard) = self.shard(number) else {
            return Vec::new();
        };
        let found = shard.dictionary.from(key);
        found
            .take_while(|(found, _)| *found == key)
            .map(|(_, number)| number)
            .collect()
    }

    /// Does any key begin so?
    pub(crate) fn begins(&self, prefix: &[u8]) -> bool {
        let mut any = false;
        self.under(prefix, &mut |_, _| {
            any = true;
            false
        });
        any
    }

    /// Visits the keys that begin with `prefix`, ascending, until `visit` says to stop. A key is visited for each of its
    /// groups.
    pub(crate) fn under(&self, prefix: &[u8], visit: &mut impl FnMut(&[u8], u32) -> bool) {
        for number in self.borders.of_key(prefix)..self.shards.len() {
            let (from, _) = self.borders.range(number);
            if from > prefix && !from.starts_with(prefix) {
                return;
            }
            let Some(shard) = self.shard(number) else {
                // A beginning mostly goes on in the next one.
                let next = number + 1;
                if self.eager.get() && self.borders.range(next).0.starts_with(prefix) {
                    self.sure_shard(next);
                }
                return;
            };
            for (key, number) in shard.dictionary.from(prefix) {
                if !key.starts_with(prefix) || !visit(key, number) {
                    return;
                }
            }
        }
    }

    /// Walks all keys letter by letter. `step` gives the state after a letter, or `None` to turn back; `visit` sees each key
    /// that is reached, for each of its groups, with the state at its end.
    pub(crate) fn walk<S: Clone>(
        &self,
        start: S,
        step: &mut impl FnMut(&S, u8) -> Option<S>,
        visit: &mut impl FnMut(&[u8], &S, u32),
    ) {
        if self.is_halted() {
            return;
        }
        for (number, slot) in self.shards.iter().enumerate() {
            if !self.may_reach(number, &start, step) {
                continue;
            }
            match slot.shard.get() {
                Some(shard) => shard.dictionary.walk(&start, step, visit),
                None => self.lacks(number),
            }
        }
    }

    /// May a walk reach a key of this shard? All its keys begin as its borders both do.
    fn may_reach<S: Clone>(
        &self,
        number: usize,
        start: &S,
        step: &mut impl FnMut(&S, u8) -> Option<S>,
    ) -> bool {
        let (from, to) = self.borders.range(number);
        let Some(to) = to else { return true };
        let shared = crate::dictionary::shared(from, to);
        let mut state = start.clone();
        for &letter in to.get(..shared).unwrap_or_default() {
            match step(&state, letter) {
                Some(next) => state = next,
                None => return false,
            }
        }
        // After that comes some letter from one border's to the other's; a key that ends here is before both.
        let least = from.get(shared).copied().unwrap_or(key::FIRST_LETTER);
        let most = to.get(shared).copied().unwrap_or(u8::MAX);
        from.len() == shared || (least..=most).any(|letter| step(&state, letter).is_some())
    }

    /// The group of a number. All reading of postings goes through here.
    pub(crate) fn group(&self, number: u32) -> Option<StemEntry<'_>> {
        let shard = self.borders.of_group(number);
        let first = self.borders.shards.get(shard)?.first;
        // Whoever knows its number needs it: those that are lacking are fetched together.
        self.sure_shard(shard)?.group(number - first)
    }
}
