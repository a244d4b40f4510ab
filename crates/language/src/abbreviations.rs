//! Abbreviations and their twins in the other language.

use crate::Lang;

/// One thing under its abbreviations and full names, in one language.
#[derive(Clone, Copy, Debug)]
pub struct AbbreviationNames {
    /// Abbreviations, in capitals where they are written so.
    pub short: &'static [&'static str],
    /// Full names, in the form in which they stand in a text.
    pub full: &'static [&'static str],
}

/// An abbreviation with its twins.
#[derive(Clone, Copy, Debug)]
pub struct Abbreviation {
    /// Its names in Kazakh and in Russian.
    pub names: [AbbreviationNames; 2],
    /// Does it read as a common word in small letters (АҚ, ақ "white")? Then only its capitals are the abbreviation.
    pub capitals_only: bool,
}

impl Abbreviation {
    /// Its names in a language.
    pub const fn names(&self, lang: Lang) -> AbbreviationNames {
        self.names[lang as usize]
    }
}

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
            },
            AbbreviationNames {
                short: ru.0,
                full: ru.1,
            },
        ],
        capitals_only,
    }
}

/// Abbreviations of Kazakh and Russian news. (Seen in KazNERD and in the press; those of regions are in the tables of
/// places.)
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
