//! What every component may need beside its content.

use std::ops::Range;

use aimaq_language::Lang;
use aimaq_language::scripts::Writing;
use yew::{Callback, DragEvent, InputEvent, KeyboardEvent, MouseEvent, PointerEvent, SubmitEvent};

use crate::content::SavedArticle;
use crate::export::FileFormat;
use crate::links::Links;
use crate::settings::{Setting, Settings};
use crate::texts::{Phrases, phrases};
use crate::view::View;

/// The view that is shown, and the way to others.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What is shown.
    pub view: &'a View,
    /// Addresses of other views.
    pub links: &'a Links,
    /// The running app; `None` in a page rendered at build.
    pub live: Option<&'a Live>,
}

impl Scene<'_> {
    /// The whole address of a view; in a rendered page, which does not know its host, the part that it knows.
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

    /// The `dir` of a text in a language; none where everything runs from left to right.
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

/// What a reader does beside searching and following links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open a dialog, by its id; close it where it is open.
    Open(&'static str),
    /// Set something to one of its values, by number.
    Set(Setting, usize),
    /// Offer what of the article can be shared.
    Share,
    /// Share the address of what is shown.
    SharePage,
    /// Share the address of the passage.
    ShareParagraph,
    /// Copy the passage with its source.
    CopyPassage,
    /// Read the article aloud; stop.
    Listen,
    /// Put the article on the reading list, or take it off.
    Keep,
    /// Mark an article of the reading list as read or unread, by its place there.
    MarkRead(usize),
    /// Take an article off the reading list, by its place there.
    Remove(usize),
    /// Save the reading list as a file.
    Export,
    /// Add what is in the chosen file to the reading list.
    Import,
    /// Forget what was searched for.
    Forget,
    /// Write Kazakh in the script that the list `script` names.
    SetScript,
    /// Both languages side by side, or one again.
    Parallel,
    /// Save what is shown as a file.
    Save(FileFormat),
    /// Remove all that the site keeps on this device.
    Clear,
    /// Leave a form of a concordance out, by its number, or take it in again.
    Form(usize),
    /// Open the twin of a block, by its number; close it where it is open.
    Twin(u32),
}

/// What only the running app knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// The text in the search box, which may be ahead of what is shown.
    pub typed: String,
    /// The filters are open, as on a wide screen.
    pub filters_open: bool,
    /// A new version of the site waits.
    pub update_ready: bool,
    /// Where the site's host is: `https://example.org`.
    pub origin: String,
    /// What is set on this device.
    pub settings: Settings,
    /// The reading list, the last kept first.
    pub kept: Vec<SavedArticle>,
    /// What was searched for lately, the last first.
    pub recent: Vec<String>,
    /// The device has a voice for the article's language.
    pub has_voice: bool,
    /// Something is read aloud.
    pub is_speaking: bool,
    /// The passage that may be shared: its block's number, its text.
    pub passage: (u32, String),
    /// What is confirmed at the moment.
    pub told: String,
    /// Dialogs are drawn: one of them was opened before.
    pub dialogs: bool,
    /// Numbers of the blocks whose twins were opened.
    pub twins: Vec<u32>,
    /// The reader does something.
    pub on: Callback<Act>,
    /// The search box changed.
    pub on_input: Callback<InputEvent>,
    /// Enter in the search box.
    pub on_submit: Callback<SubmitEvent>,
    /// The search box is to be emptied.
    pub on_clear: Callback<MouseEvent>,
    /// The new version is wanted now.
    pub on_update: Callback<MouseEvent>,
    /// The new version is not wanted now.
    pub on_dismiss: Callback<MouseEvent>,
    /// The filters were opened or closed.
    pub on_filters: Callback<MouseEvent>,
    /// Charts and concordance.
    pub tools: Tools,
}

/// What charts and concordance know in the running app.
#[derive(Clone, Debug, PartialEq)]
pub struct Tools {
    /// The bars of the timeline that are being chosen: where that began, and where it is.
    pub drag: Option<(usize, usize)>,
    /// The lines of a concordance that are near the window.
    pub rows: Range<usize>,
    /// A pointer on the timeline.
    pub on_pointer: Callback<PointerEvent>,
    /// A key on the timeline or on the map.
    pub on_key: Callback<KeyboardEvent>,
    /// The browser wants to drag a bar away.
    pub on_drag_start: Callback<DragEvent>,
}
