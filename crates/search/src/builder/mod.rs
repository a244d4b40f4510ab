//! Building an index from articles.

mod cut;
mod form_stats;
mod naming;
mod row;
mod stem_entries;
mod write;

use aimaq_compact::case::is_upper;
use aimaq_compact::threads::both;
use aimaq_language::{
    Lang, Stemmer, Token, TokenKind, Vocabulary, paragraph_lang, possible_stems, tokens,
};
use aimaq_postings::{BLOCK_GAP, LONGEST_TITLE, TextVersion};

use self::form_stats::FormTable;
use self::naming::names_in;
use self::stem_entries::stem_entries;
use self::write::write;
use crate::columns::{ArticleColumns, Columns};
use crate::day::CalendarDay;
use crate::index::BuiltIndex;
use crate::names::is_place;

pub use self::cut::ShardSizes;

/// An article to index.
#[derive(Clone, Debug)]
pub struct ArticleInput<'a> {
    /// The codes of its regions: as written and today's.
    pub regions: &'a [String],
    /// The first and the last day it may date from; `None` if nothing is known.
    pub days: Option<(CalendarDay, CalendarDay)>,
    /// Its versions, at most one of each language.
    pub versions: Vec<VersionInput<'a>>,
}

/// One language version of an article.
#[derive(Clone, Copy, Debug)]
pub struct VersionInput<'a> {
    /// Its language. A block in the other language is recognised by its letters.
    pub lang: Lang,
    /// Its title.
    pub title: &'a str,
    /// The plain text of each block.
    pub blocks: &'a [String],
    /// The number of the block with the lead: the first paragraph.
    pub lead: usize,
}

/// Gathers articles and writes the index.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    columns: Columns,
    /// The number of words: numbers do not count, and compounds count by their parts.
    words: u32,
    /// The forms of each language.
    forms: [FormTable; 2],
}

impl IndexBuilder {
    /// Makes a builder without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article. Articles are numbered from 0 in the order in which they are added.
    pub fn add(&mut self, article: &ArticleInput<'_>) {
        let number = self.columns.articles.len() as u32;
        let regions = article
            .regions
            .iter()
            .map(|code| self.region(code))
            .collect();
        let set = self.set(regions);
        self.columns.articles.push(ArticleColumns {
            days: article.days,
            set,
        });
        let mut versions: Vec<&VersionInput<'_>> = article.versions.iter().collect();
        versions.sort_by_key(|version| version.lang);
        versions.dedup_by_key(|version| version.lang);
        for version in versions {
            self.add_version(number, version);
        }
    }

    fn set(&mut self, mut regions: Vec<u32>) -> u32 {
        regions.sort_unstable();
        regions.dedup();
        let known = self.columns.sets.iter().position(|set| *set == regions);
        let number = known.unwrap_or_else(|| {
            self.columns.sets.push(regions);
            self.columns.sets.len() - 1
        });
        number as u32
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
        let title = self.add_text(number, 0, version.title, version.lang);
        let mut of = TextVersion::new(article, version.lang, title, 0);
        let mut start = of.text_start();
        let lead = version.blocks.get(version.lead);
        let others = version.blocks.iter().enumerate();
        let others = others.filter(|(i, _)| *i != version.lead);
        for block in lead.into_iter().chain(others.map(|(_, block)| block)) {
            start += self.add_text(number, start, block, version.lang) + BLOCK_GAP;
        }
        of.text = TextVersion::text_class(start - of.text_start());
        self.columns.versions.push(of);
    }

