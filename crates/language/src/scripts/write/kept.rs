//! What is kept as it is written: quotations in Russian, addresses, telephone numbers.

use super::is_cyrillic;
use crate::case::lowered;
use crate::letters::is_letter;
use crate::{Lang, paragraph_lang};

/// The most characters between two quotation marks that are looked at.
const MAX_QUOTE: usize = 400;

/// Small words that are Russian and no Kazakh ones (от, не, он, я are both) and no names (Ли).
const SMALL_WORDS: &str = "и в во к ко с со на за по из до для под над при про что это как бы мы вы она они все всё \
     его их нет";

/// Endings of Russian words that Kazakh words, names and loans do not have.
const ENDINGS: &str = "ая ое ые ый ого ому ыми ых ость ости ение ения ание";

/// Signs between which a quotation or a remark stands.
pub(super) const fn is_quote(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '"' | '(' | ')' | '<' | '>')
}

/// What stands outside of quotation marks and brackets; the whole text where these are not closed.
fn outside(text: &[char]) -> String {
    let mut out = String::new();
    let (mut depth, mut straight) = (0, false);
    for &c in text {
        match c {
            '«' | '„' | '(' => depth += 1,
            '“' if depth == 0 => depth = 1,
            '»' | '”' | '“' | ')' => depth -= i32::from(depth > 0),
            '"' => straight = !straight,
            _ if depth == 0 && !straight => out.push(c),
            _ => {}
        }
    }
    if depth > 0 || straight {
        return text.iter().collect();
    }
    out
}

/// Is a text in Russian, whatever it quotes? A paragraph is by the rule for paragraphs in a Kazakh text. A short text is
/// where by its letters it may be, it has at least two words, one of three letters or more, and a small Russian word that
/// is no initial (`В. Снесарь`) or one that ends as only Russian words do.
pub(super) fn is_russian(text: &[char]) -> bool {
    let text = outside(text);
    if paragraph_lang(&text, Lang::Ru) == Lang::Kk {
        return false;
    }
    if paragraph_lang(&text, Lang::Kk) == Lang::Ru {
        return true;
    }
    let (mut words, mut long, mut evidence) = (0, false, false);
    for written in text.split(|c| !(is_letter(c) || c == '.')) {
        if !written.starts_with(is_cyrillic) {
            continue;
        }
        let lower = lowered(written);
        let bare = lower.trim_end_matches('.');
        let has = |list: &str, is: &dyn Fn(&str) -> bool| list.split(' ').any(is);
        evidence |= has(SMALL_WORDS, &|small| small == lower) && (words == 0 || lower == written)
            || has(ENDINGS, &|ending| {
                bare.len() >= ending.len() + 4 && bare.ends_with(ending)
            });
        words += 1;
        long |= written.len() >= 6;
    }
    words > 1 && long && evidence
}

/// The characters behind the quotation mark or bracket `open` up to where it is closed, if they are a quotation in Russian;
/// otherwise none. `opens` says whether it stands where a mark opens, for those that look the same at both ends.
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
    match after.iter().take(MAX_QUOTE).position(ends) {
        Some(length) if is_russian(&after[..length]) => &after[..length],
        _ => &[],
    }
}

/// The characters from the first on that are an address or a telephone number; none if they begin with none. An address
/// has `://`, `@`, `www.` in front, a path after a domain in Latin letters, or the domain `.қаз` or `.рф`. Kazakh suffixes
/// after it do not belong to it (`https://site.kz-те`), nor does the full stop of a sentence.
pub(super) fn address(rest: &[char]) -> &[char] {
    let number = telephone(rest);
    if !number.is_empty() {
        return number;
    }
    let ends = |&c: &char| c.is_whitespace() || is_quote(c);
    let mut whole = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
    while let [shorter @ .., '.' | ',' | ';' | ':' | '!' | '?' | '…'] = whole {
        whole = shorter;
    }
    let suffix = whole.iter().rev().take_while(|&&c| is_cyrillic(c)).count();
    if let [address @ .., '-'] = &whole[..whole.len() - suffix]
        && (matches!(address, [.., '/' | 'a'..='z' | 'A'..='Z' | '0'..='9'])
            || is_national(address))
    {
        whole = address;
    }
    if is_address(whole) { whole } else { &[] }
}

fn is_address(text: &[char]) -> bool {
    let dotted = |host: &[char]| {
        host.contains(&'.')
            && host.iter().all(char::is_ascii)
            && host.iter().any(char::is_ascii_alphabetic)
    };
    let at = |sign| text.iter().position(|&c| c == sign).unwrap_or(0);
    let (mail, path) = (at('@'), at('/'));
    text.windows(3).any(|three| three == [':', '/', '/'])
        || matches!(text, ['w' | 'W', 'w' | 'W', 'w' | 'W', '.', _, ..])
        || mail > 0 && mail + 1 < text.len()
        || path > 0 && path + 1 < text.len() && dotted(&text[..path])
        || is_national(text)
}

/// Is it a domain of Kazakhstan or Russia in Cyrillic letters?
const fn is_national(text: &[char]) -> bool {
    matches!(text, [_, .., '.', 'қ', 'а', 'з'] | [_, .., '.', 'р', 'ф'])
}

/// An international telephone number: `+7 (727) 258-11-11`.
fn telephone(text: &[char]) -> &[char] {
    let inside = |&&c: &&char| matches!(c, '0'..='9' | ' ' | '\u{a0}' | '(' | ')' | '-' | '+');
    let length = match text {
        ['+', ..] => text.iter().take_while(inside).count(),
        _ => 0,
    };
    let mut number = &text[..length];
    while let [shorter @ .., ' ' | '\u{a0}' | '(' | ')' | '-' | '+'] = number {
        number = shorter;
    }
    let digits = number.iter().filter(|c| c.is_ascii_digit()).count();
    if digits >= 7 { number } else { &[] }
}
