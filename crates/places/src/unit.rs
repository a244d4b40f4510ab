//! What is known of a first-level unit.

use aimaq_language::Lang;

/// One value in Kazakh, one in Russian.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bilingual<T>(pub T, pub T);

impl<T: Copy> Bilingual<T> {
    pub const fn get(&self, lang: Lang) -> T {
        match lang {
            Lang::Kk => self.0,
            Lang::Ru => self.1,
        }
    }
}

/// What kind of first-level unit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// A region of Kazakhstan (облыс, область).
    Region,
    /// A city of Kazakhstan that is a first-level unit itself: Astana, Almaty, Shymkent.
    City,
    /// A region of a neighbouring country. It has no tile on the map.
    Foreign,
}

/// A place on the tile map, counted from 0 at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// From the west, below [`TILE_COLS`](crate::TILE_COLS).
    pub col: u8,
    /// From the north, below [`TILE_ROWS`](crate::TILE_ROWS).
    pub row: u8,
}

/// A name that a unit no longer has.
#[derive(Debug)]
pub struct FormerName {
    pub(crate) name: Bilingual<&'static str>,
    pub(crate) abbreviation: Bilingual<&'static str>,
    pub(crate) since: Option<&'static str>,
    pub(crate) until: &'static str,
}

impl FormerName {
    /// The name as it stood in text: `Оңтүстік Қазақстан облысы`.
    pub const fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }

    /// The press abbreviation (`ОҚО`, `ЮКО`), or an empty string.
    pub const fn abbreviation(&self, lang: Lang) -> &'static str {
        self.abbreviation.get(lang)
    }

    /// The first day of the name (or the year, where only that is known); `None` if unknown.
    pub const fn since(&self) -> Option<&'static str> {
        self.since
    }

    /// The day from which the name no longer held (or the year, where only that is known).
    pub const fn until(&self) -> &'static str {
        self.until
    }
}

/// A first-level unit: a region, a city of that rank, or a region across the border.
#[derive(Debug)]
pub struct Unit {
    pub(crate) code: &'static str,
    pub(crate) kind: UnitKind,
    pub(crate) name: Bilingual<&'static str>,
    pub(crate) tile_name: Bilingual<&'static str>,
    pub(crate) abbreviation: Bilingual<&'static str>,
    pub(crate) seat: Bilingual<&'static str>,
    pub(crate) aliases: Bilingual<&'static [&'static str]>,
    pub(crate) former_names: &'static [FormerName],
    pub(crate) tile: Option<Tile>,
    pub(crate) split_from: Option<&'static str>,
    pub(crate) since: Option<&'static str>,
}

impl Unit {
    /// The ISO 3166-2 code, which is the unit's id everywhere: `KZ-63`.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Region, city or foreign.
    pub const fn kind(&self) -> UnitKind {
        self.kind
    }

    /// The full name as it stands in text: `Шығыс Қазақстан облысы`, `область Абай`.
    pub const fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }

    /// The shortest clear name, where space is short: `ШҚО`, `Абай`.
    pub const fn tile_name(&self, lang: Lang) -> &'static str {
        self.tile_name.get(lang)
    }

    /// The abbreviation that the press uses (`ШҚО`, `ВКО`), or an empty string.
    pub const fn abbreviation(&self, lang: Lang) -> &'static str {
        self.abbreviation.get(lang)
    }

    /// The administrative seat; an empty string for a city.
    pub const fn seat(&self, lang: Lang) -> &'static str {
        self.seat.get(lang)
    }

    /// Other full names in use today: `Жетысуская область`.
    pub const fn aliases(&self, lang: Lang) -> &'static [&'static str] {
        self.aliases.get(lang)
    }

    /// Names it had before, oldest first.
    pub const fn former_names(&self) -> &'static [FormerName] {
        self.former_names
    }

    /// Its tile on the map; `None` for foreign units.
    pub const fn tile(&self) -> Option<Tile> {
        self.tile
    }

    /// The code of the unit that it was part of before it became one of its own.
    pub const fn split_from(&self) -> Option<&'static str> {
        self.split_from
    }

    /// The day it became a unit of its own (ISO 8601), where it split from another.
    pub const fn since(&self) -> Option<&'static str> {
        self.since
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        self.code == other.code
    }
}

impl Eq for Unit {}
