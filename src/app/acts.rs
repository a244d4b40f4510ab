//! What a reader does other than searching and following links.

use yew::Context;

use super::restore_focus::RestoreFocus;
use super::state::App;
use crate::browser::history::HistoryChange;
use crate::browser::{device, dialog, events, matches, page, scroll, store};
use crate::components::{Act, FILTER_SHEET};
use crate::pages::Content;
use crate::settings::Setting;
use crate::texts::counted;
use crate::view::View;

impl App {
    pub(super) fn act(&mut self, ctx: &Context<Self>, act: Act) {
        match act {
            Act::Open(dialog) => self.toggle_dialog(dialog),
            Act::Set(setting, value) => {
                self.settings.set(setting, value);
                store::save_settings(&self.settings);
            }
            Act::SetScript => self.set_script(ctx),
            Act::Parallel => {
                if self.article().is_some_and(|article| article.twin.is_some()) {
                    self.follow(ctx, self.requested.toggle_parallel());
                }
            }
            // A wide window has room for side by side. There a click is for selecting text.
            Act::Twin(_) if page::is_desk() || page::has_selection() => {}
            Act::Twin(number) => match self.twins.iter().position(|open| *open == number) {
                Some(at) => drop(self.twins.remove(at)),
                None => {
                    self.twins.push(number);
                    self.twin_to_show = Some(number);
                }
            },
            Act::Filters(open) => {
                self.filters_open = open;
                self.dialog_to_open = open.then_some(FILTER_SHEET);
            }
            Act::Match(forward) => {
                self.shown_match = matches::step(forward);
                self.scrolled_from = scroll::y();
                if let (Some(shown), Some(article)) = (self.shown_match, self.article()) {
                    let all = article.matches(self.view.parallel) as u64;
                    page::announce(&counted::match_of(self.view.lang, shown as u64, all));
                }
            }
            Act::Share => {
                self.take_passage();
                self.toggle_dialog("share");
            }
            Act::SharePage => self.share_page(),
            Act::ShareParagraph => self.share_passage(),
            Act::CopyPassage => self.copy_passage(),
            Act::Listen => self.listen(),
            Act::Install => {
                if let Some(offer) = self.install_offer.take() {
                    offer.prompt();
                }
            }
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
                self.refresh_device(ctx);
            }
            Act::Save(format) => self.save(ctx, format),
            Act::Clear => events::forget_everything(),
            Act::Form(number) => self.toggle_form(ctx, number),
        }
    }

    /// Opens a dialog, or closes it if it is open. The first time, it opens once it is drawn.
    fn toggle_dialog(&mut self, dialog: &'static str) {
        match self.dialogs_drawn {
            true => dialog::toggle(dialog),
            false => {
                self.dialogs_drawn = true;
                self.dialog_to_open = Some(dialog);
            }
        }
    }

    /// Shows Kazakh texts in the script that the reader has chosen.
    fn set_script(&mut self, ctx: &Context<Self>) {
        self.settings.set(Setting::Script, page::chosen("script"));
        store::save_settings(&self.settings);
        let view = View {
            writing: self.settings.writing(),
            ..self.requested.clone()
        };
        let restore_focus = RestoreFocus::Block(None);
        self.go_to(ctx, view, false, HistoryChange::Push, restore_focus);
    }

    /// Leaves a form out of the concordance, or includes it again.
    fn toggle_form(&mut self, ctx: &Context<Self>, number: usize) {
        if let Content::Words(words) = &*self.content
            && let Some(form) = words.found.forms.get(number)
        {
            let view = self.view.toggle_form(&form.text);
            let (change, restore_focus) = (HistoryChange::Replace, RestoreFocus::Stay);
            self.go_to(ctx, view, false, change, restore_focus);
        }
    }
}
