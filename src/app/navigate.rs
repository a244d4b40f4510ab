//! From one view to another: links, the history, choices on charts.

use aimaq_language::scripts::Writing;
use yew::Context;

use super::chart_input::ChartOutcome;
use super::restore_focus::RestoreFocus;
use super::state::App;
use crate::browser::history::{HistoryChange, ScrollState};
use crate::browser::{address, page, scroll, store};
use crate::view::View;

/// A shorter way, in CSS pixels, is no scrolling up or down: fingers tremble.
const TURN_PX: i32 = 8;

impl App {
    /// Hides the bar of an article while the reader scrolls down its text, and shows it again when the reader scrolls up or
    /// the text ends.
    pub(super) fn turn_bar(&mut self) {
        let y = scroll::y();
        let moved = y - self.scrolled_from;
        if moved.abs() >= TURN_PX {
            self.scrolled_from = y;
            page::hide_bar(moved > 0 && scroll::is_in_text());
        }
    }

    /// Follows a link.
    pub(super) fn follow(&mut self, ctx: &Context<Self>, mut view: View) {
        page::close_contents();
        self.catch_up(ctx);
        ScrollState::now().save();
        // A link names a script only if it is not the reader's.
        if view.writing == Writing::Cyrillic {
            view.writing = self.requested.writing;
        }
        if self.is_longer_list(&view) {
            let restore_focus = RestoreFocus::Card(self.requested.shown);
            return self.go_to(ctx, view, false, HistoryChange::Replace, restore_focus);
        }
        let restore_focus = self.focus_after(&view);
        if view == self.requested.switched() {
            store::save_lang(view.lang);
        }
        self.is_typing_entry = false;
        self.go_to(ctx, view, false, HistoryChange::Push, restore_focus);
    }

    /// Returns whether a view is the requested list with more results.
    fn is_longer_list(&self, view: &View) -> bool {
        let same_list = View {
            shown: view.shown,
            ..self.requested.clone()
        };
        *view == same_list && view.shown > self.requested.shown
    }

    /// Returns where the focus belongs after a link to another view.
    fn focus_after(&self, view: &View) -> RestoreFocus {
        let is_switched = *view == self.requested.switched();
        let is_same_page = view.page == self.view.page;
        let is_same_article =
            is_same_page && view.parallel != self.view.parallel && view.paragraph.is_none();
        if is_switched || is_same_article {
            return RestoreFocus::Block(None);
        }
        if !is_same_page || !view.page.answers_queries() {
            return RestoreFocus::Top;
        }
        match (self.requested.line, view.line) {
            (before, Some(line)) if before != Some(line) => {
                RestoreFocus::Element("open-line".to_owned())
            }
            (Some(line), None) => RestoreFocus::Element(format!("line-{line}")),
            _ => RestoreFocus::Stay,
        }
    }

    /// Shows the view of the address bar, which going back or forward has changed.
    pub(super) fn travel(&mut self, ctx: &Context<Self>) {
        self.typing_pause = None; // it would change the wrong entry
        let view = address::view(&ctx.props().root, store::preferred_lang());
        self.is_typing_entry = false;
        let without_block = |view: &View| View {
            paragraph: None,
            ..view.clone()
        };
        let restore_focus = match ScrollState::saved() {
            Some(state) => RestoreFocus::Saved(state),
            // A link inside the page (`#content`): the browser has scrolled already.
            None if without_block(&view) == without_block(&self.view) => RestoreFocus::Stay,
            None => RestoreFocus::Saved(ScrollState::default()),
        };
        self.ask(ctx, view, false, restore_focus);
    }

    /// Applies what the reader did on a chart. Returns whether to draw the page.
    pub(super) fn apply_chart_outcome(
        &mut self,
        ctx: &Context<Self>,
        outcome: ChartOutcome,
    ) -> bool {
        match outcome {
            ChartOutcome::Nothing => false,
            ChartOutcome::Draw => true,
            ChartOutcome::LineClosed => {
                let view = View {
                    line: None,
                    ..self.view.clone()
                };
                self.follow(ctx, view);
                false
            }
            ChartOutcome::PeriodChosen(from, to) => {
                let view = self.view.between(Some(from), Some(to));
                self.follow(ctx, view);
                true
            }
        }
    }
}
