//! Shares, copies and reads aloud the article on the screen.

use super::state::App;
use crate::browser::{address, device, dialog};
use crate::pages::title;
use crate::texts::dates::date_in_words;
use crate::view::View;

/// Separates the blocks that are read aloud.
const BLOCK_SEPARATOR: &str = "\u{1e}";

impl App {
    /// Reads the passage for the share dialog from the page.
    pub(super) fn take_passage(&mut self) {
        let passage = device::passage();
        let (number, text) = passage.split_once(' ').unwrap_or_default();
        self.device.passage = (number.parse().unwrap_or(1), text.to_owned());
    }

    /// Shares the address of the page.
    pub(super) fn share_page(&self) {
        self.share(&View {
            paragraph: None,
            ..self.view.clone()
        });
    }

    /// Shares the address of the passage.
    pub(super) fn share_passage(&self) {
        self.share(&self.view_at_passage());
    }

    fn share(&self, view: &View) {
        close_share_dialog();
        device::share(&title(view, &self.content), &self.absolute(view));
    }

    /// Copies the passage with title, source, date and address.
    pub(super) fn copy_passage(&self) {
        close_share_dialog();
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
        text.push_str(&self.absolute(&self.view_at_passage()));
        device::copy(&text);
    }

    fn view_at_passage(&self) -> View {
        View {
            paragraph: Some(self.device.passage.0),
            query: String::new(),
            ..self.view.clone()
        }
    }

    /// Returns the absolute address of a view.
    pub(super) fn absolute(&self, view: &View) -> String {
        let mut url = address::origin();
        url.push_str(&self.links.to(view));
        url
    }

    /// Reads the article aloud, or stops.
    pub(super) fn listen(&self) {
        let Some(content) = self.article() else {
            return;
        };
        let blocks = content.text().map_or(&[][..], |text| &text.blocks);
        let texts: Vec<String> = blocks.iter().map(|block| block.plain_text()).collect();
        device::listen(content.main.lang.tag(), &texts.join(BLOCK_SEPARATOR));
    }
}

/// Closes the share dialog, which would hide the toast.
fn close_share_dialog() {
    if dialog::is_open("share") {
        dialog::toggle("share");
    }
}
