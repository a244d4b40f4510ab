//! The tokenizer.
//!
//! Its rules follow the spelling of Kazakh and Russian news: `482 млрд`, `1,8`, `40%-ға`, `90-шы`, `ШҚО-ның`,
//! `азық-түлік`, `Н. Назарбаев`.

use core::ops::Range;

use crate::abbreviations::is_abbreviation;
use crate::letters::{self, is_apostrophe, is_hyphen, is_invisible, is_letter, is_mark};
use crate::scripts::{self, Script};
use crate::suffix::{is_clitic, is_suffix_chain};
use aimaq_compact::case::is_upper;
use aimaq_compact::part;

/// The longest term, in characters. Longer ones are truncated.
pub const MAX_TERM: usize = 60;

/// A word, a number or a percent sign of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the token in the text. They include clitics and the suffixes of numbers and acronyms, so this is what to
    /// highlight.
    pub range: Range<usize>,
    /// The normal form: lower case, composed letters, no soft hyphens; numbers without group separators, with a decimal point.
    pub term: String,
    /// The position among the tokens of the text, from 0. A compound has the position of its first part.
    pub position: u32,
    /// The kind of the token.
    pub kind: TokenKind,
}

/// The kind of a [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word.
    Word,
    /// A number.
    Number,
    /// The sign `%` after a number.
    Percent,
    /// Several words joined by hyphens. Its parts follow as tokens of their own.
    Compound,
}

/// Splits a text into tokens, in order.
///
/// ```
/// use aimaq_language::tokens;
///
/// let terms: Vec<String> = tokens("ШҚО-ның 1,8 млрд теңгесі").into_iter().map(|token| token.term).collect();
/// assert_eq!(terms, ["шқо", "1.8", "млрд", "теңгесі"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        at: 0,
        position: 0,
        tokens: Vec::new(),
    };
    while let Some(c) = scanner.peek() {
        if c.is_ascii_digit() {
            scanner.number();
        } else if is_letter(c) {
            scanner.word();
        } else if c == '%' && scanner.after_number() {
            let start = scanner.at;
            scanner.at += 1;
            scanner.suffix(is_suffix_chain);
            scanner.push(start..scanner.at, "%".into(), TokenKind::Percent);
        } else {
            let closes = matches!(c, '»' | '”' | '"' | '“' | ')' | '%' | '″');
            scanner.at += c.len_utf8();
            if closes {
                scanner.suffix(is_suffix_chain);
            }
        }
    }
    scanner.tokens
}

