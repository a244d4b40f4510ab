//! Building an index.

use std::collections::{BTreeMap, HashMap};

use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, fold, paragraph_lang, tokens};

use crate::columns::{Article, Columns, FIELDS, GAP, Version};
use crate::day::Day;
use crate::dictionary;
use crate::format;
use crate::group::{self, Case, Kind, Written};
use crate::key;
use crate::stems::stem_of;

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
        let body = start;
        for (i, block) in version.blocks.iter().enumerate() {
            if i != version.lead {
                start += self.add_text(number, start, block, version.lang) + GAP;
            }
        }
        lengths[2] = start - body;
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
            if !chars.next().is_some_and(char::is_uppercase) {
                entry.lower += 1;
            } else if chars.next().is_some_and(char::is_uppercase) {
                entry.upper += 1;
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
        write(&self.columns, groups)
    }
}

/// Groups by folded stem, kind and stem.
type Groups = BTreeMap<(Vec<u8>, Kind, String), Vec<(Box<str>, Entry)>>;

fn write(columns: &Columns, groups: Groups) -> Vec<u8> {
    let mut terms: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
    let (mut starts, mut bytes) = (Vec::new(), Vec::new());
    for (number, ((folded, kind, stem), mut forms)) in groups.into_iter().enumerate() {
        forms.sort_by(|a, b| a.0.cmp(&b.0));
        let case = case(&forms);
        let forms: Vec<Written> = forms
            .into_iter()
            .map(|(form, entry)| (form.into(), case, entry.at))
            .collect();
        starts.extend((bytes.len() as u32).to_le_bytes());
        group::write(kind, &stem, &forms, &mut bytes);
        for key in forms
            .iter()
            .map(|(form, ..)| key::encode(&fold(form)))
            .chain([folded])
        {
            let numbers = terms.entry(key).or_default();
            if numbers.last() != Some(&(number as u32)) {
                numbers.push(number as u32);
            }
        }
    }
    starts.extend((bytes.len() as u32).to_le_bytes());
    let terms: Vec<_> = terms.into_iter().collect();
    format::assemble([columns.write(), dictionary::write(&terms), starts, bytes])
}
