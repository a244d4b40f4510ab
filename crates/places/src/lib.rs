//! The regions of Kazakhstan and their neighbours, through time.
//!
//! [`units`] and [`foreign`] are small tables that the reader's app carries. The [`gazetteer`] (towns and districts)
//! and [`today`] are larger; articles are read with them when the site is built, and the app does not refer to them,
//! so that its Wasm does not carry them either.

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

/// The twenty units of Kazakhstan, in the order of their codes.
pub fn units() -> &'static [Unit] {
    &units::UNITS
}

/// The regions of Russia that border Kazakhstan, in the order of their codes.
pub fn foreign() -> &'static [Unit] {
    &foreign::FOREIGN
}

/// The unit of a code, at home or abroad. Codes are compared exactly: `KZ-63`.
pub fn unit(code: &str) -> Option<&'static Unit> {
    units()
        .iter()
        .chain(foreign())
        .find(|unit| unit.code() == code)
}
