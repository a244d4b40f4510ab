//! Reads long answers in slices of time, so that the browser can handle input in between.
//!
//! An answer is shown once it fills the window. The rest is read afterwards, and the page is drawn again now and then.

use std::rc::Rc;

use aimaq_library::{FileSource, Library};
use gloo::timers::callback::Timeout;
use yew::Context;

use super::message::Message;
use super::state::App;
use crate::browser::{device, now};
use crate::content::CARDS;
use crate::pages::Content;
use crate::view::View;

/// How long a slice is, in milliseconds. It ends with the first step that exceeds this.
const SLICE_MS: f64 = 12.0;
/// How much time passes between two drawings, in milliseconds: drawing takes longer than a slice.
const BETWEEN_DRAWINGS_MS: f64 = 250.0;

/// Reads a slice of an answer. Of a list, a slice is one step: drawing a few cards takes as long as reading them.
async fn read_slice<S: FileSource>(
    library: &Library<S>,
    view: &View,
    mut content: Content,
) -> Content {
    let is_list = matches!(content, Content::List(_));
    let start = now();
    while content.is_unfinished() && now() - start < SLICE_MS {
        content = content.go_on(library, view).await;
        if is_list {
            break;
        }
    }
    content
}

/// Reads the cards that are in sight at once. In a wide window, these are twice as many.
pub(super) async fn read_until_in_sight<S: FileSource>(
    library: &Library<S>,
    view: &View,
    mut content: Content,
    is_wide: bool,
) -> Content {
    let in_sight = if is_wide { 2 * CARDS } else { CARDS };
    while content.is_too_early(in_sight) {
        device::next_task().await;
        content = read_slice(library, view, content).await;
    }
    content
}

impl App {
    /// If the content is not complete, reads on after the page is drawn.
    pub(super) fn read_on_later(&mut self, ctx: &Context<Self>) {
        self.read_on_timer = self.content.is_unfinished().then(|| {
            let (link, question) = (ctx.link().clone(), self.question.get());
            Timeout::new(0, move || link.send_message(Message::ReadOn(question)))
        });
    }

    /// Reads the next slice.
    pub(super) fn read_on(&self, ctx: &Context<Self>) {
        let (question, view) = (self.question.get(), self.view.clone());
        let library = ctx.props().library.clone();
        let Some(content) = self.content.begun() else {
            return;
        };
        ctx.link().send_future(async move {
            Message::MoreRead(question, read_slice(&library, &view, content).await)
        });
    }

    /// Takes over what was read. Returns whether to draw the page.
    pub(super) fn more_read(&mut self, ctx: &Context<Self>, content: Content) -> bool {
        self.content = Rc::new(content);
        self.read_on_later(ctx);
        let is_complete = !self.content.is_unfinished();
        // The number of results of a list is announced before its cards are read.
        let is_list = matches!(*self.content, Content::List(_));
        if is_complete && !is_list {
            self.announce_later(ctx);
        }
        let is_due = is_complete || is_list || now() - self.drawn_at > BETWEEN_DRAWINGS_MS;
        if is_due {
            self.drawn_at = now();
        }
        is_due
    }
}
