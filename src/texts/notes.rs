//! What a search assumed or could not do, as sentences.

use aimaq_language::Lang;
use aimaq_search::Note;

/// A note as a sentence.
pub fn note_in_words(lang: Lang, note: &Note) -> String {
    match (note, lang) {
        (Note::Showing { typed, shown }, Lang::Kk) => {
            format!("«{typed}» орнына «{shown}» ізделді.")
        }
        (Note::Showing { typed, shown }, Lang::Ru) => {
            format!("Показаны результаты по «{shown}» вместо «{typed}».")
        }
        (Note::LeftOut { word }, Lang::Kk) => {
            format!("Сөздердің бәрі бірге кездесетін мақала жоқ; «{word}» сөзінсіз ізделді.")
        }
        (Note::LeftOut { word }, Lang::Ru) => {
            format!("Нет статей, где есть все слова; искали без слова «{word}».")
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_about_a_long_query_has_the_limit_of_the_search() {
        let most = aimaq_search::MAX_QUERY_CHARS.to_string();
        for lang in Lang::ALL {
            assert!(note_in_words(lang, &Note::Shortened).contains(&most));
        }
    }
}
