//! Finds the frequent phrases and names of a collection: what is suggested to a reader who types their beginning.
//!
//! Two or three words that follow each other in the titles and first paragraphs of several articles are a phrase. Words count as the same
//! if their first letters are: Өскемен қаласы and Өскемен қаласында are one phrase, which is suggested in its shortest form.

use std::collections::{HashMap, HashSet};

use aimaq_article::Article;
use aimaq_compact::case::is_upper;
use aimaq_compact::threads::map;
use aimaq_language::{Lang, TokenKind, fold, tokens};

/// Letters by which words are the same.
const LETTERS: usize = 5;
/// A phrase neither begins nor ends with a word of fewer letters: и, мен, для.
const SHORT: usize = 4;
/// Longest phrase, in characters.
const MAX_CHARS: usize = 40;
/// Words of a text that are looked at after its title.
const WORDS: usize = 40;

/// A phrase and its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub text: String,
    pub lang: Lang,
}

/// An occurrence of what may be a phrase: the hash of the first letters of its words, and its text.
struct Candidate {
    hash: u64,
    text: String,
    lang: Lang,
    /// Whether all its words have a capital: a name.
    is_name: bool,
}

/// The most frequent phrases, the most frequent first. `articles` have the same phrases in any order.
pub(super) fn phrases(articles: &[Article], threads: usize) -> Vec<Phrase> {
    let most = (2 * articles.len()).min(256 + articles.len() / 4);
    let found = map(threads, articles, || (), |(), article| candidates(article));
    // In how many articles each is, by its hash.
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for candidates in &found {
        let hashes: HashSet<u64> = candidates.iter().map(|candidate| candidate.hash).collect();
        for hash in hashes {
            *counts.entry(hash).or_default() += 1;
        }
    }
    let mut best: HashMap<u64, Candidate> = HashMap::new();
    for candidate in found.into_iter().flatten() {
        if counts.get(&candidate.hash).is_none_or(|count| *count < 2) {
            continue;
        }
        let order = |one: &Candidate| (one.text.chars().count(), one.text.clone());
        match best.get_mut(&candidate.hash) {
            Some(known) if order(known) <= order(&candidate) => {}
            Some(known) => *known = candidate,
            None => drop(best.insert(candidate.hash, candidate)),
        }
    }
    let worth = |phrase: &Candidate| {
        let count = counts.get(&phrase.hash).copied().unwrap_or_default();
        count * if phrase.is_name { 2 } else { 1 }
    };
    let mut best: Vec<Candidate> = best.into_values().collect();
    best.sort_by(|a, b| worth(b).cmp(&worth(a)).then_with(|| a.text.cmp(&b.text)));
    // The beginning of a phrase that is no more frequent is no phrase of its own.
    let begins = |shorter: &Candidate, longer: &Candidate| {
        longer.text.starts_with(&shorter.text)
            && longer.text.len() > shorter.text.len()
            && worth(longer) >= worth(shorter)
    };
    let mut by_text: Vec<&Candidate> = best.iter().collect();
    by_text.sort_by(|a, b| a.text.cmp(&b.text));
    let parts: HashSet<u64> = by_text
        .windows(2)
        .filter(|pair| begins(pair[0], pair[1]))
        .map(|pair| pair[0].hash)
        .collect();
    best.retain(|candidate| !parts.contains(&candidate.hash));
    best.truncate(most);
    let phrase = |Candidate { text, lang, .. }| Phrase { text, lang };
    best.into_iter().map(phrase).collect()
}

/// What may be a phrase in the title and the first paragraph of an article.
fn candidates(article: &Article) -> Vec<Candidate> {
    let mut out = Vec::new();
    for lang in Lang::ALL {
        if let Some(text) = article.text(lang) {
            of_text(&text.title, lang, &mut out);
            of_text(&text.lead(), lang, &mut out);
        }
    }
    out
}

fn of_text(text: &str, lang: Lang, out: &mut Vec<Candidate>) {
    let mut tokens = tokens(text);
    tokens.retain(|token| token.kind != TokenKind::Compound);
    tokens.truncate(WORDS);
    let hashes: Vec<u64> = tokens.iter().map(|token| hash(&token.term)).collect();
    for length in [2, 3] {
        for (words, hashes) in tokens.windows(length).zip(hashes.windows(length)) {
            let [first, .., last] = words else { continue };
            let long = |term: &str| term.chars().count() >= SHORT;
            let together = words.windows(2).all(|pair| {
                let gap = text.get(pair[0].range.end..pair[1].range.start);
                gap.is_some_and(|gap| matches!(gap, " " | "\u{a0}" | "-"))
            });
            let range = first.range.start..last.range.end;
            // Half a compound is no word.
            let before = text.get(..range.start).unwrap_or_default();
            let after = text.get(range.end..).unwrap_or_default();
            let together = together && !before.ends_with('-') && !after.starts_with('-');
            let (true, true, true, Some(phrase)) = (
                long(&first.term) && long(&last.term),
                together,
                words.iter().all(|word| word.kind == TokenKind::Word),
                text.get(range),
            ) else {
                continue;
            };
            if phrase.chars().count() > MAX_CHARS
                || phrase.contains('\n')
                || !phrase.contains([' ', '\u{a0}'])
            {
                continue;
            }
            let is_capital = |at: usize| {
                text.get(at..)
                    .is_some_and(|rest| rest.starts_with(is_upper))
            };
            let mut hash = lang as u64;
            for word in hashes {
                hash = hash.rotate_left(21).wrapping_mul(PRIME) ^ word;
            }
            out.push(Candidate {
                hash,
                text: phrase.replace('\u{a0}', " "),
                lang,
                is_name: words.iter().all(|word| is_capital(word.range.start)),
            });
        }
    }
}

const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of the first letters of a word.
fn hash(term: &str) -> u64 {
    let letters = fold(term);
    letters.chars().take(LETTERS).fold(PRIME, |hash, letter| {
        (hash ^ u64::from(letter))
            .wrapping_mul(PRIME)
            .rotate_left(23)
    })
}
