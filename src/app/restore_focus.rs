//! Restores focus and scroll position after the content of the page has changed.

use crate::browser::focus;
use crate::browser::history::{ScrollState, restore_scroll_ourselves};
use crate::browser::matches;
use crate::browser::scroll::{self, Anchor};
use crate::browser::search_box::{self, Caret};
use crate::view::{Page, View};

/// Where focus and scroll position belong after a change.
pub(super) enum RestoreFocus {
    /// The app replaces the rendered page: caret and scroll position as before.
    RenderedPage(Caret),
    /// Another page: its top, or the block that the URL names. The content has the focus.
    Top,
    /// The same page: nothing moves.
    Stay,
    /// The same page, while an element, by its id, had the focus. If it is gone, the content has the focus.
    Still(String),
    /// The same list with more cards: the focus goes to the first new one, without scrolling.
    Card(usize),
    /// The same page: the focus goes to an element, by its id, without scrolling.
    Element(String),
    /// The focus goes to the search box.
    SearchBox,
    /// Another version of the article: the block at the top of the window stays there. The anchor is taken before the change.
    Block(Option<Anchor>),
    /// Another entry of the history: as the reader left it.
    Saved(ScrollState),
}

impl RestoreFocus {
    /// Measures the page before the change.
    pub fn before_change(self) -> RestoreFocus {
        match self {
            RestoreFocus::Block(_) => RestoreFocus::Block(Anchor::take()),
            RestoreFocus::Stay => RestoreFocus::Still(focus::focused()),
            other => other,
        }
    }

    /// Moves focus and scroll position after the change. Returns the number of the match that is shown, if the URL names a block
    /// with one.
    pub fn after_change(self, view: &View) -> Option<usize> {
        let mut shown = None;
        match self {
            RestoreFocus::RenderedPage(caret) => {
                restore_scroll_ourselves();
                caret.restore();
                match ScrollState::saved() {
                    Some(state) if state.y > 0 => state.restore(),
                    _ => shown = scroll_to_block(view),
                }
            }
            RestoreFocus::Top => {
                scroll::to(0);
                focus::focus("content");
                shown = scroll_to_block(view);
            }
            RestoreFocus::Stay => {}
            RestoreFocus::Still(before) => {
                if !before.is_empty() && focus::focused().is_empty() {
                    focus::focus("content");
                }
            }
            RestoreFocus::Element(id) => {
                focus::focus(&id);
                if let Some(line) = view.line {
                    scroll::above(&format!("line-{line}"), &id);
                }
            }
            RestoreFocus::Card(number) => focus::focus_card(number),
            RestoreFocus::SearchBox => search_box::select(),
            RestoreFocus::Block(anchor) => {
                if let (Page::Article(_), Some(anchor)) = (&view.page, anchor) {
                    anchor.restore();
                }
            }
            RestoreFocus::Saved(state) => state.restore(),
        }
        shown
    }
}

/// Scrolls to the block that the URL names, and shows its first match.
fn scroll_to_block(view: &View) -> Option<usize> {
    let block = format!("p{}", view.paragraph?);
    scroll::to_element(&block);
    matches::show_in(&block)
}
