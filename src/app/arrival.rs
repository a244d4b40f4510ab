//! How a page comes into position when what it shows has changed.

use crate::browser::address::Place;
use crate::browser::page::{self, Caret};
use crate::browser::scroll::{self, Anchor};
use crate::view::{Page, View};

/// Where the reader should find themselves after a change.
pub(super) enum Arrival {
    /// The app replaces the rendered page: caret and scroll as they were.
    TakeOver(Caret),
    /// On another page: at its top or at the paragraph the URL names, with the focus on its content.
    Top,
    /// On the same page: nothing moves.
    Stay,
    /// On the same list, which has become longer: at the first new card, without a scroll.
    Card(usize),
    /// On the same page: at an element, by its id, without a scroll.
    At(String),
    /// In the search box.
    Search,
    /// In the other language: the paragraph that was at the top of the window stays there.
    SameParagraph(Option<Anchor>),
    /// Where the reader was when they left this entry of the history.
    Place(Place),
}

impl Arrival {
    /// Looks at the page as it is, before the change.
    pub fn before_change(self) -> Arrival {
        match self {
            Arrival::SameParagraph(_) => Arrival::SameParagraph(Anchor::take()),
            other => other,
        }
    }

    /// Brings the changed page into position.
    pub fn after_change(self, view: &View) {
        match self {
            Arrival::TakeOver(caret) => {
                scroll::take_over();
                caret.restore();
                match crate::browser::address::kept_place() {
                    Some(place) if place.y > 0 => restore(&place),
                    _ => to_paragraph(view),
                }
            }
            Arrival::Top => {
                scroll::to(0);
                page::focus("content");
                to_paragraph(view);
            }
            Arrival::Stay => {}
            Arrival::At(id) => page::focus(&id),
            Arrival::Card(number) => page::focus_card(number),
            Arrival::Search => page::focus_search(),
            Arrival::SameParagraph(anchor) => {
                if let (Page::Article(_), Some(anchor)) = (&view.page, anchor) {
                    anchor.restore();
                }
            }
            Arrival::Place(place) => restore(&place),
        }
    }
}

fn restore(place: &Place) {
    scroll::to(place.y);
    page::focus(&place.focus);
}

fn to_paragraph(view: &View) {
    if let Some(number) = view.paragraph {
        scroll::to_element(&format!("p{number}"));
    }
}
