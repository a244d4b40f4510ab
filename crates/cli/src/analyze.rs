//! `aimaq analyze`: the stem of each word, as the index has it.

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, stem, term, tokens};

use crate::said;

/// Writes the stem of each word on standard input, one a line.
#[derive(Debug, clap::Args)]
pub struct AnalyzeOptions {
    /// The language of the words.
    #[arg(long, value_name = "kk|ru", value_parser = crate::lang)]
    lang: Lang,
    /// A text whose words are evidence, as those of a corpus are when it is indexed.
    #[arg(long, value_name = "FILE")]
    vocabulary: Option<PathBuf>,
}

/// Reads words from standard input, writes their stems to standard output, one a line.
pub fn run(options: &AnalyzeOptions) -> Result<ExitCode, String> {
    let vocabulary = match &options.vocabulary {
        None => None,
        Some(path) => match std::fs::read(path) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => return Err(format!("{}: {error}", path.display())),
        },
    };
    let mut words = Vec::new();
    io::stdin()
        .read_to_end(&mut words)
        .map_err(|error| format!("standard input: {error}"))?;
    let stems = analyze(
        options.lang,
        vocabulary.as_deref(),
        &String::from_utf8_lossy(&words),
    );
    said(&stems)
}

/// The stems of `words` (one a line), one a line, in order. With a `vocabulary`, the words of that text are evidence, as
/// those of a corpus are when it is indexed; without, rules decide alone, as in a browser.
fn analyze(lang: Lang, vocabulary: Option<&str>, words: &str) -> String {
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
        let word = as_indexed(word);
        stems.push_str(&match &stemmer {
            Some(stemmer) => stemmer.stem(lang, &word),
            None => stem(lang, &word),
        });
        stems.push('\n');
    }
    stems
}

/// A word as it would stand in an index: what is one token as that token, anything else as one word. Signs that would break
/// the line are left out.
fn as_indexed(line: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let word: String = line.trim().chars().filter(|&c| !breaks(c)).collect();
    match tokens(&word).into_iter().next() {
        Some(token) if token.range == (0..word.len()) => token.term,
        _ => term(&word),
    }
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
    fn odd_lines_are_one_line_each() {
        let words = "a\rb\n \n\u{2028}\u{85}\nа б в\n\u{feff}мектеп\u{ad}тер\r\n-\n\u{0}\nYouTube-те\nБҰҰ-да";
        for vocabulary in [None, Some("мектеп")] {
            let stems = analyze(Lang::Kk, vocabulary, words);
            let lines: Vec<&str> = stems.lines().collect();
            assert_eq!(
                lines,
                ["ab", "", "", "а б в", "мектеп", "-", "", "youtube", "бұұ"]
            );
        }
    }

    #[test]
    fn a_vocabulary_is_evidence() {
        let text = "аңғал аңғалдар аңғалға аңғалдың аңғалды аңғалдан";
        assert_eq!(analyze(Lang::Kk, Some(text), "аңғалы"), "аңғал\n");
    }
}
