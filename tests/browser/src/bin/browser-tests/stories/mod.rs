//! The stories, one subject a file.

mod about_and_regions;
mod accessibility;
mod address;
mod article;
mod back_button;
mod charts;
mod development;
mod filters;
mod front;
mod harness;
mod help;
mod keeping;
mod kept;
mod keyboard;
mod list;
mod module;
mod offline;
mod parallel;
mod privacy;
mod published;
mod reading;
mod scripts;
mod search;
mod settings;
mod share;
mod styleguide;
mod switch;
mod update;
mod without_script;
mod words;

use aimaq_browser_tests::BrowserStory;

/// The reader, on the built site.
pub const READER: &[&[BrowserStory]] = &[
    front::STORIES,
    list::STORIES,
    filters::STORIES,
    charts::STORIES,
    words::STORIES,
    about_and_regions::STORIES,
    search::STORIES,
    article::STORIES,
    reading::STORIES,
    switch::STORIES,
    address::STORIES,
    back_button::STORIES,
    parallel::STORIES,
    scripts::STORIES,
    share::STORIES,
    kept::STORIES,
    keyboard::STORIES,
    help::STORIES,
    settings::STORIES,
    privacy::STORIES,
    without_script::STORIES,
    offline::STORIES,
    keeping::STORIES,
    update::STORIES,
];

/// The reader, where the path of the site's root makes no difference.
pub const ANYWHERE: &[&[BrowserStory]] = &[accessibility::STORIES];

/// The components, on a site with the style guide.
pub const STYLEGUIDE: &[&[BrowserStory]] = &[styleguide::STORIES];

/// The module for other sites, beside a library.
pub const MODULE: &[&[BrowserStory]] = &[module::STORIES];

/// The files of the built site.
pub const PUBLISHED: &[&[BrowserStory]] = &[published::STORIES];

/// The app alone, as `trunk build` leaves it.
pub const DEVELOPMENT: &[&[BrowserStory]] = &[development::STORIES];

/// This test library, on the sample site.
pub const HARNESS: &[&[BrowserStory]] = &[harness::STORIES];
