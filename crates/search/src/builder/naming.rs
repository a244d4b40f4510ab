//! Finding the names of places, regions and abbreviations in the indexed texts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use aimaq_language::{Lang, Stemmer, fold};
use aimaq_postings::Occurrence;

use super::form_stats::{FormStats, GatheredForm};
use super::stem_entries::StemEntries;
use crate::columns::Columns;
use crate::key::{self, name_key};
use crate::names::{Name, NamePeriod, Spelling, as_it_was, is_place, names};
use crate::stem_entry::EntryKind;
use crate::stems::stem_of;

/// The dictionary keys of names, by the id of what they name.
pub(super) type NameKeys = BTreeMap<String, BTreeSet<Vec<u8>>>;
/// Ways of writing a name, and the occurrences of the first word of each.
type Runs = BTreeMap<String, BTreeSet<Occurrence>>;
/// A way of writing a name, and the occurrences of its last word.
type Run = (String, Vec<Occurrence>);

/// Finds names: a stem entry for each thing that is named, and its dictionary keys.
pub(super) fn names_in(
    entries: &StemEntries,
    stemmer: &Stemmer,
    columns: &Columns,
) -> (StemEntries, NameKeys) {
    let found = NameOccurrences::among(entries, stemmer);
    let keys = found.keys(stemmer);
    (found.entries(columns), keys)
}

/// The stems of the words of a name.
fn stems(stemmer: &Stemmer, name: &Name) -> Vec<String> {
    // Қосшы is no form of қос-, whether a text has it or not.
    let stem = |word: &String| match name.lang == Lang::Kk && is_place(word) {
        true => word.clone(),
        false => stem_of(word, |part| stemmer.stem(name.lang, part)),
    };
    name.words.iter().map(stem).collect()
}

/// The names that may be in the texts, longer ones first. Most names are not in a small corpus: those of which a word has two first letters
/// that no word of the texts has are dropped without stemming.
fn likely(entries: &StemEntries) -> Vec<&'static (String, Name)> {
    let begin = |word: &str| -> [Option<char>; 2] { [word.chars().next(), word.chars().nth(1)] };
    let mut begins: HashSet<(Lang, [Option<char>; 2])> = HashSet::new();
    for ((_, kind, _), forms) in entries {
        if let EntryKind::Word(lang) = kind {
            begins.extend(forms.iter().map(|(form, _)| (*lang, begin(form))));
        }
    }
    let may_be = |name: &Name| {
        let mut words = name.words.iter();
        let langs = langs(name);
        words.all(|word| {
            langs
                .iter()
                .any(|&lang| begins.contains(&(lang, begin(word))))
        })
    };
    let mut likely: Vec<_> = names().iter().filter(|(_, name)| may_be(name)).collect();
    likely.sort_by_key(|(_, name)| core::cmp::Reverse(name.words.len()));
    likely
}

/// The names in the texts.
#[derive(Default)]
struct NameOccurrences {
    /// The occurrences of the names of each thing.
    all: BTreeMap<&'static str, Runs>,
    /// The occurrences of former names themselves.
    former: BTreeMap<(&'static str, NamePeriod), Runs>,
    /// The occurrences of words that are part of a name.
    taken: HashSet<Occurrence>,
}

impl NameOccurrences {
    fn among(entries: &StemEntries, stemmer: &Stemmer) -> Self {
        let mut found = NameOccurrences::default();
        for (id, name) in likely(entries) {
            let stems = stems(stemmer, name);
            let runs = runs(entries, name, &stems);
            found.take(id, name, runs);
        }
        found
    }

    /// Adds the occurrences of a name that are not part of a longer one.
    fn take(&mut self, id: &'static str, name: &Name, mut runs: Vec<Run>) {
        let length = name.words.len() as u32;
        let words = |(version, end): Occurrence| (0..length).map(move |i| (version, end - i));
        for (_, ends) in &mut runs {
            ends.retain(|&place| words(place).all(|place| !self.taken.contains(&place)));
        }
        for (run, ends) in runs {
            // A name that begins inside itself (бір-бір) is there once.
            self.taken.extend(ends.iter().copied().flat_map(words));
            if ends.is_empty() {
                continue;
            }
            let starts = ends
                .iter()
                .map(|&(version, end)| (version, end + 1 - length));
            if let Some(time) = name.time {
                let forms = self.former.entry((id, time)).or_default();
                forms.entry(run.clone()).or_default().extend(starts.clone());
            }
            let forms = self.all.entry(id).or_default();
            forms.entry(run).or_default().extend(starts);
        }
    }

    /// The keys of the things that were found: all their names, as they are written and as stems.
    fn keys(&self, stemmer: &Stemmer) -> NameKeys {
        let mut keys = NameKeys::new();
        for (id, name) in names() {
            if self.all.contains_key(&**id) {
                let written = name.words.join(" ");
                let stem = stems(stemmer, name).join(" ");
                let mut names = vec![stem.clone(), written];
                names.retain(|words| is_of(name, &stem, words));
                let id = name
                    .time
                    .map_or_else(|| id.clone(), |time| as_it_was(id, time));
                let keys = keys.entry(id).or_default();
                keys.extend(
                    names
                        .iter()
                        .map(|words| name_key(words, name.is_abbreviation())),
                );
            }
        }
        keys
    }

