//! The first-level units of Russia that border Kazakhstan, under their ISO 3166-2:RU codes.
//!
//! Kazakh names as the Kazakh press writes them (Омбы, Орынбор, Челябі); the Russian forms with облысы, which are
//! written too, are aliases.

use crate::unit::{Both, Unit, UnitKind};

/// In the order of their codes.
pub(crate) static FOREIGN: [Unit; 12] = [
    neighbour(
        "RU-AL",
        Both("Алтай Республикасы", "Республика Алтай"),
        Both("Алтай Респ.", "Респ. Алтай"),
        Both("Горно-Алтайск", "Горно-Алтайск"),
        Both(&[], &["Горный Алтай"]),
    ),
    neighbour(
        "RU-ALT",
        Both("Алтай өлкесі", "Алтайский край"),
        Both("Алтай өлкесі", "Алтайский кр."),
        Both("Барнаул", "Барнаул"),
        Both(&[], &[]),
    ),
    neighbour(
        "RU-AST",
        Both("Астрахан облысы", "Астраханская область"),
        Both("Астрахан", "Астраханская"),
        Both("Астрахан", "Астрахань"),
        Both(&[], &[]),
    ),
    neighbour(
        "RU-CHE",
        Both("Челябі облысы", "Челябинская область"),
        Both("Челябі", "Челябинская"),
        Both("Челябі", "Челябинск"),
        Both(&["Челябинск облысы"], &[]),
    ),
    neighbour(
        "RU-KGN",
        Both("Қорған облысы", "Курганская область"),
        Both("Қорған", "Курганская"),
        Both("Қорған", "Курган"),
        Both(&["Курган облысы"], &[]),
    ),
    neighbour(
        "RU-NVS",
        Both("Новосібір облысы", "Новосибирская область"),
        Both("Новосібір", "Новосибирская"),
        Both("Новосібір", "Новосибирск"),
        Both(&["Новосибирск облысы"], &[]),
    ),
    neighbour(
        "RU-OMS",
        Both("Омбы облысы", "Омская область"),
        Both("Омбы", "Омская"),
        Both("Омбы", "Омск"),
        Both(&["Омск облысы"], &[]),
    ),
    neighbour(
        "RU-ORE",
        Both("Орынбор облысы", "Оренбургская область"),
        Both("Орынбор", "Оренбургская"),
        Both("Орынбор", "Оренбург"),
        Both(&["Оренбург облысы"], &[]),
    ),
    neighbour(
        "RU-SAM",
        Both("Самара облысы", "Самарская область"),
        Both("Самара", "Самарская"),
        Both("Самара", "Самара"),
        Both(&[], &[]),
    ),
    neighbour(
        "RU-SAR",
        Both("Саратов облысы", "Саратовская область"),
        Both("Саратов", "Саратовская"),
        Both("Саратов", "Саратов"),
        Both(&[], &[]),
    ),
    neighbour(
        "RU-TYU",
        Both("Түмен облысы", "Тюменская область"),
        Both("Түмен", "Тюменская"),
        Both("Түмен", "Тюмень"),
        Both(&["Тюмень облысы"], &[]),
    ),
    neighbour(
        "RU-VGG",
        Both("Волгоград облысы", "Волгоградская область"),
        Both("Волгоград", "Волгоградская"),
        Both("Волгоград", "Волгоград"),
        Both(&[], &[]),
    ),
];

const fn neighbour(
    code: &'static str,
    name: Both<&'static str>,
    tile_name: Both<&'static str>,
    seat: Both<&'static str>,
    aliases: Both<&'static [&'static str]>,
) -> Unit {
    Unit {
        code,
        kind: UnitKind::Foreign,
        name,
        tile_name,
        abbreviation: Both("", ""),
        seat,
        aliases,
        former_names: &[],
        tile: None,
        split_from: None,
        since: None,
    }
}