/// Returns the normal form of one word: the [`Token::term`] that [`tokens`] returns if the word is a single token.
pub fn term(word: &str) -> String {
    let mut term = letters::normal(word);
    truncate(&mut term);
    term
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    position: u32,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, range: Range<usize>, mut term: String, kind: TokenKind) {
        truncate(&mut term);
        if term.is_empty() {
            return;
        }
        self.tokens.push(Token {
            range,
            term,
            position: self.position,
            kind,
        });
        if kind != TokenKind::Compound {
            self.position += 1;
        }
    }

    /// Returns `true` if the last token is a number that ended here or one space before.
    fn after_number(&self) -> bool {
        self.tokens.last().is_some_and(|last| {
            last.kind == TokenKind::Number
                && self.text.get(last.range.end..self.at).is_some_and(|gap| {
                    let mut chars = gap.chars();
                    chars.next().is_none_or(is_space) && chars.next().is_none()
                })
        })
    }

    /// Skips a hyphen and the letters after it if `is_suffix` accepts them. Returns whether it did.
    fn suffix(&mut self, is_suffix: fn(&str) -> bool) -> bool {
        let rest = self.rest();
        let mut chars = rest.chars();
        let Some(hyphen) = chars.next().filter(|&c| is_hyphen(c) || c == '–') else {
            return false;
        };
        let after = hyphen.len_utf8();
        let length = atom_len(part(rest, after..));
        let tail = part(rest, after..after + length);
        if length > 0 && is_suffix(&letters::normal(tail)) {
            self.at += after + length;
            return true;
        }
        false
    }

    fn number(&mut self) {
        let start = self.at;
        let digits = digits_len(self.rest());
        let rest = self.rest();
        // Digits directly before Latin letters are part of the word: 5G, 3D.
        if part(rest, digits..).starts_with(|c: char| c.is_ascii_alphabetic()) {
            let length = atom_len(rest);
            let term = letters::normal(part(rest, ..length));
            self.at += length;
            self.suffix(is_suffix_chain);
            self.push(start..self.at, term, TokenKind::Word);
            return;
        }
        let mut term = part(rest, ..digits).to_owned();
        let mut end = digits;
        if digits <= 3 && !rest.starts_with('0') {
            while let Some(group) = thousands(part(rest, end..)) {
                term.push_str(part(rest, end + group.start..end + group.end));
                end += group.end;
            }
        }
        if let Some(fraction) = decimals(part(rest, end..)) {
            // 05.09.2014 and 1.2.3 are not decimals: each number is a token.
            let dotted_before =
                part(self.text, ..start).ends_with(['.', ',']) && self.joined_to_last(start);
            if !dotted_before && decimals(part(rest, end + fraction..)).is_none() {
                term.push('.');
                term.push_str(part(rest, end + 1..end + fraction));
                end += fraction;
            }
        }
        self.at += end;
        self.suffix(is_suffix_chain);
        self.push(start..self.at, term, TokenKind::Number);
    }

    /// Returns `true` if a number ends one byte before `start`.
    fn joined_to_last(&self, start: usize) -> bool {
        self.tokens
            .last()
            .is_some_and(|last| last.kind == TokenKind::Number && last.range.end + 1 == start)
    }

    fn word(&mut self) {
        let start = self.at;
        let mut atoms: Vec<Range<usize>> = Vec::new();
        loop {
            let length = atom_len(self.rest());
            if length == 0 {
                break;
            }
            atoms.push(self.at..self.at + length);
            self.at += length;
            let rest = self.rest();
            let Some(hyphen) = rest.chars().next().filter(|&c| is_hyphen(c)) else {
                break;
            };
            if atom_len(part(rest, hyphen.len_utf8()..)) == 0 || atoms.len() == MAX_PARTS {
                break;
            }
            self.at += hyphen.len_utf8();
        }
        // If the loop stopped after the hyphen of a chain that is too long, the next word starts after that hyphen.
        let mut end = atoms.last().map_or(self.at, |atom| atom.end);
        self.at = end.max(self.at);
        let full = end;
        if atoms.len() > 1 {
            let tail = letters::normal(part(self.text, atoms[atoms.len() - 1].clone()));
            let head = part(self.text, start..atoms[atoms.len() - 2].end);
            if (is_clitic(&tail) && head.chars().nth(1).is_some())
                || (takes_hyphen(part(self.text, atoms[atoms.len() - 2].clone()))
                    && is_suffix_chain(&tail))
            {
                atoms.pop();
                end = full;
            }
        }
        let forms: Vec<String> = atoms
            .iter()
            .map(|atom| letters::normal(without_ending(part(self.text, atom.clone()))))
            .collect();
        if forms.len() > 1 {
            self.push(start..end, forms.join("-"), TokenKind::Compound);
        }
        let last = atoms.len().saturating_sub(1);
        for (i, (atom, form)) in atoms.into_iter().zip(forms).enumerate() {
            let end = if i == last { end } else { atom.end };
            let number = form.bytes().all(|b| b.is_ascii_digit());
            let kind = if number {
                TokenKind::Number
            } else {
                TokenKind::Word
            };
            self.push(atom.start..end, form, kind);
        }
    }
}

/// The most parts of a compound. The rest of a longer chain is a new word.
const MAX_PARTS: usize = 8;

