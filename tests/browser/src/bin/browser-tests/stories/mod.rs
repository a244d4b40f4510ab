//! The stories, one subject a file.

mod about_and_regions;
mod accessibility;
mod address;
mod article;
mod back_button;
mod charts;
mod filters;
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
mod scripts;
mod search;
mod second_part;
mod settings;
mod share;
mod styleguide;
mod switch;
mod update;
mod without_script;
mod words;

use aimaq_browser_tests::Story;

/// About the reader, on the built site.
pub const READER: &[&[Story]] = &[
    list::STORIES,
    filters::STORIES,
    charts::STORIES,
    words::STORIES,
    about_and_regions::STORIES,
    search::STORIES,
    article::STORIES,
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
    second_part::STORIES,
    keeping::STORIES,
    update::STORIES,
];

/// About the reader, and the same wherever the site is put.
pub const ANYWHERE: &[&[Story]] = &[accessibility::STORIES];

/// About what the interface is made of, on a development build.
pub const STYLEGUIDE: &[&[Story]] = &[styleguide::STORIES];

/// About the module for other sites, beside a library.
pub const MODULE: &[&[Story]] = &[module::STORIES];

/// About the tests' own eyes, on the sample.
pub const HARNESS: &[&[Story]] = &[harness::STORIES];
