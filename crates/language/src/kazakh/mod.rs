//! Kazakh stems.

const SUFFIXES: &[&str] = &[
    "дарының",
    "дерінің",
    "ларының",
    "лерінің",
    "тарының",
    "терінің",
    "ларын",
    "лерін",
    "дарын",
    "дерін",
    "тарын",
    "терін",
    "лары",
    "лері",
    "дары",
    "дері",
    "тары",
    "тері",
    "лар",
    "лер",
    "дар",
    "дер",
    "тар",
    "тер",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "ға",
    "ге",
    "қа",
    "ке",
    "да",
    "де",
    "та",
    "те",
    "ны",
    "ні",
    "ды",
    "ді",
    "ты",
    "ті",
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
