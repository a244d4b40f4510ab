//! Towns, districts and city districts with all their names, and the units they belong to.
//!
//! The tables are in `data/`; the README there gives their sources. They are parsed at first use. The reader's app does not use
//! this module, so they are not in its Wasm.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::{Unit, unit};

/// The kind of a place. The order is that of preference for a name alone: Қостанай is the town, not the district.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A town or city (қала, город).
    Town,
    /// A district of a region (аудан, район).
    District,
    /// A district of a city (қала ауданы, район города).
    CityDistrict,
}

/// A place below the first administrative level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The Kazakh name without the word for the kind: `Талдықорған`, `Ақсу`.
    pub kk: &'static str,
    /// The Russian name, of most districts an adjective: `Талдыкорган`, `Аксуский`.
    pub ru: &'static str,
    /// Former and other names, in either language.
    pub aliases: Vec<&'static str>,
    /// The kind.
    pub kind: PlaceKind,
    /// The code of its unit today.
    pub unit_now: &'static str,
    /// The unit before, if the place changed units.
    pub before: Option<FormerUnit>,
}

/// The unit that a place was in before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerUnit {
    /// The code of the former unit.
    pub unit: &'static str,
    /// The first day in the new unit (ISO 8601).
    pub until: &'static str,
}

impl Place {
    /// Returns every name: Kazakh, Russian, then the others.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        [self.kk, self.ru]
            .into_iter()
            .chain(self.aliases.iter().copied())
            .filter(|name| !name.is_empty())
    }

    /// Returns `true` if the place is in a unit, or was in it before.
    pub fn is_or_was_in(&self, code: &str) -> bool {
        self.unit_now == code || self.before.is_some_and(|before| before.unit == code)
    }

    /// Returns the unit today.
    pub fn unit(&self) -> Option<&'static Unit> {
        unit(self.unit_now)
    }
}

/// All places, with an index by name.
#[derive(Debug)]
pub struct Gazetteer {
    places: Vec<Place>,
    by_name: BTreeMap<String, Vec<usize>>,
}

/// Returns the gazetteer. It is parsed at the first call.
pub fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(Gazetteer::parse)
}

impl Gazetteer {
    fn parse() -> Gazetteer {
        let tables = [
            (PlaceKind::Town, include_str!("../data/towns.tsv")),
            (PlaceKind::District, include_str!("../data/districts.tsv")),
            (
                PlaceKind::CityDistrict,
                include_str!("../data/city_districts.tsv"),
            ),
        ];
        let places: Vec<Place> = tables
            .into_iter()
            .flat_map(|(kind, table)| {
                table
                    .lines()
                    .skip(1)
                    .filter_map(move |line| row(kind, line))
            })
            .collect();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, place) in places.iter().enumerate() {
            for name in place.names() {
                let numbers = by_name.entry(name.to_lowercase()).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        Gazetteer { places, by_name }
    }

    /// Returns all places: towns, then districts, then city districts, each sorted by the code of the unit.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.places.iter()
    }

    /// Returns the places with a name, current or former, in Kazakh or Russian. Ignores case. With a word for the kind
    /// (`Ақсу ауданы`, `город Аксу`), returns only places of that kind.
    pub fn find(&self, name: &str) -> Vec<&Place> {
        let name = name.trim().to_lowercase();
        let whole = self.exactly(&name, None);
        if !whole.is_empty() {
            return whole;
        }
        let (bare, kinds) = split_kind(&name);
        self.exactly(bare, kinds)
    }

    /// Returns the places with exactly this lower-case name, of these kinds if given.
    fn exactly(&self, name: &str, kinds: Option<&[PlaceKind]>) -> Vec<&Place> {
        self.by_name
            .get(name)
            .into_iter()
            .flatten()
            .filter_map(|&number| self.places.get(number))
            .filter(|place| kinds.is_none_or(|kinds| kinds.contains(&place.kind)))
            .collect()
    }
}

/// Words for a kind, which are written before or after the name.
const KIND_WORDS: [(&str, &[PlaceKind]); 4] = [
    ("қаласы", &[PlaceKind::Town]),
    ("город", &[PlaceKind::Town]),
    ("ауданы", &[PlaceKind::District, PlaceKind::CityDistrict]),
    ("район", &[PlaceKind::District, PlaceKind::CityDistrict]),
];

/// Splits a word for the kind from a name.
fn split_kind(name: &str) -> (&str, Option<&'static [PlaceKind]>) {
    for (word, kinds) in KIND_WORDS {
        let rest = name
            .strip_suffix(word)
            .filter(|rest| rest.ends_with(' '))
            .or_else(|| name.strip_prefix(word).filter(|rest| rest.starts_with(' ')));
        if let Some(rest) = rest {
            return (rest.trim(), Some(kinds));
        }
    }
    (name, None)
}

/// Parses a line of a table: `kk ru aliases unit unit_before moved`, separated by tabs. A test checks every line.
fn row(kind: PlaceKind, line: &'static str) -> Option<Place> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (kk, ru, aliases, unit_now, unit, until) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    Some(Place {
        kk,
        ru,
        aliases: aliases
            .split('|')
            .filter(|alias| !alias.is_empty())
            .collect(),
        kind,
        unit_now,
        before: (!unit.is_empty()).then_some(FormerUnit { unit, until }),
    })
}
