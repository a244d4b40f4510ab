//! Building an index.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aimaq_language::case::is_upper;
use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, fold, paragraph_lang, tokens};

use crate::columns::{Article, Columns, FIELDS, GAP, Version};
use crate::day::Day;
use crate::format;
use crate::group::{self, Case, Kind, Written};
use crate::key::{self, name_key};
use crate::names::Name;
use crate::stems::stem_of;
use crate::terms;
use crate::transposed;

/// An article as the index needs it.
#[derive(Clone, Debug)]
pub struct ArticleInput<'a> {
    /// The codes of its regions, as written and today's, each once.
    pub regions: &'a [String],
    /// The first and the last day it may be of; `None` if nothing is known.
    pub days: Option<(Day, Day)>,
    /// Its language versions, at most one of each.
    pub versions: Vec<VersionInput<'a>>,
}

/// One language version of an article.
#[derive(Clone, Copy, Debug)]
pub struct VersionInput<'a> {
    /// Its language. A block of the other language is recognised by its letters.
    pub lang: Lang,
    /// Its title.
    pub title: &'a str,
    /// The plain text of each block.
    pub blocks: &'a [String],
    /// The number of the block that leads the story in: its first paragraph.
    pub lead: usize,
}

/// Gathers articles and writes the index.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    columns: Columns,
    /// Each form of each language, with where it is and how it is written.
    forms: [HashMap<Box<str>, Entry>; 2],
}

#[derive(Debug, Default)]
struct Entry {
    /// (version, position), ascending.
    at: Vec<(u32, u32)>,
    lower: u32,
    capital: u32,
    /// With a capital, at the start of a sentence.
    opening: u32,
    upper: u32,
    /// Where it is all in capitals.
    upper_at: Vec<(u32, u32)>,
}

/// How the forms of a group are mostly written. A capital that only opens sentences says little, unless the word is
/// never seen without it.
fn case(forms: &[(Box<str>, Entry)]) -> Case {
    let sum = |count: fn(&Entry) -> u32| forms.iter().map(|(_, entry)| count(entry)).sum::<u32>();
    let (lower, capital) = (sum(|entry| entry.lower), sum(|entry| entry.capital));
    let (opening, upper) = (sum(|entry| entry.opening), sum(|entry| entry.upper));
    if lower > 0 {
        Case::Lower
    } else if upper > capital + opening {
        Case::Upper
    } else if capital > 0 || opening > 1 {
        Case::Capital
    } else {
        Case::Lower
    }
}

impl IndexBuilder {
    /// A builder without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article. Articles are numbered from 0 in the order in which they are added.
    pub fn add(&mut self, article: &ArticleInput<'_>) {
        let number = self.columns.articles.len() as u32;
        let mut regions: Vec<u32> = article
            .regions
            .iter()
            .map(|code| self.region(code))
            .collect();
        regions.sort_unstable();
        regions.dedup();
        self.columns.articles.push(Article {
            days: article.days,
            regions,
        });
        let mut versions: Vec<&VersionInput<'_>> = article.versions.iter().collect();
        versions.sort_by_key(|version| version.lang);
        versions.dedup_by_key(|version| version.lang);
        for version in versions {
            self.add_version(number, version);
        }
    }

    fn region(&mut self, code: &str) -> u32 {
        let known = self
            .columns
            .regions
            .iter()
            .position(|region| region == code);
        let number = known.unwrap_or_else(|| {
            self.columns.regions.push(code.to_owned());
            self.columns.regions.len() - 1
        });
        number as u32
    }

    fn add_version(&mut self, article: u32, version: &VersionInput<'_>) {
        let number = self.columns.versions.len() as u32;
        let mut lengths = [0; FIELDS];
        let mut start = 0;
        lengths[0] = self.add_text(number, start, version.title, version.lang);
        start += lengths[0] + GAP;
        if let Some(lead) = version.blocks.get(version.lead) {
            lengths[1] = self.add_text(number, start, lead, version.lang);
        }
        start += lengths[1] + GAP;
        for (i, block) in version.blocks.iter().enumerate() {
            if i != version.lead {
                let length = self.add_text(number, start, block, version.lang);
                lengths[2] += length;
                start += length + GAP;
            }
        }
        self.columns.versions.push(Version {
            article,
            lang: version.lang,
            lengths,
        });
    }

