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
mod related;
mod scripts;
mod search;
mod settings;
mod share;
mod styleguide;
mod suggestions;
mod switch;
mod text_langs;
mod update;
mod waiting;
mod without_script;
mod words;

use aimaq_browser_tests::BrowserStory;

/// The reader on the built site, where the path of the site's root matters: addresses, links and what the device keeps.
pub const READER: &[&[BrowserStory]] = &[
    front::STORIES,
    list::STORIES,
    about_and_regions::STORIES,
    switch::STORIES,
    address::STORIES,
    back_button::STORIES,
    share::STORIES,
    help::STORIES,
    without_script::STORIES,
    offline::STORIES,
    keeping::STORIES,
    update::STORIES,
    waiting::STORIES,
];

/// The reader on the built site, where the path of the site's root makes no difference.
pub const ANYWHERE: &[&[BrowserStory]] = &[
    filters::STORIES,
    text_langs::STORIES,
    reading::STORIES,
    charts::STORIES,
    words::STORIES,
    search::STORIES,
    suggestions::STORIES,
    article::STORIES,
    related::STORIES,
    parallel::STORIES,
    scripts::STORIES,
    kept::STORIES,
    keyboard::STORIES,
    settings::STORIES,
    privacy::STORIES,
    accessibility::STORIES,
];

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
