//! The running app: one value of state, messages that change it, questions to the library.
//!
//! A question is a view with a number; its answer comes back as a message with that number, whenever the
//! bytes arrive. Only the answer to the latest question is shown, so a slow one never overwrites a newer one.

mod arrival;
mod reading;
mod research;
mod saving;
mod start;
mod tools;
mod wanted;

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use aimaq_language::scripts::Writing;
use aimaq_library::Library;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::{Callback, Component, Context, Html, Properties};

use crate::apart::{apart, run_apart};
use crate::browser::address::{self, Entry, Place};
use crate::browser::events::{self, Shortcut, Single};
use crate::browser::network::Network;
use crate::browser::{device, page, scroll, spawn, store};
use crate::components::{Act, KWIC, Live, Scene, Tools};
use crate::content::{CARDS, Content, go_on, load_after, titles};
use crate::frame::{frame, title};
use crate::links::Links;
use crate::settings::Settings;
use crate::texts::counted;
use crate::view::{Page, View};
use arrival::Arrival;
use reading::Device;
use wanted::while_wanted;

pub use start::start;

/// How long an answer stands before it is announced, in milliseconds: one announcement for a word, not
/// one for a letter.
const SETTLED_MS: u32 = 700;
/// How long typing rests before the address, the title and the cards out of sight follow, in milliseconds: a browser takes
/// longer for an address than a search does.
const TYPING_RESTS_MS: u32 = 250;
/// How long scrolling rests before the place is kept: browsers limit how often that may be done.
const SCROLL_RESTS_MS: u32 = 250;

/// What the app starts with.
#[derive(Clone, Properties)]
struct Props {
    root: String,
    library: Rc<Library<Network>>,
    view: View,
    content: Rc<Content>,
    charts: bool,
}

impl PartialEq for Props {
    fn eq(&self, _: &Props) -> bool {
        true // given once, at start
    }
}

