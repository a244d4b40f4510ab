//! Each word of a collection of both languages is asked for, and each hit must have a reason that can be named: the word itself, another form of it,
//! the same word in the other language, or a name of the same thing. Every word is in the collection, so nothing may be found by folding
//! or by a slip.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

use aimaq_language::{
    ABBREVIATIONS, Lang, Stemmer, TokenKind, Vocabulary, fold, paragraph_lang, possible_stems,
    tokens,
};
use aimaq_search::{ArticleInput, Index, IndexBuilder, SearchRequest, VersionInput, search};

/// A text of the collection, and the language of it.
type Text = (Lang, String);

/// The texts of the articles of this repository, one a file.
fn our_texts(folder: &Path, texts: &mut Vec<Text>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            our_texts(&path, texts);
        } else if let Ok(text) = fs::read_to_string(&path) {
            texts.push((paragraph_lang(&text, Lang::Ru), text.replace('\n', " ")));
        }
    }
}

/// The folded terms of a text.
fn words_of(text: &str) -> Vec<String> {
    let tokens = tokens(text).into_iter();
    let words = tokens.filter(|token| token.kind != TokenKind::Compound);
    let mut words: Vec<String> = words.map(|token| fold(&token.term)).collect();
    if text.starts_with('%') {
        // A sign that stands for a word. Only after a number is it a token.
        words.push("%".to_owned());
    }
    words
}

/// All names of things that have several: the folded terms of each name.
fn names() -> Vec<Vec<Vec<String>>> {
    let words = words_of;
    let mut things = Vec::new();
    for abbreviation in ABBREVIATIONS {
        let names = abbreviation.names.iter();
        let names = names.flat_map(|names| names.short.iter().chain(names.full));
        things.push(names.map(|name| words(name)).collect());
    }
    for unit in aimaq_places::units().iter().chain(aimaq_places::foreign()) {
        let mut names = Vec::new();
        for lang in Lang::ALL {
            names.extend([unit.name(lang), unit.abbreviation(lang), unit.seat(lang)].map(words));
            names.extend(unit.aliases(lang).iter().map(|name| words(name)));
            let former = unit.former_names().iter();
            names.extend(
                former.flat_map(|name| [words(name.name(lang)), words(name.abbreviation(lang))]),
            );
        }
        things.push(names);
    }
    for place in aimaq_places::gazetteer().iter() {
        let mut names = vec![words(place.kk), words(place.ru)];
        names.extend(place.aliases.iter().map(|name| words(name)));
        things.push(names);
    }
    things
}

/// Whether two words may have the same stem, of two letters at least.
fn may_have_one_stem(lang: Lang, a: &str, b: &str) -> bool {
    let stems = possible_stems(lang, a);
    let mut others = possible_stems(lang, b).into_iter();
    others.any(|stem| stem.chars().nth(1).is_some() && stems.contains(&stem))
}

/// Whether two words begin alike: all but two letters of the shorter, and four at least.
fn begin_alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    same >= 4 && same + 2 >= shorter
}

#[test]
fn every_hit_has_a_reason() {
    let mut texts = Vec::new();
    our_texts(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus")),
        &mut texts,
    );
    hold_to_reasons(&texts);
}

/// The same for sentences of both languages and for news, of the development data.
#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "takes minutes without optimization: `cargo xtask test` runs it with"
)]
fn every_hit_in_other_texts_has_a_reason() {
    let Some(data) = env::var_os("AIMAQ_DEV_DATA") else {
        eprintln!("skipped: AIMAQ_DEV_DATA is not set");
        return;
    };
    for (task, most) in [("mixed-lemma", usize::MAX), ("kk-keyboard", 200)] {
        let corpus = Path::new(&data)
            .join("eval/tasks")
            .join(task)
            .join("corpus.jsonl");
        let corpus = fs::read_to_string(corpus).expect("the set has a corpus");
        let documents = corpus.lines().take(most);
        let texts = documents.map(|line| -> Text {
            let document: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let of = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
            let lang = Lang::from_tag(&of("lang")).unwrap_or(Lang::Kk);
            (lang, of("text").replace('\n', " "))
        });
        hold_to_reasons(&texts.collect::<Vec<Text>>());
    }
}

