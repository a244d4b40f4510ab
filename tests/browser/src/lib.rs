//! A reader in a real browser: what the browser tests, the screenshots and the measuring of a first visit share.
//!
//! A [`Scene`] is one browser driver, one folder to serve and the place it is served at. It makes a [`Site`] (a plain
//! static server) and [`Reader`]s (a browser each, with a fresh profile). What a reader does and sees is said in
//! sentences: `reader.opens("kk/")`, `reader.sees("…")`. Everything waits for what it needs, nothing sleeps for a
//! fixed time, and everything has a hard limit.

mod acting;
mod axe;
mod driver;
mod engine;
mod foreign;
mod looking;
mod reader;
mod scene;
mod screen;
mod story;
mod waiting;

pub use acting::key;
pub use driver::Driver;
pub use engine::Engine;
pub use reader::{Reader, Wishes};
pub use scene::{Scene, Site};
pub use screen::Screen;
pub use story::{Story, trials};
pub use waiting::PATIENCE;
