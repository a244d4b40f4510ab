//! The tables are complete, and they agree with the verified tables of the development data if these are available.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;

use aimaq_language::Lang;
use aimaq_places::{PlaceKind, TILE_COLS, TILE_ROWS, UnitKind, foreign, gazetteer, unit, units};
use proptest::prelude::*;

#[test]
fn twenty_units_in_the_order_of_their_codes() {
    let codes: Vec<&str> = units().iter().map(|unit| unit.code()).collect();
    assert_eq!(codes.len(), 20);
    assert!(codes.is_sorted() && codes.iter().all(|code| code.starts_with("KZ-")));
    assert_eq!(
        units()
            .iter()
            .filter(|unit| unit.kind() == UnitKind::City)
            .count(),
        3
    );
    let abroad: Vec<&str> = foreign().iter().map(|unit| unit.code()).collect();
    assert_eq!(abroad.len(), 12);
    assert!(abroad.is_sorted() && abroad.iter().all(|code| code.starts_with("RU-")));
}

#[test]
fn every_unit_has_its_names_in_both_languages() {
    let mut seen = BTreeSet::new();
    for unit in units().iter().chain(foreign()) {
        for lang in Lang::ALL {
            for name in [unit.name(lang), unit.tile_name(lang)] {
                assert!(
                    !name.is_empty() && name.trim() == name,
                    "{} {lang}",
                    unit.code()
                );
            }
            assert!(
                seen.insert((lang, unit.name(lang))),
                "{} twice",
                unit.name(lang)
            );
            assert!(
                unit.tile_name(lang).chars().count() <= 15,
                "{} is long for a tile",
                unit.tile_name(lang)
            );
            assert_eq!(unit.seat(lang).is_empty(), unit.kind() == UnitKind::City);
        }
        assert_eq!(
            unit.abbreviation(Lang::Kk).is_empty(),
            unit.abbreviation(Lang::Ru).is_empty()
        );
        assert_eq!(aimaq_places::unit(unit.code()), Some(unit));
        assert_eq!(unit.split_from().is_some(), unit.since().is_some());
        assert!(
            unit.split_from()
                .is_none_or(|code| aimaq_places::unit(code).is_some())
        );
    }
    assert_eq!(
        unit("KZ-63").map(|unit| unit.abbreviation(Lang::Ru)),
        Some("ВКО")
    );
    assert_eq!(unit("kz-63"), None);
    assert_eq!(unit(""), None);
}

#[test]
fn every_unit_of_kazakhstan_has_a_tile_of_its_own() {
    let mut seen = BTreeSet::new();
    for unit in units() {
        let tile = unit.tile().expect("a tile");
        assert!(
            tile.col < TILE_COLS && tile.row < TILE_ROWS,
            "{}",
            unit.code()
        );
        assert!(seen.insert(tile), "{} shares its tile", unit.code());
    }
    assert!(foreign().iter().all(|unit| unit.tile().is_none()));
}

#[test]
fn every_line_of_the_gazetteer_is_read() {
    let tables = [
        (PlaceKind::Town, include_str!("../data/towns.tsv")),
        (PlaceKind::District, include_str!("../data/districts.tsv")),
        (
            PlaceKind::CityDistrict,
            include_str!("../data/city_districts.tsv"),
        ),
    ];
    for (kind, table) in tables {
        let mut lines = table.lines();
        assert_eq!(
            lines.next(),
            Some("kk\tru\taliases\tunit\tunit_before\tmoved")
        );
        let rows = lines
            .inspect(|line| assert_eq!(line.split('\t').count(), 6, "{line}"))
            .count();
        assert_eq!(
            gazetteer()
                .iter()
                .filter(|place| place.kind == kind)
                .count(),
            rows
        );
    }
}

#[test]
fn every_place_is_in_known_units_and_is_found_by_its_names() {
    for place in gazetteer().iter() {
        let now = place.unit().expect("a unit of today");
        assert_ne!(now.kind(), UnitKind::Foreign);
        if let Some(before) = place.before {
            assert_ne!(place.unit_now, before.unit, "{}", place.kk);
            assert_eq!(now.split_from(), Some(before.unit), "{}", place.kk);
            assert_eq!(now.since(), Some(before.until), "{}", place.kk);
        }
        for name in [place.kk, place.ru] {
            assert!(!name.is_empty() && name.trim() == name, "{}", place.kk);
        }
        for name in place.names() {
            assert!(gazetteer().find(name).contains(&place), "{name}");
            assert!(
                gazetteer().find(&name.to_uppercase()).contains(&place),
                "{name} in capitals"
            );
        }
    }
}