/// Asks for each word of the texts.
fn hold_to_reasons(texts: &[Text]) {
    let mut vocabulary = Vocabulary::new();
    let mut words: BTreeMap<String, BTreeSet<Lang>> = BTreeMap::new();
    let mut builder = IndexBuilder::new();
    for (lang, text) in texts {
        let of = paragraph_lang(text, *lang);
        for token in tokens(text) {
            vocabulary.add(of, &token.term, 1);
            if token.kind == TokenKind::Word && token.term.chars().all(|c| ('а'..='ӿ').contains(&c))
            {
                words.entry(token.term).or_default().insert(of);
            }
        }
        let blocks = [text.clone()];
        let versions = vec![VersionInput {
            lang: *lang,
            title: "",
            blocks: &blocks,
            lead: 0,
        }];
        builder.add(&ArticleInput {
            regions: &[],
            days: None,
            versions,
        });
    }
    let stemmer = Stemmer::new(&vocabulary);
    let index = Index::whole(&builder.finish()).expect("a fresh index opens");
    let names = names();
    let mut named: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (thing, names) in names.iter().enumerate() {
        for word in names.iter().flatten() {
            named.entry(word).or_default().insert(thing);
        }
    }
    // The things of which a word, in any form, is part of a name.
    let mut known: HashMap<String, BTreeSet<usize>> = HashMap::new();
    let mut things = |word: &str| -> BTreeSet<usize> {
        if let Some(things) = known.get(word) {
            return things.clone();
        }
        let mut stems = vec![word.to_owned()];
        for lang in Lang::ALL {
            stems.extend(possible_stems(lang, word));
            stems.push(stemmer.stem(lang, word));
        }
        let stems = stems.iter().map(|stem| fold(stem));
        let mut things: BTreeSet<usize> = stems
            .filter_map(|stem| named.get(&*stem))
            .flatten()
            .copied()
            .collect();
        let folded = fold(word);
        let alike = named.iter().filter(|(name, _)| begin_alike(name, &folded));
        things.extend(alike.flat_map(|(_, things)| things));
        known.insert(word.to_owned(), things.clone());
        things
    };
    let mut wrong: Vec<String> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (word, langs) in &words {
        let request = SearchRequest {
            query: word,
            limit: usize::MAX,
            ..SearchRequest::default()
        };
        let answer = search(&index, &request);
        assert!(
            answer.notes.is_empty(),
            "{word} is in the collection: {:?}",
            answer.notes
        );
        let mut of_word = None;
        for hit in &answer.hits {
            let (lang, text) = &texts[hit.article as usize];
            let lang = paragraph_lang(text, *lang);
            let marks = answer.words.marks(text);
            let reason = |marked: &str| {
                let same_stem = |lang| stemmer.stem(lang, marked) == stemmer.stem(lang, word);
                let own = words.get(marked).into_iter().flatten();
                let other = stemmer.stem(lang.other(), word);
                if marked == word {
                    Some("the word")
                } else if langs.contains(&lang)
                    && (same_stem(lang) || may_have_one_stem(lang, word, marked))
                    || stemmer.stem(lang, marked) == *word
                {
                    Some("a form")
                } else if !langs.contains(&lang)
                    && (begin_alike(word, marked)
                        || same_stem(lang)
                        || stemmer.stem(lang, marked) == other)
                {
                    Some("a twin")
                } else if own
                    .copied()
                    .any(|lang| langs.contains(&lang) && same_stem(lang))
                {
                    // Халық банкі in a Russian text.
                    Some("a form in a text of the other language")
                } else {
                    None
                }
            };
            let mut marked = marks.iter().flat_map(|mark| tokens(&text[mark.clone()]));
            let mut found = marked.find_map(|token| reason(&token.term));
            if found.is_none() {
                let of_word: &BTreeSet<usize> = of_word.get_or_insert_with(|| things(word));
                let mut same = marks
                    .iter()
                    .flat_map(|mark| words_of(&text[mark.clone()]))
                    .map(|word| things(&word));
                let same = same.any(|of_mark| !of_mark.is_disjoint(of_word));
                found = same.then_some("a name");
            }
            match found {
                Some(reason) => *counts.entry(reason).or_default() += 1,
                None => {
                    let marks: Vec<&str> = marks.into_iter().map(|mark| &text[mark]).collect();
                    wrong.push(format!("{word} finds {}", marks.join(", ")));
                }
            }
        }
    }
    eprintln!("{} words; hits by reason: {counts:?}", words.len());
    wrong.dedup();
    assert!(
        wrong.is_empty(),
        "{} hits have no reason: {wrong:#?}",
        wrong.len()
    );
}
