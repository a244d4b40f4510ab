//! Suffixes written apart from their word: after digits, acronyms, foreign names and closing quotes.

use crate::fold::fold_char;

/// Kazakh nominal suffixes as written after a hyphen, in the order in which they follow each other: derivation and plural,
/// possession, case, predicate. Every form of vowel harmony and assimilation is listed. Source: school grammar.
const SLOTS: [&str; 4] = [
    "лар лер дар дер тар тер лық лік дық дік тық тік лы лі ты ті сыз сіз дай дей тай тей дағы дегі \
     тағы тегі шыл шіл шы ші ншы нші ыншы інші сыншы сінші лап леп деген даған ыншыдан іншіден",
    "ым ім м ың ің ң ымыз іміз мыз міз ыңыз іңіз ңыз ңіз ы і сы сі",
    "ның нің дың дің тың тің ны ні ды ді ты ті н ға ге қа ке на не а е да де та те нда нде дан ден \
     тан тен нан нен мен бен пен дағы дегі тағы тегі ндағы ндегі нікі дікі тікі ша ше",
    "мын мін сың сің мыз міз дар дер лар лер дай дей ғы гі қы кі",
];

/// Russian endings of ordinal numbers and acronyms as written after a hyphen.
const RUSSIAN: &str = "й я е ю ая ое ый ий ой го ого его му ому ему м ом ем х ых их ми ыми ими ую ей ти и ы ах ам ами у \
     а ов";

/// Returns `true` if `tail` is a chain of Kazakh suffixes or one Russian ending: `90-шы`, `40%-ға`, `5-го`. Kazakh letters may be typed
/// on a Russian keyboard: `40%-га`.
pub(crate) fn is_suffix_chain(tail: &str) -> bool {
    !tail.is_empty() && (follows(tail, 0) || RUSSIAN.split(' ').any(|ending| ending == tail))
}

/// Returns `true` if `tail` is a particle that follows a word and a hyphen without changing its meaning.
pub(crate) fn is_clitic(tail: &str) -> bool {
    "ау ай ақ мыс міс ды ді шы ші то ка таки"
        .split(' ')
        .any(|clitic| clitic == tail)
}

/// Returns `true` if `rest` is empty or a chain of suffixes from `slot` on.
fn follows(rest: &str, slot: usize) -> bool {
    if rest.is_empty() {
        return true;
    }
    SLOTS.iter().enumerate().skip(slot).any(|(i, endings)| {
        endings
            .split(' ')
            .any(|ending| without_start(rest, ending).is_some_and(|rest| follows(rest, i + 1)))
    })
}

/// The rest of a text that starts with `start`, when both are folded.
fn without_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for c in start.chars() {
        rest.next()
            .filter(|&typed| fold_char(typed) == fold_char(c))?;
    }
    Some(rest.as_str())
}