    /// Adds the tokens of a text from a position on; how many positions they take.
    fn add_text(&mut self, version: u32, start: u32, text: &str, lang: Lang) -> u32 {
        let lang = paragraph_lang(text, lang);
        let mut positions = 0;
        let mut last_end = 0;
        for token in tokens(text) {
            positions = token.position + u32::from(token.kind != TokenKind::Compound);
            let entry = self.forms[lang as usize]
                .entry(token.term.into())
                .or_default();
            let place = (version, start + token.position);
            // A compound of equal parts (бір-бір) is at one place once.
            if entry.at.last() != Some(&place) {
                entry.at.push(place);
            }
            let written = text.get(token.range.clone()).unwrap_or_default();
            let gap = text.get(last_end..token.range.start).unwrap_or_default();
            let opens =
                token.position == 0 || gap.contains(['.', '!', '?', '…', ':', '«', '"', '•']);
            last_end = token.range.end;
            let mut chars = written.chars();
            if !chars.next().is_some_and(is_upper) {
                entry.lower += 1;
            } else if chars.next().is_some_and(is_upper) {
                entry.upper += 1;
                if entry.upper_at.last() != Some(&place) {
                    entry.upper_at.push(place);
                }
            } else if opens {
                entry.opening += 1;
            } else {
                entry.capital += 1;
            }
        }
        positions
    }

    /// The index file. The same articles in the same order give the same bytes.
    pub fn finish(self) -> Vec<u8> {
        let mut vocabulary = Vocabulary::new();
        for lang in Lang::ALL {
            for (form, entry) in &self.forms[lang as usize] {
                vocabulary.add(lang, form, entry.at.len() as u32);
            }
        }
        let stemmer = Stemmer::new(&vocabulary);
        // Groups in the order of their stems as the dictionary has them: neighbours there are neighbours here.
        let mut groups = Groups::new();
        for (lang, forms) in Lang::ALL.into_iter().zip(self.forms) {
            for (form, entry) in forms {
                let stem = stem_of(&form, |part| stemmer.stem(lang, part));
                let key = (key::encode(&fold(&stem)), Kind::Word(lang), stem);
                groups.entry(key).or_default().push((form, entry));
            }
        }
        let keys = add_names(&mut groups, &stemmer);
        write(&self.columns, groups, &keys)
    }
}

/// Groups by folded stem, kind and stem.
type Groups = BTreeMap<(Vec<u8>, Kind, String), Vec<(Box<str>, Entry)>>;
/// The keys of names, by what they name.
type NameKeys = BTreeMap<String, BTreeSet<Vec<u8>>>;

