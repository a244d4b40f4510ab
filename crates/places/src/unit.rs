//! First-level administrative units.

use aimaq_language::Lang;

/// A value in Kazakh and in Russian.
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

/// The kind of a first-level unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// A region of Kazakhstan (облыс, область).
    Region,
    /// A city of Kazakhstan that is a first-level unit: Astana, Almaty, Shymkent.
    City,
    /// A region of a neighbouring country. It has no tile on the map.
    Foreign,
}

/// A position on the tile map, from 0 at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// The column from the west, less than [`TILE_COLS`](crate::TILE_COLS).
    pub col: u8,
    /// The row from the north, less than [`TILE_ROWS`](crate::TILE_ROWS).
    pub row: u8,
}

/// A former name of a unit.
#[derive(Debug)]
pub struct FormerName {
    pub(crate) name: Bilingual<&'static str>,
    pub(crate) abbreviation: Bilingual<&'static str>,
    pub(crate) since: Option<&'static str>,
    pub(crate) until: &'static str,
}

impl FormerName {
    /// Returns the full name: `Оңтүстік Қазақстан облысы`.
    pub const fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }

    /// Returns the abbreviation that the press used (`ОҚО`, `ЮКО`), or an empty string.
    pub const fn abbreviation(&self, lang: Lang) -> &'static str {
        self.abbreviation.get(lang)
    }

    /// Returns the first day of the name (ISO 8601), or the year if only that is known; `None` if unknown.
    pub const fn since(&self) -> Option<&'static str> {
        self.since
    }

    /// Returns the first day without the name (ISO 8601), or the year if only that is known.
    pub const fn until(&self) -> &'static str {
        self.until
    }
}

/// A first-level unit: a region or city of Kazakhstan, or a region across the border.
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
    /// Returns the ISO 3166-2 code, which identifies the unit everywhere: `KZ-63`.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Returns the kind.
    pub const fn kind(&self) -> UnitKind {
        self.kind
    }

    /// Returns the full name as in running text: `Шығыс Қазақстан облысы`, `область Абай`.
    pub const fn name(&self, lang: Lang) -> &'static str {
        self.name.get(lang)
    }

    /// Returns the shortest clear name: `ШҚО`, `Абай`.
    pub const fn tile_name(&self, lang: Lang) -> &'static str {
        self.tile_name.get(lang)
    }

    /// Returns the abbreviation that the press uses (`ШҚО`, `ВКО`), or an empty string.
    pub const fn abbreviation(&self, lang: Lang) -> &'static str {
        self.abbreviation.get(lang)
    }

    /// Returns the administrative centre; an empty string for a city.
    pub const fn seat(&self, lang: Lang) -> &'static str {
        self.seat.get(lang)
    }

    /// Returns other full names in use today: `Жетысуская область`.
    pub const fn aliases(&self, lang: Lang) -> &'static [&'static str] {
        self.aliases.get(lang)
    }

    /// Returns former names, oldest first.
    pub const fn former_names(&self) -> &'static [FormerName] {
        self.former_names
    }

    /// Returns the position on the tile map; `None` for foreign units.
    pub const fn tile(&self) -> Option<Tile> {
        self.tile
    }

    /// Returns the code of the unit that it was split from.
    pub const fn split_from(&self) -> Option<&'static str> {
        self.split_from
    }

    /// Returns the day it was split from another unit (ISO 8601).
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
