//! Places, regions and abbreviations under all their names: what `ВКО` and `Шығыс Қазақстан облысы` have in common.
//!
//! Names are found when the index is built, and become stem entries of their own: one form for each way of writing a name, with spaces
//! between its words, and postings of the occurrences. Inside a longer name, no shorter one is found: `Алматы облысы` is not the city.
//! Queries are matched against the names in the index, so searching needs no table of names.
//!
//! A former name stands for the place while it had that name: Нұр-Сұлтан finds itself at any time, and Астана in articles that may date
//! from those years.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use aimaq_compact::case::{is_upper, lowered};
use aimaq_language::{ABBREVIATIONS, Lang, Token, TokenKind, tokens};
use aimaq_places::{FormerName, PlaceKind, Unit, UnitKind, foreign, gazetteer, units};

use crate::day::CalendarDay;

/// A name of something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) lang: Lang,
    /// Its words, as terms; parts of compounds are words.
    pub(crate) words: Vec<String>,
    pub(crate) spelling: Spelling,
    /// For a former name: the period in which it was in use.
    pub(crate) time: Option<NamePeriod>,
}

/// How a name is recognised in texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    /// In any form of its words.
    AnyForm,
    /// An abbreviation: as it is, in capitals or in small letters.
    Exact,
    /// An abbreviation that is a common word in small letters: only in capitals.
    Capitals,
}

impl Name {
    /// Is it an abbreviation? Then it has no other forms: what is written after it is an ending of its own.
    pub(crate) fn is_abbreviation(&self) -> bool {
        self.spelling != Spelling::AnyForm
    }
}

/// A period: its first day, and the day after it.
pub(crate) type NamePeriod = (CalendarDay, CalendarDay);

/// The id of a thing in the period in which it had a former name.
pub(crate) fn as_it_was(id: &str, time: NamePeriod) -> String {
    format!("{id}@{}", time.0.packed())
}

/// All names, each with the id of what it names, in lower case. The id of a region is its code.
pub(crate) fn names() -> &'static [(String, Name)] {
    static NAMES: OnceLock<Vec<(String, Name)>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let by_id = gathered().into_iter();
        by_id
            .flat_map(|(id, names)| names.into_iter().map(move |name| (lowered(&id), name)))
            .collect()
    })
}

/// Returns `true` if a term is an abbreviation of the table that is recognised by this spelling.
pub(crate) fn is_abbreviation(term: &str, spelling: Spelling) -> bool {
    static SHORT: OnceLock<HashMap<&str, Spelling>> = OnceLock::new();
    let short = SHORT.get_or_init(|| {
        let names = names().iter().map(|(_, name)| name);
        let names = names.filter(|name| name.is_abbreviation());
        names
            .flat_map(|name| name.words.iter().map(|word| (&**word, name.spelling)))
            .collect()
    });
    short.get(term) == Some(&spelling)
}

/// Returns `true` if a term is the Kazakh name of a place, or a part of it that is written with a capital.
pub(crate) fn is_place(term: &str) -> bool {
    static PLACES: OnceLock<HashSet<String>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let towns = gazetteer().iter().map(|place| place.kk);
        let units = units().iter().map(|unit| unit.name(Lang::Kk));
        let named = towns.chain(units).flat_map(|name| {
            let written = |token: &Token| name.get(token.range.clone());
            let capital =
                move |token: &Token| written(token).is_some_and(|word| word.starts_with(is_upper));
            tokens(name).into_iter().filter(capital)
        });
        named.map(|token| token.term).collect()
    });
    places.contains(term)
}

type NamesById = BTreeMap<String, BTreeSet<Name>>;

/// Towns whose name more often means something else (people, rivers, lakes, common words). They are only recognised with a word for "town"
/// beside them.
const NEED_KIND: &[&str] = &[
    "Абай",
    "Алға",
    "Алтай",
    "Арал",
    "Арыс",
    "Балқаш",
    "Есік",
    "Есіл",
    "Жем",
    "Қонаев",
    "Курчатов",
    "Рудный",
    "Сәтбаев",
    "Степняк",
    "Темір",
    "Тобыл",
    "Шар",
    "Шу",
    "Зайсан",
    "Ембі",
    "Сарқан",
];

/// Names of regions without the word for "region", where they are unambiguous.
const BARE_REGIONS: &[(&str, &str, &str)] = &[
    ("KZ-63", "Шығыс Қазақстан", "Восточный Казахстан"),
    ("KZ-59", "Солтүстік Қазақстан", "Северный Казахстан"),
    ("KZ-27", "Батыс Қазақстан", "Западный Казахстан"),
    ("KZ-61", "Оңтүстік Қазақстан", "Южный Казахстан"),
];

