//! The running app: one value of state, messages that change it, questions to the library.
//!
//! A question is a view with a number; its answer comes back as a message with that number, whenever the
//! bytes arrive. Only the answer to the latest question is shown, so a slow one never overwrites a newer one.

mod arrival;
mod asking;
mod listening;
mod message;
mod reading;
mod research;
mod saving;
mod start;
mod telling;
mod tools;
mod wanted;

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use aimaq_library::Library;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::{Callback, Component, Context, Html, Properties};

use crate::browser::address::{self, Entry, Place};
use crate::browser::events;
use crate::browser::network::Network;
use crate::browser::{device, page, scroll, store};
use crate::components::{KWIC, Live, Scene, Tools};
use crate::frame::frame;
use crate::links::Links;
use crate::pages::Content;
use crate::settings::Settings;
use crate::view::View;
use arrival::Arrival;
use asking::{keep_place_now, place_now};
use message::Message;
use reading::Device;

pub use start::start;

/// How long typing rests before the address, the title and the cards out of sight follow, in milliseconds: a browser takes
/// longer for an address than a search does.
const TYPING_RESTS_MS: u32 = 250;

/// What the app starts with.
#[derive(Clone, Properties)]
struct Props {
    root: String,
    library: Rc<Library<Network>>,
    view: View,
    content: Rc<Content>,
}

impl PartialEq for Props {
    fn eq(&self, _: &Props) -> bool {
        true // given once, at start
    }
}