    /// A stem entry for each thing, and one for each period in which it had another name: with that name at any time, and with the others in
    /// articles that may date from the period.
    fn entries(mut self, columns: &Columns) -> StemEntries {
        let mut all: BTreeMap<String, Runs> = BTreeMap::new();
        let times = names()
            .iter()
            .filter_map(|(id, name)| Some((&**id, name.time?)));
        for (id, time) in times.collect::<BTreeSet<(&str, NamePeriod)>>() {
            let Some(runs) = self.all.get(id) else {
                continue;
            };
            let mut then = self.former.remove(&(id, time)).unwrap_or_default();
            for (run, at) in runs {
                let of_the_time = at.iter().filter(|(version, _)| {
                    let article = columns.versions[*version as usize].article;
                    let days = columns.articles[article as usize].days;
                    days.is_some_and(|(first, last)| last >= time.0 && first < time.1)
                });
                then.entry(run.clone()).or_default().extend(of_the_time);
            }
            then.retain(|_, at| !at.is_empty());
            all.insert(as_it_was(id, time), then);
        }
        all.extend(self.all.into_iter().map(|(id, runs)| (id.to_owned(), runs)));
        all.retain(|_, runs| !runs.is_empty());
        let form = |(run, at): (String, BTreeSet<Occurrence>)| {
            let at = at.into_iter().collect();
            (
                run.into(),
                FormStats {
                    at,
                    ..FormStats::default()
                },
            )
        };
        let entry = |(id, forms): (String, Runs)| {
            let forms = forms.into_iter().map(form).collect();
            ((name_key(&id, false), EntryKind::Name, id), forms)
        };
        all.into_iter().map(entry).collect()
    }
}

/// The occurrences of a name: its words one after the other, in any of their forms.
fn runs(entries: &StemEntries, name: &Name, stems: &[String]) -> Vec<Run> {
    if let ([word], true) = (&*name.words, name.is_abbreviation()) {
        return short_runs(entries, name, word, stems);
    }
    let mut runs: Option<Vec<Run>> = None;
    for stem in stems {
        let forms = forms_of(entries, name.lang, stem);
        let mut longer: Vec<Run> = match runs {
            None => forms
                .filter(|(form, _)| is_of(name, stem, form))
                .map(|(form, entry)| (form.to_string(), entry.at.clone()))
                .collect(),
            Some(runs) => {
                let go_on = |(run, ends): &Run| -> Vec<Run> {
                    let forms = forms.clone();
                    forms
                        .map(|(form, entry)| (format!("{run} {form}"), follow(ends, &entry.at)))
                        .collect()
                };
                runs.iter().flat_map(go_on).collect()
            }
        };
        longer.retain(|(_, ends)| !ends.is_empty());
        runs = Some(longer);
    }
    runs.unwrap_or_default()
}

/// The occurrences of an abbreviation, in texts of either language. It is its own stem, or in small letters a word like others.
fn short_runs(entries: &StemEntries, name: &Name, word: &str, stems: &[String]) -> Vec<Run> {
    let mut at = Vec::new();
    for lang in langs(name) {
        let stems: BTreeSet<&str> = stems.iter().map(|stem| &**stem).chain([word]).collect();
        for stem in stems {
            let forms = forms_of(entries, lang, stem);
            for (_, entry) in forms.filter(|(form, _)| **form == *word) {
                at.extend(match name.spelling {
                    Spelling::Capitals => &entry.short_at,
                    _ => &entry.at,
                });
            }
        }
    }
    at.sort_unstable();
    match at.is_empty() {
        true => Vec::new(),
        false => vec![(word.to_owned(), at)],
    }
}

/// Whether a form or a stem is of the word of a name. An abbreviation has only itself. A stemmer may take a name for a form of another
/// word (Жетіген for one of жеті "seven"): forms that differ by more than an ending are not of the name. Names of several words are certain.
/// Nor is Семей a family: a name begins with its stem, or its stem is that of another word.
fn is_of(name: &Name, stem: &str, form: &str) -> bool {
    let [word] = &*name.words else {
        return true;
    };
    let start = word.chars().count().saturating_sub(MAX_ENDING);
    match name.is_abbreviation() || !word.starts_with(stem) {
        true => form == word,
        false => {
            form.chars()
                .zip(word.chars())
                .take(start)
                .filter(|(a, b)| a == b)
                .count()
                == start
        }
    }
}

/// The most letters of a name of one word that its forms may lack: Актюбинская, Актюбинской.
const MAX_ENDING: usize = 2;

/// The languages of the texts in which a name is looked for. The press of each language has the abbreviations of the other, too.
fn langs(name: &Name) -> Vec<Lang> {
    match name.is_abbreviation() {
        true => Lang::ALL.to_vec(),
        false => vec![name.lang],
    }
}

/// The forms of a stem; none if no text has it.
fn forms_of<'g>(
    entries: &'g StemEntries,
    lang: Lang,
    stem: &str,
) -> impl Iterator<Item = &'g GatheredForm> + Clone + use<'g> {
    let key = (
        key::encode(&fold(stem)),
        EntryKind::Word(lang),
        stem.to_owned(),
    );
    let from = entries.partition_point(|(entry, _)| *entry < key);
    let entries = entries.get(from..).unwrap_or_default().iter();
    // An abbreviation may have the stem of a word, and an entry of its own.
    let entries = entries.take_while(move |(entry, _)| *entry == key);
    entries.flat_map(|(_, forms)| forms)
}

/// The occurrences that come right after one of `ends`; both are ascending.
fn follow(ends: &[Occurrence], places: &[Occurrence]) -> Vec<Occurrence> {
    let mut ends = ends.iter().peekable();
    let mut found = Vec::new();
    for &(version, at) in places {
        let before = (version, at.wrapping_sub(1));
        while ends.next_if(|&&end| end < before).is_some() {}
        if at > 0 && ends.peek() == Some(&&before) {
            found.push((version, at));
        }
    }
    found
}
