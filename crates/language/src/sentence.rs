//! Where sentences end.

use core::ops::Range;

use aimaq_compact::part;

use aimaq_compact::case::{is_upper, lowered};

/// Short words with a full stop that ends no sentence (`г. Алматы`, `им. Абая`), in lower case.
/// Kazakh and Russian news; those marked in [`ENDS_BEFORE_CAPITAL`] may end one.
const ABBREVIATIONS: &str = "т б ж ғ қ г гг обл ауд ул пр просп им др руб стр тыс млн млрд трлн тг т.б т.с.с т.д т.п т.е т.к \
     с пос р н в вв см кв куб га мин сек проф акад доц ст бап ғ.к м км шағын мкр тел";

/// Abbreviations after which a capital letter begins a new sentence: `т.б. Ол …`, `в 2014 г. Он …` is left to chance.
const ENDS_BEFORE_CAPITAL: &str = "т.б т.с.с т.д т.п др руб тг га тыс млн млрд";

/// The sentences of a text, in order, without the spaces between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = text.len() - text.trim_start().len();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…' | '\n') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            if !matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"' | ')') {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let rest = part(text, end..);
        let next = rest.trim_start();
        if !next.is_empty() && c != '\n' {
            let spaced = next.len() < rest.len();
            let opens =
                next.trim_start_matches(['«', '"', '“', '„', '(', '–', '—', '-', ' ', '\u{a0}']);
            let capital = opens.starts_with(|c: char| is_upper(c) || c.is_ascii_digit());
            if !spaced
                || !capital
                || c == '.' && end == at + 1 && is_abbreviation(part(text, start..at), opens)
            {
                continue;
            }
        }
        let sentence = start..end.min(start + part(text, start..end).trim_end().len());
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
        start = text.len() - next.len();
    }
    if start < text.len() {
        let end = start + part(text, start..).trim_end().len();
        if end > start {
            sentences.push(start..end);
        }
    }
    sentences
}

/// Does a sentence go on although its text so far ends in a full stop?
fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"'))
        .next()
        .unwrap_or(before);
    let mut chars = word.chars();
    // Initials: one capital letter, or the last of several (Н.Ә. Назарбаев).
    if let Some(last) = chars.next_back()
        && is_upper(last)
        && matches!(chars.next_back(), None | Some('.'))
    {
        return true;
    }
    let word = lowered(word);
    if !is_in(ABBREVIATIONS, &word) {
        return false;
    }
    !(next.starts_with(is_upper) && is_in(ENDS_BEFORE_CAPITAL, &word))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}
