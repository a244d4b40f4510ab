//! Random corpora and random queries: the index answers like a naive scan of the articles, and an index in shards, which are loaded when a
//! search lacks them, answers like a whole one.
//!
//! The scan uses no dictionary and no postings: for each word of a query it looks at every token of every text. `AIMAQ_PAIRS` is the number
//! of pairs of a corpus and a query; `cargo xtask test` tries 100,000.

use std::collections::BTreeSet;

use aimaq_language::{
    Lang, Stemmer, Vocabulary, fold, has_kazakh_letter, is_particle, paragraph_lang,
    possible_stems, tokens,
};
use aimaq_search::{
    ArticleInput, BuiltIndex, CalendarDay, Index, IndexBuilder, LookupOptions, MissingShards,
    Search, SearchAnswer, SearchRequest, ShardSizes, VersionInput, search,
};

/// A small random number generator: the same seed gives the same case.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % sides.max(1)
    }

    fn pick<'s>(&mut self, from: &[&'s str]) -> &'s str {
        from[self.throw(from.len())]
    }

    /// A short word of few different letters, so that words coincide; sometimes a long one.
    fn word(&mut self) -> String {
        const LETTERS: [&str; 9] = ["а", "ә", "к", "қ", "б", "і", "и", "л", "ё"];
        const ENDINGS: [&str; 7] = ["", "", "", "лар", "дың", "ами", "ного"];
        let most = if self.throw(6) == 0 { 9 } else { 3 };
        let length = 1 + self.throw(most);
        let mut word: String = (0..length).map(|_| self.pick(&LETTERS)).collect();
        word.push_str(self.pick(&ENDINGS));
        word
    }
}

struct Text {
    lang: Lang,
    title: String,
    blocks: Vec<String>,
}

struct Story {
    regions: Vec<String>,
    days: Option<(CalendarDay, CalendarDay)>,
    texts: Vec<Text>,
}

fn sentence(dice: &mut Dice, most: usize) -> String {
    let words: Vec<String> = (0..dice.throw(most)).map(|_| dice.word()).collect();
    words.join(" ")
}

fn story(dice: &mut Dice) -> Story {
    let langs: &[Lang] = [&[Lang::Kk][..], &[Lang::Ru], &[Lang::Kk, Lang::Ru]][dice.throw(3)];
    let texts = langs.iter().map(|&lang| Text {
        lang,
        title: sentence(dice, 4),
        blocks: (0..dice.throw(4)).map(|_| sentence(dice, 8)).collect(),
    });
    let texts = texts.collect();
    let year = 2010 + dice.throw(6) as u16;
    let regions = ["A", "B", "C"]
        .into_iter()
        .filter(|_| dice.throw(3) == 0)
        .map(str::to_owned)
        .collect();
    let days = CalendarDay::new(year, 1, 1)
        .zip(CalendarDay::new(year + dice.throw(2) as u16, 12, 31))
        .filter(|_| dice.throw(4) > 0);
    Story {
        regions,
        days,
        texts,
    }
}

fn build(stories: &[Story], cut: ShardSizes) -> BuiltIndex {
    let mut builder = IndexBuilder::new();
    for story in stories {
        let versions = story.texts.iter().map(|text| VersionInput {
            lang: text.lang,
            title: &text.title,
            blocks: &text.blocks,
            lead: 0,
        });
        builder.add(&ArticleInput {
            regions: &story.regions,
            days: story.days,
            versions: versions.collect(),
        });
    }
    builder.finish_with(cut, 2)
}

/// Searches an index that has no shards, and inserts those it lacks until it answers.
fn ask(built: &BuiltIndex, request: &SearchRequest<'_>) -> SearchAnswer {
    let mut index = Index::open(&built.root).expect("a fresh root opens");
    loop {
        let missing = match Search::begin(&index, request, LookupOptions::default()) {
            Ok(mut search) => {
                while search.step() {}
                return search.finish();
            }
            Err(MissingShards(missing)) => missing,
        };
        for shard in missing {
            assert!(!index.is_loaded(shard), "a loaded shard is not missing");
            let bytes = &built.shards[shard as usize];
            index.insert(shard, bytes).expect("a fresh shard opens");
        }
    }
}

/// A token of a text.
struct Seen {
    lang: Lang,
    form: String,
    stem: String,
}

/// How far a match may be from the word.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    Verbatim,
    Plain,
    Near,
}

