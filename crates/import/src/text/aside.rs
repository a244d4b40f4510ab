//! Lists of other articles and repeated headlines.

use std::collections::BTreeSet;

use super::shape::{ends_sentence, is_headline};
use crate::document::{Document, Why};
use crate::suggest::dates;

/// Lines above a list of other articles.
const HEADINGS: [&str; 14] = [
    "читайте также",
    "читать также",
    "похожие новости",
    "похожие материалы",
    "другие новости",
    "новости по теме",
    "материалы по теме",
    "по теме",
    "оқи отырыңыз",
    "тағы оқыңыз",
    "ұқсас жаңалықтар",
    "ұқсас материалдар",
    "басқа жаңалықтар",
    "тақырып бойынша",
];

/// Sets aside lists of other articles and lines that repeat a headline.
///
/// At the end of a document, a run of headlines is such a list if dates or repeated lines are among them. Elsewhere it is the run of
/// headlines below a line that says so.
pub fn set_aside(document: &mut Document) {
    let lines: Vec<Option<String>> = document.pieces.iter().map(|piece| piece.text()).collect();
    let mut why: Vec<Option<Why>> = vec![None; lines.len()];
    let end = list_at_the_end(&lines);
    for reason in why.iter_mut().skip(end) {
        *reason = Some(Why::Related);
    }
    let mut in_list = false;
    for (line, reason) in lines.iter().zip(&mut why) {
        let Some(line) = line else {
            in_list = false;
            continue;
        };
        let bare = line.trim_end_matches([':', '.', ' ']).to_lowercase();
        if HEADINGS.contains(&bare.as_str()) {
            in_list = true;
        } else if in_list && !is_list_line(line) {
            in_list = false;
        }
        if in_list {
            *reason = Some(Why::Related);
        }
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (line, reason) in lines.iter().zip(&mut why) {
        let Some(line) = line else { continue };
        if line.chars().count() >= 20 && !seen.insert(line) && reason.is_none() {
            *reason = Some(Why::Repeated);
        }
    }
    let mut reasons = why.iter();
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    for piece in std::mem::take(&mut document.pieces) {
        match reasons.next().copied().flatten() {
            None => kept.push(piece),
            Some(why) => gone.push((piece.line, why, piece.block.plain_text())),
        }
    }
    document.pieces = kept;
    for (line, why, text) in gone {
        document.set_aside(line, why, text);
    }
}

/// Where the list of other articles at the end begins; the number of lines if there is none.
fn list_at_the_end(lines: &[Option<String>]) -> usize {
    let is_part = |line: &Option<String>| line.as_deref().is_some_and(is_list_line);
    let length = lines.iter().rev().take_while(|line| is_part(line)).count();
    let start = lines.len() - length;
    let tail: Vec<&str> = lines
        .iter()
        .skip(start)
        .flatten()
        .map(|line| &**line)
        .collect();
    let dates = tail.iter().filter(|line| dates::alone(line).is_some());
    let distinct: BTreeSet<&&str> = tail.iter().collect();
    let repeated = tail.len() - distinct.len();
    // A text without one full stop is not a list of other articles, and neither is a document without a text before it.
    let has_text = lines
        .iter()
        .take(start)
        .flatten()
        .any(|line| ends_sentence(line));
    match has_text && (dates.count() >= 2 || repeated >= 2) {
        true => start,
        false => lines.len(),
    }
}

/// Is a line a headline, a date, or a word or two?
fn is_list_line(line: &str) -> bool {
    dates::alone(line).is_some()
        || is_headline(line)
        || (line.split_whitespace().count() == 1 && !ends_sentence(line))
}
