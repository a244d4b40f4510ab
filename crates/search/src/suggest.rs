//! Words of the index that begin as what is being typed.

use aimaq_language::{Lang, fold};

use crate::index::Index;
use crate::key;
use crate::shared_stems::shortest_form;
use crate::stem_entry::EntryKind;
use crate::word_form::LetterCase;

/// A word that begins as what is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedWord {
    /// Its shortest form that begins so, as it is usually written.
    pub text: String,
    /// Its language.
    pub lang: Lang,
    /// Whether it is written with a capital: mostly a name.
    pub is_capital: bool,
    /// The number of versions that contain a form of it; one with two forms may count twice.
    pub versions: u32,
}

/// The greatest number of dictionary keys that are looked at.
const MOST_KEYS: usize = 400;

impl Index {
    /// The words of the loaded shards with a form that begins with `prefix` when both are folded. Nothing is reported as missing.
    pub fn words_from(&self, prefix: &str) -> Vec<SuggestedWord> {
        let prefix = key::encode(&fold(prefix));
        let borders = &self.root().borders;
        let mut numbers: Vec<u32> = Vec::new();
        for number in borders.of_key(&prefix)..borders.shards.len() {
            let keys = self.shard(number).into_iter();
            let keys = keys.flat_map(|shard| shard.dictionary.from(&prefix));
            let keys = keys.take_while(|(key, _)| key.starts_with(&prefix));
            numbers.extend(
                keys.filter(|(key, _)| !key::is_name(key))
                    .map(|(_, number)| number),
            );
            let next = borders.range(number).1;
            if numbers.len() > MOST_KEYS || !next.is_some_and(|next| next.starts_with(&prefix)) {
                break;
            }
        }
        numbers.truncate(MOST_KEYS);
        aimaq_compact::order::sort(&mut numbers);
        numbers.dedup();
        let word = |number: u32| {
            let shard = borders.of_entry(number);
            let first = borders.shards.get(shard)?.first;
            let entry = self.shard(shard)?.entry(number - first)?;
            let EntryKind::Word(lang) = entry.kind else {
                return None;
            };
            let form = shortest_form(&entry, &prefix)?;
            Some(SuggestedWord {
                text: form.case.write(&form.word.term()?),
                lang,
                is_capital: form.case != LetterCase::Lower,
                versions: entry.forms.iter().map(|form| form.postings.versions).sum(),
            })
        };
        numbers.into_iter().filter_map(word).collect()
    }

    /// The number of the shard that has the words that begin as a text does.
    pub fn shard_of(&self, text: &str) -> u32 {
        let first = text.split(' ').next().unwrap_or_default();
        self.root().borders.of_key(&key::encode(&fold(first))) as u32
    }
}
