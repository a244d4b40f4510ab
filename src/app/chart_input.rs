//! Pointer and keyboard input on the charts.

use aimaq_article::Edtf;
use yew::{KeyboardEvent, PointerEvent};

use crate::browser::{focus, pointer};
use crate::components::{CHART, stretch, tile_beside};
use crate::content::Timeline;
use crate::pages::Content;

/// The bars of the timeline that the reader is selecting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BarSelection {
    /// The bar where the selection began, and the bar where it is now.
    pub bars: Option<(usize, usize)>,
    /// The pointer is down.
    is_pressed: bool,
}

/// The result of an event on a chart.
pub(super) enum ChartOutcome {
    /// Nothing changes on the screen.
    Nothing,
    /// The selected bars have changed.
    Draw,
    /// The reader chose the period between two dates.
    PeriodChosen(Edtf, Edtf),
    /// The reader closed the open line of the concordance.
    LineClosed,
}

impl BarSelection {
    /// Handles a pointer event on the timeline.
    pub fn point(&mut self, event: &PointerEvent, content: &Content) -> ChartOutcome {
        let Some(timeline) = content.timeline() else {
            return ChartOutcome::Nothing;
        };
        let count = timeline.bars.len();
        let bar = (pointer::across(event, CHART) * count as f64) as usize;
        let bar = bar.min(count.saturating_sub(1));
        match (event.type_().as_str(), self.bars) {
            ("pointerdown", _) if event.button() == 0 => {
                *self = BarSelection {
                    bars: Some((bar, bar)),
                    is_pressed: true,
                };
                ChartOutcome::Nothing
            }
            ("pointermove", Some((from, to))) if self.is_pressed && to != bar => {
                // From now on the pointer may leave the chart, and lifting it clicks no bar.
                pointer::hold(event, CHART);
                self.bars = Some((from, bar));
                ChartOutcome::Draw
            }
            ("pointerup", Some((from, to))) if self.is_pressed => {
                *self = BarSelection::default();
                match from == to {
                    true => ChartOutcome::Draw, // a click; the link handles it
                    false => period_chosen(timeline, from, to),
                }
            }
            ("pointercancel", Some(_)) => {
                *self = BarSelection::default();
                ChartOutcome::Draw
            }
            _ => ChartOutcome::Nothing,
        }
    }

    /// Handles a key event on the timeline or the map.
    pub fn press(&mut self, event: &KeyboardEvent, content: &Content) -> ChartOutcome {
        let code = event.code();
        if let ("Escape", Content::Words(words)) = (code.as_str(), content)
            && words.open.is_some()
        {
            return ChartOutcome::LineClosed;
        }
        let (right, down) = match code.as_str() {
            "ArrowRight" => (1, 0),
            "ArrowLeft" => (-1, 0),
            "ArrowDown" => (0, 1),
            "ArrowUp" => (0, -1),
            _ => (0, 0),
        };
        let focused = focus::focused();
        if let Some(tile) = focused.strip_prefix("tile-") {
            if let Some(beside) = tile_beside(tile, right, down).filter(|_| right != down) {
                event.prevent_default();
                focus::focus(&format!("tile-{beside}"));
            }
            return ChartOutcome::Nothing;
        }
        let (Some(bar), Some(timeline)) = (
            focused
                .strip_prefix("bar-")
                .and_then(|bar| bar.parse::<usize>().ok()),
            content.timeline(),
        ) else {
            return ChartOutcome::Nothing;
        };
        match (code.as_str(), self.bars.take()) {
            ("Enter" | "NumpadEnter", Some((from, to))) => {
                event.prevent_default();
                period_chosen(timeline, from, to)
            }
            (_, selected) if right != 0 => {
                event.prevent_default();
                let last = timeline.bars.len().saturating_sub(1);
                let next = bar.saturating_add_signed(right.into()).min(last);
                focus::focus(&format!("bar-{next}"));
                self.bars = event
                    .shift_key()
                    .then(|| (selected.map_or(bar, |(from, _)| from), next));
                ChartOutcome::Draw
            }
            ("ShiftLeft" | "ShiftRight" | "Tab", selected) => {
                self.bars = selected;
                ChartOutcome::Nothing
            }
            (_, Some(_)) => ChartOutcome::Draw,
            _ => ChartOutcome::Nothing,
        }
    }
}

fn period_chosen(timeline: &Timeline, from: usize, to: usize) -> ChartOutcome {
    stretch(timeline, from, to).map_or(ChartOutcome::Nothing, |(from, to)| {
        ChartOutcome::PeriodChosen(from, to)
    })
}
