//! What components need beside their own data.

use std::ops::Range;

use aimaq_language::Lang;
use aimaq_language::scripts::Writing;
use yew::{Callback, DragEvent, InputEvent, KeyboardEvent, MouseEvent, PointerEvent, SubmitEvent};

use super::Suggestions;
use crate::content::SavedArticle;
use crate::export::FileFormat;
use crate::links::Links;
use crate::settings::{Setting, Settings};
use crate::texts::{Phrases, phrases};
use crate::view::View;

/// The view that is shown, links to others, and the state of the running app.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The view that is shown.
    pub view: &'a View,
    /// Addresses of other views.
    pub links: &'a Links,
    /// The running app; `None` in a page rendered at build.
    pub live: Option<&'a Live>,
}

impl Scene<'_> {
    /// The absolute address of a view. In a rendered page, which does not know its host, a relative one.
    pub fn address(&self, view: &View) -> String {
        let mut address = self
            .live
            .map_or_else(String::new, |live| live.origin.clone());
        address.push_str(&self.links.to(view));
        address
    }

    /// The `lang` of a text in a language, in the script of the view.
    pub fn tag(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Kk => self.view.writing.tag(),
            Lang::Ru => lang.tag(),
        }
    }

    /// The `dir` of a text in a language; `None` if all texts of the view run from left to right.
    pub fn dir(&self, lang: Lang) -> Option<&'static str> {
        match (self.view.writing, lang) {
            (Writing::Arabic, Lang::Kk) => Some("rtl"),
            (Writing::Arabic, Lang::Ru) => Some("ltr"),
            _ => None,
        }
    }

    /// The sentences of the view's language.
    pub fn say(&self) -> &'static Phrases {
        phrases(self.view.lang)
    }
}

/// What a reader does, other than searching and following links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open a dialog, by its id, or close it.
    Open(&'static str),
    /// Set a setting to one of its values, by number.
    Set(Setting, usize),
    /// Open the dialog for sharing the article.
    Share,
    /// Share the address of the view.
    SharePage,
    /// Share the address of the passage.
    ShareParagraph,
    /// Copy the passage with its source.
    CopyPassage,
    /// Read the article aloud, or stop.
    Listen,
    /// Install the site as an app.
    Install,
    /// Add the article to the reading list, or remove it.
    Keep,
    /// Mark an article of the reading list as read or unread, by its index there.
    MarkRead(usize),
    /// Remove an article from the reading list, by its index there.
    Remove(usize),
    /// Save the reading list as a file.
    Export,
    /// Add the articles of the chosen file to the reading list.
    Import,
    /// Forget the recent searches.
    Forget,
    /// Show Kazakh in the script that is chosen in the list `script`.
    SetScript,
    /// Show both languages side by side, or only one.
    Parallel,
    /// Save what is shown as a file in a format.
    Save(FileFormat),
    /// Remove everything that the site stores on this device.
    Clear,
    /// The sheet with the filters is to open, or was closed.
    Filters(bool),
    /// Go to the next match in the article, or to the previous one.
    Match(bool),
    /// Leave a form out of the concordance, by its number, or include it again.
    Form(usize),
    /// Open the twin of a block, by the block's number, or close it.
    Twin(u32),
}

/// The state of the running app, as far as components need it, and its callbacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// The text in the search box, which may be ahead of the query that is shown.
    pub typed: String,
    /// Is the window wide enough for filters beside the list?
    pub is_wide: bool,
    /// What is suggested below the search box.
    pub suggestions: Suggestions,
    /// Is the sheet with the filters open?
    pub filters_open: bool,
    /// Does the browser offer to install the site as an app?
    pub can_install: bool,
    /// Is a new version of the site ready?
    pub update_ready: bool,
    /// The origin of the site: `https://example.org`.
    pub origin: String,
    /// The settings on this device.
    pub settings: Settings,
    /// The reading list, the newest entry first.
    pub kept: Vec<SavedArticle>,
    /// The recent searches, the newest first.
    pub recent: Vec<String>,
    /// Does the device have a voice for the article's language?
    pub has_voice: bool,
    /// Is the article being read aloud?
    pub is_speaking: bool,
    /// The passage to share: the number of its block, and its text.
    pub passage: (u32, String),
    /// The text of the toast; empty if there is none.
    pub told: String,
    /// Are dialogs drawn? They are from the first time that one is opened.
    pub dialogs: bool,
    /// The match of the query that the reader has gone to, counted from 1 in the order of the page.
    pub shown_match: Option<usize>,
    /// Numbers of the blocks whose twins were opened.
    pub twins: Vec<u32>,
    /// Called when the reader does something.
    pub on: Callback<Act>,
    /// Called when the text in the search box changes.
    pub on_input: Callback<InputEvent>,
    /// Called for Enter in the search box.
    pub on_submit: Callback<SubmitEvent>,
    /// Called to empty the search box.
    pub on_clear: Callback<MouseEvent>,
    /// Called when the reader accepts the new version.
    pub on_update: Callback<MouseEvent>,
    /// Called when the reader dismisses the new version.
    pub on_dismiss: Callback<MouseEvent>,
    /// State and callbacks of charts and concordance.
    pub tools: Tools,
}

/// State and callbacks of charts and concordance in the running app.
#[derive(Clone, Debug, PartialEq)]
pub struct Tools {
    /// The bars of the timeline that are being chosen: the first one, and the current one.
    pub drag: Option<(usize, usize)>,
    /// The lines of the concordance that are near the window.
    pub rows: Range<usize>,
    /// Called for pointer events on the timeline.
    pub on_pointer: Callback<PointerEvent>,
    /// Called for keys on the timeline, the map and the open line.
    pub on_key: Callback<KeyboardEvent>,
    /// Called when the browser starts to drag a bar as a link.
    pub on_drag_start: Callback<DragEvent>,
}