    /// Adds the tokens of a text, from a position on. Returns the number of positions they take.
    fn add_text(&mut self, version: u32, start: u32, text: &str, lang: Lang) -> u32 {
        let lang = paragraph_lang(text, lang);
        let mut positions = 0;
        let mut last_end = 0;
        let tokens = tokens(text);
        let in_capitals = is_in_capitals(text, &tokens);
        for token in &tokens {
            if start == 0 && token.position >= LONGEST_TITLE {
                break;
            }
            positions = token.position + u32::from(token.kind != TokenKind::Compound);
            self.words += u32::from(token.kind == TokenKind::Word);
            let forms = &mut self.forms[lang as usize];
            // Most words are known already: only new ones are copied.
            let entry = match forms.get_mut(&*token.term) {
                Some(entry) => entry,
                None => forms.entry(token.term.as_str().into()).or_default(),
            };
            let place = (version, start + token.position);
            // A compound of equal parts (бір-бір) occurs once at its position.
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
                if !in_capitals && is_short(written, token) && entry.short_at.last() != Some(&place)
                {
                    entry.short_at.push(place);
                }
            } else if opens {
                entry.opening += 1;
            } else {
                entry.capital += 1;
            }
        }
        positions
    }

    /// Joins builders, as if the articles of all had been added to one, in the same order.
    pub fn joined(parts: Vec<IndexBuilder>) -> IndexBuilder {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.join(part);
        }
        all
    }

    fn join(&mut self, other: IndexBuilder) {
        let regions: Vec<u32> = other
            .columns
            .regions
            .iter()
            .map(|code| self.region(code))
            .collect();
        let sets: Vec<u32> = other
            .columns
            .sets
            .iter()
            .map(|set| {
                let regions = set.iter().filter_map(|&n| regions.get(n as usize));
                self.set(regions.copied().collect())
            })
            .collect();
        self.words += other.words;
        let first_article = self.columns.articles.len() as u32;
        let first_version = self.columns.versions.len() as u32;
        for mut article in other.columns.articles {
            article.set = sets.get(article.set as usize).copied().unwrap_or_default();
            self.columns.articles.push(article);
        }
        for mut version in other.columns.versions {
            version.article += first_article;
            self.columns.versions.push(version);
        }
        for (forms, others) in self.forms.iter_mut().zip(other.forms) {
            for (form, mut entry) in others {
                for place in entry.at.iter_mut().chain(&mut entry.short_at) {
                    place.0 += first_version;
                }
                match forms.get_mut(&form) {
                    Some(known) => known.join(entry),
                    None => {
                        forms.insert(form, entry);
                    }
                }
            }
        }
    }

    /// Returns the index, in shards of the usual sizes. The same articles in the same order give the same bytes.
    pub fn finish(self) -> BuiltIndex {
        self.finish_with(ShardSizes::USUAL, 1)
    }

    /// Returns the index in shards of the given sizes, built on `threads` threads. The sizes change no answer, and the number of threads changes
    /// no byte.
    pub fn finish_with(self, cut: ShardSizes, threads: usize) -> BuiltIndex {
        let mut vocabulary = Vocabulary::new();
        for lang in Lang::ALL {
            let forms = self.forms[lang as usize].iter();
            let words = forms.filter(|(form, entry)| !entry.is_abbreviation(form));
            vocabulary.set(
                lang,
                words.map(|(form, entry)| (&**form, entry.at.len() as u32)),
            );
        }
        let mut stemmer = Stemmer::with_threads(&vocabulary, threads);
        let [kk, ru] = self.forms;
        decide_places(&kk, &mut stemmer);
        let (mut entries, russian) = both(
            threads,
            || stem_entries(Lang::Kk, kk, &stemmer),
            || stem_entries(Lang::Ru, ru, &stemmer),
        );
        // Entries are sorted as the dictionary sorts their stems: neighbours there are neighbours here.
        entries.extend(russian);
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        let (names, keys) = names_in(&entries, &stemmer, &self.columns);
        entries.extend(names);
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        let (root, shards) = write(&self.columns, &entries, &keys, cut, threads);
        BuiltIndex {
            root,
            shards,
            words: self.words,
        }
    }
}

/// A Kazakh word that is never written in small letters, and that may be a form of the name of a place, is that: Жетісу is no form of жет-.
fn decide_places(forms: &FormTable, stemmer: &mut Stemmer) {
    for (form, entry) in forms {
        if entry.lower == 0 && entry.capital + entry.opening > 0 {
            let stems = possible_stems(Lang::Kk, form);
            if let Some(place) = stems.iter().find(|stem| is_place(stem)) {
                stemmer.decide(Lang::Kk, form, place);
            }
        }
    }
}

/// Returns `true` if a text has several words in capitals and no other, as a headline may. Then capitals make no abbreviation.
fn is_in_capitals(text: &str, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let written = words.filter_map(|token| text.get(token.range.clone()));
    let mut second = written.filter_map(|word| word.chars().nth(1));
    second.next().is_some_and(is_upper)
        && second.next().is_some_and(is_upper)
        && second.all(is_upper)
}

/// Returns `true` if a word is written as an abbreviation: a few letters, all of them capitals. An ending is no part of the term.
fn is_short(written: &str, token: &Token) -> bool {
    let letters = token.term.chars().count();
    token.kind == TokenKind::Word
        && (2..=MAX_SHORT).contains(&letters)
        && written.chars().take(letters).all(is_upper)
}

/// The most letters of an abbreviation. A longer word in capitals is emphasised.
const MAX_SHORT: usize = 6;
