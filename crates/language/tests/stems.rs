//! Stems: the lists for linguists (`tests/lists/stems-*.tsv`), properties, and the development sets if they are available.

use std::collections::{BTreeMap, BTreeSet};

use aimaq_language::{
    Lang, Stemmer, TokenKind, Vocabulary, candidates, possible_stems, stem, tokens,
};
use proptest::prelude::*;

/// Returns the lines of a list that are false, or that are marked as known faults and are true.
fn untrue(lang: Lang, list: &str, exact: bool) -> Vec<String> {
    let mut untrue = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, other, why, mark @ ..] = &fields[..] else {
            untrue.push(format!("`{line}` has too few columns"));
            continue;
        };
        let found = stem(lang, word);
        let holds = match other.strip_prefix('!') {
            Some(other) => found != stem(lang, other),
            None if exact => found == **other,
            None => found == stem(lang, other),
        };
        match (holds, mark) {
            (true, []) | (false, ["known-fault"]) => {}
            (false, []) => untrue.push(format!("{word} → {found}, not as {other} ({why})")),
            (true, _) => untrue.push(format!("{word} is no fault any more: take the mark away")),
            (false, _) => untrue.push(format!("{word}: what is `{mark:?}`?")),
        }
    }
    untrue
}

#[test]
fn kazakh_words_have_these_stems() {
    let list = include_str!("lists/stems-kk.tsv");
    assert!(list.lines().count() > 600);
    let untrue = untrue(Lang::Kk, list, true);
    assert!(untrue.is_empty(), "{untrue:#?}");
}

#[test]
fn russian_words_share_these_stems() {
    let list = include_str!("lists/stems-ru.tsv");
    assert!(list.lines().count() > 200);
    let untrue = untrue(Lang::Ru, list, false);
    assert!(untrue.is_empty(), "{untrue:#?}");
}

#[test]
fn the_corpus_is_evidence() {
    let mut vocabulary = Vocabulary::new();
    let forms = "аңғал аңғалдар аңғалға аңғалдың аңғалды аңғалдан аңғалмен";
    forms
        .split(' ')
        .for_each(|word| vocabulary.add(Lang::Kk, word, 1));
    let stemmer = Stemmer::new(&vocabulary);
    for word in forms.split(' ').chain(["аңғалдары"]) {
        assert_eq!(stemmer.stem(Lang::Kk, word), "аңғал", "{word}");
    }
}

/// Terms: letters of both alphabets, sometimes a hyphen, a digit, a Latin letter.
fn word() -> impl Strategy<Value = String> {
    "[а-яёәғқңөұүһі]{1,14}(-[а-яә0-9a-z]{1,5})?"
}

fn sound(word: &str) {
    for lang in Lang::ALL {
        let found = stem(lang, word);
        assert_eq!(found.is_empty(), word.is_empty(), "{word:?}");
        let possible = possible_stems(lang, word);
        // Irregular forms have one analysis, and `possible_stems` does not use the list of pronouns.
        let listed = candidates(lang, word).len() == 1;
        assert!(
            listed || possible.contains(&found),
            "{word:?}: {possible:?}"
        );
        let lengths: Vec<usize> = possible.iter().map(String::len).collect();
        assert!(
            lengths.is_sorted_by(|a, b| a >= b),
            "{word:?}: {possible:?}"
        );
        let analyses = candidates(lang, word);
        assert!(
            analyses.iter().any(|analysis| analysis.stem == found),
            "{word:?}"
        );
        let sum: f32 = analyses.iter().map(|analysis| analysis.probability).sum();
        assert!((sum - 1.0).abs() < 0.001, "{word:?}: {sum}");
    }
}

