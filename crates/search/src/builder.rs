//! Building an index.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use aimaq_language::case::is_upper;
use aimaq_language::hash::QuickMap;
use aimaq_language::parallel::{both, map};
use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, fold, paragraph_lang, tokens};

use crate::borders::{Border, Borders};
use aimaq_postings::{BLOCK_GAP, LONGEST_TITLE, Version};

use crate::columns::{Article, Columns};
use crate::day::Day;
use crate::group::{Case, Kind, NewGroup};
use crate::index::Built;
use crate::key::{self, name_key};
use crate::names::{Name, Time, as_it_was};
use crate::shard::{self, Guest};
use crate::stems::stem_of;
use crate::varint::put;

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
    forms: [Entries; 2],
}

/// What is known of forms.
type Entries = QuickMap<Box<str>, Entry>;

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

impl Entry {
    /// Takes what comes later.
    fn join(&mut self, later: Entry) {
        self.at.extend(later.at);
        self.upper_at.extend(later.upper_at);
        self.lower += later.lower;
        self.capital += later.capital;
        self.opening += later.opening;
        self.upper += later.upper;
    }
}

/// How the forms of a group are mostly written. A capital that only opens sentences says little, unless the word is
/// never seen without it.
fn case(forms: &[Form]) -> Case {
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
        let regions = article
            .regions
            .iter()
            .map(|code| self.region(code))
            .collect();
        let set = self.set(regions);
        self.columns.articles.push(Article {
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
        let mut of = Version {
            article,
            lang: version.lang,
            title: Version::title_class(title),
            text: 0,
        };
        let mut start = of.text_start();
        let lead = version.blocks.get(version.lead);
        let others = version.blocks.iter().enumerate();
        let others = others.filter(|(i, _)| *i != version.lead);
        for block in lead.into_iter().chain(others.map(|(_, block)| block)) {
            start += self.add_text(number, start, block, version.lang) + BLOCK_GAP;
        }
        of.text = Version::text_class(start - of.text_start());
        self.columns.versions.push(of);
    }

    /// Adds the tokens of a text from a position on; how many positions they take.
    fn add_text(&mut self, version: u32, start: u32, text: &str, lang: Lang) -> u32 {
        let lang = paragraph_lang(text, lang);
        let mut positions = 0;
        let mut last_end = 0;
        for token in tokens(text) {
            if start == 0 && token.position >= LONGEST_TITLE {
                break;
            }
            positions = token.position + u32::from(token.kind != TokenKind::Compound);
            let forms = &mut self.forms[lang as usize];
            // Most words are known: only a new one needs a place of its own.
            let entry = match forms.get_mut(&*token.term) {
                Some(entry) => entry,
                None => forms.entry(token.term.into()).or_default(),
            };
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

    /// The builder that all articles, of one builder after the other, would have been added to.
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
                for place in entry.at.iter_mut().chain(&mut entry.upper_at) {
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

    /// The index, in shards of the usual size. The same articles in the same order give the same bytes.
    pub fn finish(self) -> Built {
        self.finish_with(Cut::USUAL, 1)
    }

    /// The index, cut as said, on so many threads. Where it is cut makes no difference to any answer, and the number of threads none to
    /// the bytes.
    pub fn finish_with(self, cut: Cut, threads: usize) -> Built {
        let mut vocabulary = Vocabulary::new();
        for lang in Lang::ALL {
            let forms = self.forms[lang as usize].iter();
            vocabulary.set(
                lang,
                forms.map(|(form, entry)| (&**form, entry.at.len() as u32)),
            );
        }
        let stemmer = Stemmer::with_threads(&vocabulary, threads);
        let [kk, ru] = self.forms;
        let (mut groups, russian) = both(
            threads,
            || groups_of(Lang::Kk, kk, &stemmer),
            || groups_of(Lang::Ru, ru, &stemmer),
        );
        // Groups in the order of their stems as the dictionary has them: neighbours there are neighbours here.
        groups.extend(russian);
        groups.sort_by(|a, b| a.0.cmp(&b.0));
        let (names, keys) = names_in(&groups, &stemmer, &self.columns);
        groups.extend(names);
        groups.sort_by(|a, b| a.0.cmp(&b.0));
        write(&self.columns, &groups, &keys, cut, threads)
    }
}

/// The groups of a language: the forms of each stem.
fn groups_of(lang: Lang, forms: Entries, stemmer: &Stemmer) -> Groups {
    let mut stemmed: Vec<(String, Form)> = forms
        .into_iter()
        .map(|form| (stem_of(&form.0, |part| stemmer.stem(lang, part)), form))
        .collect();
    stemmed.sort_unstable_by(|(a, (form, _)), (b, (other, _))| (a, form).cmp(&(b, other)));
    let mut groups = Groups::new();
    for (stem, form) in stemmed {
        match groups.last_mut() {
            Some(((_, _, last), forms)) if *last == stem => forms.push(form),
            _ => {
                let key = (key::encode(&fold(&stem)), Kind::Word(lang), stem);
                groups.push((key, vec![form]));
            }
        }
    }
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    groups
}

/// How an index is cut into shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// An index of at most so many bytes of groups is not cut.
    pub whole: usize,
    /// A shard has about so many bytes of groups at most, or one group that is larger.
    pub shard: usize,
}

impl Cut {
    /// A shard of 10 kB at most; five articles are one.
    pub const USUAL: Cut = Cut {
        whole: 96 << 10,
        shard: 10 << 10,
    };

    /// Bytes in a shard of an index of so many bytes. A question reads one or two shards, and all their borders are in the
    /// root: the smaller the index, the smaller the shards that cost least.
    fn shard_of(self, index: usize) -> usize {
        let least = match index {
            0..1_500_000 => 4 << 10,
            1_500_000..3_000_000 => 7 << 10,
            _ => usize::MAX,
        };
        self.shard.min(least)
    }
}

/// What groups are sorted by: folded stem, kind and stem.
type GroupKey = (Vec<u8>, Kind, String);
/// A form, and what is known of it.
type Form = (Box<str>, Entry);
/// The forms of each group, in their order.
type Groups = Vec<(GroupKey, Vec<Form>)>;
/// The keys of names, by what they name.
type NameKeys = BTreeMap<String, BTreeSet<Vec<u8>>>;
/// Ways of writing a name, and where each begins.
type Runs = BTreeMap<String, BTreeSet<(u32, u32)>>;
/// A way of writing a name, and where it ends.
type Run = (String, Vec<(u32, u32)>);

/// Finds names among the words: a group for each thing that is named, and the keys it is known by.
fn names_in(groups: &Groups, stemmer: &Stemmer, columns: &Columns) -> (Groups, NameKeys) {
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
    for ((_, kind, _), forms) in groups {
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
    let mut found: BTreeMap<&String, Runs> = BTreeMap::new();
    // Of former names: where they themselves are.
    let mut former: BTreeMap<(&String, Time), Runs> = BTreeMap::new();
    for (id, name, stems) in &likely {
        let mut runs: Vec<Run> = Vec::new();
        for (i, stem) in stems.iter().enumerate() {
            let key = (
                key::encode(&fold(stem)),
                Kind::Word(name.lang),
                stem.clone(),
            );
            let found = groups.binary_search_by(|(group, _)| group.cmp(&key));
            let forms = found.ok().and_then(|at| groups.get(at));
            let forms = forms.map_or(&[][..], |(_, forms)| forms);
            let places = |entry: &Entry| {
                if name.capitals_only {
                    entry.upper_at.clone()
                } else {
                    entry.at.clone()
                }
            };
            runs = if i == 0 {
                let first = forms.iter();
                first
                    .map(|(form, entry)| (form.to_string(), places(entry)))
                    .collect()
            } else {
                let longer = |(run, ends): &Run| -> Vec<Run> {
                    let on = forms.iter();
                    on.map(|(form, entry)| (format!("{run} {form}"), follow(ends, &places(entry))))
                        .collect()
                };
                runs.iter().flat_map(longer).collect()
            };
            runs.retain(|(_, ends)| !ends.is_empty());
        }
        let length = stems.len() as u32;
        let words = |(version, end): (u32, u32)| (0..length).map(move |i| (version, end - i));
        for (_, ends) in &mut runs {
            ends.retain(|&place| words(place).all(|place| !taken.contains(&place)));
        }
        for (run, ends) in runs {
            // A name that begins inside itself (бір-бір) is there once.
            taken.extend(ends.iter().copied().flat_map(words));
            if !ends.is_empty() {
                let starts = ends
                    .iter()
                    .map(|&(version, end)| (version, end + 1 - length));
                if let Some(time) = name.time {
                    let forms = former.entry((*id, time)).or_default();
                    forms.entry(run.clone()).or_default().extend(starts.clone());
                }
                let forms = found.entry(*id).or_default();
                forms.entry(run).or_default().extend(starts);
            }
        }
    }
    let mut keys = NameKeys::new();
    for (id, name) in names {
        if found.contains_key(id) {
            let stems = stems(name);
            let id = name
                .time
                .map_or_else(|| id.clone(), |time| as_it_was(id, time));
            let keys = keys.entry(id).or_default();
            keys.insert(name_key(&stems.join(" "), name.capitals_only));
            keys.insert(name_key(&name.words.join(" "), name.capitals_only));
        }
    }
    let times: BTreeSet<(&String, Time)> = names
        .iter()
        .filter_map(|(id, name)| Some((id, name.time?)))
        .collect();
    let mut all: BTreeMap<String, Runs> = BTreeMap::new();
    for (id, time) in times {
        let Some(runs) = found.get(id) else { continue };
        let mut then = former.remove(&(id, time)).unwrap_or_default();
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
    all.extend(found.into_iter().map(|(id, runs)| (id.clone(), runs)));
    all.retain(|_, runs| !runs.is_empty());
    let group = |(id, forms): (String, Runs)| {
        let forms = forms.into_iter().map(|(run, at)| {
            let entry = Entry {
                at: at.into_iter().collect(),
                ..Entry::default()
            };
            (run.into(), entry)
        });
        ((name_key(&id, false), Kind::Name, id), forms.collect())
    };
    (all.into_iter().map(group).collect(), keys)
}

/// Those of some places that come right after one of `ends`, both ascending.
fn follow(ends: &[(u32, u32)], places: &[(u32, u32)]) -> Vec<(u32, u32)> {
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

/// A group, its folded stem, and all terms that lead to it.
struct Row<'g> {
    stem: &'g [u8],
    keys: Vec<Vec<u8>>,
    group: NewGroup,
}

fn write(columns: &Columns, groups: &Groups, names: &NameKeys, cut: Cut, threads: usize) -> Built {
    let rows: Vec<Row<'_>> = map(
        threads,
        groups,
        || (),
        |(), ((key, kind, stem), forms)| {
            let case = case(forms);
            let of_forms = forms
                .iter()
                .map(|(form, entry)| (&**form, case, &*entry.at));
            let group = NewGroup::new(*kind, stem, of_forms, columns);
            let keys = match kind {
                Kind::Word(_) => shard::keys(&group),
                Kind::Name => names.get(stem).into_iter().flatten().cloned().collect(),
            };
            Row {
                stem: key,
                keys,
                group,
            }
        },
    );
    let borders = borders(&rows, cut);
    // Each key where it is looked for: with its own group, or as a guest.
    let mut guests: Vec<Vec<Guest>> = vec![Vec::new(); borders.shards.len()];
    for (number, row) in (0..).zip(&rows) {
        let home = borders.of_group(number);
        for key in &row.keys {
            let shard = borders.of_key(key);
            if shard != home || key::is_name(key) {
                guests[shard].push((key.clone(), number));
            }
        }
    }
    guests.iter_mut().for_each(|guests| guests.sort_unstable());
    let guests: Vec<(usize, Vec<Guest>)> = guests.into_iter().enumerate().collect();
    let shards = map(
        threads,
        &guests,
        || (),
        |(), (i, guests)| {
            let first = |i: usize| borders.shards.get(i).map(|border| border.first as usize);
            let end = first(i + 1).unwrap_or(rows.len());
            let rows = &rows[first(*i).unwrap_or(end)..end];
            shard::write(guests, rows.iter().map(|row| &row.group))
        },
    );
    let columns = columns.write();
    let mut root = Vec::new();
    put(&mut root, columns.len() as u32);
    root.extend(columns);
    root.extend(borders.write(rows.len() as u32));
    Built { root, shards }
}

/// Where to cut. Groups of one folded stem stay together.
fn borders(rows: &[Row<'_>], cut: Cut) -> Borders {
    let all = rows.iter().map(|row| row.group.size()).sum::<usize>();
    let (whole, shard) = (all <= cut.whole, cut.shard_of(all));
    let mut borders = Borders::default();
    borders.shards.push(Border::default());
    let mut size = 0;
    let mut before: &[u8] = &[];
    for (number, row) in (0..).zip(rows) {
        // A large group is no burden to its neighbours.
        let full = size + row.group.size() > shard && size > shard / 4;
        if full && !whole && row.stem != before {
            let length = crate::dictionary::shared(before, row.stem) + 1;
            borders.shards.push(Border {
                first: number,
                key: row.stem[..length].to_vec(),
                terms: 0,
            });
            size = 0;
        }
        size += row.group.size();
        before = row.stem;
    }
    // Which beginnings of borders are terms.
    const LONGEST: usize = 8;
    let begins = |border: &Border| {
        let longest = border.key.len().min(LONGEST);
        (1..=longest)
            .map(|length| border.key[..length].to_vec())
            .collect::<Vec<_>>()
    };
    let mut terms: BTreeMap<Vec<u8>, bool> = BTreeMap::new();
    for border in borders.shards.iter().skip(1) {
        terms.extend(begins(border).into_iter().map(|begin| (begin, false)));
    }
    for key in rows.iter().flat_map(|row| &row.keys) {
        if key.len() <= LONGEST
            && let Some(is_term) = terms.get_mut(key)
        {
            *is_term = true;
        }
    }
    for border in borders.shards.iter_mut().skip(1) {
        for (bit, begin) in begins(border).iter().enumerate() {
            border.terms |= u8::from(terms.get(begin) == Some(&true)) << bit;
        }
    }
    borders
}
