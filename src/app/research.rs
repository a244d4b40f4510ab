//! What the app does for who looks at many texts at once: reading on, choosing forms, saving files.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Context;

use super::arrival::Arrival;
use super::{App, Message, saving};
use crate::browser::address::{self, Entry};
use crate::browser::{download, events, now};
use crate::components::Act;
use crate::content::ReadingProgress;
use crate::export::{FileFormat, Origin};
use crate::pages::Content;

/// So long is read on before the page may answer to the reader, in milliseconds. A step more may follow.
const SLICE_MS: f64 = 12.0;
/// What is read step by step is drawn so often, in milliseconds: drawing takes longer than a step.
const DRAWN_AFTER_MS: f64 = 250.0;

impl App {
    /// Something that is done with a concordance, or with what is kept and taken along.
    pub(super) fn research(&mut self, ctx: &Context<Self>, act: Act) {
        match act {
            Act::Clear => events::ask_to_forget(),
            Act::Save(format) => self.save(ctx, format),
            Act::Form(number) => {
                if let Content::Words(words) = &*self.content
                    && let Some(form) = words.found.forms.get(number)
                {
                    let view = self.view.toggle_form(&form.text);
                    self.ask(ctx, view, false, Entry::Same, Arrival::Stay);
                }
            }
            _ => {}
        }
    }

    /// Saves what is shown; where that cannot be read, the reader is told.
    fn save(&self, ctx: &Context<Self>, format: FileFormat) {
        let origin = Origin {
            address: format!("{}{}", address::origin(), self.links.to(&self.view)),
            article: format!(
                "{}{}",
                address::origin(),
                self.links
                    .file(&format!("{}/article/", self.view.lang.tag()))
            ),
            corpus: ctx.props().library.manifest().corpus,
            day: download::today(),
            lang: self.view.lang,
            missing: self.content.reading().map_or(0, ReadingProgress::missing),
            assumed: Vec::new(), // added when the file is written
        };
        let (library, view) = (ctx.props().library.clone(), self.view.clone());
        let content = self.content.clone();
        ctx.link().send_future_batch(async move {
            match saving::file(&library, &view, &content, &origin, format).await {
                Ok(Some((name, text))) => download::save(&name, &text),
                Ok(None) => {}
                Err(error) => return vec![Message::Said(error.advice(view.lang).to_owned())],
            }
            Vec::new()
        });
    }

    /// Sees that the rest is read, where what is shown comes step by step: after the page was drawn and could answer to
    /// the reader.
    pub(super) fn wait_to_go_on(&mut self, ctx: &Context<Self>) {
        self.next_step = self.content.is_unfinished().then(|| {
            let (link, question) = (ctx.link().clone(), self.question.get());
            Timeout::new(0, move || link.send_message(Message::GoOn(question)))
        });
    }

    /// Reads on, for as long as nobody notices.
    pub(super) fn go_on(&self, ctx: &Context<Self>) {
        let (question, view) = (self.question.get(), self.view.clone());
        let library = ctx.props().library.clone();
        let Some(mut content) = self.content.begun() else {
            return;
        };
        let is_list = matches!(content, Content::List(_));
        ctx.link().send_future(async move {
            let start = now();
            while content.is_unfinished() && now() - start < SLICE_MS {
                content = content.go_on(&library, &view).await;
                if is_list {
                    break; // Drawing some cards takes as long as reading them.
                }
            }
            Message::WentOn(question, content)
        });
    }

    /// More was read; says whether that is to be drawn.
    pub(super) fn went_on(&mut self, ctx: &Context<Self>, content: Content) -> bool {
        self.content = Rc::new(content);
        self.wait_to_go_on(ctx);
        let is_whole = !self.content.is_unfinished();
        // How many a list has was known, and is announced, before its cards are read.
        let is_list = matches!(*self.content, Content::List(_));
        if is_whole && !is_list {
            self.settle(ctx);
        }
        let is_due = is_whole || is_list || now() - self.drawn > DRAWN_AFTER_MS;
        if is_due {
            self.drawn = now();
        }
        is_due
    }
}
