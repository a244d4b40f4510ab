//! What a line looks like.

/// Ends a line like this one a sentence?
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['»', '"', '”', '’', ')', ' '])
        .ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Can a line be a title or a headline? It ends no sentence and has two to thirty words.
pub fn is_headline(line: &str) -> bool {
    let end = line.trim_end_matches(['»', '"', '”', ' ']);
    let words = line.split_whitespace().count();
    !end.ends_with(['.', ';', ':', ',']) && (2..=30).contains(&words) && line.chars().count() <= 220
}

/// The first letter of a line.
pub fn first_letter(line: &str) -> Option<char> {
    line.chars().find(|c| c.is_alphanumeric())
}

/// Begins a line inside a sentence? Its first letter is small, or it begins with a closing or dividing sign.
pub fn goes_on(line: &str) -> bool {
    let Some(first) = line.chars().next() else {
        return false;
    };
    first.is_lowercase() || matches!(first, ',' | ')' | '»' | ';')
}

/// Is a word written in capitals? It has at least two letters.
pub fn in_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && letters.all(char::is_uppercase)
}

/// Begins a word with a capital letter?
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Writes a word in capitals as a name: `ӨНЕРБАЕВ` becomes `Өнербаев`.
pub fn as_name(word: &str) -> String {
    let mut first = true;
    let name = word.chars().flat_map(|c| {
        let keep = std::mem::replace(&mut first, c == '-');
        let lowered: Vec<char> = c.to_lowercase().collect();
        if keep { vec![c] } else { lowered }
    });
    name.collect()
}
