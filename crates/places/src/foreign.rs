//! The first-level units of Russia that border Kazakhstan, under their ISO 3166-2:RU codes.

use crate::unit::{Both, Unit, UnitKind};

/// In the order of their codes.
pub(crate) static FOREIGN: [Unit; 12] = [
    neighbour(
        "RU-AL",
        Both("Алтай Республикасы", "Республика Алтай"),
        Both("Алтай Респ.", "Респ. Алтай"),
        Both("Горно-Алтайск", "Горно-Алтайск"),
    ),
    neighbour(
        "RU-ALT",
        Both("Алтай өлкесі", "Алтайский край"),
        Both("Алтай өлкесі", "Алтайский кр."),
        Both("Барнаул", "Барнаул"),
    ),
    neighbour(
        "RU-AST",
        Both("Астрахан облысы", "Астраханская область"),
        Both("Астрахан", "Астраханская"),
        Both("Астрахан", "Астрахань"),
    ),
    neighbour(
        "RU-CHE",
        Both("Челябі облысы", "Челябинская область"),
        Both("Челябі", "Челябинская"),
        Both("Челябі", "Челябинск"),
    ),
    neighbour(
        "RU-KGN",
        Both("Қорған облысы", "Курганская область"),
        Both("Қорған", "Курганская"),
        Both("Қорған", "Курган"),
    ),
    neighbour(
        "RU-NVS",
        Both("Новосібір облысы", "Новосибирская область"),
        Both("Новосібір", "Новосибирская"),
        Both("Новосібір", "Новосибирск"),
    ),
    neighbour(
        "RU-OMS",
        Both("Омбы облысы", "Омская область"),
        Both("Омбы", "Омская"),
        Both("Омбы", "Омск"),
    ),
    neighbour(
        "RU-ORE",
        Both("Орынбор облысы", "Оренбургская область"),
        Both("Орынбор", "Оренбургская"),
        Both("Орынбор", "Оренбург"),
    ),
    neighbour(
        "RU-SAM",
        Both("Самара облысы", "Самарская область"),
        Both("Самара", "Самарская"),
        Both("Самара", "Самара"),
    ),
    neighbour(
        "RU-SAR",
        Both("Саратов облысы", "Саратовская область"),
        Both("Саратов", "Саратовская"),
        Both("Саратов", "Саратов"),
    ),
    neighbour(
        "RU-TYU",
        Both("Түмен облысы", "Тюменская область"),
        Both("Түмен", "Тюменская"),
        Both("Түмен", "Тюмень"),
    ),
    neighbour(
        "RU-VGG",
        Both("Волгоград облысы", "Волгоградская область"),
        Both("Волгоград", "Волгоградская"),
        Both("Волгоград", "Волгоград"),
    ),
];

const fn neighbour(
    code: &'static str,
    name: Both<&'static str>,
    tile_name: Both<&'static str>,
    seat: Both<&'static str>,
) -> Unit {
    Unit {
        code,
        kind: UnitKind::Foreign,
        name,
        tile_name,
        abbreviation: Both("", ""),
        seat,
        aliases: Both(&[], &[]),
        former_names: &[],
        tile: None,
        split_from: None,
        since: None,
    }
}
