//! Keeps the state of the app in step with the device.

use yew::Context;

use super::message::Message;
use super::restore_focus::RestoreFocus;
use super::state::App;
use super::toast::{Toast, sentence};
use crate::browser::{device, scroll, spawn, store};
use crate::content::{SavedArticle, answer_keeping};
use crate::view::Page;

impl App {
    /// Reads everything from the device again, and answers its questions.
    pub(super) fn refresh_device(&mut self, ctx: &Context<Self>) {
        self.settings = store::settings();
        self.device.recent = device::recent().lines().map(str::to_owned).collect();
        self.device.is_speaking = device::is_speaking();
        self.device.has_voice = self
            .article()
            .is_some_and(|article| device::has_voice(article.main.lang.tag()));
        let kept = SavedArticle::parse(&device::kept());
        if kept != self.device.kept {
            self.device.kept = kept;
            if self.requested.page == Page::Kept {
                self.ask(ctx, self.requested.clone(), false, RestoreFocus::Stay);
            }
        }
        let asked = device::asked();
        if !asked.is_empty() {
            let library = ctx.props().library.clone();
            spawn(async move {
                device::answered(&asked, &answer_keeping(&library, &asked).await);
            });
            // There may be another question.
            ctx.link().send_message(Message::DeviceChanged);
        }
        let said = device::take_said();
        if !said.is_empty() {
            self.show_toast(ctx, sentence(self.view.lang, &said));
        }
    }

    /// Shows a toast in place of the one before.
    pub(super) fn show_toast(&mut self, ctx: &Context<Self>, text: String) {
        let link = ctx.link().clone();
        self.toast = Some(Toast::new(text, move || {
            link.send_message(Message::ToastExpired);
        }));
    }

    /// Remembers where the reader stopped, if the article is on the reading list.
    pub(super) fn remember_block(&self) {
        let Some(article) = self.article() else {
            return;
        };
        let id = &article.article().id;
        let kept = self.device.kept.iter().find(|kept| kept.id == *id);
        if let (Some(kept), Some(block)) = (kept, scroll::block())
            && kept.block != block
        {
            device::stopped_at(id, block);
        }
    }
}
