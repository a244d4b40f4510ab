//! Suggestions below the search box.

use aimaq_language::Lang;
use aimaq_language::scripts::{Writing, convert};
use yew::{Context, KeyboardEvent};

use super::message::Message;
use super::restore_focus::RestoreFocus;
use super::state::App;
use crate::browser::focus::focused;
use crate::browser::history::HistoryChange;
use crate::browser::search_box::{SEARCH_BOX, typed};
use crate::browser::step::step;
use crate::components::Suggestions;
use crate::view::View;

/// Most suggestions at a time.
const MOST: usize = 6;

/// The list below the search box.
#[derive(Default)]
pub(super) struct OpenSuggestions {
    /// Queries, and the language of each; empty while the list is closed.
    options: Vec<(String, Lang)>,
    active: Option<usize>,
}

impl OpenSuggestions {
    pub fn is_open(&self) -> bool {
        !self.options.is_empty()
    }

    pub fn count(&self) -> usize {
        self.options.len()
    }
}

impl App {
    /// Opens the list for what was typed, or closes it if nothing begins so. After an answer to a word that is being typed, everything
    /// that it needs is loaded.
    pub(super) fn suggest(&mut self, ctx: &Context<Self>) {
        let typed = typed();
        let before = core::mem::take(&mut self.suggestions);
        if focused() != SEARCH_BOX {
            return;
        }
        self.suggestions.options = match typed.trim().is_empty() {
            true => {
                let recent = self.device.recent.iter().take(MOST);
                recent
                    .map(|query| (query.clone(), self.view.lang))
                    .collect()
            }
            false => {
                let found = ctx.props().library.suggest(&typed, MOST).into_iter();
                found.map(|found| (found.text, found.lang)).collect()
            }
        };
        // An answer that comes late takes no choice away.
        if self.suggestions.options == before.options {
            self.suggestions.active = before.active;
        }
    }

    /// Closes the list. Returns whether it was open.
    pub(super) fn close_suggestions(&mut self) -> bool {
        core::mem::take(&mut self.suggestions).is_open()
    }

    /// A key in the search box. Returns whether the list has changed.
    pub(super) fn press_in_search_box(
        &mut self,
        ctx: &Context<Self>,
        event: &KeyboardEvent,
    ) -> bool {
        let count = self.suggestions.options.len();
        let active = self.suggestions.active;
        let next = match (&*event.code(), active) {
            _ if event.is_composing() => return false,
            ("Enter" | "NumpadEnter", Some(number)) => {
                event.prevent_default();
                self.choose_suggestion(ctx, number);
                return true;
            }
            ("Escape", _) if count > 0 => {
                // The text stays: the shortcut that empties the box does not hear of it.
                event.stop_propagation();
                event.prevent_default();
                return self.close_suggestions();
            }
            ("ArrowDown", None) if count == 0 => {
                self.suggest(ctx);
                (self.suggestions.is_open()).then_some(0)
            }
            ("ArrowDown", None) => Some(0),
            ("ArrowDown", Some(number)) => Some(number + 1).filter(|next| *next < count),
            ("ArrowUp", None) if count > 0 => Some(count - 1),
            ("ArrowUp", Some(number)) => number.checked_sub(1),
            _ => return false,
        };
        event.prevent_default();
        if event.code() == "ArrowDown" && next.is_none() {
            // Below the last suggestion are the results.
            self.close_suggestions();
            step(true);
            return true;
        }
        self.suggestions.active = next;
        true
    }

    /// Searches for a suggestion, in the script that it was shown in.
    pub(super) fn choose_suggestion(&mut self, ctx: &Context<Self>, number: usize) {
        let options = core::mem::take(&mut self.suggestions).options;
        let Some((text, lang)) = options.into_iter().nth(number) else {
            return;
        };
        let query = match (lang, self.view.writing) {
            (Lang::Ru, _) | (_, Writing::Cyrillic) => text,
            (Lang::Kk, writing) => convert(&text, writing).text.into_owned(),
        };
        let view: View = self.with_query(query);
        self.is_typing_entry = false;
        self.go_to(ctx, view, false, HistoryChange::Push, RestoreFocus::Stay);
    }

    /// The list and its callbacks for the components.
    pub(super) fn live_suggestions(&self, ctx: &Context<Self>) -> Suggestions {
        let link = ctx.link();
        Suggestions {
            options: self.suggestions.options.clone(),
            active: self.suggestions.active,
            on_key: link.callback(Message::SearchKey),
            on_choose: link.callback(Message::SuggestionChosen),
            on_leave: link.callback(|_| Message::SearchLeft),
        }
    }
}
