//! The app as a Yew component: takes messages, draws the page.

use yew::{Callback, Component, Context, Html};

use super::message::Message;
use super::state::{App, Props};
use crate::browser::history::ScrollState;
use crate::browser::{address, dialog, events, page, scroll};
use crate::components::{KWIC, Live, Scene, Tools};
use crate::frame::frame;

/// Draws the app in place of the rendered page.
pub(super) fn draw(props: Props) {
    if let Some(element) = page::root_element() {
        yew::Renderer::<App>::with_root_and_props(element, props).render();
    }
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> App {
        App::new(ctx)
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Typed => {
                self.search_typed(ctx);
                // The box shows the text already. The rest of the page waits for the answer.
                return false;
            }
            Message::TypingPaused => {
                self.catch_up(ctx);
                return false;
            }
            Message::Submitted => self.search_submitted(ctx),
            Message::Cleared => self.search_cleared(ctx),
            Message::SuggestionKey(key) => return self.suggestion_key(ctx, key),
            Message::SearchLeft => return self.close_suggestions(),
            Message::SuggestionChosen(number) => self.choose_suggestion(ctx, number),
            Message::Followed(view) => self.follow(ctx, view),
            Message::Travelled => self.travel(ctx),
            Message::LanguageSwitched => self.follow(ctx, self.requested.switched()),
            Message::Answered {
                question,
                view,
                content,
                restore_focus,
            } => {
                if question != self.question.get() {
                    return false; // there is a newer question
                }
                self.answered(ctx, view, content, restore_focus);
            }
            Message::AnswerSettled => {
                page::announce(&self.announcement());
                return self.remember_search();
            }
            Message::ReadOn(question) => {
                if question == self.question.get() {
                    self.read_on(ctx);
                }
                return false;
            }
            Message::MoreRead(question, content) => {
                return question == self.question.get() && self.more_read(ctx, content);
            }
            Message::UpdateReady => self.update_ready = true,
            Message::UpdateAccepted => events::activate_update(),
            Message::UpdateDismissed => self.update_ready = false,
            Message::InstallOffered(offer) => self.install_offer = Some(offer),
            Message::Resized => {
                let was_wide = self.is_wide;
                self.is_wide = page::is_wide();
                self.filters_open &= !self.is_wide;
                return self.is_wide != was_wide;
            }
            Message::Acted(act) => self.act(ctx, act),
            Message::ChartPointer(event) => {
                let outcome = self.bar_selection.point(&event, &self.content);
                return self.apply_chart_outcome(ctx, outcome);
            }
            Message::ChartKey(event) => {
                let outcome = self.bar_selection.press(&event, &self.content);
                return self.apply_chart_outcome(ctx, outcome);
            }
            Message::RowsSeen(rows) => {
                let changed = self.rows != rows;
                self.rows = rows;
                return changed;
            }
            Message::Scrolled => {
                self.turn_bar();
                return false;
            }
            Message::MatchShown(number) => self.shown_match = Some(number),
            Message::ScrollRested => {
                self.catch_up(ctx);
                ScrollState::now().save();
                self.remember_block();
                return false;
            }
            Message::DeviceChanged => self.refresh_device(ctx),
            Message::SaveFailed(advice) => {
                page::announce(&advice);
                self.show_toast(ctx, advice);
            }
            Message::ToastExpired => self.toast = None,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let live = self.live(ctx);
        let scene = Scene {
            view: &self.view,
            links: &self.links,
            live: Some(&live),
        };
        frame(&scene, &self.content)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.read_on_later(ctx);
        }
        if let Some(rows) = scroll::rows_near(KWIC).filter(|rows| *rows != self.rows) {
            ctx.link().send_message(Message::RowsSeen(rows));
        }
        if let Some(dialog) = self.dialog_to_open.take() {
            dialog::toggle(dialog);
        }
        if let Some(restore_focus) = self.restore_focus.take() {
            let shown = restore_focus.after_change(&self.view);
            if let Some(number) = shown {
                ctx.link().send_message(Message::MatchShown(number));
            }
        }
        if let Some(number) = self.twin_to_show.take() {
            scroll::into_sight(&format!("#p{number} + .twin"));
        }
        // Only the reader's own scrolling hides the bar of an article.
        self.scrolled_from = scroll::y();
        if first {
            ctx.link().send_message(Message::DeviceChanged);
            page::set_ready();
        }
    }
}

impl App {
    /// What only the running app can tell the components.
    fn live(&self, ctx: &Context<Self>) -> Live {
        let link = ctx.link();
        let toast = self.toast.as_ref();
        Live {
            typed: self.requested.query.clone(),
            is_wide: self.is_wide,
            suggestions: self.live_suggestions(ctx),
            filters_open: self.filters_open,
            can_install: self.install_offer.is_some(),
            update_ready: self.update_ready,
            origin: address::origin(),
            settings: self.settings,
            shown_match: self.shown_match,
            twins: self.twins.clone(),
            kept: self.device.kept.clone(),
            recent: self.device.recent.clone(),
            has_voice: self.device.has_voice,
            is_speaking: self.device.is_speaking,
            passage: self.device.passage.clone(),
            told: toast.map_or_else(String::new, |toast| toast.text.clone()),
            dialogs: self.dialogs_drawn,
            on: link.callback(Message::Acted),
            on_input: link.callback(|_| Message::Typed),
            on_submit: link.callback(|event: yew::SubmitEvent| {
                event.prevent_default();
                Message::Submitted
            }),
            on_clear: link.callback(|_| Message::Cleared),
            on_update: link.callback(|_| Message::UpdateAccepted),
            on_dismiss: link.callback(|_| Message::UpdateDismissed),
            tools: Tools {
                drag: self.bar_selection.bars,
                rows: self.rows.clone(),
                on_pointer: link.callback(Message::ChartPointer),
                on_key: link.callback(Message::ChartKey),
                on_drag_start: Callback::from(|event: yew::DragEvent| event.prevent_default()),
            },
        }
    }
}
