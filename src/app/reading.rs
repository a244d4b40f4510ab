//! What a reader does beside searching and following links.

use aimaq_language::Lang;
use gloo::timers::callback::Timeout;
use yew::Context;

use super::{App, Arrival, Entry, Message};
use crate::browser::{device, page, scroll, spawn, store};
use crate::components::Act;
use crate::content::{ArticleContent, SavedArticle, answer_keeping};
use crate::pages::Content;
use crate::settings::Setting;
use crate::texts::dates::date_in_words;
use crate::texts::{counted, keeping, phrases};
use crate::view::{Page, View};

/// How long a confirmation stands, in milliseconds.
const TOLD_MS: u32 = 4000;
/// Parts the blocks that are read aloud.
const BETWEEN_BLOCKS: &str = "\u{1e}";

/// What the app knows of the device.
#[derive(Default)]
pub(super) struct Device {
    pub(super) kept: Vec<SavedArticle>,
    pub(super) recent: Vec<String>,
    pub(super) has_voice: bool,
    pub(super) is_speaking: bool,
    /// Number and text of the passage that may be shared.
    pub(super) passage: (u32, String),
    /// What is confirmed at the moment.
    pub(super) told: String,
    untold: Option<Timeout>,
}

impl App {
    pub(super) fn act(&mut self, ctx: &Context<Self>, act: Act) {
        match act {
            Act::Open(dialog) => self.open(dialog),
            Act::Save(_) | Act::Clear | Act::Form(_) => self.research(ctx, act),
            Act::Set(setting, value) => {
                self.settings.set(setting, value);
                store::keep_settings(&self.settings);
            }
            Act::SetScript => {
                self.settings.set(Setting::Script, page::chosen("script"));
                store::keep_settings(&self.settings);
                let view = View {
                    writing: self.settings.writing(),
                    ..self.wanted.clone()
                };
                self.ask(ctx, view, false, Entry::New, Arrival::SameParagraph(None));
            }
            Act::Parallel => {
                if self.article().is_some_and(|article| article.twin.is_some()) {
                    self.follow(ctx, self.wanted.toggle_parallel());
                }
            }
            // Beside a wide text there is room for both; a tap there is for selecting.
            Act::Twin(_) if page::is_desk() || page::has_selection() => {}
            Act::Twin(number) => match self.twins.iter().position(|open| *open == number) {
                Some(at) => drop(self.twins.remove(at)),
                None => self.twins.push(number),
            },
            Act::Share => {
                let passage = device::passage();
                let (number, text) = passage.split_once(' ').unwrap_or_default();
                self.device.passage = (number.parse().unwrap_or(1), text.to_owned());
                self.open("share");
            }
            Act::SharePage => self.share(&View {
                paragraph: None,
                ..self.view.clone()
            }),
            Act::ShareParagraph => self.share(&self.at_passage()),
            Act::CopyPassage => {
                close_share();
                device::copy(&self.passage_with_source());
            }
            Act::Listen => self.listen(),
            Act::Keep => {
                if let Some(article) = self.article() {
                    device::keep(&article.article().id);
                }
            }
            Act::MarkRead(i) => {
                if let Some(kept) = self.device.kept.get(i) {
                    device::mark_read(&kept.id, !kept.read);
                }
            }
            Act::Remove(i) => {
                if let Some(kept) = self.device.kept.get(i) {
                    device::keep(&kept.id);
                }
            }
            Act::Export => device::export_kept(),
            Act::Import => device::import_kept("import"),
            Act::Forget => {
                device::forget_searches();
                self.look_at_device(ctx);
            }
        }
    }

    /// Opens a dialog, or closes it if it is open. Dialogs are drawn once the first of them is opened.
    fn open(&mut self, dialog: &'static str) {
        match self.dialogs {
            true => page::toggle_dialog(dialog),
            false => {
                self.dialogs = true;
                self.opening = Some(dialog);
            }
        }
    }

