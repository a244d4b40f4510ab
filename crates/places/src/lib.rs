#![doc = include_str!("../README.md")]

mod foreign;
mod gazetteer;
mod neighbours;
mod then_and_now;
mod today;
mod unit;
mod units;

pub use gazetteer::{FormerUnit, Gazetteer, Place, PlaceKind, gazetteer};
pub use neighbours::neighbours;
pub use then_and_now::then_part_of;
pub use today::{TodayError, today};
pub use unit::{FormerName, Tile, Unit, UnitKind};
pub use units::{TILE_COLS, TILE_ROWS};

/// Returns the twenty units of Kazakhstan, sorted by code.
pub fn units() -> &'static [Unit] {
    &units::UNITS
}

/// Returns the regions of Russia that border Kazakhstan, sorted by code.
pub fn foreign() -> &'static [Unit] {
    &foreign::FOREIGN
}

/// Returns the unit of an ISO 3166-2 code, in Kazakhstan or Russia. Codes are case-sensitive: `KZ-63`.
pub fn unit(code: &str) -> Option<&'static Unit> {
    units()
        .iter()
        .chain(foreign())
        .find(|unit| unit.code() == code)
}
