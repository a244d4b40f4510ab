//! What a screen reader is told of an answer, and what is remembered of it.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::{App, Message};
use crate::browser::device;
use crate::pages::Content;
use crate::texts::counted;

/// How long an answer stands before it is announced, in milliseconds: one announcement for a word, not
/// one for a letter.
const SETTLED_MS: u32 = 700;

impl App {
    /// Announces the answer once it has stood for a while.
    pub(super) fn settle(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        // The timer before it is dropped, and so cancelled.
        self.settled = Some(Timeout::new(SETTLED_MS, move || {
            link.send_message(Message::Settled)
        }));
    }

    /// A search that has stood for a while and found something is one to find again. Are the recent ones others now?
    pub(super) fn remember(&mut self) -> bool {
        match &*self.content {
            Content::List(list) if list.total > 0 && !self.view.query.trim().is_empty() => {
                device::searched(&self.view.query);
                let recent: Vec<String> = device::recent().lines().map(str::to_owned).collect();
                let others = recent != self.device.recent;
                self.device.recent = recent;
                others
            }
            _ => false,
        }
    }

    /// What a screen reader is told of the answer.
    pub(super) fn news(&self) -> String {
        match &*self.content {
            Content::List(list) if self.view.is_narrowed() => {
                counted::articles_found(self.view.lang, list.total as u64)
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
