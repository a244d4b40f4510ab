//! Line breaks inside paragraphs.

use aimaq_article::{Block, Span};

use super::shape::{ends_sentence, goes_on};
use crate::document::{Document, Doubt, Piece};

/// How the lines of a text were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breaks {
    /// A line is a paragraph.
    Paragraphs,
    /// Lines are broken at a width, in characters.
    AtWidth(usize),
    /// A line is a sentence. The full stop stands only at the end of a paragraph.
    AtSentences,
}

/// Joins the lines of a paragraph.
pub fn mend(document: &mut Document) {
    let how = breaks(&document.pieces);
    let (mut mended, mut stops) = (0, 0);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last = String::new();
    for piece in std::mem::take(&mut document.pieces) {
        let here = piece.text();
        let joint = match (pieces.last(), &here) {
            (Some(before), Some(line)) if !piece.gap && before.text().is_some() => {
                joint(how, &last, line)
            }
            _ => None,
        };
        last = here.unwrap_or_default();
        match (joint, pieces.last_mut()) {
            (Some(joint), Some(before)) => {
                mended += 1;
                stops += usize::from(joint == ". ");
                join(before, joint, &last);
                before.open = piece.open;
            }
            _ => pieces.push(piece),
        }
    }
    document.pieces = pieces;
    if mended > 0 {
        document.doubts.push(Doubt::MendedLines { breaks: mended });
    }
    if stops > 0 {
        document.doubts.push(Doubt::AddedStops { stops });
    }
}

fn breaks(pieces: &[Piece]) -> Breaks {
    // Pairs of lines with no blank line between them.
    let lines: Vec<String> = pieces.iter().filter_map(Piece::text).collect();
    let ended = lines.iter().filter(|line| ends_sentence(line)).count();
    let without_gap = pieces.iter().skip(1).filter(|piece| !piece.gap).count();
    if without_gap < 2 {
        return Breaks::Paragraphs;
    }
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    lengths.sort_unstable();
    let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
    let full = lengths
        .iter()
        .filter(|&&length| length * 4 >= width * 3)
        .count();
    if width <= 130 && full * 10 >= lengths.len() * 6 && ended * 10 < lengths.len() * 7 {
        return Breaks::AtWidth(width);
    }
    match lines.len() >= 6 && ended * 10 <= lines.len() * 6 {
        true => Breaks::AtSentences,
        false => Breaks::Paragraphs,
    }
}

/// What to write between two lines of a paragraph; `None` if the second begins a paragraph.
fn joint(how: Breaks, last: &str, line: &str) -> Option<&'static str> {
    if last.ends_with('\u{ad}') {
        return Some("");
    }
    if goes_on(line) || last.ends_with(',') {
        return Some(" ");
    }
    match how {
        Breaks::Paragraphs => None,
        Breaks::AtSentences if ends_sentence(last) => None,
        Breaks::AtSentences => Some(". "),
        // A paragraph ends with a short line, and a full stop.
        Breaks::AtWidth(width) => {
            let least = if ends_sentence(last) {
                width * 17
            } else {
                width * 10
            };
            (last.chars().count() * 20 >= least).then_some(" ")
        }
    }
}

fn join(piece: &mut Piece, joint: &str, line: &str) {
    let mut text = piece.block.plain_text();
    while joint.is_empty() && text.ends_with('\u{ad}') {
        text.pop();
    }
    text.push_str(joint);
    text.push_str(line);
    piece.block = Block::Paragraph(vec![Span::plain(text)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pieces;

    #[track_caller]
    fn check(text: &str, paragraphs: &[&str]) {
        let mut document = Document {
            pieces: pieces(text),
            ..Document::default()
        };
        mend(&mut document);
        let texts: Vec<String> = document.pieces.iter().filter_map(Piece::text).collect();
        assert_eq!(texts, paragraphs);
    }

    #[test]
    fn lines_of_one_width_are_a_paragraph() {
        check(
            "Ребята посадили сад у школы, и теперь\nза каждым деревом следит один класс.\nВесной яблони зацветут впервые, а\nчерез три года дадут урожай.\nВ сентябре школа посадит ещё пятьдесят\nсаженцев вдоль дороги.\n",
            &[
                "Ребята посадили сад у школы, и теперь за каждым деревом следит один класс. Весной яблони зацветут впервые, а через три года дадут урожай.",
                "В сентябре школа посадит ещё пятьдесят саженцев вдоль дороги.",
            ],
        );
    }

    #[test]
    fn sentences_in_lines_get_their_full_stops_back() {
        check(
            "Мектепте бақ бар\nОны оқушылар отырғызды\nБіраз жылда жеміс береді.\nКөпір де салынды\nОл 482 млрд\nтеңге тұрады\nЖол кең.\n",
            &[
                "Мектепте бақ бар. Оны оқушылар отырғызды. Біраз жылда жеміс береді.",
                "Көпір де салынды. Ол 482 млрд теңге тұрады. Жол кең.",
            ],
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        let lines = [
            "Первое предложение.",
            "Второе.",
            "Третье предложение.",
            "И ещё одно.",
        ];
        check(&lines.join("\n"), &lines);
    }
}
