//! Examples in plain text, which anybody can extend: `tests/lists/*.tsv`.

mod common;

use aimaq_language::scripts::{self, Script};
use aimaq_language::{TokenKind, fold, sentences, term, tokens};
use common::{can_be, rows};

/// Returns the tokens of a text in one line.
fn read(text: &str) -> String {
    let terms: Vec<String> = tokens(text)
        .into_iter()
        .map(|token| {
            if token.kind == TokenKind::Compound {
                format!("[{}]", token.term)
            } else {
                token.term
            }
        })
        .collect();
    terms.join(" ")
}

#[test]
fn texts_have_these_tokens() {
    let wrong: Vec<_> = rows(include_str!("lists/tokens.tsv"))
        .filter(|row| read(row[0]) != row[1])
        .map(|row| {
            format!(
                "{}: {} instead of {} ({})",
                row[0],
                read(row[0]),
                row[1],
                row[2]
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[track_caller]
fn folds(written: &str, typed: &str) {
    assert_eq!(
        fold(&term(written)),
        fold(&term(typed)),
        "{written} as {typed}"
    );
}

#[test]
fn spellings_fold_together() {
    rows(include_str!("lists/folds.tsv")).for_each(|row| folds(row[0], row[1]));
}

#[test]
fn words_in_other_scripts_and_layouts_are_read() {
    let right = |row: &Vec<&str>| match row[2] {
        "keys" => scripts::from_latin_keys(row[0]).as_deref() == Some(row[1]),
        "cyrillic keys" => scripts::from_cyrillic_keys(row[0]).as_deref() == Some(row[1]),
        _ => {
            let script = Script::of(row[0]);
            script.is_some_and(|script| {
                row[1]
                    .split('-')
                    .zip(row[0].split('-'))
                    .all(|(meant, typed)| can_be(script, &scripts::letters(typed), 0, meant))
            })
        }
    };
    let wrong: Vec<_> = rows(include_str!("lists/typed.tsv"))
        .filter(|row| !right(row))
        .map(|row| row.join(" "))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sentences_end_here() {
    let read = |text: &str| {
        let text = text.replace('|', " ");
        let found: Vec<&str> = sentences(&text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        found.join("|")
    };
    let wrong: Vec<_> = rows(include_str!("lists/sentences.tsv"))
        .filter(|row| read(row[0]) != row[0])
        .map(|row| format!("{} ({})", read(row[0]), row[1]))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
