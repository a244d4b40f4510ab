//! Listens to events outside the elements that the app draws.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::Callback;

use super::message::Message;
use crate::browser::search_box::{self, SEARCH_BOX};
use crate::browser::shortcut::{Shortcut, SingleKey, on_shortcut};
use crate::browser::step::step;
use crate::browser::{address, device, events, focus, install, scroll, store};
use crate::components::{Act, KWIC};

/// How long scrolling rests before the position is saved, in milliseconds. Browsers limit how often a page may do that.
const SCROLL_RESTS_MS: u32 = 250;

/// Sends a message for each event. `root` is the path of the site's root.
pub(super) fn listeners(root: &str, send: &Callback<Message>) -> [EventListener; 9] {
    let root = root.to_owned();
    [
        events::on_link({
            let send = send.clone();
            move |href| {
                let view = address::view_of_link(&root, &href, store::preferred_lang());
                let is_ours = view.is_some();
                view.into_iter()
                    .for_each(|view| send.emit(Message::Followed(view)));
                is_ours
            }
        }),
        events::on_history({
            let send = send.clone();
            move || send.emit(Message::Travelled)
        }),
        on_scroll(send.clone()),
        install::on_offer({
            let send = send.clone();
            move |offer| send.emit(Message::InstallOffered(offer))
        }),
        events::on_resize({
            let send = send.clone();
            move || send.emit(Message::Resized)
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
        on_shortcut({
            let send = send.clone();
            move |shortcut| press(shortcut, &send)
        }),
    ]
}

fn on_scroll(send: Callback<Message>) -> EventListener {
    let resting = RefCell::new(None);
    let seen = RefCell::new(0..0);
    events::on_scroll(move || {
        if let Some(rows) = scroll::rows_near(KWIC).filter(|rows| *rows != *seen.borrow()) {
            seen.replace(rows.clone());
            send.emit(Message::RowsSeen(rows));
        }
        send.emit(Message::Scrolled);
        let send = send.clone();
        let rest = move || send.emit(Message::ScrollRested);
        resting.replace(Some(Timeout::new(SCROLL_RESTS_MS, rest)));
    })
}

/// Returns whether the shortcut did something.
fn press(shortcut: Shortcut, send: &Callback<Message>) -> bool {
    match shortcut {
        Shortcut::Single(_) if !store::settings().single_letters() => return false,
        Shortcut::Single(SingleKey::Next) => return step(true),
        Shortcut::Single(SingleKey::Previous) => return step(false),
        Shortcut::Single(SingleKey::Parallel) => send.emit(Message::Acted(Act::Parallel)),
        Shortcut::Single(SingleKey::Help) => send.emit(Message::Acted(Act::Open("help"))),
        Shortcut::Search | Shortcut::Single(SingleKey::Search) => search_box::select(),
        Shortcut::Clear if focus::focused() == SEARCH_BOX && !search_box::typed().is_empty() => {
            send.emit(Message::Cleared);
        }
        Shortcut::Clear => return false,
        Shortcut::Arrow(forward) => return focus::is_on_card() && step(forward),
        Shortcut::Twin => return focus::click_block(),
        Shortcut::Language | Shortcut::Single(SingleKey::Language) => {
            send.emit(Message::LanguageSwitched);
        }
    }
    true
}
