//! What is not converted: quotations in Russian, addresses, telephone numbers.

use aimaq_compact::case::{is_upper, lower};

use super::{head, is_cyrillic};
use crate::letters::is_letter;
use crate::{Lang, paragraph_lang};

/// The longest quotation that is checked, in characters.
const MAX_QUOTE: usize = 400;

/// The shortest and the longest telephone number, in characters with the plus sign.
const MIN_NUMBER: usize = 9;
const MAX_NUMBER: usize = 30;

/// Short Russian words that are neither Kazakh words (as от, не, он, я are) nor names (as Ли is); and, after a hyphen, endings of
/// Russian words that Kazakh words, names and loanwords do not have.
const RUSSIAN: &str = "и в во к ко с со на за по из до для под над при про что это как бы мы вы она они все всё его их нет \
     -ая -ое -ые -ый -ого -ому -ыми -ых -ость -ости -ение -ения -ание";

/// Returns `true` for quotation marks and brackets.
pub(super) const fn is_quote(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '"' | '(' | ')' | '<' | '>')
}

/// Returns what is outside of quotation marks and brackets; the whole text if these are not balanced.
fn outside(text: &[char]) -> Vec<char> {
    let mut out = Vec::new();
    let (mut depth, mut straight) = (0, false);
    for &c in text {
        match c {
            '«' | '“' | '„' | '(' => depth += 1,
            '»' | '”' | ')' => depth -= 1,
            '"' => straight = !straight,
            _ if depth == 0 && !straight => out.push(c),
            _ => {}
        }
    }
    if depth != 0 || straight {
        out = text.to_vec();
    }
    out
}

/// Returns `true` if a text is in Russian, without regard to what it quotes.
///
/// [`paragraph_lang`] must allow it, and it must have at least two words, one of them of three letters or more, and one of them a
/// short Russian word that is not an initial (`В. Снесарь`) or a word with an ending that only Russian has. A single word is a
/// name: «Сибирь» is converted like any other word.
///
/// Measured on 11,307 lines of Kazakh news and talk: 5 lines or remarks were classified as Russian, 3 of which are.
pub(super) fn is_russian(text: &[char]) -> bool {
    let outside = outside(text);
    let text: String = outside.iter().collect();
    if paragraph_lang(&text, Lang::Ru) == Lang::Kk {
        return false;
    }
    let (mut words, mut long, mut evidence) = (0, false, false);
    for written in outside.split(|&c| !(is_letter(c) || c == '.')) {
        if !written.iter().copied().any(is_cyrillic) {
            continue;
        }
        let lower: String = written.iter().map(|&c| lower(c)).collect();
        let capital = written.first().copied().is_some_and(is_upper);
        evidence |= RUSSIAN
            .split(' ')
            .any(|known| match known.strip_prefix('-') {
                Some(ending) => {
                    let bare = lower.trim_end_matches('.');
                    bare.len() >= known.len() + 3 && bare.ends_with(ending)
                }
                None => lower == known && (words == 0 || !capital),
            });
        words += 1;
        long |= written.len() >= 3;
    }
    words > 1 && long && evidence
}

/// Returns the characters between the quotation mark or bracket `open` and its end if they are in Russian; otherwise none.
///
/// `opens` is whether a straight quotation mark opens at this place.
pub(super) fn russian_quote(open: char, after: &[char], opens: bool) -> &[char] {
    let close = match open {
        '«' => '»',
        '“' | '„' => '”',
        '(' => ')',
        '"' if opens => '"',
        _ => return &[],
    };
    let mut depth = 1;
    let ends = |&c: &char| {
        if c == close || c == '“' && open == '„' {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        depth == 0
    };
    let length = after.iter().take(MAX_QUOTE).position(ends).unwrap_or(0);
    let quoted = head(after, length);
    if is_russian(quoted) { quoted } else { &[] }
}

/// Returns the address or telephone number at the start of `rest`; empty if there is none.
///
/// An address has `://` or a path after a domain in Latin letters, `@`, `www.` at its start, or the domain `.қаз` or `.рф` at its
/// end. A Kazakh suffix after it is not part of it (`https://site.kz-те`), and neither is the full stop of a sentence.
pub(super) fn address(rest: &[char]) -> &[char] {
    let number = telephone(rest);
    if !number.is_empty() {
        return number;
    }
    let ends = |c: &&char| !(c.is_whitespace() || is_quote(**c));
    let mut whole = head(rest, rest.iter().take_while(ends).count());
    while let [shorter @ .., '.' | ',' | ';' | ':' | '!' | '?' | '…'] = whole {
        whole = shorter;
    }
    let suffix = whole.iter().rev().take_while(|&&c| is_cyrillic(c)).count();
    if let [address @ .., '-'] = head(whole, whole.len() - suffix)
        && (matches!(address.last(), Some(c) if c.is_ascii()) || is_national(address))
    {
        whole = address;
    }
    if is_address(whole) { whole } else { &[] }
}

fn is_address(text: &[char]) -> bool {
    let has = |sign| text.iter().skip(1).any(|&c| c == sign);
    let latin = matches!(text, [a, b, ..] if a.is_ascii() && b.is_ascii());
    latin && has('/') && (has('.') || has(':'))
        || has('@') && text.last() != Some(&'@')
        || text.starts_with(&['w', 'w', 'w', '.'])
        || is_national(text)
}

/// Returns `true` if an address ends in the Cyrillic domain of Kazakhstan or Russia.
fn is_national(text: &[char]) -> bool {
    text.ends_with(&['.', 'қ', 'а', 'з']) || text.ends_with(&['.', 'р', 'ф'])
}

/// Returns the international telephone number at the start of a text: `+7 (727) 258-11-11`.
fn telephone(text: &[char]) -> &[char] {
    let inside = |c: &&char| matches!(c, '0'..='9' | ' ' | '\u{a0}' | '(' | ')' | '-' | '+');
    let number = head(
        text,
        text.iter().take(MAX_NUMBER).take_while(inside).count(),
    );
    let length = number.iter().rposition(char::is_ascii_digit).unwrap_or(0) + 1;
    if text.first() == Some(&'+') && length >= MIN_NUMBER {
        head(number, length)
    } else {
        &[]
    }
}
