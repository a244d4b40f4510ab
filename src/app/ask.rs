//! Questions to the library, and their answers.

use std::rc::Rc;

use yew::Context;

use super::cancel::while_current;
use super::message::Message;
use super::read_on::read_until_in_sight;
use super::restore_focus::RestoreFocus;
use super::state::App;
use crate::browser::history::{self, HistoryChange};
use crate::browser::{device, page, spawn};
use crate::content::titles;
use crate::pages::title;
use crate::pages::{Content, load_after};
use crate::view::{Page, View};

impl App {
    /// Puts a view into the address bar and asks the library for its content. With `typing`, the last word of the query is a
    /// prefix.
    pub(super) fn go_to(
        &mut self,
        ctx: &Context<Self>,
        view: View,
        typing: bool,
        change: HistoryChange,
        restore_focus: RestoreFocus,
    ) {
        self.catch_up(ctx);
        history::show(&self.links, &view, change);
        self.ask(ctx, view, typing, restore_focus);
    }

    /// Asks the library for the content of a view. The address stays.
    pub(super) fn ask(
        &mut self,
        ctx: &Context<Self>,
        view: View,
        typing: bool,
        restore_focus: RestoreFocus,
    ) {
        let question = self.question.get() + 1;
        self.question.set(question);
        self.requested = view.clone();
        page::set_asking(true);
        let latest = self.question.clone();
        let link = ctx.link().clone();
        let library = ctx.props().library.clone();
        let kept = self.device.kept.clone();
        let is_wide = page::is_wide();
        // Another view of the same words reuses the articles that were read.
        let before = match view.page {
            Page::Words | Page::Frequency => self.content.begun(),
            _ => None,
        };
        spawn(async move {
            let answering = async {
                match view.page {
                    Page::Kept => Content::Kept(Box::new(titles(&library, &view, &kept).await)),
                    _ => {
                        let content = load_after(&library, &view, typing, before).await;
                        read_until_in_sight(&library, &view, content, is_wide).await
                    }
                }
            };
            if let Some(content) = while_current(answering, || latest.get() == question).await {
                link.send_message(Message::Answered {
                    question,
                    view,
                    content,
                    restore_focus,
                });
            }
        });
    }

    /// Shows the answer to the latest question.
    pub(super) fn answered(
        &mut self,
        ctx: &Context<Self>,
        view: View,
        content: Content,
        restore_focus: RestoreFocus,
    ) {
        page::set_asking(false);
        // The page still shows the old content.
        self.restore_focus = Some(restore_focus.before_change());
        let is_other_page = view.page != self.view.page;
        self.view = view;
        self.shown_match = None;
        if is_other_page {
            page::hide_bar(false);
            self.twins.clear();
            device::hush();
        }
        self.content = Rc::new(content);
        match self.is_typing_entry {
            true => self.suggest(ctx),
            false => drop(self.close_suggestions()),
        }
        self.announce_later(ctx);
        if self.typing_pause.is_none() {
            self.refresh_device(ctx);
            self.after_answer(ctx);
        }
    }

    /// Sets the title of the document, and reads on if the answer is not complete.
    pub(super) fn after_answer(&mut self, ctx: &Context<Self>) {
        page::describe(&title(&self.view, &self.content), self.view.lang.tag());
        self.read_on_later(ctx);
    }
}