/// Districts that a unit formed after it split off: they were never in the other one.
const FORMED_LATER: [&str; 2] = ["Жаңасемей", "Мақаншы"];

#[test]
fn all_of_a_unit_that_split_off_was_in_the_other_before() {
    for unit in units().iter().filter(|unit| unit.split_from().is_some()) {
        for place in gazetteer()
            .iter()
            .filter(|place| place.unit_now == unit.code())
        {
            if FORMED_LATER.contains(&place.kk) {
                assert_eq!(place.before, None, "{}", place.kk);
                continue;
            }
            // Districts of Shymkent were never districts of the region around it.
            if place.kind != PlaceKind::CityDistrict {
                assert_eq!(
                    place.before.map(|before| before.unit),
                    unit.split_from(),
                    "{}",
                    place.kk
                );
            }
        }
    }
}

#[test]
fn a_word_for_the_kind_tells_town_from_district() {
    let kinds = |name: &str| {
        gazetteer()
            .find(name)
            .iter()
            .map(|place| place.kind)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(kinds("Ақсу қаласы"), BTreeSet::from([PlaceKind::Town]));
    assert_eq!(kinds("город Аксу"), BTreeSet::from([PlaceKind::Town]));
    assert_eq!(kinds("Ақсу ауданы"), BTreeSet::from([PlaceKind::District]));
    assert_eq!(
        kinds("Аксуский район"),
        BTreeSet::from([PlaceKind::District])
    );
    assert!(kinds("қаласы").is_empty() && kinds("район ").is_empty() && kinds("").is_empty());
}

#[test]
fn official_and_former_names_are_found() {
    for (name, code) in [
        ("район Алтай", "KZ-63"),
        ("Алтайский район", "KZ-63"),
        ("район Самар", "KZ-63"),
        ("Марқакөл ауданы", "KZ-63"),
        ("район Үлкен Нарын", "KZ-63"),
        ("район Ақсуат", "KZ-10"),
        ("район Жаңасемей", "KZ-10"),
        ("район Мақаншы", "KZ-10"),
        ("Аршалынский район", "KZ-11"),
        ("Каратобинский район", "KZ-27"),
        ("район Турара Рыскулова", "KZ-31"),
        ("район Беимбета Майлина", "KZ-39"),
        ("Жангельдинский район", "KZ-39"),
        ("Шиелийский район", "KZ-43"),
        ("Қарақия ауданы", "KZ-47"),
        ("Качирский район", "KZ-55"),
        ("район Магжана Жумабаева", "KZ-59"),
        ("район Шал акына", "KZ-59"),
        ("район Габита Мусрепова", "KZ-59"),
        ("Байдибекский район", "KZ-61"),
        ("район Байдибека", "KZ-61"),
        ("Жетысайский район", "KZ-61"),
        ("район Сарыарка", "KZ-71"),
        ("Сарайшық ауданы", "KZ-71"),
        ("Түрксіб ауданы", "KZ-75"),
        ("район Туран", "KZ-79"),
    ] {
        let units: Vec<&str> = gazetteer()
            .find(name)
            .iter()
            .map(|place| place.unit_now)
            .collect();
        assert_eq!(units, [code], "{name}");
    }
}

proptest! {
    #[test]
    fn any_name_is_looked_up_without_a_panic(name in "\\PC{0,20}", code in "(KZ|RU)-[0-9A-Z]{1,3}") {
        let _ = aimaq_places::today(&code, Some(&name));
        prop_assert!(gazetteer().find(&name).iter().all(|place| place.unit().is_some()));
    }
}

/// Returns the folder of verified tables; `None`, with a message, if it is not set.
fn verified() -> Option<PathBuf> {
    let folder = env::var_os("AIMAQ_DEV_DATA").map(|folder| PathBuf::from(folder).join("regions"));
    if folder.is_none() {
        println!("skipped: AIMAQ_DEV_DATA is not set");
    }
    folder
}

/// Returns the header and the rows of a table.
fn table(file: &str) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    let text = fs::read_to_string(verified()?.join(file)).expect("a table of the development data");
    let mut rows = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let header = rows.next().expect("a header");
    Some((header, rows.collect()))
}

