//! `aimaq analyze`: the stem of each word, as the index has it.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_language::{Lang, Stemmer, TokenKind, Vocabulary, stem, term, tokens};
use lexopt::Parser;
use lexopt::prelude::*;

/// How `aimaq analyze` is called.
pub const USAGE: &str =
    "aimaq analyze --lang kk|ru [--vocabulary FILE]    (words on standard input, one a line)";

/// Reads words from standard input, writes their stems to standard output, one a line.
pub fn run(args: Parser) -> Result<ExitCode, String> {
    let (lang, vocabulary) = options(args).map_err(|error| format!("{error}\n{USAGE}"))?;
    let lang = lang.ok_or_else(|| format!("--lang is missing\n{USAGE}"))?;
    let vocabulary = match vocabulary {
        None => None,
        Some(path) => match std::fs::read(&path) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => return Err(format!("{}: {error}", path.display())),
        },
    };
    let mut words = Vec::new();
    io::stdin()
        .read_to_end(&mut words)
        .map_err(|error| format!("standard input: {error}"))?;
    let stems = analyze(
        lang,
        vocabulary.as_deref(),
        &String::from_utf8_lossy(&words),
    );
    match io::stdout().write_all(stems.as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn options(mut args: Parser) -> Result<(Option<Lang>, Option<PathBuf>), lexopt::Error> {
    let (mut lang, mut vocabulary) = (None, None);
    while let Some(arg) = args.next()? {
        match arg {
            Long("lang") => {
                let tag = args.value()?.string()?;
                lang = Some(
                    Lang::from_tag(&tag)
                        .ok_or_else(|| format!("--lang: {tag} is neither kk nor ru"))?,
                );
            }
            Long("vocabulary") => vocabulary = Some(args.value()?.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok((lang, vocabulary))
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
