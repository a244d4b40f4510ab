//! Abbreviations of Kazakh and Russian news, paired across the two languages.

use crate::Lang;

/// The abbreviations and full names of one thing in one language.
#[derive(Clone, Copy, Debug)]
pub struct AbbreviationNames {
    /// Abbreviations, in the case in which they are written.
    pub short: &'static [&'static str],
    /// Full names, as they are written in running text.
    pub full: &'static [&'static str],
    /// Whether the abbreviation is a common word in small letters (АҚ, but ақ "white"). If so, only capitals are the abbreviation.
    pub capitals_only: bool,
}

/// An abbreviation in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Abbreviation {
    /// Names in the order of [`Lang::ALL`]: Kazakh, Russian.
    pub names: [AbbreviationNames; 2],
}

impl Abbreviation {
    /// Returns the names in a language.
    pub const fn names(&self, lang: Lang) -> AbbreviationNames {
        self.names[lang as usize]
    }
}

/// An abbreviation. `capitals_only` is that of the Kazakh one: none of the Russian ones is a word.
const fn twins(
    kk: (&'static [&'static str], &'static [&'static str]),
    ru: (&'static [&'static str], &'static [&'static str]),
    capitals_only: bool,
) -> Abbreviation {
    Abbreviation {
        names: [
            AbbreviationNames {
                short: kk.0,
                full: kk.1,
                capitals_only,
            },
            AbbreviationNames {
                short: ru.0,
                full: ru.1,
                capitals_only: false,
            },
        ],
    }
}

/// Abbreviations seen in KazNERD and in the press. Those of regions are in `aimaq-places`.
pub const ABBREVIATIONS: &[Abbreviation] = &[
    twins(
        (
            &["ЖШС"],
            &[
                "жауапкершілігі шектеулі серіктестігі",
                "жауапкершілігі шектеулі серіктестік",
            ],
        ),
        (&["ТОО"], &["товарищество с ограниченной ответственностью"]),
        false,
    ),
    twins(
        (&["АҚ"], &["акционерлік қоғамы", "акционерлік қоғам"]),
        (&["АО"], &["акционерное общество"]),
        true,
    ),
    twins(
        (&["АҚШ"], &["Америка Құрама Штаттары"]),
        (
            &["США"],
            &["Соединённые Штаты Америки", "Соединённые Штаты"],
        ),
        false,
    ),
    twins(
        (&["ТМД"], &["Тәуелсіз Мемлекеттер Достастығы"]),
        (&["СНГ"], &["Содружество Независимых Государств"]),
        false,
    ),
    twins(
        (&["БАҚ"], &["бұқаралық ақпарат құралдары"]),
        (&["СМИ"], &["средства массовой информации"]),
        true,
    ),
    twins(
        (&["БҰҰ"], &["Біріккен Ұлттар Ұйымы"]),
        (&["ООН"], &["Организация Объединённых Наций"]),
        false,
    ),
    twins(
        (&["ҚР"], &["Қазақстан Республикасы"]),
        (&["РК"], &["Республика Казахстан"]),
        false,
    ),
    twins(
        (&["ҚХА"], &["Қазақстан халқы Ассамблеясы"]),
        (&["АНК"], &["Ассамблея народа Казахстана"]),
        false,
    ),
    twins(
        (&["ЖІӨ"], &["жалпы ішкі өнім"]),
        (&["ВВП"], &["валовой внутренний продукт"]),
        false,
    ),
    twins(
        (&["ЕАЭО"], &["Еуразиялық экономикалық одақ"]),
        (&["ЕАЭС"], &["Евразийский экономический союз"]),
        false,
    ),
    twins((&["млн"], &["миллион"]), (&["млн"], &["миллион"]), false),
    twins(
        (&["млрд"], &["миллиард"]),
        (&["млрд"], &["миллиард"]),
        false,
    ),
    twins(
        (&["трлн"], &["триллион"]),
        (&["трлн"], &["триллион"]),
        false,
    ),
    twins((&["тг"], &["теңге"]), (&["тг"], &["тенге"]), false),
    twins((&["%"], &["пайыз"]), (&["%"], &["процент"]), false),
];

/// Returns `true` if a word in capitals is one of [`ABBREVIATIONS`].
pub(crate) fn is_abbreviation(word: &str) -> bool {
    let mut names = ABBREVIATIONS
        .iter()
        .flat_map(|abbreviation| &abbreviation.names);
    names.any(|names| names.short.contains(&word))
}
