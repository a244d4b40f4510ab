//! Suggestions below the search box.

use aimaq_language::Lang;
use aimaq_language::scripts::{Writing, convert};
use yew::{Callback, Context, KeyboardEvent};

use super::message::Message;
use super::restore_focus::RestoreFocus;
use super::state::App;
use crate::browser::focus::focused;
use crate::browser::history::HistoryChange;
use crate::browser::search_box::{SEARCH_BOX, typed};
use crate::browser::step::step;
use crate::components::{SuggestionKey, SuggestionState, Suggestions};
use crate::view::View;

/// Most suggestions at a time.
const MOST: usize = 6;

impl App {
    /// Opens the list for what was typed, or closes it if nothing begins so. After an answer to a word that is being typed, everything
    /// that it needs is loaded.
    pub(super) fn suggest(&mut self, ctx: &Context<Self>) {
        let typed = typed();
        let options = match (focused() == SEARCH_BOX, typed.trim().is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => {
                let recent = self.device.recent.iter().take(MOST);
                recent
                    .map(|query| (query.clone(), self.view.lang))
                    .collect()
            }
            (true, false) => {
                let found = ctx.props().library.suggest(&typed, MOST).into_iter();
                found.map(|found| (found.text, found.lang)).collect()
            }
        };
        self.suggestions.set(options);
    }

    /// Closes the list. Returns whether it was open.
    pub(super) fn close_suggestions(&mut self) -> bool {
        !self.suggestions.take().is_empty()
    }

    /// Does what a key in the search box does. Returns whether to draw the page.
    pub(super) fn suggestion_key(&mut self, ctx: &Context<Self>, key: SuggestionKey) -> bool {
        match key {
            SuggestionKey::Move(_) => {}
            SuggestionKey::Choose(number) => self.choose_suggestion(ctx, number),
            SuggestionKey::Close => return self.close_suggestions(),
            SuggestionKey::Open => {
                self.suggest(ctx);
                let count = self.suggestions.count();
                self.suggestions.keys.set(SuggestionState {
                    count,
                    active: (count > 0).then_some(0),
                });
                if count == 0 {
                    step(true);
                }
            }
            SuggestionKey::ToResults => {
                self.close_suggestions();
                step(true);
            }
        }
        true
    }

    /// Searches for a suggestion, in the script that it was shown in.
    pub(super) fn choose_suggestion(&mut self, ctx: &Context<Self>, number: usize) {
        let options = self.suggestions.take();
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
        let (keys, send) = (
            self.suggestions.keys.clone(),
            link.callback(Message::SuggestionKey),
        );
        let on_key = move |event: KeyboardEvent| {
            let state = keys.get();
            let key = state.press(&event.code()).filter(|_| !event.is_composing());
            let Some(key) = key else { return };
            event.prevent_default();
            // The shortcut that empties the box does not hear of it.
            event.stop_propagation();
            if let SuggestionKey::Move(active) = key {
                keys.set(SuggestionState { active, ..state });
            }
            send.emit(key);
        };
        Suggestions {
            options: self.suggestions.options.clone(),
            active: self.suggestions.keys.get().active,
            on_key: Callback::from(on_key),
            on_choose: link.callback(Message::SuggestionChosen),
            on_leave: link.callback(|_| Message::SearchLeft),
        }
    }
}
