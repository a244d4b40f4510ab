//! Dates in words, as precise as they are known.

use aimaq_article::Edtf;
use aimaq_language::Lang;

const MONTHS_KK: [&str; 12] = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];

/// Months without a day: `ноябрь 2016 года`.
const MONTHS_RU: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// Months after a day: `21 апреля`.
const MONTHS_RU_OF_DAY: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// The first three letters of a month from 1 to 12, for charts.
pub fn month_short(lang: Lang, month: u8) -> String {
    let months = match lang {
        Lang::Kk => MONTHS_KK,
        Lang::Ru => MONTHS_RU,
    };
    let name = months[usize::from(month.clamp(1, 12)) - 1];
    name.chars().take(3).collect()
}

/// A date as a sentence part: `2025 жылғы 21 сәуір`, `ноябрь 2016 года, предположительно`.
pub fn date_in_words(lang: Lang, date: Option<Edtf>) -> String {
    let Some(date) = date else {
        return super::phrases(lang).date_unknown.to_owned();
    };
    let year = date.year();
    let month = date
        .month()
        .map(|month| usize::from(month.clamp(1, 12)) - 1);
    let words = match (lang, month, date.day()) {
        (Lang::Kk, None, _) => format!("{year} жыл"),
        (Lang::Kk, Some(month), None) => format!("{year} жылғы {}", MONTHS_KK[month]),
        (Lang::Kk, Some(month), Some(day)) => format!("{year} жылғы {day} {}", MONTHS_KK[month]),
        (Lang::Ru, None, _) => format!("{year} год"),
        (Lang::Ru, Some(month), None) => format!("{} {year} года", MONTHS_RU[month]),
        (Lang::Ru, Some(month), Some(day)) => {
            format!("{day} {} {year} года", MONTHS_RU_OF_DAY[month])
        }
    };
    match (date.uncertain(), lang) {
        (false, _) => words,
        (true, Lang::Kk) => format!("{words}, болжам бойынша"),
        (true, Lang::Ru) => format!("{words}, предположительно"),
    }
}

/// What something was until the year of a day (ISO 8601): `до 2022 года: Карагандинская область`.
pub fn before(lang: Lang, day: &str, what: &str) -> String {
    let year = day.split('-').next().unwrap_or_default();
    match lang {
        Lang::Kk => format!("{year} жылға дейін: {what}"),
        Lang::Ru => format!("до {year} года: {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_state_has_the_year_in_which_it_ended() {
        let day = "2018-06-19";
        assert_eq!(before(Lang::Kk, day, "ОҚО"), "2018 жылға дейін: ОҚО");
        assert_eq!(before(Lang::Ru, day, "ЮКО"), "до 2018 года: ЮКО");
    }

    #[test]
    fn dates_say_what_is_known() {
        let cases = [
            ("2025-04-21", "2025 жылғы 21 сәуір", "21 апреля 2025 года"),
            (
                "2016-11?",
                "2016 жылғы қараша, болжам бойынша",
                "ноябрь 2016 года, предположительно",
            ),
            (
                "2014?",
                "2014 жыл, болжам бойынша",
                "2014 год, предположительно",
            ),
            ("2014", "2014 жыл", "2014 год"),
        ];
        for (date, kk, ru) in cases {
            let date = date.parse().ok();
            assert_eq!(date_in_words(Lang::Kk, date), kk);
            assert_eq!(date_in_words(Lang::Ru, date), ru);
        }
        assert_eq!(date_in_words(Lang::Ru, None), "Дата неизвестна");
    }
}
