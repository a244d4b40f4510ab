//! Suggests words, names and phrases to a reader who types.

use aimaq_compact::case::lowered;
use aimaq_compact::order;
use aimaq_language::scripts::{self, Script};
use aimaq_language::{Lang, fold};
use aimaq_search::SuggestedWord;

use crate::reader::{Library, Opened};

/// What a reader may mean who has typed its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The whole query, in Cyrillic.
    pub text: String,
    /// The language of what was added.
    pub lang: Lang,
}

/// Fewest letters that something is suggested for.
const FEWEST: usize = 2;
/// Most phrases among the suggestions.
const PHRASES: usize = 3;

impl<S> Library<S> {
    /// At most `most` suggestions for what was typed: phrases, then words. They come from the parts of the index that searches have loaded;
    /// nothing is read. What was typed in another script or keyboard layout is read as Cyrillic if nothing begins as it stands.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        let typed = typed.trim_start();
        let Some(opened) = self
            .opened
            .get()
            .filter(|_| typed.chars().count() >= FEWEST)
        else {
            return Vec::new();
        };
        let spelled = Script::of(typed).map(|script| {
            let word = |word: &str| script.likeliest(&scripts::letters(word));
            let words: Vec<String> = typed.split(' ').map(word).collect();
            words.join(" ")
        });
        let readings = [
            Some(typed.to_owned()),
            spelled,
            scripts::from_latin_keys(typed),
        ];
        let mut found = readings
            .into_iter()
            .flatten()
            .map(|read| suggestions(opened, &read, most));
        found.find(|found| !found.is_empty()).unwrap_or_default()
    }
}

fn suggestions(opened: &Opened, typed: &str, most: usize) -> Vec<Suggestion> {
    let folded = fold(&lowered(typed));
    let mut found: Vec<Suggestion> = Vec::new();
    let mut add = |text: String, lang: Lang, most: usize| {
        let equal = |a: &str, b: &str| lowered(a) == lowered(b);
        let known = found.iter().any(|known| equal(&known.text, &text));
        if found.len() < most && !known && !equal(&text, typed.trim_end()) {
            found.push(Suggestion { text, lang });
        }
    };
    for phrases in &*opened.phrases.borrow() {
        for (lang, text) in phrases.iter() {
            if fold(&lowered(text)).starts_with(&folded) {
                add(text.to_owned(), lang, PHRASES.min(most));
            }
        }
    }
    let (before, last) = typed.split_at(typed.rfind(' ').map_or(0, |at| at + 1));
    if last.chars().count() >= FEWEST {
        let mut words = opened.index().words_from(&lowered(last));
        // Names first.
        let worth = |word: &SuggestedWord| (word.is_capital, word.versions);
        order::sort_by(&mut words, |a, b| worth(b).cmp(&worth(a)));
        for word in words {
            add([before, &word.text].concat(), word.lang, most);
        }
    }
    found
}
