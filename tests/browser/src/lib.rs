#![doc = include_str!("../README.md")]

mod acting;
mod axe;
mod chromium;
mod context;
mod driver;
mod foreign_requests;
mod inputs;
mod looking;
mod screen;
mod settings;
mod story;
mod visitor;
mod waiting;

pub use acting::key;
pub use context::{Site, TestContext};
pub use driver::Driver;
pub use inputs::StoryInputs;
pub use screen::Screen;
pub use settings::BrowserSettings;
pub use story::{BrowserStory, StorySite, trials};
pub use visitor::Visitor;
