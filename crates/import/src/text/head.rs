//! Title, dateline and names at the head, name and place at the end.

use aimaq_places::{Gazetteer, PlaceKind, gazetteer, units};

use super::shape::{
    as_name, ends_sentence, first_letter, in_capitals, is_capitalised, is_headline,
};
use crate::document::{Document, Piece, Why};
use crate::suggest::{Guess, Suggestion, dates, source};

/// How many lines at the head may be a dateline.
const HEAD: usize = 8;

/// Takes title, place, date, source and author out of a document.
pub fn read(document: &mut Document) -> Guess {
    let mut guess = Guess::default();
    byline(document, &mut guess);
    signature(document, &mut guess);
    title(document, &mut guess);
    dateline(document, &mut guess);
    agency(document, &mut guess);
    guess
}

/// The text of a piece that is a paragraph.
fn text(document: &Document, at: usize) -> Option<String> {
    document.pieces.get(at).and_then(Piece::text)
}

/// Removes pieces and sets their text aside.
fn take(document: &mut Document, range: std::ops::Range<usize>, why: Why) {
    let gone: Vec<Piece> = document.pieces.drain(range).collect();
    for piece in gone {
        document.set_aside(piece.line, why, piece.block.plain_text());
    }
    if let Some(first) = document.pieces.first_mut() {
        first.gap = true;
    }
}