proptest! {
    #[test]
    fn any_text_has_a_stem(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_word_has_a_stem(word in word()) {
        sound(&word);
    }

    #[test]
    fn any_vocabulary_is_evidence(words in prop::collection::vec(word(), 0..30), text in any::<String>()) {
        let mut vocabulary = Vocabulary::new();
        for (i, word) in words.iter().enumerate() {
            vocabulary.add(Lang::ALL[i % 2], word, i as u32);
        }
        vocabulary.add(Lang::Kk, &text, u32::MAX);
        let (one, two) = (Stemmer::new(&vocabulary), Stemmer::new(&vocabulary));
        for word in words.iter().chain([&text]) {
            for lang in Lang::ALL {
                let stem = one.stem(lang, word);
                prop_assert_eq!(stem.is_empty(), word.is_empty());
                prop_assert_eq!(stem, two.stem(lang, word));
            }
        }
    }
}

/// Returns the content words of a development set with their lemmas.
fn set(table: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut forms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [
            form,
            lemma,
            "NOUN" | "PROPN" | "VERB" | "ADJ" | "ADV" | "NUM",
            ..,
        ] = fields[..]
        {
            forms.entry(form).or_default().insert(lemma);
        }
    }
    forms
}

/// Returns F1 over pairs of forms: pairs that share a stem against pairs that share a lemma.
fn pair_f1(forms: &BTreeMap<&str, BTreeSet<&str>>, stem: impl Fn(&str) -> String) -> f64 {
    let pairs = |groups: &BTreeMap<String, Vec<&str>>| -> BTreeSet<(String, String)> {
        let mut pairs = BTreeSet::new();
        for group in groups.values() {
            for (n, a) in group.iter().enumerate() {
                pairs.extend(
                    group[..n]
                        .iter()
                        .map(|b| ((*b).to_owned(), (*a).to_owned())),
                );
            }
        }
        pairs
    };
    let (mut by_lemma, mut by_stem) = (BTreeMap::new(), BTreeMap::new());
    for (&form, lemmas) in forms {
        for &lemma in lemmas {
            let group: &mut Vec<&str> = by_lemma.entry(lemma.to_owned()).or_default();
            group.push(form);
        }
        let group: &mut Vec<&str> = by_stem.entry(stem(form)).or_default();
        group.push(form);
    }
    let (gold, found) = (pairs(&by_lemma), pairs(&by_stem));
    2.0 * gold.intersection(&found).count() as f64 / (gold.len() + found.len()) as f64
}

/// Measures the shipped tables on the forms they were fitted on, to notice if they break. `cargo xtask train` measures them on unseen
/// words.
#[test]
fn the_development_sets_are_still_met() {
    let Some(data) = std::env::var_os("AIMAQ_DEV_DATA").map(std::path::PathBuf::from) else {
        eprintln!("skipped: AIMAQ_DEV_DATA, the folder of the development sets, is not set");
        return;
    };
    let read = |path: &str| std::fs::read_to_string(data.join(path)).expect(path);
    let (kazakh, russian) = (read("eval/kk/stems.tsv"), read("eval/ru/stems.tsv"));
    let (kazakh, russian) = (set(&kazakh), set(&russian));
    let mut vocabulary = Vocabulary::new();
    for token in tokens(&read("eval/kk/news.txt")) {
        if matches!(token.kind, TokenKind::Word | TokenKind::Compound) {
            vocabulary.add(Lang::Kk, &token.term, 1);
        }
    }
    kazakh
        .keys()
        .for_each(|word| vocabulary.add(Lang::Kk, word, 1));
    let stemmer = Stemmer::new(&vocabulary);
    let alone = pair_f1(&kazakh, |word| stem(Lang::Kk, word));
    let with = pair_f1(&kazakh, |word| stemmer.stem(Lang::Kk, word));
    let russian = pair_f1(&russian, |word| stem(Lang::Ru, word));
    println!("Kazakh {alone:.3}, with vocabulary {with:.3}; Russian {russian:.3}");
    assert!(alone >= 0.93, "Kazakh by rules alone: {alone:.3}");
    assert!(with >= 0.94, "Kazakh with vocabulary: {with:.3}");
    assert!(russian >= 0.94, "Russian by rules alone: {russian:.3}");
}
