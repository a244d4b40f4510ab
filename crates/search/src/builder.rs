//! Building an index.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aimaq_language::case::is_upper;
use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, fold, paragraph_lang, tokens};

use crate::borders::{Border, Borders};
use crate::columns::{Article, BLOCK_GAP, Columns, LONGEST_TITLE, Version};
use crate::day::Day;
use crate::group::{Case, Kind, NewForm, NewGroup};
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
        let known = self.columns.sets.iter().position(|set| *set == regions);
        let set = known.unwrap_or_else(|| {
            self.columns.sets.push(regions);
            self.columns.sets.len() - 1
        });
        self.columns.articles.push(Article {
            days: article.days,
            set: set as u32,
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

    /// The index, in shards of the usual size. The same articles in the same order give the same bytes.
    pub fn finish(self) -> Built {
        self.finish_with(Cut::USUAL)
    }

    /// The index, cut as said. Where it is cut makes no difference to any answer.
    pub fn finish_with(self, cut: Cut) -> Built {
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
        let keys = add_names(&mut groups, &stemmer, &self.columns);
        write(&self.columns, groups, &keys, cut)
    }
}

/// How an index is cut into shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// An index of at most so many bytes of groups is not cut.
    pub whole: usize,
    /// A shard has about so many bytes of groups, or one group that is larger.
    pub shard: usize,
}

impl Cut {
    /// A shard of about 10 kB as sent; five articles are one.
    pub const USUAL: Cut = Cut {
        whole: 96 << 10,
        shard: 10 << 10,
    };
}

/// What groups are sorted by: folded stem, kind and stem.
type GroupKey = (Vec<u8>, Kind, String);
/// The forms of a group.
type Forms = Vec<(Box<str>, Entry)>;
type Groups = BTreeMap<GroupKey, Forms>;
/// The keys of names, by what they name.
type NameKeys = BTreeMap<String, BTreeSet<Vec<u8>>>;
/// Ways of writing a name, and where each begins.
type Runs = BTreeMap<String, BTreeSet<(u32, u32)>>;
/// A way of writing a name, and where it ends.
type Run = (String, Vec<(u32, u32)>);

/// Finds names among the words and adds a group for each thing that is named, with the keys it is known by.
fn add_names(groups: &mut Groups, stemmer: &Stemmer, columns: &Columns) -> NameKeys {
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
            let forms = groups.get(&key).map_or(&[][..], |forms| forms);
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
    for (id, forms) in all {
        let forms = forms.into_iter().map(|(run, at)| {
            let entry = Entry {
                at: at.into_iter().collect(),
                ..Entry::default()
            };
            (run.into(), entry)
        });
        groups.insert((name_key(&id, false), Kind::Name, id), forms.collect());
    }
    keys
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
struct Row {
    stem: Vec<u8>,
    keys: Vec<Vec<u8>>,
    group: NewGroup,
}

fn write(columns: &Columns, groups: Groups, names: &NameKeys, cut: Cut) -> Built {
    let row = |((key, kind, stem), mut forms): (GroupKey, Forms)| {
        forms.sort_by(|a, b| a.0.cmp(&b.0));
        let case = case(&forms);
        let forms: Vec<NewForm> = forms
            .into_iter()
            .map(|(form, entry)| (form.into(), case, entry.at))
            .collect();
        let group = NewGroup::new(kind, &stem, &forms, columns);
        let keys = match kind {
            Kind::Word(_) => shard::keys(&group),
            Kind::Name => names.get(&stem).into_iter().flatten().cloned().collect(),
        };
        Row {
            stem: key,
            keys,
            group,
        }
    };
    let rows: Vec<Row> = groups.into_iter().map(row).collect();
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
    let mut shards = Vec::new();
    for (i, mut guests) in guests.into_iter().enumerate() {
        guests.sort_unstable();
        let first = |i: usize| borders.shards.get(i).map(|border| border.first as usize);
        let end = first(i + 1).unwrap_or(rows.len());
        let rows = &rows[first(i).unwrap_or(end)..end];
        shards.push(shard::write(&guests, rows.iter().map(|row| &row.group)));
    }
    let columns = columns.write();
    let mut root = Vec::new();
    put(&mut root, columns.len() as u32);
    root.extend(columns);
    root.extend(borders.write(rows.len() as u32));
    Built { root, shards }
}

/// Where to cut. Groups of one folded stem stay together.
fn borders(rows: &[Row], cut: Cut) -> Borders {
    let whole = rows.iter().map(|row| row.group.size()).sum::<usize>() <= cut.whole;
    let mut borders = Borders::default();
    borders.shards.push(Border::default());
    let mut size = 0;
    let mut before: &[u8] = &[];
    for (number, row) in (0..).zip(rows) {
        // A large group is no burden to its neighbours.
        let full = size + row.group.size() > cut.shard && size > cut.shard / 4;
        if full && !whole && row.stem != before {
            let length = crate::dictionary::shared(before, &row.stem) + 1;
            borders.shards.push(Border {
                first: number,
                key: row.stem[..length].to_vec(),
                terms: 0,
            });
            size = 0;
        }
        size += row.group.size();
        before = &row.stem;
    }
    let keys: HashSet<&[u8]> = rows
        .iter()
        .flat_map(|row| &row.keys)
        .map(Vec::as_slice)
        .collect();
    for border in borders.shards.iter_mut().skip(1) {
        for length in 1..=border.key.len().min(8) {
            if keys.contains(&border.key[..length]) {
                border.terms |= 1 << (length - 1);
            }
        }
    }
    borders
}