/// A stem in a language that a word stands for, in all its forms or only in one.
type Stands = (Lang, String, Option<String>);

fn is_among(stands: &BTreeSet<Stands>, seen: &Seen) -> bool {
    let mut forms = [None, Some(seen.form.clone())].into_iter();
    forms.any(|form| stands.contains(&(seen.lang, seen.stem.clone(), form)))
}

/// The versions of a corpus: article, language, and the tokens of each block.
struct Scan {
    versions: Vec<(usize, Lang, Vec<Vec<Seen>>)>,
}

impl Scan {
    fn new(stories: &[Story]) -> Scan {
        let mut vocabulary = Vocabulary::new();
        let texts = |text: &'_ Text| -> Vec<(Lang, Vec<String>)> {
            let all = [&text.title].into_iter().chain(&text.blocks);
            all.map(|block| {
                (
                    paragraph_lang(block, text.lang),
                    tokens(block).into_iter().map(|token| token.term).collect(),
                )
            })
            .collect()
        };
        for (lang, terms) in stories
            .iter()
            .flat_map(|story| &story.texts)
            .flat_map(texts)
        {
            terms.iter().for_each(|term| vocabulary.add(lang, term, 1));
        }
        let stemmer = Stemmer::new(&vocabulary);
        let mut versions = Vec::new();
        for (number, story) in stories.iter().enumerate() {
            for text in &story.texts {
                let blocks = texts(text).into_iter().map(|(lang, terms)| {
                    terms
                        .into_iter()
                        .map(|form| Seen {
                            lang,
                            stem: stemmer.stem(lang, &form),
                            form,
                        })
                        .collect()
                });
                versions.push((number, text.lang, blocks.collect()));
            }
        }
        Scan { versions }
    }

    fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.versions
            .iter()
            .flat_map(|(.., blocks)| blocks)
            .flatten()
    }

    /// The stems that a word stands for.
    fn stems(&self, word: &str, how: Reach) -> BTreeSet<Stands> {
        let mut found = BTreeSet::new();
        let mut known = [false; 2];
        for seen in self.seen() {
            known[seen.lang as usize] |= seen.form == word;
            if seen.form == word || seen.stem == word {
                found.insert((seen.lang, seen.stem.clone(), None));
            }
        }
        if !found.is_empty() {
            // The word is the stem of others: of other stems, only the word itself matches.
            for lang in Lang::ALL {
                if found.contains(&(lang, word.to_owned(), None)) {
                    found = found
                        .into_iter()
                        .map(|(of, stem, only)| {
                            let other = of == lang && stem != word;
                            (of, stem, if other { Some(word.to_owned()) } else { only })
                        })
                        .collect();
                }
            }
            found.extend(match known {
                [false, false] => self.guesses(word),
                _ => BTreeSet::new(),
            });
            for lang in Lang::ALL {
                if known.contains(&true) && !known[lang as usize] {
                    found = self.with_twins(word, lang, found);
                }
            }
            return found;
        }
        let folded = || self.where_any(|folded| folded == fold(word));
        let mut guessed = self.guesses(word);
        if !guessed.is_empty() && how == Reach::Near && word.chars().count() >= 5 {
            let ends = |stem: &String| stem.chars().count() + 1 >= word.chars().count();
            let likely = guessed
                .iter()
                .all(|(lang, stem, _)| *lang == Lang::Ru && ends(stem));
            let typed: Vec<char> = fold(word).chars().collect();
            guessed.extend(self.where_any(|folded| {
                let meant: Vec<char> = folded.chars().collect();
                let left_out = meant.len() > typed.len() || swapped(&typed, &meant);
                let same_start = typed.first() == meant.first();
                let is_near = match likely {
                    true => left_out && same_start,
                    false => left_out || same_start,
                };
                slips(&typed, &meant) <= 1 && is_near
            }));
        }
        match (how, has_kazakh_letter(word)) {
            (Reach::Verbatim, _) => guessed,
            (_, true) if guessed.is_empty() => folded(),
            (_, true) => guessed,
            (_, false) => Some(folded())
                .filter(|found| !found.is_empty())
                .unwrap_or(guessed),
        }
    }

    /// The longest possible stem of a word that the corpus has in a language.
    fn guess(&self, word: &str, lang: Lang) -> Option<String> {
        if lang == Lang::Ru && has_kazakh_letter(word) {
            return None;
        }
        let is_there = |stem: &String| {
            self.seen()
                .any(|seen| (seen.lang, &seen.stem) == (lang, stem))
        };
        let mut stems = possible_stems(lang, word);
        if lang == Lang::Ru {
            // What the word begins with comes before the stem of a verb.
            stems.sort_by_key(|stem| !word.starts_with(&**stem));
        }
        stems.into_iter().find(is_there)
    }

    /// The longest possible stems of a word, in the language in which it is longest.
    fn guesses(&self, word: &str) -> BTreeSet<Stands> {
        let guesses = Lang::ALL.map(|lang| (lang, self.guess(word, lang).unwrap_or_default()));
        // A Russian stem lacks the ending of its word.
        let length = |(lang, stem): &(Lang, String)| {
            let length = stem.chars().count();
            let lacks = *lang == Lang::Ru && (4..word.chars().count()).contains(&length);
            length + usize::from(lacks)
        };
        let longest = guesses.iter().map(length).max();
        let guesses = guesses.into_iter().filter(|(_, stem)| !stem.is_empty());
        let guesses = guesses.filter(|guess| Some(length(guess)) == longest);
        guesses.map(|(lang, stem)| (lang, stem, None)).collect()
    }

    /// Whether a form stands for a stem in a language.
    fn has_form(&self, (lang, stem): (Lang, &str), form: &str) -> bool {
        self.seen()
            .any(|seen| seen.lang == lang && seen.stem == stem && seen.form == form)
    }

    /// Adds what is the same word in a language that does not have the word itself.
    fn with_twins(&self, word: &str, lang: Lang, mut found: BTreeSet<Stands>) -> BTreeSet<Stands> {
        let length = |text: &str| text.chars().count();
        found.retain(|(of, ..)| *of != lang || lang == Lang::Kk || length(word) >= 4);
        if found.iter().any(|(of, ..)| *of == lang) {
            return found;
        }
        let mut twins = BTreeSet::new();
        if let Some(stem) = self.guess(word, lang)
            && length(&stem) >= 4
            && word.starts_with(&*stem)
            && length(&stem) + 2 >= length(word)
            && (lang == Lang::Ru || self.has_form((lang, &stem), &stem))
        {
            twins.insert((lang, stem, None));
        }
        let of_other = |(of, stem, _): &&Stands| *of != lang && length(stem) >= 4;
        for (of, stem, only) in found.iter().filter(of_other) {
            let common = self.seen().any(|seen| {
                (seen.lang, &seen.stem) == (*of, stem)
                    && only.as_ref().is_none_or(|only| *only == seen.form)
                    && self.has_form((lang, stem), &seen.form)
            });
            if common {
                twins.insert((lang, stem.clone(), None));
            }
        }
        found.extend(twins);
        found
    }

    fn where_any(&self, test: impl Fn(&str) -> bool) -> BTreeSet<Stands> {
        let near = self
            .seen()
            .filter(|seen| test(&fold(&seen.form)) || test(&fold(&seen.stem)));
        near.map(|seen| (seen.lang, seen.stem.clone(), None))
            .collect()
    }

    fn within(&self, word: &str, most: usize) -> BTreeSet<Stands> {
        let typed: Vec<char> = fold(word).chars().collect();
        if typed.len() < 4 * most {
            return BTreeSet::new();
        }
        self.where_any(|folded| slips(&typed, &folded.chars().collect::<Vec<_>>()) <= most)
    }

    /// The versions that match a clause.
    fn clause(&self, clause: &str, without: bool, few: bool) -> BTreeSet<usize> {
        if let Some(phrase) = clause.strip_prefix('"') {
            let words: Vec<&str> = phrase.trim_end_matches('"').split(' ').collect();
            let stems: Vec<_> = words
                .iter()
                .map(|word| {
                    self.stems(
                        word,
                        if words.len() == 1 {
                            Reach::Verbatim
                        } else {
                            Reach::Plain
                        },
                    )
                })
                .collect();
            return self.versions_with(|block| {
                (0..block.len()).any(|at| {
                    stems.iter().enumerate().all(|(i, stems)| {
                        block.get(at + i).is_some_and(|seen| is_among(stems, seen))
                    })
                })
            });
        }
        if let Some(begin) = clause.strip_suffix('*') {
            let begins = |seen: &Seen| fold(&seen.form).starts_with(&fold(begin));
            if self.seen().any(begins) {
                let stems = self.stems(begin, Reach::Verbatim);
                return self.versions_with(|block| {
                    block
                        .iter()
                        .any(|seen| begins(seen) || is_among(&stems, seen))
                });
            }
        }
        let word = clause.trim_end_matches('*');
        let how = match (clause.ends_with('*'), without) {
            (true, _) => Reach::Verbatim,
            (_, true) => Reach::Plain,
            // In longer queries, near spellings are used only for words that nothing else is known of.
            _ if few => Reach::Near,
            _ => Reach::Plain,
        };
        let mut stems = self.stems(word, how);
        for most in 1..=2 {
            if stems.is_empty() && !without {
                stems = self.within(word, most);
            }
        }
        self.versions_with(|block| block.iter().any(|seen| is_among(&stems, seen)))
    }

    fn versions_with(&self, test: impl Fn(&[Seen]) -> bool) -> BTreeSet<usize> {
        let versions = self.versions.iter().enumerate();
        versions
            .filter(|(_, (.., blocks))| blocks.iter().any(|block| test(block)))
            .map(|(number, _)| number)
            .collect()
    }
}

