//! The sentences of `static/keeping.js`. The script reads them from the page of the reading list and replaces each `{name}` by a
//! value.

use aimaq_language::Lang;

/// The name and text of every sentence in a language.
pub fn keeping(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    KEEPING.iter().map(move |&(name, kk, ru)| match lang {
        Lang::Kk => (name, kk),
        Lang::Ru => (name, ru),
    })
}

/// The text of a sentence; empty if no sentence has this name.
pub fn sentence(lang: Lang, name: &str) -> &'static str {
    let mut sentences = keeping(lang).filter(|(known, _)| *known == name);
    sentences.next().map_or("", |(_, sentence)| sentence)
}

/// Name, Kazakh, Russian.
const KEEPING: &[(&str, &str, &str)] = &[
    (
        "none",
        "Мұнда сайтты желісіз оқу үшін сақтауға болмайды: бұл жасырын (инкогнито) терезе немесе ескі браузер болуы мүмкін. Сайтты браузердің кәдімгі терезесінде ашып көріңіз.",
        "Здесь сайт нельзя сохранить для чтения без сети: возможно, это окно инкогнито или старый браузер. Откройте сайт в обычном окне браузера.",
    ),
    (
        "offer",
        "Оқығаныңыз бен тапқаныңыз құрылғыда өздігінен сақталады. Қалғанын да сақтасаңыз, бәрі желісіз ашылады.",
        "Прочитанное и найденное сохраняется на устройстве автоматически. Сохраните и остальное, и всё будет открываться без сети.",
    ),
    (
        "whole",
        "Бүкіл сайт осы құрылғыда сақталған және желісіз жұмыс істейді.",
        "Весь сайт сохранён на этом устройстве и работает без сети.",
    ),
    (
        "keep_all",
        "Бәрін сақтау ({size})",
        "Сохранить всё ({size})",
    ),
    (
        "keep_some",
        "Осы өңірлерді сақтау ({size})",
        "Сохранить эти регионы ({size})",
    ),
    ("choose", "Өңірлерді белгілеңіз", "Отметьте регионы"),
    (
        "planning",
        "Нені сақтау керегі анықталып жатыр…",
        "Определяем, что нужно сохранить…",
    ),
    (
        "running",
        "Сақталып жатыр: {all} ішінен {kept}.",
        "Сохраняется: {kept} из {all}.",
    ),
    (
        "paused",
        "Сақтау тоқтап тұр: {all} ішінен {kept} сақталды.",
        "Сохранение приостановлено: сохранено {kept} из {all}.",
    ),
    ("progress", "Сақтау барысы", "Ход сохранения"),
    ("pause", "Кідірту", "Приостановить"),
    ("resume", "Жалғастыру", "Продолжить"),
    ("remove", "Сақталғанды жою", "Удалить сохранённое"),
    ("removed", "Сақталғаны жойылды.", "Сохранённое удалено."),
    (
        "done_all",
        "Бәрі сақталды ({size}) және желісіз ашылады.",
        "Сохранено всё ({size}), и всё открывается без сети.",
    ),
    (
        "done_some",
        "Іздеу мен мына өңірлердің мәтіндері сақталды ({size}): {regions}.",
        "Сохранены поиск и тексты регионов ({size}): {regions}.",
    ),
    (
        "fresh",
        "Сақталған күні: {date}, мәтіндер нұсқасы: {version}.",
        "Дата сохранения: {date}, версия текстов: {version}.",
    ),
    (
        "version",
        "Мәтіндер нұсқасы: {version}.",
        "Версия текстов: {version}.",
    ),
    (
        "failed",
        "Жүктелмеген бөліктер саны: {parts}. Желіні тексеріп, жалғастырыңыз; желі қосылса, сақтау өздігінен жалғасады.",
        "Не получено частей: {parts}. Проверьте сеть и продолжите; когда сеть появится, сохранение продолжится автоматически.",
    ),
    (
        "full",
        "Жад жетпеді. Сақталғаны бүлінген жоқ. Жадты босатып, жалғастырыңыз немесе кейбір өңірлердің мәтіндерін ғана таңдаңыз.",
        "Не хватило памяти. Уже сохранённое цело. Освободите память и продолжите или выберите тексты только некоторых регионов.",
    ),
    (
        "gone",
        "Браузер осы құрылғыда сақталғанды өшіріпті: жад жетпеген болуы мүмкін. Қайта сақтауға болады.",
        "Браузер удалил то, что было сохранено на этом устройстве: возможно, не хватило памяти. Можно сохранить снова.",
    ),
    (
        "thrifty",
        "Мәтіндердің жаңа нұсқасы шықты. Трафикті үнемдеу қосулы, сондықтан ол сіздің келісіміңізсіз жүктелмейді.",
        "Есть новая версия текстов. Включена экономия трафика, поэтому без вашего согласия она не загружается.",
    ),
    (
        "unread",
        "Сайт мазмұнын алу мүмкін болмады. Желіні тексеріп, қайталап көріңіз.",
        "Не удалось получить содержание сайта. Проверьте сеть и попробуйте ещё раз.",
    ),
    (
        "little",
        "Браузер бұл сайтқа небары {free} қалдырды.",
        "Браузер оставил этому сайту лишь {free}.",
    ),
    (
        "may_go",
        "Құрылғыда жад азайса, браузер сақталғанды өшіруі мүмкін.",
        "Если на устройстве останется мало памяти, браузер может удалить сохранённое.",
    ),
];

#[cfg(test)]
mod tests {
    use super::KEEPING;

    /// The names in braces, sorted.
    fn placeholders(sentence: &str) -> Vec<&str> {
        let mut names: Vec<&str> = sentence
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_sentence_is_in_its_language_with_the_same_placeholders() {
        for (name, kk, ru) in KEEPING {
            assert!(!kk.is_empty() && !ru.is_empty(), "{name}");
            assert!(
                !ru.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']),
                "{name}: {ru}"
            );
            assert_eq!(placeholders(kk), placeholders(ru), "{name}");
        }
    }

    #[test]
    fn the_script_uses_these_sentences_and_no_others() {
        let script = include_str!("../../static/keeping.js");
        for (name, ..) in KEEPING {
            assert!(
                script.contains(&format!("\"{name}\"")),
                "the script does not use {name}"
            );
        }
        for said in script.split("text(\"").skip(1) {
            let name = said.split('"').next().unwrap_or_default();
            assert!(
                KEEPING.iter().any(|(known, ..)| *known == name),
                "{name} is not in the table"
            );
        }
    }
}
