//! Snippets: the passages that show why an article was found.

use core::ops::Range;

use aimaq_compact::{order, part};
use aimaq_language::tokens;

use crate::words::{Mark, MatchedWords, merged};

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The number of its block.
    pub block: usize,
    /// Its text, in order.
    pub pieces: Vec<Piece>,
    /// Does the text of the block begin before it?
    pub cut_start: bool,
    /// Does the text of the block continue after it?
    pub cut_end: bool,
}

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, as in the article.
    pub text: String,
    /// Did the query match it?
    pub mark: bool,
}

/// The best passage of an article, of at most `max_chars` characters. Returns `None` if there is no text.
///
/// If the query matched nothing in the blocks, this is the start of the first block with text.
pub fn snippet(
    words: &MatchedWords,
    blocks: &[impl AsRef<str>],
    max_chars: usize,
) -> Option<Snippet> {
    snippets(words, blocks, max_chars, 1).pop()
}

/// The best passages of an article, at most `most`, one from each block, in the order of the text. Each has at most `max_chars` characters.
/// If the query matched nothing in the blocks, the result is the start of the first block with text.
pub fn snippets(
    words: &MatchedWords,
    blocks: &[impl AsRef<str>],
    max_chars: usize,
    most: usize,
) -> Vec<Snippet> {
    let mut passages: Vec<Passage> = Vec::new();
    for (block, text) in blocks.iter().enumerate() {
        let text = text.as_ref();
        let marks = match words.is_empty() {
            true => Vec::new(),
            false => words.matches(&tokens(text)),
        };
        // A block without a match only matters if no block has one.
        if !marks.is_empty() {
            passages.extend(best_passage(block, text, marks, max_chars));
        }
    }
    // A match that is longer than a passage is in none.
    passages.retain(|passage| passage.worth > 0);
    if passages.is_empty() {
        let first = blocks
            .iter()
            .enumerate()
            .find_map(|(block, text)| best_passage(block, text.as_ref(), Vec::new(), max_chars));
        passages.extend(first);
    }
    // Best first; of equal ones, the earlier first.
    order::sort_by(&mut passages, |a, b| {
        b.worth.cmp(&a.worth).then(a.block.cmp(&b.block))
    });
    passages.truncate(most);
    order::sort_by(&mut passages, |a, b| a.block.cmp(&b.block));
    passages
        .into_iter()
        .filter_map(|passage| Some(cut(blocks.get(passage.block)?.as_ref(), passage)))
        .collect()
}

/// A part of a block.
struct Passage {
    block: usize,
    range: Range<usize>,
    /// What the query matched in the block.
    marks: Vec<Mark>,
    /// 100 × the number of different clauses that match in it + the number of matches, at most 99.
    worth: usize,
}

fn best_passage(block: usize, text: &str, marks: Vec<Mark>, max_chars: usize) -> Option<Passage> {
    if text.trim().is_empty() {
        return None;
    }
    let sentences = aimaq_language::sentences(text);
    let first = text.len() - text.trim_start().len();
    let starts = sentences.iter().map(|sentence| sentence.start);
    // If a sentence is longer than a passage, one may start some words before a match.
    let before = |mark: &Mark| words_before(text, mark.range.start, max_chars / 3);
    let starts = [first].into_iter().chain(starts);
    let mut best: Option<(usize, Range<usize>)> = None;
    for start in starts.chain(marks.iter().map(before)) {
        let range = start..end_of(text, &sentences, start, max_chars);
        let inside = marks
            .iter()
            .filter(|mark| mark.range.start >= range.start && mark.range.end <= range.end);
        let mut clauses: Vec<usize> = inside.map(|mark| mark.clause).collect();
        let matches = clauses.len();
        order::sort(&mut clauses);
        clauses.dedup();
        let worth = clauses.len() * 100 + matches.min(99);
        if best.as_ref().is_none_or(|(best, _)| worth > *best) {
            best = Some((worth, range));
        }
    }
    let (worth, range) = best?;
    Some(Passage {
        block,
        range,
        marks,
        worth,
    })
}

/// The end of a passage: that of the last sentence that fits and fills two thirds of it, or else of the last word.
fn end_of(text: &str, sentences: &[Range<usize>], start: usize, max_chars: usize) -> usize {
    let rest = part(text, start..);
    let Some((limit, _)) = rest.char_indices().nth(max_chars) else {
        return start + rest.trim_end().len();
    };
    let limit = start + limit;
    let sentence = sentences.iter().map(|sentence| sentence.end);
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

/// The start of a word at most `chars` characters before byte `place`.
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

fn cut(text: &str, passage: Passage) -> Snippet {
    let range = passage.range;
    let mut pieces = Vec::new();
    let mut at = range.start;
    for mark in merged(passage.marks) {
        if mark.start < at || mark.end > range.end {
            continue;
        }
        if mark.start > at {
            pieces.push(Piece {
                text: part(text, at..mark.start).to_owned(),
                mark: false,
            });
        }
        at = mark.end;
        pieces.push(Piece {
            text: part(text, mark).to_owned(),
            mark: true,
        });
    }
    if at < range.end {
        pieces.push(Piece {
            text: part(text, at..range.end).to_owned(),
            mark: false,
        });
    }
    Snippet {
        block: passage.block,
        pieces,
        cut_start: !part(text, ..range.start).trim().is_empty(),
        cut_end: !part(text, range.end..).trim().is_empty(),
    }
}