/// Whether two neighbours are swapped, and nothing else is different.
fn swapped(a: &[char], b: &[char]) -> bool {
    let differ: Vec<usize> = (0..a.len().min(b.len()))
        .filter(|&i| a[i] != b[i])
        .collect();
    a.len() == b.len() && matches!(differ[..], [i, j] if j == i + 1 && a[i] == b[j] && a[j] == b[i])
}

fn slips(a: &[char], b: &[char]) -> usize {
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = (d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]))
                .min(d[i - 1][j] + 1)
                .min(d[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
            }
        }
    }
    d[a.len()][b.len()]
}

/// Random clauses: words, in the corpus or not, phrases and prefixes; each with whether it is excluded.
fn clauses(dice: &mut Dice, stories: &[Story]) -> Vec<(bool, String)> {
    let texts: Vec<&str> = stories
        .iter()
        .flat_map(|story| &story.texts)
        .flat_map(|text| [&text.title].into_iter().chain(&text.blocks))
        .map(String::as_str)
        .collect();
    let word = |dice: &mut Dice| {
        let words: Vec<&str> = dice
            .pick(&texts)
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() || dice.throw(3) == 0 {
            dice.word()
        } else {
            dice.pick(&words).to_owned()
        }
    };
    let count = 1 + dice.throw(3);
    let mut made = Vec::new();
    for _ in 0..count {
        let without = dice.throw(5) == 0;
        let clause = match dice.throw(5) {
            0 => format!("\"{} {}\"", word(dice), word(dice)),
            1 => format!("{}*", word(dice)),
            _ => word(dice),
        };
        // Words that say little are dropped from longer queries, and repeated ones are asked once: `small_library.rs` tests that.
        let says_little = Lang::ALL.iter().any(|&lang| is_particle(lang, &clause));
        if !says_little && !made.contains(&(without, clause.clone())) {
            made.push((without, clause));
        }
    }
    if made.is_empty() {
        made.push((false, "қабылқа".to_owned()));
    }
    made
}

