//! Announces answers to screen readers, and remembers searches.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::message::Message;
use super::state::App;
use crate::browser::device;
use crate::pages::Content;
use crate::texts::counted;

/// How long an answer stands before it is announced, in milliseconds. A word that is being typed is announced once, not
/// letter by letter.
const SETTLED_MS: u32 = 700;

impl App {
    /// Announces the answer when it has stood for a while.
    pub(super) fn announce_later(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        // This drops the timer before, which cancels it.
        self.announce_timer = Some(Timeout::new(SETTLED_MS, move || {
            link.send_message(Message::AnswerSettled)
        }));
    }

    /// Remembers the search if it found something. Returns whether the recent searches have changed.
    pub(super) fn remember_search(&mut self) -> bool {
        match &*self.content {
            Content::List(list) if list.total > 0 && !self.view.query.trim().is_empty() => {
                device::searched(&self.view.query);
                let recent: Vec<String> = device::recent().lines().map(str::to_owned).collect();
                let changed = recent != self.device.recent;
                self.device.recent = recent;
                changed
            }
            _ => false,
        }
    }

    /// Returns the announcement of the answer. Empty if there is nothing to announce.
    pub(super) fn announcement(&self) -> String {
        match &*self.content {
            Content::List(list) if self.view.is_narrowed() => {
                let mut found = counted::articles_found(self.view.lang, list.total as u64);
                if self.suggestions.is_open() {
                    let count = self.suggestions.count() as u64;
                    found.push_str(". ");
                    found.push_str(&counted::suggestions(self.view.lang, count));
                }
                found
            }
            Content::Words(words) if !self.view.query.is_empty() && words.reading.is_done() => {
                counted::places_found(self.view.lang, words.found.len() as u64)
            }
            Content::Frequency(found) if found.reading.is_done() && !found.terms.is_empty() => {
                counted::places_found(self.view.lang, found.total.occurrences.iter().sum())
            }
            _ => String::new(),
        }
    }
}