/// The names of all regions, towns, districts and abbreviations.
fn gathered() -> NamesById {
    let mut names = NamesById::new();
    for unit in units().iter().chain(foreign()) {
        add_unit(&mut names, unit);
    }
    for &(code, kk, ru) in BARE_REGIONS {
        add(&mut names, code, Lang::Kk, kk);
        add(&mut names, code, Lang::Ru, ru);
    }
    for place in gazetteer().iter() {
        let city = place
            .unit()
            .filter(|unit| unit.kind() == UnitKind::City && place.kind == PlaceKind::Town);
        let id = city.map_or_else(
            || format!("{}/{}", place.kk, place.ru),
            |unit| unit.code().to_owned(),
        );
        match place.kind {
            PlaceKind::Town => {
                for (lang, name) in [(Lang::Kk, place.kk), (Lang::Ru, place.ru)] {
                    add_town(&mut names, &id, lang, name, NEED_KIND.contains(&place.kk));
                }
                for name in &place.aliases {
                    let former = city.and_then(|unit| former(unit, name));
                    let time = former.and_then(time);
                    for lang in Lang::ALL {
                        insert(&mut names, &id, lang, name, Spelling::AnyForm, time);
                    }
                }
            }
            PlaceKind::District | PlaceKind::CityDistrict => {
                add(&mut names, &id, Lang::Kk, &format!("{} ауданы", place.kk));
                add(&mut names, &id, Lang::Ru, &format!("{} район", place.ru));
            }
        }
    }
    for abbreviation in ABBREVIATIONS {
        let id = abbreviation.names[0]
            .short
            .first()
            .copied()
            .unwrap_or_default();
        for lang in Lang::ALL {
            for name in abbreviation.names(lang).full {
                add(&mut names, id, lang, name);
            }
            for short in abbreviation.names(lang).short {
                // What is never written in capitals (млн, тг) is a word like others.
                let spelling = match abbreviation.names(lang).capitals_only {
                    true => Spelling::Capitals,
                    false if short.chars().any(is_upper) => Spelling::Exact,
                    false => Spelling::AnyForm,
                };
                insert(&mut names, id, lang, short, spelling, None);
            }
        }
    }
    names
}

fn add_unit(names: &mut NamesById, unit: &Unit) {
    for lang in Lang::ALL {
        // Cities of the first level are added from the gazetteer under the same names.
        let id = unit.code();
        if unit.seat(lang).is_empty() {
            continue;
        }
        add(names, id, lang, unit.name(lang));
        insert(
            names,
            id,
            lang,
            unit.abbreviation(lang),
            Spelling::Exact,
            None,
        );
        unit.aliases(lang)
            .iter()
            .for_each(|name| add(names, id, lang, name));
        for former in unit.former_names() {
            let (name, short) = (former.name(lang), former.abbreviation(lang));
            insert(names, id, lang, name, Spelling::AnyForm, time(former));
            insert(names, id, lang, short, Spelling::Exact, time(former));
        }
    }
}

/// The former name of a city that equals a town's name without the word for "city".
fn former(unit: &'static Unit, town: &str) -> Option<&'static FormerName> {
    let is = |former: &&FormerName| {
        let (kk, ru) = (former.name(Lang::Kk), former.name(Lang::Ru));
        kk.strip_suffix(" қаласы") == Some(town) || ru.strip_prefix("город ") == Some(town)
    };
    unit.former_names().iter().find(is)
}

/// The period of a former name; `None` if it is not known.
fn time(former: &FormerName) -> Option<NamePeriod> {
    let since = former
        .since()
        .map_or(CalendarDay::first_of("0001"), first_day);
    since.zip(first_day(former.until()))
}

fn first_day(date: &str) -> Option<CalendarDay> {
    CalendarDay::first_of(date)
}

fn add_town(names: &mut NamesById, id: &str, lang: Lang, name: &str, needs_kind: bool) {
    if name.is_empty() {
        return;
    }
    if !needs_kind {
        return add(names, id, lang, name);
    }
    match lang {
        Lang::Kk => add(names, id, lang, &format!("{name} қаласы")),
        Lang::Ru => {
            add(names, id, lang, &format!("город {name}"));
            add(names, id, lang, &format!("г. {name}"));
        }
    }
}

fn add(names: &mut NamesById, id: &str, lang: Lang, name: &str) {
    insert(names, id, lang, name, Spelling::AnyForm, None);
}

fn insert(
    names: &mut NamesById,
    id: &str,
    lang: Lang,
    name: &str,
    spelling: Spelling,
    time: Option<NamePeriod>,
) {
    let mut words: Vec<String> = tokens(name)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Compound)
        .map(|token| token.term)
        .collect();
    if words.is_empty() && name == "%" {
        words.push(name.to_owned());
    }
    if !words.is_empty() {
        names.entry(id.to_owned()).or_default().insert(Name {
            lang,
            words,
            spelling,
            time,
        });
    }
}
