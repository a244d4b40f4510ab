//! Typing in the search box.
//!
//! Each letter is a question at once. The address, the title and the cards out of sight wait for a pause, because a browser takes
//! longer to change an address than a search takes.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::message::Message;
use super::restore_focus::RestoreFocus;
use super::state::{App, TypingPause};
use crate::browser::history::{self, HistoryChange, ScrollState};
use crate::browser::search_box;
use crate::view::{Page, View};

/// How long a pause in typing is, in milliseconds.
const PAUSE_MS: u32 = 250;

/// Returns the view for a new query. The page of words stays; every other page gives way to the list.
pub(super) fn with_query(view: &View, query: String) -> View {
    match view.page {
        Page::Words | Page::Frequency => view.asking(query),
        _ => view.list().asking(query),
    }
}

impl App {
    pub(super) fn search_typed(&mut self, ctx: &Context<Self>) {
        let view = self.with_query(search_box::typed());
        let before = match self.typing_pause.take() {
            Some(pause) => pause.before,
            None => (!self.is_typing_entry).then(ScrollState::now),
        };
        let link = ctx.link().clone();
        let paused = move || link.send_message(Message::TypingPaused);
        self.typing_pause = Some(TypingPause {
            before,
            _timer: Timeout::new(PAUSE_MS, paused),
        });
        self.is_typing_entry = true;
        self.ask(ctx, view, true, RestoreFocus::Stay);
    }

    pub(super) fn search_submitted(&mut self, ctx: &Context<Self>) {
        let view = self.with_query(search_box::typed());
        self.is_typing_entry = false;
        let change = match view == self.requested {
            true => HistoryChange::Replace,
            false => HistoryChange::Push,
        };
        self.go_to(ctx, view, false, change, RestoreFocus::Stay);
    }

    pub(super) fn search_cleared(&mut self, ctx: &Context<Self>) {
        let view = self.with_query(String::new());
        self.is_typing_entry = false;
        self.go_to(
            ctx,
            view,
            true,
            HistoryChange::Push,
            RestoreFocus::SearchBox,
        );
    }

    pub(super) fn with_query(&self, query: String) -> View {
        with_query(&self.requested, query)
    }

    /// Does now what waits for a pause in typing. From then on the address is that of the requested view.
    pub(super) fn catch_up(&mut self, ctx: &Context<Self>) {
        let Some(pause) = self.typing_pause.take() else {
            return;
        };
        let change = match pause.before {
            Some(state) => {
                state.save();
                HistoryChange::Push
            }
            None => HistoryChange::Replace,
        };
        history::show(&self.links, &self.requested, change);
        // If the answer is not there yet, it does the rest when it comes.
        if self.view == self.requested {
            self.after_answer(ctx);
        }
    }
}
