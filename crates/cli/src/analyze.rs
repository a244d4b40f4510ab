//! `aimaq analyze`: the stem of each word, as the index has it.

use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, stem, term, tokens};

/// The stems of `words` (one a line), one a line, in order. With a `vocabulary`, the words of that text are evidence, as
/// those of a corpus are when it is indexed; without, rules decide alone, as in a browser.
pub fn analyze(lang: Lang, vocabulary: Option<&str>, words: &str) -> String {
    let stemmer = vocabulary.map(|text| {
        let mut vocabulary = Vocabulary::new();
        for token in tokens(text) {
            if matches!(token.kind, TokenKind::Word | TokenKind::Compound) {
                vocabulary.add(lang, &token.term, 1);
            }
        }
        Stemmer::new(&vocabulary)
    });
    let mut stems = String::with_capacity(words.len());
    for word in words.lines() {
        let word = term(word.trim());
        stems.push_str(&match &stemmer {
            Some(stemmer) => stemmer.stem(lang, &word),
            None => stem(lang, &word),
        });
        stems.push('\n');
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stem_a_line_in_order() {
        let words = "мектептерімізде\n\nоқушылардың\nboeing\n";
        let stems = analyze(Lang::Kk, None, words);
        assert_eq!(
            stems.lines().collect::<Vec<_>>(),
            ["мектеп", "", "оқушы", "boeing"]
        );
        assert_eq!(analyze(Lang::Ru, Some(""), "").lines().count(), 0);
    }

    #[test]
    fn a_vocabulary_is_evidence() {
        let text = "аңғал аңғалдар аңғалға аңғалдың аңғалды аңғалдан";
        assert_eq!(analyze(Lang::Kk, Some(text), "аңғалы"), "аңғал\n");
    }
}
