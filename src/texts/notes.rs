//! What a search assumed or could not do, as sentences.

use aimaq_language::Lang;
use aimaq_search::Note;

/// A note as a sentence.
pub fn note_in_words(lang: Lang, note: &Note) -> String {
    match (note, lang) {
        (Note::Showing { typed, shown, .. }, Lang::Kk) => {
            format!("«{typed}» орнына «{shown}» ізделді.")
        }
        (Note::Showing { typed, shown, .. }, Lang::Ru) => {
            format!("Показаны результаты по «{shown}» вместо «{typed}».")
        }
        (Note::LeftOut { words }, Lang::Kk) => {
            let without = match words.len() {
                1 => "сөзінсіз",
                _ => "сөздерінсіз",
            };
            let words = quoted(words);
            format!("Сөздердің бәрі бірге кездесетін мақала жоқ; {words} {without} ізделді.")
        }
        (Note::LeftOut { words }, Lang::Ru) => {
            let without = match words.len() {
                1 => "без слова",
                _ => "без слов",
            };
            let words = quoted(words);
            format!("Нет статей, где есть все слова; искали {without} {words}.")
        }
        (Note::NoWords, Lang::Kk) => "Іздейтін ештеңе жоқ: сұрауда бірде-бір сөз жоқ.".to_owned(),
        (Note::NoWords, Lang::Ru) => "Искать нечего: в запросе нет ни одного слова.".to_owned(),
        (Note::UnknownFilter { typed }, Lang::Kk) => {
            format!("«{typed}» сүзгісі түсініксіз болғандықтан, ескерілмеді.")
        }
        (Note::UnknownFilter { typed }, Lang::Ru) => {
            format!("Фильтр «{typed}» непонятен и не применён.")
        }
        (Note::Shortened, Lang::Kk) => "Тек алғашқы 200 таңба ізделді.".to_owned(),
        (Note::Shortened, Lang::Ru) => "Искали только первые 200 знаков.".to_owned(),
    }
}

/// Words in quotes, with commas between them.
fn quoted(words: &[String]) -> String {
    let mut list = String::new();
    for word in words {
        list.push_str(if list.is_empty() { "«" } else { ", «" });
        list.push_str(word);
        list.push('»');
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_that_were_left_out_are_in_one_note() {
        let note = |words: &[&str], lang| {
            let words = words.iter().map(|&word| word.to_owned()).collect();
            note_in_words(lang, &Note::LeftOut { words })
        };
        assert!(note(&["су"], Lang::Ru).ends_with("искали без слова «су»."));
        assert!(note(&["су", "жол"], Lang::Ru).ends_with("искали без слов «су», «жол»."));
        assert!(note(&["су"], Lang::Kk).ends_with("«су» сөзінсіз ізделді."));
        assert!(note(&["су", "жол"], Lang::Kk).ends_with("«су», «жол» сөздерінсіз ізделді."));
    }

    #[test]
    fn the_note_about_a_long_query_has_the_limit_of_the_search() {
        let most = aimaq_search::MAX_QUERY_CHARS.to_string();
        for lang in Lang::ALL {
            assert!(note_in_words(lang, &Note::Shortened).contains(&most));
        }
    }
}
