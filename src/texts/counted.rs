//! Sentences with a number, in the plural forms of CLDR.

use aimaq_language::{Lang, PluralForm, plural_form};

/// A sentence in all plural forms of both languages. `{n}` stands for the number.
struct PluralSentence {
    kk_one: &'static str,
    kk_other: &'static str,
    ru_one: &'static str,
    ru_few: &'static str,
    ru_many: &'static str,
}

impl PluralSentence {
    fn say(&self, lang: Lang, n: u64) -> String {
        let sentence = match (lang, plural_form(lang, n)) {
            (Lang::Kk, PluralForm::One) => self.kk_one,
            (Lang::Kk, _) => self.kk_other,
            (Lang::Ru, PluralForm::One) => self.ru_one,
            (Lang::Ru, PluralForm::Few) => self.ru_few,
            (Lang::Ru, _) => self.ru_many,
        };
        // Split at characters: `str::replace` would add about 1 kB to the Wasm.
        match (sentence.split_once('{'), sentence.split_once('}')) {
            (Some((before, _)), Some((_, after))) => format!("{before}{}{after}", grouped(n)),
            _ => sentence.to_owned(),
        }
    }
}

macro_rules! plural_sentences {
    ($($(#[$doc:meta])* $name:ident:
        kk $kk_one:literal, $kk_other:literal;
        ru $ru_one:literal, $ru_few:literal, $ru_many:literal;)*) => {
        $($(#[$doc])*
        pub fn $name(lang: Lang, n: u64) -> String {
            PluralSentence {
                kk_one: $kk_one, kk_other: $kk_other,
                ru_one: $ru_one, ru_few: $ru_few, ru_many: $ru_many,
            }.say(lang, n)
        })*
    };
}

plural_sentences! {
    /// A number of articles.
    articles:
        kk "{n} мақала", "{n} мақала";
        ru "{n} статья", "{n} статьи", "{n} статей";
    /// How many articles a query found. Screen readers announce it.
    articles_found:
        kk "{n} мақала табылды", "{n} мақала табылды";
        ru "Найдена {n} статья", "Найдены {n} статьи", "Найдено {n} статей";
    /// The button that closes the filters.
    show_articles:
        kk "{n} мақаланы көрсету", "{n} мақаланы көрсету";
        ru "Показать {n} статью", "Показать {n} статьи", "Показать {n} статей";
    /// How many suggestions there are for what is typed. Screen readers announce it after the number of articles.
    suggestions:
        kk "{n} ұсыныс", "{n} ұсыныс";
        ru "{n} подсказка", "{n} подсказки", "{n} подсказок";
    /// A link to more articles of a list.
    more_articles:
        kk "Тағы {n} мақаланы көрсету", "Тағы {n} мақаланы көрсету";
        ru "Показать ещё {n} статью", "Показать ещё {n} статьи", "Показать ещё {n} статей";
    /// How many regions are chosen in the filter.
    regions_chosen:
        kk "{n} өңір таңдалды", "{n} өңір таңдалды";
        ru "Выбран {n} регион", "Выбраны {n} региона", "Выбрано {n} регионов";
    /// How many articles of a file were added to the reading list.
    imported:
        kk "{n} мақала қосылды", "{n} мақала қосылды";
        ru "Добавлена {n} статья", "Добавлены {n} статьи", "Добавлено {n} статей";
    /// The block at which the reader stopped.
    stopped_at:
        kk "{n}-абзацтан әрі қарай", "{n}-абзацтан әрі қарай";
        ru "дальше с абзаца {n}", "дальше с абзаца {n}", "дальше с абзаца {n}";
    /// A number of lines of a concordance.
    lines:
        kk "{n} жол", "{n} жол";
        ru "{n} строка", "{n} строки", "{n} строк";
    /// A number of matches in texts.
    places_found:
        kk "{n} жерде кездеседі", "{n} жерде кездеседі";
        ru "{n} совпадение", "{n} совпадения", "{n} совпадений";
    /// A number of matches in the text of the other language, if the text that is shown has none.
    places_in_twin:
        kk "Орысша мәтінде {n} жерде кездеседі", "Орысша мәтінде {n} жерде кездеседі";
        ru "{n} совпадение в казахском тексте", "{n} совпадения в казахском тексте", "{n} совпадений в казахском тексте";
}

/// Which of all matches the reader is at: `3 из 7`.
pub fn match_of(lang: Lang, shown: u64, all: u64) -> String {
    let (shown, all) = (grouped(shown), grouped(all));
    match lang {
        Lang::Kk => format!("{all} ішінен {shown}"),
        Lang::Ru => format!("{shown} из {all}"),
    }
}

/// How many of all articles are on the page.
pub fn shown_of(lang: Lang, shown: u64, all: u64) -> String {
    let (shown, all) = (grouped(shown), grouped(all));
    match lang {
        Lang::Kk => format!("Көрсетілгені: {shown}, барлығы: {all}"),
        Lang::Ru => format!("Показано {shown} из {all}"),
    }
}

/// A number with no-break spaces between thousands, from five digits on, as is usual in both languages.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_follows_the_number() {
        let cases = [
            (0, "Найдено 0 статей", "0 мақала табылды"),
            (1, "Найдена 1 статья", "1 мақала табылды"),
            (2, "Найдены 2 статьи", "2 мақала табылды"),
            (5, "Найдено 5 статей", "5 мақала табылды"),
            (11, "Найдено 11 статей", "11 мақала табылды"),
            (21, "Найдена 21 статья", "21 мақала табылды"),
            (
                12345,
                "Найдено 12\u{a0}345 статей",
                "12\u{a0}345 мақала табылды",
            ),
        ];
        for (n, ru, kk) in cases {
            assert_eq!(articles_found(Lang::Ru, n), ru);
            assert_eq!(articles_found(Lang::Kk, n), kk);
        }
    }

    #[test]
    fn thousands_are_set_apart_from_five_digits_on() {
        assert_eq!(grouped(1234), "1234");
        assert_eq!(grouped(28452), "28\u{a0}452");
        assert_eq!(grouped(1234567), "1\u{a0}234\u{a0}567");
    }
}