fn compare(seed: u64) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    (0..5).for_each(|_| {
        dice.throw(2);
    });
    let stories: Vec<Story> = (0..1 + dice.throw(6)).map(|_| story(&mut dice)).collect();
    let whole = Index::whole(&build(&stories, ShardSizes::USUAL)).expect("a fresh index opens");
    let shard = dice.throw(100);
    let pieces = build(&stories, ShardSizes { whole: 0, shard });
    let scan = Scan::new(&stories);
    for _ in 0..QUERIES_A_CORPUS {
        let clauses = clauses(&mut dice, &stories);
        let typed: Vec<String> = clauses
            .iter()
            .map(|(without, clause)| format!("{}{clause}", if *without { "-" } else { "" }))
            .collect();
        let query = typed.join(" ");
        let regions: Vec<String> = if dice.throw(3) == 0 {
            vec![dice.pick(&["A", "B", "C"]).to_owned()]
        } else {
            Vec::new()
        };
        let lang = [None, None, Some(Lang::Kk), Some(Lang::Ru)][dice.throw(4)];
        let from =
            CalendarDay::new(2010 + dice.throw(6) as u16, 1, 1).filter(|_| dice.throw(3) == 0);
        let request = SearchRequest {
            query: &query,
            regions: &regions,
            lang,
            from,
            limit: usize::MAX,
            ..SearchRequest::default()
        };
        let answer = search(&whole, &request);
        let other = ask(&pieces, &request);
        assert_eq!(
            (&answer.hits, &answer.notes, &answer.facets, answer.total),
            (&other.hits, &other.notes, &other.facets, other.total),
            "in pieces: seed {seed}, query {query:?}"
        );

        // A page has the same hits as that part of the whole list, although fewer versions are scored for it.
        let page = SearchRequest {
            limit: 1 + dice.throw(3),
            offset: dice.throw(3),
            ..request
        };
        let hits = search(&whole, &page).hits;
        let listed = answer.hits.iter().skip(page.offset).take(page.limit);
        assert!(hits.iter().eq(listed), "seed {seed}, {page:?}");

        let few = clauses.len() <= 2;
        let wanted: Vec<BTreeSet<usize>> = clauses
            .iter()
            .filter(|(without, _)| !without)
            .map(|(_, clause)| scan.clause(clause, false, few))
            .collect();
        let banned: BTreeSet<usize> = clauses
            .iter()
            .filter(|(without, _)| *without)
            .flat_map(|(_, clause)| scan.clause(clause, true, few))
            .map(|version| scan.versions[version].0)
            .collect();
        let passes = |article: usize, lang_too: Option<Lang>, region: bool| {
            let story = &stories[article];
            (!region
                || regions.is_empty()
                || story.regions.iter().any(|code| regions.contains(code)))
                && from.is_none_or(|from| story.days.is_some_and(|(_, last)| last >= from))
                && scan
                    .versions
                    .iter()
                    .enumerate()
                    .any(|(number, (of, in_lang, _))| {
                        *of == article
                            && lang_too.is_none_or(|lang| lang == *in_lang)
                            && (wanted.is_empty()
                                || wanted.iter().any(|having| having.contains(&number)))
                    })
                && !banned.contains(&article)
        };
        let expected: BTreeSet<u32> = (0..stories.len())
            .filter(|&article| passes(article, lang, true))
            .map(|article| article as u32)
            .collect();
        let found: BTreeSet<u32> = answer.hits.iter().map(|hit| hit.article).collect();
        assert_eq!(found, expected, "seed {seed}, query {query:?}, {request:?}");
        assert_eq!(
            answer.hits.len(),
            expected.len(),
            "no article twice: seed {seed}, query {query:?}"
        );
        assert_eq!(answer.total, expected.len());
        for code in ["A", "B", "C"] {
            let count = (0..stories.len())
                .filter(|&article| {
                    stories[article].regions.iter().any(|c| c == code)
                        && passes(article, lang, false)
                })
                .count();
            let facet = answer
                .facets
                .regions
                .iter()
                .find(|(known, _)| known == code)
                .map_or(0, |(_, count)| *count as usize);
            assert_eq!(
                facet, count,
                "region {code}: seed {seed}, query {query:?}, {request:?}"
            );
        }
        for lang in Lang::ALL {
            let count = (0..stories.len())
                .filter(|&article| passes(article, Some(lang), true))
                .count();
            let facet = answer
                .facets
                .langs
                .iter()
                .find(|(known, _)| *known == lang)
                .map_or(0, |(_, count)| *count as usize);
            assert_eq!(
                facet, count,
                "language {lang}: seed {seed}, query {query:?}, {request:?}"
            );
        }
        // Articles with all words come before articles with some.
        let all = |hit: &aimaq_search::Hit| {
            scan.versions
                .iter()
                .enumerate()
                .any(|(number, (of, in_lang, _))| {
                    *of == hit.article as usize
                        && *in_lang == hit.lang
                        && wanted.iter().all(|having| having.contains(&number))
                })
        };
        assert!(
            answer.hits.iter().map(all).is_sorted_by(|a, b| a >= b),
            "seed {seed}, query {query:?}, {request:?}"
        );
    }
}

const QUERIES_A_CORPUS: u64 = 5;

#[test]
fn the_index_agrees_with_a_naive_scan() {
    let pairs: u64 = std::env::var("AIMAQ_PAIRS")
        .ok()
        .and_then(|pairs| pairs.parse().ok())
        .unwrap_or(2_000);
    for seed in 0..pairs.div_ceil(QUERIES_A_CORPUS) {
        compare(seed);
    }
}
