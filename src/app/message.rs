//! What changes the state of the app.

use std::ops::Range;

use super::arrival::Arrival;
use crate::components::Act;
use crate::pages::Content;
use crate::view::View;

pub(super) enum Message {
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
    /// There is more to read for the answer to a question.
    GoOn(u64),
    /// Some more was read for the answer to a question.
    WentOn(u64, Content),
}
