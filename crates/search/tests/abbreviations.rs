//! Abbreviations are recognised by how they are written: capitals, or exactly their small letters; and an ending after a hyphen, after an
//! apostrophe or right after the capitals. Anything else in small letters is a word.

use std::collections::BTreeSet;

use aimaq_language::{ABBREVIATIONS, Lang, fold, term};
use aimaq_search::{ArticleInput, Index, IndexBuilder, SearchRequest, VersionInput, search};

/// The abbreviations of one thing: Kazakh, Russian.
type Twins = [&'static str; 2];

/// All abbreviations in capitals.
fn twins() -> Vec<Twins> {
    let mut twins = Vec::new();
    for abbreviation in ABBREVIATIONS {
        twins.push(Lang::ALL.map(|lang| abbreviation.names(lang).short[0]));
    }
    for unit in aimaq_places::units() {
        twins.push(Lang::ALL.map(|lang| unit.abbreviation(lang)));
        let former = unit.former_names().iter();
        twins.extend(former.map(|name| Lang::ALL.map(|lang| name.abbreviation(lang))));
    }
    twins.retain(|[kk, _]| kk.chars().any(char::is_uppercase));
    twins
}

/// An index of articles with a text of one language each.
fn index<'t>(texts: impl Iterator<Item = (Lang, &'t str)>) -> Index {
    let mut builder = IndexBuilder::new();
    for (lang, text) in texts {
        builder.add(&ArticleInput {
            regions: &[],
            days: None,
            versions: vec![VersionInput {
                lang,
                title: "",
                blocks: &[text.to_owned()],
                lead: 0,
            }],
        });
    }
    Index::whole(&builder.finish()).expect("a fresh index opens")
}

/// The numbers of the articles that a query finds.
fn found(index: &Index, query: &str) -> BTreeSet<usize> {
    let request = SearchRequest {
        query,
        limit: usize::MAX,
        ..SearchRequest::default()
    };
    let hits = search(index, &request).hits.into_iter();
    hits.map(|hit| hit.article as usize).collect()
}

/// What is typed, and the abbreviation that it is.
fn typed() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("lists/abbreviations.tsv").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let mut columns = line.split('\t');
        let (typed, short) = (columns.next(), columns.next());
        (
            typed.expect("what is typed"),
            short.expect("an abbreviation"),
        )
    })
}

/// Endings of both languages, some in the letters of a Russian keyboard.
const ENDINGS: [&str; 20] = [
    "ның", "нің", "дың", "тың", "да", "де", "та", "дан", "ға", "ге", "ны", "ты", "мен", "сы",
    "нын", "га", "а", "у", "ом", "ы",
];

#[test]
fn what_is_on_the_list_finds_both_twins() {
    let twins = twins();
    let all = twins.iter().flatten();
    let texts: Vec<String> = all.map(|short| format!("{short} 2015.")).collect();
    let texts = texts.iter().enumerate();
    let index = index(texts.map(|(i, text)| (Lang::ALL[i % 2], &**text)));
    let mut wrong = Vec::new();
    for (typed, short) in typed() {
        let of = twins.iter().position(|twins| twins.contains(&short));
        let of = of.unwrap_or_else(|| panic!("{short} is not an abbreviation"));
        if found(&index, typed) != BTreeSet::from([2 * of, 2 * of + 1]) {
            wrong.push((typed, found(&index, typed)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}: {wrong:?}",
        wrong.len(),
        typed().count()
    );
    assert!(typed().count() >= 150);
}

#[test]
fn either_twin_is_enough_in_the_texts() {
    let mut wrong = Vec::new();
    for (i, twins) in twins().into_iter().enumerate() {
        for lang in Lang::ALL {
            let text = format!("Бүгін {} туралы айтылды.", twins[lang as usize]);
            let index = index([(lang, &*text)].into_iter());
            let of_these = typed().filter(|(_, short)| twins.contains(short));
            wrong.extend(
                of_these
                    .filter(|(typed, _)| found(&index, typed).is_empty())
                    .map(|row| (i, lang, row)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:?}", wrong.len());
}

#[test]
fn endings_are_recognised_in_texts_of_either_language() {
    for lang in Lang::ALL {
        for twins in twins() {
            for short in twins {
                let mut texts = Vec::new();
                for ending in ENDINGS {
                    texts.push(format!("Бүгін {short}-{ending} келді, екен."));
                    texts.push(format!("Бүгін {short}’{ending} келді, екен."));
                    texts.push(format!("Бүгін {short}{ending} келді, екен."));
                }
                let index = index(texts.iter().map(|text| (lang, &**text)));
                for twin in twins {
                    assert_eq!(
                        found(&index, twin).len(),
                        texts.len(),
                        "{twin} in {texts:?}"
                    );
                }
            }
        }
    }
}

/// Words that look like an abbreviation with an ending or with another letter, in small letters.
fn alike() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for short in twins().into_iter().flatten().map(term) {
        for short in [short.clone(), fold(&short)] {
            words.extend(ENDINGS.map(|ending| format!("{short}{ending}")));
            let start: String = short.chars().take(short.chars().count() - 1).collect();
            words.extend(
                [
                    "лар", "ның", "й", "т", "м", "к", "ы", "ға", "рі", "лық", "ла",
                ]
                .map(|end| format!("{start}{end}")),
            );
        }
    }
    let shorts: BTreeSet<String> = twins()
        .into_iter()
        .flatten()
        .map(|short| fold(&term(short)))
        .collect();
    words.retain(|word| !shorts.contains(&fold(word)));
    words
}

#[test]
fn a_word_in_small_letters_is_no_abbreviation() {
    let words: Vec<String> = alike().into_iter().collect();
    let shorts: Vec<String> = twins()
        .into_iter()
        .flatten()
        .map(|short| format!("{short} 2015."))
        .collect();
    for with_words in [true, false] {
        // Whether or not the word itself is in the collection.
        let texts = shorts.iter().map(|text| (Lang::Kk, &**text));
        let words_too = words.iter().filter(|_| with_words);
        let langs = words_too.flat_map(|word| Lang::ALL.map(|lang| (lang, &**word)));
        let index = index(texts.chain(langs));
        let finds_short = |word: &&String| {
            found(&index, word)
                .first()
                .is_some_and(|&first| first < shorts.len())
        };
        let wrong: Vec<&String> = words.iter().filter(finds_short).collect();
        assert!(
            wrong.is_empty(),
            "{} of {}: {wrong:?}",
            wrong.len(),
            words.len()
        );
    }
}

#[test]
fn an_abbreviation_that_is_a_word_needs_capitals() {
    let texts = [
        "Ақ қар жауды.",
        "АҚ жұмыс істейді.",
        "АО работает.",
        "АҚ ҚАР ЖАУДЫ",
    ];
    let index = index(texts.map(|text| (Lang::Kk, text)).into_iter());
    assert!(found(&index, "АО").is_superset(&BTreeSet::from([1, 2])));
    assert!(!found(&index, "АО").contains(&3), "a headline in capitals");
    assert!(!found(&index, "ақ").contains(&2));
    assert!(found(&index, "ақ").contains(&0));
    assert!(found(&index, "АҚ").contains(&2));
}
