//! `aimaq check --fix`: mends what can be mended without a person.

use std::fs;
use std::path::Path;

use aimaq_article::is_forbidden;
use aimaq_language::{Lang, cyrillic_look_alike};
use unicode_normalization::UnicodeNormalization as _;

use crate::print_error;
use crate::visible::visible;

/// Mends the texts of a corpus and says which files changed. Returns whether one did.
///
/// # Errors
/// Any error of the file system, as a sentence.
pub fn fix(corpus: &Path, files: &[(String, Vec<u8>)], lang: Lang) -> Result<bool, String> {
    let mut changed = false;
    for (name, bytes) in files {
        let is_text = [".md", "/facts.tsv"].iter().any(|end| name.ends_with(end));
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let fixed = mended(text);
        // A file that was cut at the limit of its size is not written back.
        if !is_text || fixed == text || bytes.len() > aimaq_article::Limit::TextBytes.most() {
            continue;
        }
        let path = corpus.join(name);
        fs::write(&path, fixed).map_err(|error| format!("{}: {error}", path.display()))?;
        let what = match lang {
            Lang::Kk => "түзетілді",
            Lang::Ru => "исправлено",
        };
        print_error(&format!("{}: {what}\n", visible(name)));
        changed = true;
    }
    Ok(changed)
}

/// A text with composed letters, without invisible characters, and with Cyrillic letters in Cyrillic words.
fn mended(text: &str) -> String {
    let composed: String = text
        .nfc()
        .filter(|&c| c == '\r' || !is_forbidden(c))
        .collect();
    let mut mended = String::with_capacity(composed.len());
    let mut word = String::new();
    for c in composed.chars() {
        if c.is_alphabetic() {
            word.push(c);
        } else {
            mended.push_str(&cyrillic(&std::mem::take(&mut word)));
            mended.push(c);
        }
    }
    mended + &cyrillic(&word)
}

/// A word with at least half Cyrillic letters, all of whose others look like one, in Cyrillic letters. Any other word as it is.
fn cyrillic(word: &str) -> String {
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    let letters = word.chars().count();
    let native = word.chars().filter(|&c| is_cyrillic(c)).count();
    let other = |c: char| match c {
        // Of other Latin alphabets, so searching does not read them.
        'ɵ' => Some('ө'),
        'Ɵ' => Some('Ө'),
        _ => cyrillic_look_alike(c),
    };
    if native * 2 < letters || native == letters {
        return word.to_owned();
    }
    let replaced: Option<String> = word
        .chars()
        .map(|c| if is_cyrillic(c) { Some(c) } else { other(c) })
        .collect();
    replaced.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn look_alikes_and_hidden_characters_are_mended_and_nothing_else() {
        assert_eq!(mended("Қaлa мeн с\u{200b}ала"), "Қала мен сала");
        assert_eq!(mended("cала"), "сала");
        assert_eq!(mended("бɵлiм, Ɵскемен"), "бөлім, Өскемен");
        assert_eq!(mended("и\u{306}од\r\n"), "йод\r\n");
        for text in [
            "COVID-тан Zoom-да",
            "Smart City",
            "VIPқа X",
            "«Сибирь» — 5 км",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