#[test]
fn the_units_agree_with_the_verified_table() {
    let Some((header, rows)) = table("regions.tsv") else {
        return;
    };
    let column = |name: &str| header.iter().position(|column| column == name).expect(name);
    assert_eq!(rows.len(), units().len());
    for row in &rows {
        let cell = |name: &str| row.get(column(name)).map_or("", String::as_str);
        let unit = unit(cell("iso_3166_2")).expect("a unit");
        let (kk, ru) = (Lang::Kk, Lang::Ru);
        assert_eq!(
            (unit.name(kk), unit.name(ru)),
            (cell("kk_display"), cell("ru_display"))
        );
        assert_eq!(
            (unit.tile_name(kk), unit.tile_name(ru)),
            (cell("kk_tile"), cell("ru_tile"))
        );
        // The verified table adds the Kazakh spelling, or a sentence about a change of name, in brackets.
        let seat_ru = cell("seat_ru").split(" (").next().unwrap_or_default();
        assert_eq!((unit.seat(kk), unit.seat(ru)), (cell("seat_kk"), seat_ru));
        assert_eq!(unit.split_from().unwrap_or_default(), cell("split_from"));
        if unit.split_from().is_some() {
            assert_eq!(unit.since(), Some(cell("valid_from")));
        }
        if !unit.abbreviation(kk).is_empty() {
            assert_eq!(
                (unit.abbreviation(kk), unit.abbreviation(ru)),
                (cell("kk_abbr"), cell("ru_press"))
            );
        }
    }
}

#[test]
fn the_tiles_agree_with_the_verified_grid() {
    let Some(folder) = verified() else { return };
    let grid = fs::read_to_string(folder.join("kz_tilegrid.json")).expect("the grid");
    let number = |text: &str, key: &str| -> u8 {
        let rest = text.split_once(&format!("\"{key}\":")).expect(key).1;
        rest.trim_start()
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .and_then(|digits| digits.parse().ok())
            .expect(key)
    };
    assert_eq!(
        (number(&grid, "cols"), number(&grid, "rows")),
        (TILE_COLS, TILE_ROWS)
    );
    for unit in units() {
        let entry = grid
            .split_once(&format!("\"{}\":", unit.code()))
            .expect("the unit's tile")
            .1;
        let tile = unit.tile().expect("a tile");
        assert_eq!(
            (number(entry, "col"), number(entry, "row")),
            (tile.col, tile.row),
            "{}",
            unit.code()
        );
    }
}

#[test]
fn the_gazetteer_agrees_with_the_verified_table() {
    let Some((header, rows)) = table("gazetteer.tsv") else {
        return;
    };
    let column = |name: &str| header.iter().position(|column| column == name).expect(name);
    // Misspelled there; see data/README.md.
    let corrected = |name: &str| {
        match name {
            "Енбекшинскийский" => "Енбекшинский",
            "Каратаускийский" => "Каратауский",
            "Аль-Фарабиский" => "Аль-Фарабийский",
            "Каратобеский" => "Каратобинский",
            _ => name,
        }
        .to_owned()
    };
    let mut count = 0;
    for row in &rows {
        let cell = |name: &str| row.get(column(name)).map_or("", String::as_str);
        let kind = match cell("kind") {
            "town" => PlaceKind::Town,
            "district" => PlaceKind::District,
            "city_district" => PlaceKind::CityDistrict,
            _ => continue,
        };
        let (kk, ru) = (cell("kk"), corrected(cell("ru")));
        let before = cell("region_before_2022_06_08")
            .split(' ')
            .next()
            .unwrap_or_default();
        let found = gazetteer().find(kk).into_iter().any(|place| {
            place.kind == kind
                && place.names().any(|name| name == ru)
                && cell("aliases")
                    .split('|')
                    .all(|alias| alias.is_empty() || place.names().any(|name| name == alias))
                && place.unit_now == cell("region")
                && (FORMED_LATER.contains(&kk)
                    || place.before.map_or(place.unit_now, |earlier| earlier.unit) == before)
        });
        assert!(found, "{row:?}");
        count += 1;
    }
    // Сауран, Марқакөл, Үлкен Нарын and Сарайшық are not in the table.
    assert_eq!(count + 4, gazetteer().iter().count());
}
