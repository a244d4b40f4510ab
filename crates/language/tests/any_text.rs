//! Properties that hold for any text.

use aimaq_language::scripts::{self, Script};
use aimaq_language::{Lang, TokenKind, fold, paragraph_lang, sentences, stem, term, tokens};
use proptest::prelude::*;

/// Difficult text: digits, hyphens, marks, invisible characters, both scripts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[а-яәіқa-zA-ZА-Я0-9 .,%«»'\\-–\u{301}\u{306}\u{ad}\u{200b}\u{a0}]{0,60}",
        any::<String>()
    ]
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = fold(&term(&text));
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_term_is_its_own_term(text in text()) {
        // The parts of a compound are normalized separately and may be in two scripts.
        for token in tokens(&text).into_iter().filter(|token| token.kind != TokenKind::Compound) {
            prop_assert_eq!(term(&token.term), token.term);
        }
    }

    #[test]
    fn tokens_are_in_order_and_in_the_text(text in text()) {
        let mut position = 0;
        let mut start = 0;
        for token in tokens(&text) {
            prop_assert!(text.get(token.range.clone()).is_some_and(|written| !written.is_empty()));
            prop_assert!(token.range.start >= start);
            prop_assert!(token.position >= position && token.position <= position + 1);
            (start, position) = (token.range.start, token.position);
        }
    }

    #[test]
    fn sentences_are_in_order_and_lose_only_space(text in text()) {
        let mut end = 0;
        for sentence in sentences(&text) {
            prop_assert!(sentence.start >= end && sentence.start < sentence.end);
            prop_assert!(text[end..sentence.start].trim().is_empty());
            end = sentence.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn nothing_panics(text in text()) {
        for lang in Lang::ALL {
            paragraph_lang(&text, lang);
            stem(lang, &term(&text));
        }
        if let Some(script) = Script::of(&text) {
            let letters = scripts::letters(&text);
            script.likeliest(&letters);
        }
        scripts::from_latin_keys(&text);
        scripts::from_cyrillic_keys(&text);
    }
}