/// A name and an office in the first lines: `Айгүл ӘБДІҚАДЫРОВА,` and `облыс әкімінің` `орынбасары`.
fn byline(document: &mut Document, guess: &mut Guess) {
    let Some(line) = text(document, 0) else {
        return;
    };
    let (name, office) = match line.split_once(',') {
        Some((name, office)) => (name.trim(), office.trim()),
        None => (line.trim(), ""),
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = (2..=3).contains(&words.len())
        && words.iter().all(|word| is_capitalised(word))
        && words.last().is_some_and(|word| in_capitals(word))
        && words.first().is_some_and(|word| !in_capitals(word));
    if !is_name {
        return;
    }
    // The office goes on while a line is broken by a program or begins inside a sentence.
    let mut end = 1;
    let mut goes_on = office.is_empty() && line.contains(',');
    while let (Some(before), Some(piece)) = (document.pieces.get(end - 1), document.pieces.get(end))
    {
        let small = piece
            .text()
            .and_then(|line| first_letter(&line))
            .is_some_and(char::is_lowercase);
        if piece.gap || !(goes_on || before.open || small) || end > 4 {
            break;
        }
        goes_on = false;
        end += 1;
    }
    let first = document.pieces.first().map_or(1, |piece| piece.line);
    guess.author = Some(Suggestion::new(name_of(&words), line.clone(), first));
    take(document, 0..end, Why::Byline);
}

/// The name that these words are, without words in capitals.
fn name_of(words: &[&str]) -> String {
    let plain = |word: &&str| match in_capitals(word) {
        true => as_name(word),
        false => (*word).to_owned(),
    };
    words.iter().map(plain).collect::<Vec<_>>().join(" ")
}

/// A name in the last line, or in the line before a place.
fn signature(document: &mut Document, guess: &mut Guess) {
    let length = document.pieces.len();
    if length < 4 || guess.author.is_some() {
        return;
    }
    let last = text(document, length - 1).unwrap_or_default();
    let has_place = is_place(gazetteer(), &last);
    let at = if has_place { length - 2 } else { length - 1 };
    let Some(line) = text(document, at) else {
        return;
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    let short = |word: &&str| {
        word.chars().count() > 1
            && word
                .chars()
                .all(|c| c.is_alphabetic() || c == '-' || c == '.')
    };
    let is_name = (2..=3).contains(&words.len())
        && words.iter().all(|word| is_capitalised(word) && short(word))
        && !ends_sentence(&line)
        && (has_place || text(document, at - 1).is_some_and(|before| ends_sentence(&before)));
    if !is_name {
        return;
    }
    let number = document.pieces.get(at).map_or(1, |piece| piece.line);
    guess.author = Some(Suggestion::new(name_of(&words), line.clone(), number));
    if has_place {
        let number = document
            .pieces
            .get(length - 1)
            .map_or(1, |piece| piece.line);
        guess.dateline = Some(Suggestion::new(last.clone(), last, number));
        take(document, length - 1..length, Why::Dateline);
    }
    take(document, at..at + 1, Why::Byline);
}

/// The title: a heading, or a headline with a blank line after it, or one before lines that are paragraphs.
fn title(document: &mut Document, guess: &mut Guess) {
    use aimaq_article::Block;
    if let Some(stated) = document.stated.title.clone() {
        // Many files repeat the title in the text.
        let first = document
            .pieces
            .first()
            .map(|piece| piece.block.plain_text());
        if first.is_some_and(|first| first.trim() == stated.trim()) {
            take(document, 0..1, Why::Repeated);
        }
        return;
    }
    let Some(at) = document.pieces.iter().take(HEAD).position(|piece| {
        let line = piece.block.plain_text();
        dates::alone(&line).is_none() && !is_place(gazetteer(), &line)
    }) else {
        return;
    };
    let is_heading = |piece: &Piece| matches!(piece.block, Block::Heading { .. });
    let Some(piece) = document.pieces.get(at) else {
        return;
    };
    let line = piece.block.plain_text();
    let next = document.pieces.get(at + 1);
    let others = document.pieces.iter().skip(at + 1);
    let ended = others
        .clone()
        .filter_map(Piece::text)
        .filter(|line| ends_sentence(line))
        .count();
    let paragraphs = ended * 10 > others.count() * 6;
    let followed = next.is_some_and(|next| next.gap || paragraphs);
    let is_title = is_heading(piece) || is_headline(&line) && followed && ended > 0;
    if is_title {
        guess.title = Some(Suggestion::new(line.clone(), line, piece.line));
        document.pieces.remove(at);
        if let Some(next) = document.pieces.get_mut(at) {
            next.gap = true;
        }
    }
}

/// Lines of the head that are only a place, a date or a source.
fn dateline(document: &mut Document, guess: &mut Guess) {
    let mut at = 0;
    let mut looked = 0;
    while looked < HEAD {
        looked += 1;
        let Some(line) = text(document, at) else {
            break;
        };
        let number = document.pieces.get(at).map_or(1, |piece| piece.line);
        if let Some(date) = dates::alone(&line) {
            if guess.date.is_none() {
                guess.date = Some(Suggestion::new(date.to_string(), line.clone(), number));
            }
        } else if is_place(gazetteer(), &line) {
            guess.dateline = Some(Suggestion::new(
                line.trim_end_matches(['.', ',']).to_owned(),
                line.clone(),
                number,
            ));
        } else if let Some(site) = source::alone(&line) {
            guess.publisher = Some(Suggestion::new(site, line.clone(), number));
        } else {
            break;
        }
        take(document, at..at + 1, Why::Dateline);
        at = 0;
    }
}

/// An agency before the first sentence: `ҚазАқпарат – Кеше …`, and attributions in the text.
fn agency(document: &mut Document, guess: &mut Guess) {
    use aimaq_article::{Block, Span};
    if let Some(line) = text(document, 0)
        && let Some((mark, name, rest)) = source::before_text(&line)
    {
        let number = document.pieces.first().map_or(1, |piece| piece.line);
        guess
            .publisher
            .get_or_insert_with(|| Suggestion::new(name.to_owned(), mark.to_owned(), number));
        let rest = rest.to_owned();
        document.set_aside(number, Why::Dateline, mark);
        if let Some(first) = document.pieces.first_mut() {
            first.block = Block::Paragraph(vec![Span::plain(rest)]);
        }
    }
}

/// Is a line only the name of a town or city?
fn is_place(gazetteer: &Gazetteer, line: &str) -> bool {
    let name = line.trim().trim_end_matches(['.', ',']);
    let name = name.strip_prefix("г. ").unwrap_or(name);
    let letters =
        name.chars().next().is_some_and(char::is_uppercase) && name.split_whitespace().count() <= 2;
    letters
        && (gazetteer
            .find(name)
            .iter()
            .any(|place| place.kind == PlaceKind::Town)
            || units().iter().any(|unit| {
                aimaq_language::Lang::ALL
                    .iter()
                    .any(|&lang| unit.name(lang).to_lowercase() == name.to_lowercase())
            }))
}
