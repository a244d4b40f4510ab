//! Looking up terms in an index of which some shards may not be loaded.
//!
//! A look-up never waits. It reads the loaded shards and reports the missing ones. The caller loads those and starts the search again,
//! until no shard is missing. So the answer does not depend on how the index is cut into shards.

use crate::dictionary::shared;
use crate::index::Index;
use crate::key;
use crate::shard::Shard;
use crate::stem_entry::{EntryKind, StemEntry};

/// How a search looks up its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct LookupOptions<'a> {
    /// Shards that cannot be read. The search does without them: words that may be in them are in
    /// [`SearchAnswer::not_searched`](crate::SearchAnswer::not_searched).
    pub failed: &'a [u32],
    /// Also report as missing the shards that the search will probably need next. They can then be fetched in one round instead of up to
    /// five, and are a seventh more bytes.
    pub eager: bool,
}

/// The numbers of the shards that a search needs and that are not loaded, each once. There is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingShards(pub Vec<u32>);

impl core::fmt::Display for MissingShards {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the search needs shards that are not loaded: insert them and search again")
    }
}

impl core::error::Error for MissingShards {}

/// The look-ups of one clause or filter of a query.
///
/// When a shard is missing or failed, further look-ups find nothing: what they would look up depends on that shard.
pub(crate) struct Lookup<'i, 's> {
    index: &'i Index,
    options: LookupOptions<'s>,
    missing: &'s mut Vec<u32>,
    state: LookupState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LookupState {
    /// All shards were loaded so far.
    Complete,
    /// A shard is not loaded yet.
    Missing,
    /// A shard cannot be read.
    Failed,
}

impl<'i, 's> Lookup<'i, 's> {
    /// Starts the look-ups of a clause. Missing shards are added to `missing`.
    pub(crate) fn new(
        index: &'i Index,
        options: LookupOptions<'s>,
        missing: &'s mut Vec<u32>,
    ) -> Self {
        Lookup {
            index,
            options,
            missing,
            state: LookupState::Complete,
        }
    }

    pub(crate) fn index(&self) -> &'i Index {
        self.index
    }

    /// Returns `true` if no shard was missing or failed so far.
    pub(crate) fn is_complete(&self) -> bool {
        self.state == LookupState::Complete
    }

    /// Returns `true` if a shard failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.state == LookupState::Failed
    }

    /// A shard, if it is loaded and the look-ups are complete so far.
    fn shard(&mut self, number: usize) -> Option<&'i Shard> {
        match self.is_complete() {
            true => self.needed_shard(number),
            false => None,
        }
    }

    /// A shard that the clause needs whatever else is missing, if it is loaded.
    fn needed_shard(&mut self, number: usize) -> Option<&'i Shard> {
        let shard = self.index.shard(number);
        if shard.is_none() && number < self.index.shards() as usize {
            self.report(number as u32);
        }
        shard
    }

    /// Notes that a shard is not loaded.
    fn report(&mut self, shard: u32) {
        if self.options.failed.contains(&shard) {
            self.state = LookupState::Failed;
        } else {
            self.state = LookupState::Missing;
            if !self.missing.contains(&shard) {
                self.missing.push(shard);
            }
        }
    }

    /// The numbers of the stem entries that a key leads to.
    pub(crate) fn numbers(&mut self, key: &[u8]) -> Vec<u32> {
        let borders = &self.index.root().borders;
        if borders.surely_lack(key) {
            return Vec::new();
        }
        let number = borders.of_key(key);
        if self.options.eager && self.state == LookupState::Missing {
            // The clause will probably need its other keys too, and they are in few shards.
            self.needed_shard(number);
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

    /// Returns `true` if a text has a word, not an abbreviation, with this key when folded.
    pub(crate) fn has_word(&mut self, folded: &[u8]) -> bool {
        let mut letters = Vec::new();
        self.entries(folded).into_iter().any(|(_, entry)| {
            entry.kind != EntryKind::Name
                && !entry.is_abbreviation()
                && entry
                    .forms
                    .iter()
                    .any(|form| form.word.fold(&mut letters) && letters == folded)
        })
    }

    /// The stem entries that a key leads to, with their numbers.
    pub(crate) fn entries(&mut self, key: &[u8]) -> Vec<(u32, StemEntry<'i>)> {
        let numbers = self.numbers(key).into_iter();
        numbers
            .filter_map(|number| Some((number, self.entry(number)?)))
            .collect()
    }

    /// The stem entry with this number.
    pub(crate) fn entry(&mut self, number: u32) -> Option<StemEntry<'i>> {
        let borders = &self.index.root().borders;
        let shard = borders.of_entry(number);
        let first = borders.shards.get(shard)?.first;
        // Its number is known, so it is surely needed: all missing ones are fetched together.
        self.needed_shard(shard)?.entry(number - first)
    }

    /// Returns `true` if a key begins with `prefix`.
    pub(crate) fn has_prefix(&mut self, prefix: &[u8]) -> bool {
        let mut any = false;
        self.visit_prefix(prefix, &mut |_, _| {
            any = true;
            false
        });
        any
    }

    /// Visits the keys that begin with `prefix`, ascending, until `visit` returns `false`. A key is visited once for each of its stem
    /// entries.
    pub(crate) fn visit_prefix(
        &mut self,
        prefix: &[u8],
        visit: &mut impl FnMut(&[u8], u32) -> bool,
    ) {
        let borders = &self.index.root().borders;
        for number in borders.of_key(prefix)..borders.shards.len() {
            let (from, _) = borders.range(number);
            if from > prefix && !from.starts_with(prefix) {
                return;
            }
            let Some(shard) = self.shard(number) else {
                // The keys with a prefix often continue in the next shard.
                let next = number + 1;
                if self.options.eager && borders.range(next).0.starts_with(prefix) {
                    self.needed_shard(next);
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

    /// Walks all keys letter by letter. `step` returns the state after a letter, or `None` to skip all keys that continue so. `visit` is
    /// called for each key that is reached, once for each of its stem entries, with the state after its last letter.
    pub(crate) fn walk<S: Clone>(
        &mut self,
        start: S,
        step: &mut impl FnMut(&S, u8) -> Option<S>,
        visit: &mut impl FnMut(&[u8], &S, u32),
    ) {
        if !self.is_complete() {
            return;
        }
        for number in 0..self.index.shards() as usize {
            if !self.may_reach(number, &start, step) {
                continue;
            }
            if let Some(shard) = self.needed_shard(number) {
                shard.dictionary.walk(&start, step, visit);
            }
        }
    }

    /// Returns `false` if a walk reaches no key of this shard. All its keys begin with the prefix that its two borders share.
    fn may_reach<S: Clone>(
        &self,
        number: usize,
        start: &S,
        step: &mut impl FnMut(&S, u8) -> Option<S>,
    ) -> bool {
        let (from, to) = self.index.root().borders.range(number);
        let Some(to) = to else { return true };
        let shared = shared(from, to);
        let mut state = start.clone();
        for &letter in to.get(..shared).unwrap_or_default() {
            match step(&state, letter) {
                Some(next) => state = next,
                None => return false,
            }
        }
        // The next letter is between those of the two borders. A key that ends here sorts before both.
        let least = from.get(shared).copied().unwrap_or(key::FIRST_LETTER);
        let most = to.get(shared).copied().unwrap_or(u8::MAX);
        from.len() == shared || (least..=most).any(|letter| step(&state, letter).is_some())
    }
}
