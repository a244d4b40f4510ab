//! `aimaq analyze`: the stem of each word, as in the index.

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, stem, term, tokens};

use crate::print_and_succeed;

/// Writes the stem of each word. Words are read from standard input, one per line.
#[derive(Debug, clap::Args)]
pub struct AnalyzeOptions {
    /// The language of the words.
    #[arg(long, value_name = "kk|ru", value_parser = crate::lang)]
    lang: Lang,
    /// A text whose words are evidence for the stems, as the words of a corpus are when it is indexed.
    #[arg(long, value_name = "FILE")]
    vocabulary: Option<PathBuf>,
}

/// Runs the command: words from standard input, stems to standard output, one per line.
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
    print_and_succeed(&stems)
}

/// The stems of `words`, both one per line, in the same order. With a `vocabulary`, its words are evidence for the stems, as
/// in an index; without one, rules alone decide, as in a browser.
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

/// The line as the index would have it: its term if the line is a single token, else the whole line as one term. Characters
/// that would break the output line are removed.
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
    fn there_is_one_stem_per_line_in_order() {
        let words = "мектептерімізде\n\nоқушылардың\nboeing\n";
        let stems = analyze(Lang::Kk, None, words);
        assert_eq!(
            stems.lines().collect::<Vec<_>>(),
            ["мектеп", "", "оқушы", "boeing"]
        );
        assert_eq!(analyze(Lang::Ru, Some(""), "").lines().count(), 0);
    }

    #[test]
    fn every_odd_line_becomes_one_line() {
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
