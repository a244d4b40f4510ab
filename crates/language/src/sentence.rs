//! Sentence segmentation.

use core::ops::Range;

use aimaq_compact::case::{is_upper, lowered};
use aimaq_compact::part;

/// Abbreviations of Kazakh and Russian news, in lower case, whose full stop does not end a sentence (`г. Алматы`, `им. Абая`).
const ABBREVIATIONS: &str = "т б ж ғ қ г гг обл ауд ул пр просп им др руб стр тыс млн млрд трлн тг т.б т.с.с т.д т.п т.е т.к \
     с пос р н в вв см кв куб га мин сек проф акад доц ст бап ғ.к м км шағын мкр тел";

/// Those of [`ABBREVIATIONS`] after which a capital letter begins a new sentence: `т.б. Ол …`. (г. is not among them: it is
/// mostly followed by a name, so `в 2014 г. Он …` counts as one sentence.)
const ENDS_BEFORE_CAPITAL: &str = "т.б т.с.с т.д т.п др руб тг га тыс млн млрд";

/// Returns the byte ranges of the sentences of a text, in order, without the spaces between them. A line feed ends a sentence.
///
/// ```
/// let text = "Ол г. Алматы қаласында тұрады. Биыл келді.";
/// let sentences = aimaq_language::sentences(text);
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(&text[sentences[1].clone()], "Биыл келді.");
/// ```
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

/// Returns `true` if the full stop after `before` ends an abbreviation or an initial, not a sentence.
fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"'))
        .next()
        .unwrap_or(before);
    let mut chars = word.chars();
    // An initial: one capital letter, or the last of several (Н.Ә. Назарбаев).
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