enum Message {
    /// The search box changed.
    Typed,
    /// Enter in the search box: the last word is complete.
    Submitted,
    /// Empty the search box.
    Cleared,
    /// A link to a view was followed.
    Followed(View),
    /// Back or forward.
    Travelled,
    /// The answer to a question.
    Answered {
        question: u64,
        view: View,
        content: Content,
        arrival: Arrival,
    },
    /// Typing rests.
    Paused,
    /// The other language is wanted.
    Switched,
    /// The answer has stood for a while.
    Settled,
    /// A new version waits.
    UpdateReady,
    /// The new version is wanted.
    Update,
    /// The new version is not wanted now.
    Dismissed,
    /// The filters were opened or closed.
    FiltersToggled,
    /// Something beside searching and following links.
    Did(Act),
    /// A pointer on the timeline.
    Pointed(yew::PointerEvent),
    /// A key on a chart.
    Pressed(yew::KeyboardEvent),
    /// Something about the device has changed, maybe in another tab.
    DeviceChanged,
    /// What was confirmed was seen.
    Untold,
    /// The reader rests at a place.
    Rested,
    /// These lines of a concordance are near the window.
    RowsSeen(Range<usize>),
    /// Something to tell the reader.
    Said(String),
    /// The dialogs are there.
    DialogsCame,
    /// What draws the filters is there.
    ChartsCame,
    /// There is more to read for the answer to a question.
    GoOn(u64),
    /// Some more was read for the answer to a question.
    WentOn(u64, Content),
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
    dialogs: bool,
    /// What draws the filters is there.
    charts: bool,
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
            charts: props.charts,
            opening: None,
            rows: 0..0,
            next_step: None,
            drawn: 0.0,
            arrival: Some(Arrival::TakeOver(page::Caret::take())),
            _listeners: listeners(ctx),
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
                    self.look_at_filters(ctx);
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
                self.look_at_filters(ctx);
            }
            Message::ChartsCame => self.charts = true,
            Message::Did(act) => self.act(ctx, act),
            Message::Pointed(event) => {
                let outcome = apart(|| self.choosing.point(&event, &self.content));
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
            Message::DialogsCame => self.dialogs = true,
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
                let outcome = apart(|| self.choosing.press(&event, &self.content));
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
            charts: self.charts,
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
            self.look_at_filters(ctx);
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

impl App {
    /// Does now what waits for a pause in typing. The address is the view's from then on.
    fn catch_up(&mut self, ctx: &Context<Self>) {
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
    fn follow_up(&mut self, ctx: &Context<Self>) {
        page::describe(&title(&self.view, &self.content), self.view.lang.tag());
        self.wait_to_go_on(ctx);
    }

    /// Where a new query leads: the words page asks of itself, every other page of the list.
    fn list_of(&self, query: String) -> View {
        let base = match self.wanted.page {
            Page::Words => self.wanted.clone(),
            _ => self.wanted.list(),
        };
        base.asking(query)
    }

    fn follow(&mut self, ctx: &Context<Self>, mut view: View) {
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
        let same_list = view.page == self.view.page
            && matches!(view.page, Page::List | Page::Words)
            && !switched;
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
    fn chosen(&mut self, ctx: &Context<Self>, outcome: tools::Outcome) -> bool {
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
    fn ask(
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

    fn question_only(&mut self, ctx: &Context<Self>, view: View, typing: bool, arrival: Arrival) {
        self.question.set(self.question.get() + 1);
        self.wanted = view.clone();
        let (latest, question) = (self.question.clone(), self.question.get());
        let link = ctx.link().clone();
        let library = ctx.props().library.clone();
        let kept = self.device.kept.clone();
        let in_sight = if page::is_wide() { 2 * CARDS } else { CARDS };
        let before = match view.page {
            Page::Words => self.content.begun(),
            _ => None,
        };
        spawn(async move {
            let answering = async {
                if let Err(error) = device::second_part_for(&view).await {
                    return Content::Failed(error);
                }
                match view.page {
                    Page::Kept => Content::Kept(run_apart(titles(&library, &view, &kept)).await),
                    _ => {
                        let mut content = load_after(&library, &view, typing, before).await;
                        while content.is_too_early(in_sight) {
                            device::next_task().await;
                            content = go_on(&library, &view, content).await;
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

    /// Announces the answer once it has stood for a while.
    fn settle(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        // The timer before it is dropped, and so cancelled.
        self.settled = Some(Timeout::new(SETTLED_MS, move || {
            link.send_message(Message::Settled)
        }));
    }

    /// A search that has stood for a while and found something is one to find again. Are the recent ones others now?
    fn remember(&mut self) -> bool {
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
    fn news(&self) -> String {
        match &*self.content {
            Content::List(list) if self.view.is_narrowed() => {
                counted::articles_found(self.view.lang, list.total as u64)
            }
            Content::Words(words) if !self.view.query.is_empty() && words.reading.is_done() => {
                counted::places_found(self.view.lang, words.found.len() as u64)
            }
            Content::Frequency(found) if found.reading.is_done() && !found.terms.is_empty() => {
                counted::places_found(self.view.lang, found.total.counts.iter().sum())
            }
            _ => String::new(),
        }
    }
}

fn place_now() -> Place {
    Place {
        y: scroll::y(),
        focus: page::focused(),
    }
}

fn keep_place_now() {
    address::keep_place(&place_now());
}

fn listeners(ctx: &Context<App>) -> [EventListener; 7] {
    let send: Callback<Message> = ctx.link().callback(|message| message);
    let root = ctx.props().root.clone();
    let resting = std::cell::RefCell::new(None);
    let seen = std::cell::RefCell::new(0..0);
    [
        events::on_link({
            let send = send.clone();
            move |href| {
                let view = address::view_of_link(&root, &href, store::preferred_lang());
                let taken = view.is_some();
                view.into_iter()
                    .for_each(|view| send.emit(Message::Followed(view)));
                taken
            }
        }),
        events::on_history({
            let send = send.clone();
            move || send.emit(Message::Travelled)
        }),
        events::on_scroll({
            let send = send.clone();
            move || {
                if let Some(rows) = scroll::rows_near(KWIC).filter(|rows| *rows != *seen.borrow()) {
                    seen.replace(rows.clone());
                    send.emit(Message::RowsSeen(rows));
                }
                let send = send.clone();
                let rest = move || send.emit(Message::Rested);
                resting.replace(Some(Timeout::new(SCROLL_RESTS_MS, rest)));
            }
        }),
        events::on_update({
            let send = send.clone();
            move || send.emit(Message::UpdateReady)
        }),
        events::on_storage({
            let send = send.clone();
            move || send.emit(Message::DeviceChanged)
        }),
        device::on_change({
            let send = send.clone();
            move || send.emit(Message::DeviceChanged)
        }),
        events::on_shortcut(move |shortcut| match shortcut {
            Shortcut::Single(_) if !store::settings().single_letters() => false,
            Shortcut::Single(Single::Next) => scroll::step(true),
            Shortcut::Single(Single::Previous) => scroll::step(false),
            Shortcut::Single(Single::Parallel) => {
                send.emit(Message::Did(Act::Parallel));
                true
            }
            Shortcut::Single(Single::Help) => {
                send.emit(Message::Did(Act::Open("help")));
                true
            }
            Shortcut::Search | Shortcut::Single(Single::Search) => {
                page::focus_search();
                true
            }
            Shortcut::Clear if page::focused() == "q" && !page::typed().is_empty() => {
                send.emit(Message::Cleared);
                true
            }
            Shortcut::Clear => false,
            Shortcut::Twin => page::click_block(),
            Shortcut::Language | Shortcut::Single(Single::Language) => {
                send.emit(Message::Switched);
                true
            }
        }),
    ]
}