struct App {
    links: Links,
    /// What is on the screen.
    view: View,
    content: Rc<Content>,
    /// What was asked for last; the same as `view` once it is answered.
    wanted: View,
    /// Number of the last question. One that is overtaken stops by itself.
    question: Rc<Cell<u64>>,
    /// The current history entry was made by typing: more typing changes it, and makes no new one.
    typing_entry: bool,
    /// While somebody types: the timer of what waits until they pause, and for a new entry of the history what is to be
    /// kept with the one before.
    owed: Option<(Option<Place>, Timeout)>,
    typed: String,
    filters_open: bool,
    settled: Option<Timeout>,
    update_ready: bool,
    settings: Settings,
    /// Numbers of the blocks whose twins were opened on this page.
    twins: Vec<u32>,
    choosing: tools::Choosing,
    device: Device,
    /// Dialogs are drawn: one of them was opened before.
    dialogs: bool,
    /// The dialog that is to be opened once it is there.
    opening: Option<&'static str>,
    rows: Range<usize>,
    next_step: Option<Timeout>,
    /// When what is read step by step was drawn last, in milliseconds.
    drawn: f64,
    /// How to bring the page into position once it is drawn.
    arrival: Option<Arrival>,
    _listeners: [EventListener; 7],
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> App {
        let props = ctx.props();
        let meanwhile = page::typed_meanwhile();
        if meanwhile.is_some() {
            ctx.link().send_message(Message::Typed);
        }
        App {
            links: Links::from_root(&props.root),
            view: props.view.clone(),
            content: props.content.clone(),
            wanted: props.view.clone(),
            question: Rc::default(),
            typing_entry: false,
            owed: None,
            typed: meanwhile.unwrap_or_else(|| props.view.query.clone()),
            filters_open: page::is_wide(),
            settled: None,
            update_ready: page::update_waits(),
            settings: store::settings(),
            twins: Vec::new(),
            choosing: tools::Choosing::default(),
            device: Device::default(),
            dialogs: false,
            opening: None,
            rows: 0..0,
            next_step: None,
            drawn: 0.0,
            arrival: Some(Arrival::TakeOver(page::Caret::take())),
            _listeners: listening::listeners(ctx),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Typed => {
                self.typed = page::typed();
                let view = self.list_of(self.typed.clone());
                let before = match self.owed.take() {
                    Some((before, _)) => before,
                    None => (!self.typing_entry).then(place_now),
                };
                let link = ctx.link().clone();
                let pause = move || link.send_message(Message::Paused);
                self.owed = Some((before, Timeout::new(TYPING_RESTS_MS, pause)));
                self.typing_entry = true;
                self.question_only(ctx, view, true, Arrival::Stay);
                // The box shows what was typed by itself; the rest of the page waits for the answer.
                return false;
            }
            Message::Submitted => {
                self.typed = page::typed();
                let view = self.list_of(self.typed.clone());
                self.typing_entry = false;
                let entry = match view == self.wanted {
                    true => Entry::Same,
                    false => Entry::New,
                };
                self.ask(ctx, view, false, entry, Arrival::Stay);
            }
            Message::Cleared => {
                self.typed.clear();
                let view = self.list_of(String::new());
                self.typing_entry = false;
                self.ask(ctx, view, true, Entry::New, Arrival::Search);
            }
            Message::Followed(view) => self.follow(ctx, view),
            Message::Switched => self.follow(ctx, self.wanted.switched()),
            Message::Paused => {
                self.catch_up(ctx);
                return false;
            }
            Message::Travelled => {
                self.owed = None; // the address is another one by now
                let view = address::view(&ctx.props().root, store::preferred_lang());
                self.typed.clone_from(&view.query);
                self.typing_entry = false;
                let anywhere = |view: &View| View {
                    paragraph: None,
                    ..view.clone()
                };
                let arrival = match address::kept_place() {
                    Some(place) => Arrival::Place(place),
                    // A link inside the page (`#content`): the browser has brought the reader there itself.
                    None if anywhere(&view) == anywhere(&self.view) => Arrival::Stay,
                    None => Arrival::Place(Place::default()),
                };
                self.question_only(ctx, view, false, arrival);
            }
            Message::Answered {
                question,
                view,
                content,
                arrival,
            } => {
                if question != self.question.get() {
                    return false; // a newer question is on its way
                }
                // Taken now, just before the page changes under it.
                self.arrival = Some(arrival.before_change());
                let turned = view.page != self.view.page;
                self.view = view;
                if turned {
                    self.twins.clear();
                    device::hush();
                }
                self.content = Rc::new(content);
                self.settle(ctx);
                if self.owed.is_none() {
                    self.look_at_device(ctx);
                    self.follow_up(ctx);
                }
            }
            Message::Settled => {
                page::announce(&self.news());
                return self.remember();
            }
            Message::UpdateReady => self.update_ready = true,
            Message::Update => events::ask_for_update(),
            Message::Dismissed => self.update_ready = false,
            Message::FiltersToggled => {
                self.filters_open = !self.filters_open;
            }
            Message::Did(act) => self.act(ctx, act),
            Message::Pointed(event) => {
                let outcome = self.choosing.point(&event, &self.content);
                return self.chosen(ctx, outcome);
            }
            Message::RowsSeen(rows) => {
                let others = self.rows != rows;
                self.rows = rows;
                return others;
            }
            Message::Said(text) => {
                page::announce(&text);
                self.tell(ctx, &format!("!{text}"));
            }
            Message::GoOn(question) => {
                if question == self.question.get() {
                    self.go_on(ctx);
                }
                return false;
            }
            Message::WentOn(question, content) => {
                return question == self.question.get() && self.went_on(ctx, content);
            }
            Message::Pressed(event) => {
                let outcome = self.choosing.press(&event, &self.content);
                return self.chosen(ctx, outcome);
            }
            Message::DeviceChanged => self.look_at_device(ctx),
            Message::Untold => self.device.told.clear(),
            Message::Rested => {
                self.catch_up(ctx);
                keep_place_now();
                self.rested();
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let live = Live {
            typed: self.typed.clone(),
            filters_open: self.filters_open,
            update_ready: self.update_ready,
            origin: address::origin(),
            settings: self.settings,
            twins: self.twins.clone(),
            kept: self.device.kept.clone(),
            recent: self.device.recent.clone(),
            has_voice: self.device.has_voice,
            is_speaking: self.device.is_speaking,
            passage: self.device.passage.clone(),
            told: self.device.told.clone(),
            dialogs: self.dialogs,
            on: link.callback(Message::Did),
            on_input: link.callback(|_| Message::Typed),
            on_submit: link.callback(|event: yew::SubmitEvent| {
                event.prevent_default();
                Message::Submitted
            }),
            on_clear: link.callback(|_| Message::Cleared),
            on_update: link.callback(|_| Message::Update),
            on_dismiss: link.callback(|_| Message::Dismissed),
            on_filters: link.callback(|event: yew::MouseEvent| {
                event.prevent_default();
                Message::FiltersToggled
            }),
            tools: Tools {
                drag: self.choosing.drag,
                rows: self.rows.clone(),
                on_pointer: link.callback(Message::Pointed),
                on_key: link.callback(Message::Pressed),
                on_drag_start: Callback::from(|event: yew::DragEvent| event.prevent_default()),
            },
        };
        let scene = Scene {
            view: &self.view,
            links: &self.links,
            live: Some(&live),
        };
        frame(&scene, &self.content)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.wait_to_go_on(ctx);
        }
        if let Some(rows) = scroll::rows_near(KWIC).filter(|rows| *rows != self.rows) {
            ctx.link().send_message(Message::RowsSeen(rows));
        }
        if self.dialogs
            && let Some(dialog) = self.opening.take()
        {
            page::toggle_dialog(dialog);
        }
        if let Some(arrival) = self.arrival.take() {
            arrival.after_change(&self.view);
        }
        if first {
            ctx.link().send_message(Message::DeviceChanged);
            page::set_ready();
        }
    }
}
