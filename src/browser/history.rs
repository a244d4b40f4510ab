//! The session history: its entries, and the scroll state saved with each.

use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::{focus, scroll, window};
use crate::links::Links;
use crate::view::View;

/// How a view enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryChange {
    /// As a new entry: the back button leads to the view before.
    Push,
    /// In place of the current entry.
    Replace,
}

/// Puts a view into the address bar.
pub fn show(links: &Links, view: &View, change: HistoryChange) {
    let Ok(history) = window().history() else {
        return;
    };
    let url = links.to(view);
    // A browser refuses after too many calls a minute. The page works without.
    let _ = match change {
        HistoryChange::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        HistoryChange::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&url))
        }
    };
}

/// The scroll position and the focus. One is saved with each history entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScrollState {
    /// The vertical scroll position in whole CSS pixels.
    pub y: i32,
    /// Id of the focused element, or empty.
    pub focus: String,
}

impl ScrollState {
    /// Returns the state of the page as it is now.
    pub fn now() -> ScrollState {
        ScrollState {
            y: scroll::y(),
            focus: focus::focused(),
        }
    }

    /// Saves the state with the current history entry.
    pub fn save(&self) {
        let Ok(history) = window().history() else {
            return;
        };
        let state = JsValue::from_str(&format!("{} {}", self.y, self.focus));
        let _ = history.replace_state_with_url(&state, "", None);
    }

    /// Returns the state that was saved with the current history entry.
    pub fn saved() -> Option<ScrollState> {
        let state = window().history().ok()?.state().ok()?.as_string()?;
        let (y, focus) = state.split_once(' ')?;
        Some(ScrollState {
            y: y.parse().ok()?,
            focus: focus.to_owned(),
        })
    }

    /// Scrolls to the position and restores the focus.
    pub fn restore(&self) {
        scroll::to(self.y);
        focus::focus(&self.focus);
    }
}

/// Makes the app restore scroll positions from now on. The browser would do it before the content is there.
pub fn restore_scroll_ourselves() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}