    /// Asks the device for everything again.
    pub(super) fn look_at_device(&mut self, ctx: &Context<Self>) {
        self.settings = store::settings();
        self.device.recent = device::recent().lines().map(str::to_owned).collect();
        self.device.is_speaking = device::is_speaking();
        self.device.has_voice = self
            .article()
            .is_some_and(|article| device::has_voice(article.main.lang.tag()));
        let kept = SavedArticle::parse(&device::kept());
        if kept != self.device.kept {
            self.device.kept = kept;
            if self.wanted.page == Page::Kept {
                self.question_only(ctx, self.wanted.clone(), false, Arrival::Stay);
            }
        }
        let asked = device::asked();
        if !asked.is_empty() {
            let library = ctx.props().library.clone();
            spawn(async move {
                device::answered(&asked, &answer_keeping(&library, &asked).await);
            });
            // There may be another one.
            ctx.link().send_message(Message::DeviceChanged);
        }
        let said = device::take_said();
        if !said.is_empty() {
            self.tell(ctx, &said);
        }
    }

    /// Says what the device has done; the words are those of `static/device.js`.
    pub(super) fn tell(&mut self, ctx: &Context<Self>, said: &str) {
        let say = phrases(self.view.lang);
        self.device.told = match (said, said.split_once(' ')) {
            _ if said.starts_with('!') => said.get(1..).unwrap_or_default().to_owned(),
            (_, Some((_, number))) => {
                counted::imported(self.view.lang, number.parse().unwrap_or_default())
            }
            ("copied", _) => say.copied.to_owned(),
            ("gone", _) => keeping::sentence(self.view.lang, "gone").to_owned(),
            ("unreadable", _) => say.import_unreadable.to_owned(),
            _ => say.unstored.to_owned(),
        };
        let link = ctx.link().clone();
        self.device.untold = Some(Timeout::new(TOLD_MS, move || {
            link.send_message(Message::Untold);
        }));
    }

    /// The reader rests at a place: an article of the reading list remembers it.
    pub(super) fn rested(&self) {
        let Some(article) = self.article() else {
            return;
        };
        let id = &article.article().id;
        let kept = self.device.kept.iter().find(|kept| kept.id == *id);
        if let (Some(kept), Some(block)) = (kept, scroll::block())
            && kept.block != block
        {
            device::stopped_at(id, block);
        }
    }

    fn article(&self) -> Option<&ArticleContent> {
        match &*self.content {
            Content::Article(article) => Some(article),
            _ => None,
        }
    }

    fn share(&self, view: &View) {
        close_share();
        let mut address = crate::browser::address::origin();
        address.push_str(&self.links.to(view));
        device::share(&crate::pages::title(view, &self.content), &address);
    }

    fn at_passage(&self) -> View {
        View {
            paragraph: Some(self.device.passage.0),
            query: String::new(),
            ..self.view.clone()
        }
    }

    /// The passage, then title, source, date and address.
    fn passage_with_source(&self) -> String {
        let mut text = format!("«{}»\n\n", self.device.passage.1);
        if let Some(content) = self.article() {
            let article = content.article();
            let title = content.text().map(|text| text.title.as_str());
            let date = date_in_words(self.view.lang, article.date);
            let publisher = article.source.publisher.as_deref();
            for part in [title, publisher, Some(date.as_str())]
                .into_iter()
                .flatten()
            {
                text.push_str(part);
                text.push_str(". ");
            }
        }
        text.push('\n');
        text.push_str(&crate::browser::address::origin());
        text.push_str(&self.links.to(&self.at_passage()));
        text
    }

    fn listen(&self) {
        let Some(content) = self.article() else {
            return;
        };
        let blocks = content.text().map_or(&[][..], |text| &text.blocks);
        let texts: Vec<String> = blocks.iter().map(|block| block.plain_text()).collect();
        let lang: Lang = content.main.lang;
        device::listen(lang.tag(), &texts.join(BETWEEN_BLOCKS));
    }
}

/// Closes the share dialog where it is open, so that what is said can be seen.
fn close_share() {
    if page::is_dialog_open("share") {
        page::toggle_dialog("share");
    }
}
