//! The first-level units of Russia that border Kazakhstan, with their ISO 3166-2:RU codes.
//!
//! Kazakh names are those of the Kazakh press (Омбы, Орынбор, Челябі). Russian names with облысы, which are also written, are
//! aliases.

use crate::unit::{Bilingual, Unit, UnitKind};

/// Sorted by code.
pub(crate) static FOREIGN: [Unit; 12] = [
    neighbour(
        "RU-AL",
        Bilingual("Алтай Республикасы", "Республика Алтай"),
        Bilingual("Алтай Респ.", "Респ. Алтай"),
        Bilingual("Горно-Алтайск", "Горно-Алтайск"),
        Bilingual(&[], &["Горный Алтай"]),
    ),
    neighbour(
        "RU-ALT",
        Bilingual("Алтай өлкесі", "Алтайский край"),
        Bilingual("Алтай өлкесі", "Алтайский кр."),
        Bilingual("Барнаул", "Барнаул"),
        Bilingual(&[], &[]),
    ),
    neighbour(
        "RU-AST",
        Bilingual("Астрахан облысы", "Астраханская область"),
        Bilingual("Астрахан", "Астраханская"),
        Bilingual("Астрахан", "Астрахань"),
        Bilingual(&[], &[]),
    ),
    neighbour(
        "RU-CHE",
        Bilingual("Челябі облысы", "Челябинская область"),
        Bilingual("Челябі", "Челябинская"),
        Bilingual("Челябі", "Челябинск"),
        Bilingual(&["Челябинск облысы"], &[]),
    ),
    neighbour(
        "RU-KGN",
        Bilingual("Қорған облысы", "Курганская область"),
        Bilingual("Қорған", "Курганская"),
        Bilingual("Қорған", "Курган"),
        Bilingual(&["Курган облысы"], &[]),
    ),
    neighbour(
        "RU-NVS",
        Bilingual("Новосібір облысы", "Новосибирская область"),
        Bilingual("Новосібір", "Новосибирская"),
        Bilingual("Новосібір", "Новосибирск"),
        Bilingual(&["Новосибирск облысы"], &[]),
    ),
    neighbour(
        "RU-OMS",
        Bilingual("Омбы облысы", "Омская область"),
        Bilingual("Омбы", "Омская"),
        Bilingual("Омбы", "Омск"),
        Bilingual(&["Омск облысы"], &[]),
    ),
    neighbour(
        "RU-ORE",
        Bilingual("Орынбор облысы", "Оренбургская область"),
        Bilingual("Орынбор", "Оренбургская"),
        Bilingual("Орынбор", "Оренбург"),
        Bilingual(&["Оренбург облысы"], &[]),
    ),
    neighbour(
        "RU-SAM",
        Bilingual("Самара облысы", "Самарская область"),
        Bilingual("Самара", "Самарская"),
        Bilingual("Самара", "Самара"),
        Bilingual(&[], &[]),
    ),
    neighbour(
        "RU-SAR",
        Bilingual("Саратов облысы", "Саратовская область"),
        Bilingual("Саратов", "Саратовская"),
        Bilingual("Саратов", "Саратов"),
        Bilingual(&[], &[]),
    ),
    neighbour(
        "RU-TYU",
        Bilingual("Түмен облысы", "Тюменская область"),
        Bilingual("Түмен", "Тюменская"),
        Bilingual("Түмен", "Тюмень"),
        Bilingual(&["Тюмень облысы"], &[]),
    ),
    neighbour(
        "RU-VGG",
        Bilingual("Волгоград облысы", "Волгоградская область"),
        Bilingual("Волгоград", "Волгоградская"),
        Bilingual("Волгоград", "Волгоград"),
        Bilingual(&[], &[]),
    ),
];

const fn neighbour(
    code: &'static str,
    name: Bilingual<&'static str>,
    tile_name: Bilingual<&'static str>,
    seat: Bilingual<&'static str>,
    aliases: Bilingual<&'static [&'static str]>,
) -> Unit {
    Unit {
        code,
        kind: UnitKind::Foreign,
        name,
        tile_name,
        abbreviation: Bilingual("", ""),
        seat,
        aliases,
        former_names: &[],
        tile: None,
        split_from: None,
        since: None,
    }
}
