//! What a page says before the app runs, or if it does not. The build writes these sentences into every page, so the app does not carry
//! them.

use aimaq_language::Lang;

/// The sentences of one language.
#[derive(Debug)]
pub struct WaitingTexts {
    /// The question of the address is looked for.
    pub searching: &'static str,
    /// The app has not come yet.
    pub loading: &'static str,
    /// Nothing has come for ten seconds.
    pub slow: &'static str,
    /// The app does not run.
    pub not_started: &'static str,
    /// The question of the address could not be answered.
    pub unanswered: &'static str,
    /// The page needs JavaScript, which is off.
    pub needs_script: &'static str,
}

/// The sentences of a language.
pub fn waiting(lang: Lang) -> &'static WaitingTexts {
    match lang {
        Lang::Kk => &WaitingTexts {
            searching: "Ізделіп жатыр…",
            loading: "Жүктеліп жатыр…",
            slow: "Сайттың бір бөлігі әлі жүктелмеді. Желі баяу болуы мүмкін.",
            not_started: "Іздеу мен баптаулар іске қосылмады. Желіні тексеріп, қайталап көріңіз.",
            unanswered: "Жауап алу мүмкін болмады.",
            needs_script: "Бұл бет JavaScript қосулы болса ғана жұмыс істейді. Оны браузер баптауларынан қосыңыз.",
        },
        Lang::Ru => &WaitingTexts {
            searching: "Идёт поиск…",
            loading: "Загружается…",
            slow: "Часть сайта ещё не загрузилась. Возможно, сеть медленная.",
            not_started: "Поиск и настройки не запустились. Проверьте сеть и попробуйте ещё раз.",
            unanswered: "Получить ответ не удалось.",
            needs_script: "Эта страница работает только с JavaScript. Включите его в настройках браузера.",
        },
    }
}
