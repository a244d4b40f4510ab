//! From a view to a question, and what follows once typing rests.

use aimaq_language::scripts::Writing;
use yew::Context;

use super::arrival::Arrival;
use super::wanted::while_wanted;
use super::{App, Message, tools};
use crate::browser::address::{self, Entry, Place};
use crate::browser::{device, page, scroll, spawn, store};
use crate::content::{CARDS, titles};
use crate::pages::title;
use crate::pages::{Content, load_after};
use crate::view::{Page, View};

impl App {
    /// Does now what waits for a pause in typing. The address is the view's from then on.
    pub(super) fn catch_up(&mut self, ctx: &Context<Self>) {
        let Some((before, _)) = self.owed.take() else {
            return;
        };
        let entry = match before {
            Some(place) => {
                address::keep_place(&place);
                Entry::New
            }
            None => Entry::Same,
        };
        address::show(&self.links, &self.wanted, entry);
        // An answer that is still on its way will do the rest.
        if self.view == self.wanted {
            self.follow_up(ctx);
        }
    }

    /// What comes after an answer is drawn: the title, and the rest of what comes step by step.
    pub(super) fn follow_up(&mut self, ctx: &Context<Self>) {
        page::describe(&title(&self.view, &self.content), self.view.lang.tag());
        self.wait_to_go_on(ctx);
    }

    /// Where a new query leads: the words page asks of itself, every other page of the list.
    pub(super) fn list_of(&self, query: String) -> View {
        let base = match self.wanted.page {
            Page::Words | Page::Frequency => self.wanted.clone(),
            _ => self.wanted.list(),
        };
        base.asking(query)
    }

    pub(super) fn follow(&mut self, ctx: &Context<Self>, mut view: View) {
        self.catch_up(ctx);
        keep_place_now();
        // A link names the script only where another than the reader's is meant.
        if view.writing == Writing::Cyrillic {
            view.writing = self.wanted.writing;
        }
        let switched = view == self.wanted.switched();
        let longer = View {
            shown: view.shown,
            ..self.wanted.clone()
        };
        if view == longer && view.shown > self.wanted.shown {
            let arrival = Arrival::Card(self.wanted.shown);
            return self.ask(ctx, view, false, Entry::Same, arrival);
        }
        let same_list = view.page == self.view.page && view.page.answers_queries() && !switched;
        let same_article = view.page == self.view.page
            && view.parallel != self.view.parallel
            && view.paragraph.is_none();
        let arrival = if switched {
            store::keep_lang(view.lang);
            Arrival::SameParagraph(None)
        } else if same_article {
            Arrival::SameParagraph(None)
        } else if same_list {
            match (self.wanted.line, view.line) {
                (before, Some(line)) if before != Some(line) => Arrival::At("open-line".to_owned()),
                (Some(line), None) => Arrival::At(format!("line-{line}")),
                _ => Arrival::Stay,
            }
        } else {
            Arrival::Top
        };
        self.typed.clone_from(&view.query);
        self.typing_entry = false;
        self.ask(ctx, view, false, Entry::New, arrival);
    }

    /// What was done on a chart; says whether that is to be drawn.
    pub(super) fn chosen(&mut self, ctx: &Context<Self>, outcome: tools::Outcome) -> bool {
        match outcome {
            tools::Outcome::Nothing => false,
            tools::Outcome::Changed => true,
            tools::Outcome::Closed => {
                let view = View {
                    line: None,
                    ..self.view.clone()
                };
                self.follow(ctx, view);
                false
            }
            tools::Outcome::Chosen(from, to) => {
                let view = self.view.between(Some(from), Some(to));
                self.follow(ctx, view);
                true
            }
        }
    }

    /// Puts a view into the address bar and asks for what it shows.
    pub(super) fn ask(
        &mut self,
        ctx: &Context<Self>,
        view: View,
        typing: bool,
        entry: Entry,
        arrival: Arrival,
    ) {
        self.catch_up(ctx);
        address::show(&self.links, &view, entry);
        self.question_only(ctx, view, typing, arrival);
    }

    pub(super) fn question_only(
        &mut self,
        ctx: &Context<Self>,
        view: View,
        typing: bool,
        arrival: Arrival,
    ) {
        self.question.set(self.question.get() + 1);
        self.wanted = view.clone();
        let (latest, question) = (self.question.clone(), self.question.get());
        let link = ctx.link().clone();
        let library = ctx.props().library.clone();
        let kept = self.device.kept.clone();
        let in_sight = if page::is_wide() { 2 * CARDS } else { CARDS };
        let before = match view.page {
            Page::Words | Page::Frequency => self.content.begun(),
            _ => None,
        };
        spawn(async move {
            let answering = async {
                match view.page {
                    Page::Kept => Content::Kept(Box::new(titles(&library, &view, &kept).await)),
                    _ => {
                        let mut content = load_after(&library, &view, typing, before).await;
                        while content.is_too_early(in_sight) {
                            device::next_task().await;
                            content = content.go_on(&library, &view).await;
                        }
                        content
                    }
                }
            };
            if let Some(content) = while_wanted(answering, || latest.get() == question).await {
                link.send_message(Message::Answered {
                    question,
                    view,
                    content,
                    arrival,
                });
            }
        });
    }
}

pub(super) fn place_now() -> Place {
    Place {
        y: scroll::y(),
        focus: page::focused(),
    }
}

pub(super) fn keep_place_now() {
    address::keep_place(&place_now());
}
