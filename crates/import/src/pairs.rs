//! Kazakh and Russian versions of one text, found by what stays the same in translation: names, figures, regions.

use std::collections::BTreeMap;

use aimaq_language::{TokenKind, fold, tokens};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh64::xxh64;

use crate::report::Entry;

/// The most keys of a document.
const MOST_KEYS: usize = 80;
/// A key of more documents than this is not looked up, only weighed.
const COMMON: usize = 40;

/// Two articles that may be versions of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The id of the Kazakh article.
    pub kk: String,
    /// The id of the Russian article.
    pub ru: String,
    /// How much of the names and figures both have, 0 to 1.
    pub score: f64,
    /// How many names, figures and regions both have.
    pub common: usize,
}

/// The hashes of the date, the names, figures and regions of a text.
pub fn keys(title: &str, blocks: &[String], entry: &Entry) -> Vec<u32> {
    let mut keys: Vec<u32> = Vec::new();
    let mut add = |key: &str| {
        let hash = (xxh64(key.as_bytes(), 0) & u64::from(u32::MAX)) as u32;
        if !keys.contains(&hash) && keys.len() < MOST_KEYS {
            keys.push(hash);
        }
    };
    for region in &entry.regions {
        add(&region.unit);
    }
    if let Some(date) = &entry.date {
        add(date);
    }
    for text in std::iter::once(title).chain(blocks.iter().map(String::as_str)) {
        let mut begins = true;
        let mut end = 0;
        for token in tokens(text) {
            let between = text.get(end..token.range.start).unwrap_or_default();
            begins |= between.contains(['.', '!', '?', ':', '«', '"']);
            end = token.range.end;
            let written = text.get(token.range.clone()).unwrap_or_default();
            if token.kind == TokenKind::Number || written.starts_with(|c: char| c.is_ascii_digit())
            {
                let digits: String = token
                    .term
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                if digits.len() > 1 {
                    add(&digits);
                }
            } else if !begins
                && written.starts_with(char::is_uppercase)
                && written.chars().count() > 3
            {
                add(&name_key(&token.term));
            }
            begins = false;
        }
    }
    keys.sort_unstable();
    keys
}

/// The beginning of a name as both languages write it: Сақтағановпен and Сактагановым have one.
fn name_key(term: &str) -> String {
    let folded = fold(term);
    let plain = folded
        .chars()
        .filter(|c| !matches!(c, 'ь' | 'ъ' | '-'))
        .map(|c| match c {
            'э' => 'е',
            'ы' => 'и',
            c => c,
        });
    plain.take(5).collect()
}

/// Finds the pairs among articles in one language. Each is the likeliest of the other.
pub fn find(entries: &[&Entry]) -> Vec<Pair> {
    let single: Vec<&Entry> = entries
        .iter()
        .copied()
        .filter(|entry| entry.langs.len() == 1 && !entry.id.is_empty())
        .collect();
    let mut having: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, entry) in single.iter().enumerate() {
        for &key in &entry.keys {
            having.entry(key).or_default().push(number);
        }
    }
    let all = single.len() as f64;
    let weight = |key: u32| {
        having
            .get(&key)
            .map_or(0.0, |having| (1.0 + all / having.len() as f64).ln())
    };
    let total = |entry: &Entry| entry.keys.iter().map(|&key| weight(key)).sum::<f64>();
    let mut best: BTreeMap<usize, (f64, usize, usize)> = BTreeMap::new();
    for (number, entry) in single.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let rare = entry
            .keys
            .iter()
            .filter_map(|key| having.get(key))
            .filter(|having| having.len() <= COMMON);
        for &other in rare.flatten() {
            if single
                .get(other)
                .is_some_and(|other| other.langs != entry.langs && dates_fit(entry, other))
            {
                *shared.entry(other).or_default() += 1;
            }
        }
        for (other, _) in shared.into_iter().filter(|(_, count)| *count >= 2) {
            let Some(twin) = single.get(other) else {
                continue;
            };
            let common: Vec<u32> = entry
                .keys
                .iter()
                .copied()
                .filter(|key| twin.keys.binary_search(key).is_ok())
                .collect();
            let score = common.iter().map(|&key| weight(key)).sum::<f64>()
                / total(entry).max(total(twin)).max(f64::MIN_POSITIVE);
            if (common.len() >= 4 && score >= 0.3 || common.len() >= 3 && score >= 0.6)
                && best.get(&number).is_none_or(|(known, ..)| score > *known)
            {
                best.insert(number, (score, other, common.len()));
            }
        }
    }
    let mut pairs = Vec::new();
    for (&number, &(score, other, common)) in &best {
        let mutual = best.get(&other).is_some_and(|(_, back, _)| *back == number);
        let (Some(kk), Some(ru)) = (single.get(number), single.get(other)) else {
            continue;
        };
        if mutual && kk.langs.first().is_some_and(|lang| lang == "kk") {
            pairs.push(Pair {
                kk: kk.id.clone(),
                ru: ru.id.clone(),
                score: (score * 100.0).round() / 100.0,
                common,
            });
        }
    }
    pairs
}

/// May two articles be of one day? Those whose years differ are not.
fn dates_fit(a: &Entry, b: &Entry) -> bool {
    match (&a.date, &b.date) {
        (Some(a), Some(b)) => a.get(..4) == b.get(..4),
        _ => true,
    }
}
