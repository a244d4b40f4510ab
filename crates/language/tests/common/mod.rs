//! Helpers of several tests.

use aimaq_language::scripts::Script;

/// Returns the columns of each line of a list. Lines that begin with # are comments.
pub fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// Returns `true` if search can read a word, from the character `at` on, as `meant`.
pub fn can_be(script: Script, word: &[char], at: usize, meant: &str) -> bool {
    if at == word.len() {
        return meant.is_empty();
    }
    let readings = script.readings(word);
    let mut here = readings.iter().filter(|reading| reading.at == at);
    here.any(|reading| {
        meant
            .strip_prefix(reading.letters)
            .is_some_and(|rest| can_be(script, word, at + reading.taken, rest))
    })
}
