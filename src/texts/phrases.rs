//! Every sentence without a number: one line a language. A missing one does not compile.

use aimaq_language::Lang;

/// A type with a sentence in each field, and its values in both languages. `and` is one more field, that is no sentence.
macro_rules! sentences {
    ($type:ident $(and $more:ident: $of:ty = $more_kk:expr, $more_ru:expr)?; $($name:ident: $kk:literal, $ru:literal;)*) => {
        /// Sentences of one language.
        #[derive(Debug)]
        #[allow(missing_docs)] // the name says where it stands, the table what it says
        pub struct $type {
            $(pub $name: &'static str,)*
            $($more: $of,)?
        }

        pub(super) const KK: $type = $type { $($name: $kk,)* $($more: $more_kk,)? };
        pub(super) const RU: $type = $type { $($name: $ru,)* $($more: $more_ru,)? };

        /// Every sentence in both languages, for tests.
        #[cfg(test)]
        pub(super) const TABLE: &[(&str, &str, &str)] = &[$((stringify!($name), $kk, $ru),)*];
    };
}
pub(super) use sentences;

sentences! {
    Phrases;

    site_name: "Аймақ", "Аймақ";
    tagline: "Өңірлер туралы мақалалар, қазақша және орысша", "Статьи о регионах на казахском и русском";
    skip_to_content: "Мазмұнға өту", "Перейти к содержанию";
    this_language: "Қазақша", "Русский";
    switch_language: "Русский", "Қазақша";

    search_label: "Мақалалардан іздеу", "Поиск по статьям";
    search_placeholder: "Сөз, есім немесе сан", "Слово, имя или число";
    search_clear: "Іздеуді тазалау", "Очистить поиск";

    help: "Іздеу және пернелер", "Поиск и клавиши";

    settings: "Оқу баптаулары", "Настройки чтения";

    share: "Бөлісу", "Поделиться";
    copied: "Көшірілді", "Скопировано";
    listen: "Тыңдау", "Слушать";
    keep: "Оқу тізімінде", "В списке для чтения";
    kept_title: "Оқу тізімі", "Список для чтения";
    keep_offer: "Желісіз оқу үшін сақтау", "Сохранить для чтения без сети";
    import_unreadable: "Бұл файл оқу тізімі емес, ештеңе қосылмады.", "Это не файл списка для чтения, ничего не добавлено.";
    unstored: "Браузер оқу тізімін сақтауға рұқсат бермеді.", "Браузер не разрешил сохранить список.";
    recent: "Соңғы іздеулер", "Недавние поиски";
    forget: "Іздеу тарихын тазалау", "Очистить историю поиска";
    any_region: "Барлық өңір бойынша", "Во всех регионах";
    any_language: "Екі тілде де", "На обоих языках";
    any_time: "Кез келген уақытта", "За всё время";

    regions: "Өңірлер", "Регионы";
    regions_map: "Өңірлер картасы", "Карта регионов";
    regions_foreign: "Қазақстаннан тыс", "За пределами Казахстана";
    region_chosen: "таңдалды", "выбрано";
    all_regions: "Барлық өңір", "Все регионы";
    clear_filters: "Сүзгілерді алып тастау", "Сбросить фильтры";

    map_legend: "Мақала саны", "Число статей";
    region: "Өңір", "Регион";
    timeline: "Уақыт", "Время";
    period: "Кезең", "Период";
    all_years: "Барлық жыл", "Все годы";
    month_unknown: "Айы белгісіз", "Месяц неизвестен";
    as_table: "Кесте түрінде", "Таблицей";
    timeline_hint: "Кезеңді бағандардың үстімен сүйреп немесе Shift пен бағыттауыш пернелер арқылы таңдауға болады.", "Период можно выбрать, протянув по столбцам или нажимая Shift и стрелки.";

    search_as_typed: "Жазылғандай іздеу", "Искать как написано";

    nothing_found: "Ештеңе табылмады", "Ничего не найдено";
    nothing_found_hint: "Сөзді басқаша жазып көріңіз.", "Попробуйте написать слово иначе.";
    list_heading: "Мақалалар", "Статьи";
    results_heading: "Іздеу нәтижелері", "Результаты поиска";
    in_kazakh: "қазақша", "на казахском";
    in_russian: "орысша", "на русском";
    sort_label: "Реттеу", "Порядок";
    sort_relevance: "Сәйкестігі", "По соответствию";
    sort_date: "Күні", "По дате";

    date_unknown: "Күні белгісіз", "Дата неизвестна";
    updated: "Түзетілді", "Исправлено";
    source: "Дереккөз", "Источник";
    source_publisher: "Жариялаған", "Издатель";
    source_title: "Тақырыбы", "Заголовок";
    source_author: "Авторы", "Автор";
    source_date: "Күні", "Дата";
    source_address: "Мекенжайы", "Адрес";
    source_unknown: "Дереккөз туралы мәлімет жоқ.", "Сведений об источнике нет.";
    original_language: "Түпнұсқа тілі", "Язык оригинала";
    one_language: "Бұл мақаланың қазақша нұсқасы жоқ, сондықтан орысшасы көрсетілді.", "У этой статьи нет русской версии, поэтому показана казахская.";
    parallel: "Екі тілде", "На двух языках";
    tap_hint: "Абзацты түртсеңіз, астынан орысшасы ашылады.", "Коснитесь абзаца, и под ним откроется казахский текст.";
    not_aligned: "Екі тілдегі мәтіннің абзацтары бір-біріне дәл келмейді, сондықтан мәтіндер екі баған болып көрсетілді.", "Абзацы двух текстов не совпадают один к одному, поэтому тексты показаны двумя колонками.";
    previous_article: "Алдыңғы мақала", "Предыдущая статья";
    next_article: "Келесі мақала", "Следующая статья";
    article_navigation: "Басқа мақалалар", "Другие статьи";
    article_regions: "Мақаланың өңірлері", "Регионы статьи";
    back_to_results: "Іздеу нәтижелеріне оралу", "Назад к результатам поиска";

    then: "ол кезде", "тогда";

    reading: "Оқылған мақала", "Прочитано статей";

    download: "Жүктеп алу:", "Скачать:";

    words_title: "Сөздер мәтін ішінде", "Слова в контексте";

    about: "Сайт туралы", "О сайте";

    not_found: "Бет табылмады", "Страница не найдена";
    not_found_hint: "Сілтеме ескірген немесе қате жазылған болуы мүмкін.", "Возможно, ссылка устарела или написана с ошибкой.";
    home: "Барлық мақала", "Все статьи";

    update_ready: "Сайттың жаңа нұсқасы дайын.", "Готова новая версия сайта.";
    update_now: "Жаңарту", "Обновить";
    close: "Жабу", "Закрыть";

    failed_title: "Мәтіндерді ашу мүмкін болмады", "Не удалось открыть тексты";
    try_again: "Қайталап көру", "Попробовать ещё раз";
    not_searched: "Сайттың бір бөлігі оқылмағандықтан, бұл сөздер ізделмеді:", "Часть сайта не открылась, и эти слова не искались:";
    not_shown: "Кейбір мақала көрсетілмеді.", "Некоторые статьи не показаны.";
}

/// The sentences of a language.
pub const fn phrases(lang: Lang) -> &'static Phrases {
    match lang {
        Lang::Kk => &KK,
        Lang::Ru => &RU,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_written_in_its_language() {
        let kazakh_letters = |text: &str| text.chars().any(|c| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c));
        // Names, and sentences that speak the other language on purpose.
        let exempt = ["site_name", "switch_language", "about_search", "about_what"];
        for (name, kk, ru) in TABLE.iter().chain(super::super::phrases_apart::TABLE) {
            assert!(!kk.trim().is_empty() && !ru.trim().is_empty(), "{name}");
            assert_eq!(kk.trim(), *kk, "{name}");
            assert_eq!(ru.trim(), *ru, "{name}");
            if !exempt.contains(name) {
                assert!(
                    !kazakh_letters(ru),
                    "{name} is Kazakh in the Russian column: {ru}"
                );
            }
        }
    }
}
