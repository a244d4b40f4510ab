//! The state of the app.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use aimaq_library::Library;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::{Context, Properties};

use super::chart_input::BarSelection;
use super::listeners::listeners;
use super::message::Message;
use super::open_suggestions::OpenSuggestions;
use super::restore_focus::RestoreFocus;
use super::toast::Toast;
use crate::browser::history::ScrollState;
use crate::browser::install::InstallOffer;
use crate::browser::network::Network;
use crate::browser::search_box::Caret;
use crate::browser::{page, store};
use crate::content::{ArticleContent, SavedArticle};
use crate::links::Links;
use crate::pages::Content;
use crate::settings::Settings;
use crate::view::View;

/// What the app starts with.
#[derive(Clone, Properties)]
pub(super) struct Props {
    pub root: String,
    pub library: Rc<Library<Network>>,
    pub view: View,
    pub content: Rc<Content>,
    /// What was typed into the rendered page after the question of `view`.
    pub typed: Option<String>,
    /// The focus in the rendered page.
    pub caret: Caret,
}

impl PartialEq for Props {
    fn eq(&self, _: &Props) -> bool {
        true // set once, at the start
    }
}

/// The state of the app.
pub(super) struct App {
    pub links: Links,
    /// The view on the screen.
    pub view: View,
    /// The content on the screen.
    pub content: Rc<Content>,
    /// The view of the latest question. Equal to `view` once the answer is there. Its query is the text of the search box.
    pub requested: View,
    /// Number of the latest question. Older ones cancel themselves.
    pub question: Rc<Cell<u64>>,
    /// The reader is typing, and the rest waits for a pause.
    pub typing_pause: Option<TypingPause>,
    /// Typing made the current history entry. More typing changes it and makes no new one.
    pub is_typing_entry: bool,
    /// The window is wide enough for filters beside the list.
    pub is_wide: bool,
    /// What is suggested below the search box.
    pub suggestions: OpenSuggestions,
    /// The sheet with the filters is open.
    pub filters_open: bool,
    /// Announces the answer when it has stood for a while.
    pub announce_timer: Option<Timeout>,
    /// The browser's offer to install the site.
    pub install_offer: Option<InstallOffer>,
    pub update_ready: bool,
    pub settings: Settings,
    /// Numbers of the blocks whose twins are open.
    pub twins: Vec<u32>,
    /// The match of the query that the reader has gone to, from 1.
    pub shown_match: Option<usize>,
    /// Number of the block whose twin was just opened. It is scrolled into sight once it is drawn.
    pub twin_to_show: Option<u32>,
    /// The scroll position that the direction of scrolling is measured from.
    pub scrolled_from: i32,
    pub bar_selection: BarSelection,
    pub device: DeviceState,
    pub toast: Option<Toast>,
    /// Dialogs are drawn. They are not until the reader opens the first one.
    pub dialogs_drawn: bool,
    /// The dialog to open once it is drawn.
    pub dialog_to_open: Option<&'static str>,
    /// The lines of a concordance that are near the window.
    pub rows: Range<usize>,
    /// Continues reading once the page is drawn.
    pub read_on_timer: Option<Timeout>,
    /// When content that is read in slices was drawn last, in milliseconds since 1970.
    pub drawn_at: f64,
    /// Restores focus and scroll position once the new content is drawn.
    pub restore_focus: Option<RestoreFocus>,
    _listeners: [EventListener; 9],
}

/// What happens when the reader pauses typing.
pub(super) struct TypingPause {
    /// If typing makes a new history entry: the scroll state to save with the entry before it.
    pub before: Option<ScrollState>,
    /// Sends the message that the reader has paused. Dropping it cancels that.
    pub _timer: Timeout,
}

/// What the app knows about the device.
#[derive(Default)]
pub(super) struct DeviceState {
    /// The reading list.
    pub kept: Vec<SavedArticle>,
    /// The recent searches, the latest first.
    pub recent: Vec<String>,
    /// The device has a voice for the language of the article.
    pub has_voice: bool,
    pub is_speaking: bool,
    /// The passage in the share dialog: the number of its block, its text.
    pub passage: (u32, String),
}

impl App {
    pub fn new(ctx: &Context<App>) -> App {
        let props = ctx.props();
        let mut requested = props.view.clone();
        if let Some(query) = &props.typed {
            requested.query.clone_from(query);
            ctx.link().send_message(Message::Typed);
        }
        App {
            links: Links::from_root(&props.root),
            view: props.view.clone(),
            content: props.content.clone(),
            requested,
            question: Rc::default(),
            typing_pause: None,
            is_typing_entry: false,
            is_wide: page::is_wide(),
            filters_open: false,
            suggestions: OpenSuggestions::default(),
            announce_timer: None,
            install_offer: None,
            update_ready: page::update_waits(),
            settings: store::settings(),
            twins: Vec::new(),
            shown_match: None,
            twin_to_show: None,
            scrolled_from: 0,
            bar_selection: BarSelection::default(),
            device: DeviceState::default(),
            toast: None,
            dialogs_drawn: false,
            dialog_to_open: None,
            rows: 0..0,
            read_on_timer: None,
            drawn_at: 0.0,
            restore_focus: Some(RestoreFocus::RenderedPage(props.caret.clone())),
            _listeners: listeners(&props.root, &ctx.link().callback(|message| message)),
        }
    }

    /// The article on the screen.
    pub fn article(&self) -> Option<&ArticleContent> {
        match &*self.content {
            Content::Article(article) => Some(article),
            _ => None,
        }
    }
}
