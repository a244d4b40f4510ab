//! What the app listens to beside what stands on the page.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::{Callback, Context};

use super::{App, Message};
use crate::browser::events::{self, Shortcut, Single};
use crate::browser::{address, device, page, scroll, store};
use crate::components::{Act, KWIC};

/// How long scrolling rests before the place is kept: browsers limit how often that may be done.
const SCROLL_RESTS_MS: u32 = 250;

pub(super) fn listeners(ctx: &Context<App>) -> [EventListener; 7] {
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
