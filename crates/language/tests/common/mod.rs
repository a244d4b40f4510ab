//! What several tests need.

use aimaq_language::scripts::Script;

/// The lines of a list, by columns; what begins with # is a comment.
pub fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// Can a word be read as this from a letter on, by the readers of search?
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