/// Finds names among the words and adds a group for each thing that is named, with the keys it is known by.
fn add_names(groups: &mut Groups, stemmer: &Stemmer) -> NameKeys {
    let stem = |lang, word: &String| stem_of(word, |part| stemmer.stem(lang, part));
    let stems = |name: &Name| -> Vec<String> {
        name.words
            .iter()
            .map(|word| stem(name.lang, word))
            .collect()
    };
    // Most names are nowhere in a small corpus, and need no stems: no word of it begins like theirs.
    let begin = |word: &str| -> [Option<char>; 2] { [word.chars().next(), word.chars().nth(1)] };
    let mut begins: HashSet<(Lang, [Option<char>; 2])> = HashSet::new();
    for ((_, kind, _), forms) in groups.iter() {
        if let Kind::Word(lang) = kind {
            begins.extend(forms.iter().map(|(form, _)| (*lang, begin(form))));
        }
    }
    let may_be = |name: &&(String, Name)| {
        name.1
            .words
            .iter()
            .all(|word| begins.contains(&(name.1.lang, begin(word))))
    };
    let names = crate::names::names();
    let mut likely: Vec<(&String, &Name, Vec<String>)> = names
        .iter()
        .filter(may_be)
        .map(|(id, name)| (id, name, stems(name)))
        .collect();
    // Longer names first: what is part of one is no name by itself.
    likely.sort_by_key(|(_, name, _)| core::cmp::Reverse(name.words.len()));
    let mut taken: HashSet<(u32, u32)> = HashSet::new();
    let mut found: BTreeMap<&String, Vec<(Box<str>, Entry)>> = BTreeMap::new();
    for (id, name, stems) in &likely {
        let mut ends: Vec<(u32, u32)> = Vec::new();
        for (i, stem) in stems.iter().enumerate() {
            let key = (
                key::encode(&fold(stem)),
                Kind::Word(name.lang),
                stem.clone(),
            );
            let forms = groups.get(&key).map_or(&[][..], |forms| forms);
            let places = forms.iter().flat_map(|(_, entry)| {
                if name.capitals_only {
                    &entry.upper_at
                } else {
                    &entry.at
                }
            });
            let mut places: Vec<(u32, u32)> = places.copied().collect();
            places.sort_unstable();
            if i > 0 {
                places.retain(|&(version, at)| {
                    at > 0 && ends.binary_search(&(version, at - 1)).is_ok()
                });
            }
            ends = places;
            if ends.is_empty() {
                break;
            }
        }
        let length = stems.len() as u32;
        let mut at: Vec<(u32, u32)> = ends
            .into_iter()
            .map(|(version, end)| (version, end + 1 - length))
            .collect();
        at.retain(|&(version, start)| (0..length).all(|i| !taken.contains(&(version, start + i))));
        // A name that begins inside itself (бір-бір) is there once.
        for &(version, start) in &at {
            taken.extend((0..length).map(|i| (version, start + i)));
        }
        if !at.is_empty() {
            let forms = found.entry(*id).or_default();
            let entry = Entry {
                at,
                ..Entry::default()
            };
            match forms
                .iter_mut()
                .find(|(form, _)| **form == *stems.join(" "))
            {
                Some((_, known)) => known.at.extend(entry.at),
                None => forms.push((stems.join(" ").into(), entry)),
            }
        }
    }
    let mut keys = NameKeys::new();
    for (id, name) in names {
        if found.contains_key(id) {
            let stems = stems(name);
            let keys = keys.entry(id.clone()).or_default();
            keys.insert(name_key(&stems.join(" "), name.capitals_only));
            keys.insert(name_key(&name.words.join(" "), name.capitals_only));
        }
    }
    for (id, mut forms) in found {
        for (_, entry) in &mut forms {
            entry.at.sort_unstable();
            entry.at.dedup();
        }
        groups.insert((name_key(id, false), Kind::Name, id.clone()), forms);
    }
    keys
}

fn write(columns: &Columns, groups: Groups, names: &NameKeys) -> Vec<u8> {
    let (mut keys, mut bytes) = (Vec::new(), Vec::new());
    for (number, ((_, kind, stem), mut forms)) in groups.into_iter().enumerate() {
        forms.sort_by(|a, b| a.0.cmp(&b.0));
        let case = case(&forms);
        let forms: Vec<Written> = forms
            .into_iter()
            .map(|(form, entry)| (form.into(), case, entry.at))
            .collect();
        let mut group = Vec::new();
        group::write(kind, &stem, &forms, &mut group);
        terms::append_group(&mut bytes, &group);
        if kind == Kind::Name {
            let own = names.get(&stem).into_iter().flatten();
            keys.extend(own.map(|key| (number as u32, key.clone())));
        }
    }
    let groups = transposed::columns(&bytes).expect("groups that were just written are whole");
    format::assemble([columns.write(), terms::write_names(&keys), groups])
}