/// Returns the length in bytes of the letters and digits at the start of a text, with the marks, apostrophes and invisible
/// characters among them.
fn atom_len(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_letter(c) || c.is_ascii_digit() {
            end = at + c.len_utf8();
        } else if end > 0 && (is_mark(c) || is_invisible(c)) {
            if is_mark(c) {
                end = at + c.len_utf8();
            }
        } else if end > 0
            && is_apostrophe(c)
            && chars.peek().is_some_and(|&(_, next)| is_letter(next))
        {
        } else {
            break;
        }
    }
    end
}

fn digits_len(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len())
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Returns the bytes of the digits if a text starts with a space and exactly three of them.
fn thousands(text: &str) -> Option<Range<usize>> {
    let space = text.chars().next().filter(|&c| is_space(c))?;
    let start = space.len_utf8();
    let digits = text.as_bytes().get(start..start + 3)?;
    let more = text
        .as_bytes()
        .get(start + 3)
        .is_some_and(u8::is_ascii_digit);
    (digits.iter().all(u8::is_ascii_digit) && !more).then_some(start..start + 3)
}

/// Returns the length of a decimal comma or point and the digits after it.
fn decimals(text: &str) -> Option<usize> {
    let rest = text.strip_prefix([',', '.'])?;
    let digits = digits_len(rest);
    (digits > 0).then_some(1 + digits)
}

/// Returns `true` for acronyms and words with Latin letters, which take Kazakh suffixes after a hyphen.
fn takes_hyphen(head: &str) -> bool {
    let mut count = 0;
    let upper = head.chars().all(|c| {
        count += 1;
        is_upper(c) || c.is_ascii_digit()
    });
    (upper && count > 1) || head.chars().any(|c| c.is_ascii_alphabetic())
}

/// The abbreviation in a word that joins an ending to it, directly or with an apostrophe (`ШҚОның`, `АҚШ'тың`); any other word is
/// returned as it is. Two capitals may be a slip (`МЕні`): with the ending right after them, they must be an abbreviation that is known.
fn without_ending(word: &str) -> &str {
    let end = word.find(|c| !is_upper(c)).unwrap_or(word.len());
    let (head, tail) = (part(word, ..end), part(word, end..));
    let ending = tail.trim_start_matches(is_apostrophe);
    let certain = match head.chars().count() {
        0 | 1 => false,
        2 => ending.len() < tail.len() || is_abbreviation(head),
        _ => true,
    };
    match certain && is_suffix_chain(ending) {
        true => head,
        false => word,
    }
}

/// Splits a typed word with an ending after a hyphen or an apostrophe: `шқо-да`, `вко'ның`, `aqsh-tyń`. Returns the word before the
/// ending. `None` if what follows is no ending, in Cyrillic, in another script or on another keyboard layout.
///
/// Such a word is an abbreviation, if that is what stands before the ending; the tokenizer cannot know that of small letters.
pub fn before_ending(typed: &str) -> Option<&str> {
    let at = typed.rfind(|c| is_hyphen(c) || is_apostrophe(c))?;
    let (head, tail) = typed.split_at_checked(at)?;
    let tail = tail.trim_start_matches(|c| is_hyphen(c) || is_apostrophe(c));
    let spelled = |tail: &str| {
        let spelled = Script::of(tail).map(|script| script.likeliest(&scripts::letters(tail)));
        spelled.is_some_and(|tail| is_suffix_chain(&tail))
    };
    let keys =
        |tail: &str| scripts::from_latin_keys(tail).is_some_and(|tail| is_suffix_chain(&tail));
    let is_ending = is_suffix_chain(&letters::normal(tail)) || spelled(tail) || keys(tail);
    (is_ending && !head.is_empty()).then_some(head)
}

fn truncate(term: &mut String) {
    if let Some((at, _)) = term.char_indices().nth(MAX_TERM) {
        term.truncate(at);
    }
}
