//! The passage that shows why an article was found.

use core::ops::Range;

use aimaq_language::{Lang, order, part, tokens};

use crate::words::{Mark, MatchedWords};

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The number of the block it is from.
    pub block: usize,
    /// Its text, in order.
    pub pieces: Vec<Piece>,
    /// Does it begin inside the block's text?
    pub cut_start: bool,
    /// Does it end before the block's text does?
    pub cut_end: bool,
}

/// A run of text in a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, as in the article.
    pub text: String,
    /// Did the query match it?
    pub mark: bool,
}

/// The best passage of an article, of at most `max_chars` characters; `None` if there is no text.
///
/// Where the query matched nothing in the blocks, it is the beginning of the first one that has text.
pub fn snippet(
    words: &MatchedWords,
    blocks: &[impl AsRef<str>],
    lang: Lang,
    max_chars: usize,
) -> Option<Snippet> {
    snippets(words, blocks, lang, max_chars, 1).pop()
}

/// The best passages of an article, of at most `max_chars` characters each, in the order of the text; no two from the
/// same sentences. Only the first is given where the query matched nothing.
pub fn snippets(
    words: &MatchedWords,
    blocks: &[impl AsRef<str>],
    lang: Lang,
    max_chars: usize,
    most: usize,
) -> Vec<Snippet> {
    let mut passages: Vec<Passage> = Vec::new();
    for (block, text) in blocks.iter().enumerate() {
        let text = text.as_ref();
        let marks = if words.is_empty() {
            Vec::new()
        } else {
            words.places(&tokens(text))
        };
        let _ = lang;
        passages.extend(best_passage(block, text, &marks, max_chars));
    }
    // Best first; among equals the earlier one.
    order::sort_by(&mut passages, |a, b| {
        b.worth.cmp(&a.worth).then(a.block.cmp(&b.block))
    });
    let keep = passages
        .iter()
        .take(most)
        .take_while(|passage| passage.worth > 0)
        .count()
        .max(1);
    passages.truncate(keep.min(most));
    order::sort_by(&mut passages, |a, b| a.block.cmp(&b.block));
    passages
        .into_iter()
        .filter_map(|passage| {
            let text = blocks.get(passage.block)?.as_ref();
            Some(cut(words, passage.block, text, passage.range, lang))
        })
        .collect()
}

/// A stretch of a block.
struct Passage {
    block: usize,
    range: Range<usize>,
    /// Different clauses in it × 100 + places in it.
    worth: usize,
}

fn best_passage(block: usize, text: &str, marks: &[Mark], max_chars: usize) -> Option<Passage> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let first = text.len() - text.trim_start().len();
    let mut starts = vec![first];
    starts.extend(
        aimaq_language::sentences(text)
            .into_iter()
            .map(|sentence| sentence.start),
    );
    let mut best: Option<Passage> = None;
    let mut consider = |start: usize| {
        let range = start..end_of(text, start, max_chars);
        let inside = marks
            .iter()
            .filter(|mark| mark.range.start >= range.start && mark.range.end <= range.end);
        let mut clauses: Vec<usize> = inside.map(|mark| mark.clause).collect();
        let places = clauses.len();
        order::sort(&mut clauses);
        clauses.dedup();
        let worth = clauses.len() * 100 + places.min(99);
        if best.as_ref().is_none_or(|best| worth > best.worth) {
            best = Some(Passage {
                block,
                range,
                worth,
            });
        }
    };
    starts.into_iter().for_each(&mut consider);
    // Where a sentence is too long for the passage, begin some words before the match.
    for mark in marks {
        consider(words_before(text, mark.range.start, max_chars / 3));
    }
    best
}

/// The end of a passage: the last sentence that fits, or else the last word.
fn end_of(text: &str, start: usize, max_chars: usize) -> usize {
    let rest = part(text, start..);
    let Some((limit, _)) = rest.char_indices().nth(max_chars) else {
        return start + rest.trim_end().len();
    };
    let limit = start + limit;
    let sentence = aimaq_language::sentences(text)
        .into_iter()
        .map(|sentence| sentence.end);
    let sentence = sentence.filter(|&end| end > start && end <= limit).max();
    if let Some(end) = sentence.filter(|&end| (end - start) * 3 >= (limit - start) * 2) {
        return end;
    }
    let space = part(text, start..limit)
        .rfind(char::is_whitespace)
        .filter(|&at| at > 0);
    space.map_or(limit, |at| {
        start + part(text, start..start + at).trim_end().len()
    })
}

/// The start of a word at most so many characters before a place.
fn words_before(text: &str, place: usize, chars: usize) -> usize {
    let before = part(text, ..place);
    let from = before
        .char_indices()
        .rev()
        .nth(chars)
        .map_or(0, |(at, _)| at);
    if from == 0 {
        return text.len() - text.trim_start().len();
    }
    let space = part(text, from..place)
        .char_indices()
        .find(|(_, c)| c.is_whitespace());
    space.map_or(place, |(at, c)| from + at + c.len_utf8())
}

fn cut(words: &MatchedWords, block: usize, text: &str, range: Range<usize>, lang: Lang) -> Snippet {
    let mut pieces = Vec::new();
    let mut at = range.start;
    for mark in words.marks(text, lang) {
        if mark.start < at || mark.end > range.end {
            continue;
        }
        if mark.start > at {
            pieces.push(Piece {
                text: part(text, at..mark.start).to_owned(),
                mark: false,
            });
        }
        pieces.push(Piece {
            text: part(text, mark.clone()).to_owned(),
            mark: true,
        });
        at = mark.end;
    }
    if at < range.end {
        pieces.push(Piece {
            text: part(text, at..range.end).to_owned(),
            mark: false,
        });
    }
    let cut_start = !part(text, ..range.start).trim().is_empty();
    let cut_end = !part(text, range.end..).trim().is_empty();
    Snippet {
        block,
        pieces,
        cut_start,
        cut_end,
    }
}
