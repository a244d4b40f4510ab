//! What changes the state of the app.

use std::ops::Range;

use yew::{KeyboardEvent, PointerEvent};

use super::restore_focus::RestoreFocus;
use crate::browser::install::InstallOffer;
use crate::components::{Act, SuggestionKey};
use crate::pages::Content;
use crate::view::View;

pub(super) enum Message {
    /// The text in the search box changed.
    Typed,
    /// The reader stopped typing for a moment.
    TypingPaused,
    /// Enter in the search box: the last word is complete.
    Submitted,
    /// The reader cleared the search box.
    Cleared,
    /// A key in the search box that is for the suggestions.
    SuggestionKey(SuggestionKey),
    /// The focus left the search box.
    SearchLeft,
    /// The reader chose a suggestion, by its number.
    SuggestionChosen(usize),
    /// The reader followed a link to a view.
    Followed(View),
    /// The reader went back or forward in the history.
    Travelled,
    /// The reader switched to the other language.
    LanguageSwitched,
    /// The answer to a question.
    Answered {
        question: u64,
        view: View,
        content: Content,
        restore_focus: RestoreFocus,
    },
    /// The answer has stood for a while.
    AnswerSettled,
    /// The page is drawn, and the answer to a question has more to read.
    ReadOn(u64),
    /// More of the answer to a question was read.
    MoreRead(u64, Content),
    /// A new version waits.
    UpdateReady,
    /// The reader wants the new version.
    UpdateAccepted,
    /// The reader does not want the new version now.
    UpdateDismissed,
    /// The browser offers to install the site.
    InstallOffered(InstallOffer),
    /// The size of the window has changed.
    Resized,
    /// The reader did something other than searching and following links.
    Acted(Act),
    /// A pointer event on the timeline.
    ChartPointer(PointerEvent),
    /// A key event on a chart.
    ChartKey(KeyboardEvent),
    /// The rows of a concordance that are near the window.
    RowsSeen(Range<usize>),
    /// The page was scrolled.
    Scrolled,
    /// A match of the query is shown, by its number from 1.
    MatchShown(usize),
    /// Scrolling stopped.
    ScrollRested,
    /// Something about the device changed, perhaps in another tab.
    DeviceChanged,
    /// A file could not be saved. The text is advice for the reader.
    SaveFailed(String),
    /// The toast has been shown long enough.
    ToastExpired,
}
