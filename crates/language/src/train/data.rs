//! Word forms with their lemmas, read from tab-separated values.

use std::collections::{BTreeMap, BTreeSet};

use crate::stem::letters::CodedWord;
use crate::{Lang, TokenKind};

/// A word form with all of its lemmas.
pub struct GoldForm {
    /// The form.
    pub form: String,
    /// The lemmas.
    pub lemmas: BTreeSet<String>,
    /// The lemmas with their parts of speech.
    pub tagged: BTreeSet<(String, String)>,
    /// How often it occurs in the texts. 0 for a lemma that does not occur: used for fitting, not for measuring.
    pub count: u32,
    /// The fold of the cross-validation comes from this number. Forms that share a lemma, even indirectly, have the same.
    pub group: u32,
}

/// The gold standard: word forms with lemmas, from annotated texts.
pub struct GoldSet {
    /// The forms, sorted by their bytes.
    pub types: Vec<GoldForm>,
}

/// Lemmas, count, lemmas with parts of speech.
type GoldEntry = (BTreeSet<String>, u32, BTreeSet<(String, String)>);

const CONTENT: [&str; 6] = ["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"];

impl GoldSet {
    /// Reads lines of form, lemma, part of speech and count after a header. Keeps content words only.
    pub fn read(table: &str) -> GoldSet {
        let mut types: BTreeMap<&str, GoldEntry> = BTreeMap::new();
        for line in table.lines().skip(1) {
            let mut fields = line.split('\t');
            let (Some(form), Some(lemma), Some(pos), Some(count)) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if !CONTENT.contains(&pos) {
                continue;
            }
            let entry = types.entry(form).or_default();
            entry.0.insert(lemma.to_owned());
            entry.2.insert((lemma.to_owned(), pos.to_owned()));
            entry.1 += count.parse::<u32>().unwrap_or(1);
            let entry = types.entry(lemma).or_default();
            entry.0.insert(lemma.to_owned());
            entry.2.insert((lemma.to_owned(), pos.to_owned()));
        }
        // Union-find over forms through their lemmas.
        let mut parent: Vec<usize> = (0..types.len()).collect();
        fn root(parent: &mut [usize], mut i: usize) -> usize {
            while parent[i] != i {
                parent[i] = parent[parent[i]];
                i = parent[i];
            }
            i
        }
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, (lemmas, ..)) in types.values().enumerate() {
            for lemma in lemmas {
                let j = *first.entry(lemma).or_insert(i);
                let (a, b) = (root(&mut parent, i), root(&mut parent, j));
                parent[a.max(b)] = a.min(b);
            }
        }
        let groups: Vec<usize> = (0..types.len()).map(|i| root(&mut parent, i)).collect();
        let names: Vec<&str> = types.keys().copied().collect();
        let types = types
            .iter()
            .zip(&groups)
            .map(|((form, (lemmas, count, tagged)), &group)| GoldForm {
                form: (*form).to_owned(),
                lemmas: lemmas.clone(),
                tagged: tagged.clone(),
                count: *count,
                group: hash(names[group]),
            })
            .collect();
        GoldSet { types }
    }
}

/// FNV-1a, which divides forms into folds in the same way everywhere.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    }) >> 7
}

/// Returns the correct stems of a form: its lemmas, in Russian without the endings that the stemmer removes.
pub(crate) fn right_stems(lang: Lang, form: &GoldForm) -> Vec<CodedWord> {
    let mut stems: Vec<CodedWord> = form
        .lemmas
        .iter()
        .filter_map(|l| CodedWord::new(l))
        .collect();
    if lang == Lang::Ru {
        stems.clear();
        for (lemma, pos) in &form.tagged {
            let Some(word) = CodedWord::new(lemma) else {
                continue;
            };
            match pos.as_str() {
                "VERB" | "ADV" => stems.push(word),
                _ => stems.extend(crate::russian::representatives(&word, pos == "ADJ")),
            }
        }
    }
    stems
}

/// The words of a text with their counts, sorted by letters.
pub struct WordCounts(pub(crate) Vec<(CodedWord, u32)>);

impl WordCounts {
    /// Counts the words of a text and of a gold standard.
    pub fn of(lang: Lang, text: &str, set: &GoldSet) -> WordCounts {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for token in crate::tokens(text) {
            if matches!(token.kind, TokenKind::Word | TokenKind::Compound) {
                *counts.entry(token.term).or_default() += 1;
            }
        }
        for form in set.types.iter().filter(|form| form.count > 0) {
            *counts.entry(form.form.clone()).or_default() += 1;
        }
        let mut words: Vec<(CodedWord, u32)> = counts
            .iter()
            .filter_map(|(word, &n)| Some((crate::stem::read(lang, word)?, n)))
            .collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.letters().cmp(b.letters()));
        words.dedup_by(|b, a| a.0 == b.0);
        WordCounts(words)
    }
}
