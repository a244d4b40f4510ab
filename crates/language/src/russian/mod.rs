//! Russian stems.

const SUFFIXES: &[&str] = &[
    "иями", "ями", "ами", "ией", "иям", "ием", "иях", "ого", "его", "ому", "ему", "ыми", "ими",
    "ов", "ев", "ей", "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ью", "ия", "ья", "ам",
    "ям", "ах", "ях", "ом", "ем", "ую", "юю", "ть", "а", "е", "и", "о", "у", "ы", "ь", "ю", "я",
];

/// The stem of a word by rules alone.
pub fn stem(word: &str) -> String {
    for suffix in SUFFIXES {
        if let Some(rest) = word.strip_suffix(suffix)
            && rest.chars().count() > 2
        {
            return rest.to_owned();
        }
    }
    word.to_owned()
}
