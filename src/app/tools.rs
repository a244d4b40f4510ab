//! Pointer and keys on the charts.

use aimaq_article::Edtf;
use yew::{KeyboardEvent, PointerEvent};

use crate::browser::{page, pointer};
use crate::components::{CHART, stretch, tile_beside};
use crate::content::Timeline;
use crate::pages::Content;

/// What is being chosen on the timeline.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choosing {
    /// From which bar to which.
    pub drag: Option<(usize, usize)>,
    /// The pointer is down.
    pressed: bool,
}

/// What came of an event.
pub(super) enum Outcome {
    /// Nothing that is seen.
    Nothing,
    /// The marked bars are others.
    Changed,
    /// These dates were chosen.
    Chosen(Edtf, Edtf),
    /// What is open is to be closed.
    Closed,
}

impl Choosing {
    /// A pointer on the timeline.
    pub fn point(&mut self, event: &PointerEvent, content: &Content) -> Outcome {
        let Some(timeline) = content.timeline() else {
            return Outcome::Nothing;
        };
        let bars = timeline.bars.len();
        let bar = (pointer::across(event, CHART) * bars as f64) as usize;
        let bar = bar.min(bars.saturating_sub(1));
        match (event.type_().as_str(), self.drag) {
            ("pointerdown", _) if event.button() == 0 => {
                *self = Choosing {
                    drag: Some((bar, bar)),
                    pressed: true,
                };
                Outcome::Nothing
            }
            ("pointermove", Some((from, to))) if self.pressed && to != bar => {
                // From here on the pointer is ours: it may leave the chart, and no bar is clicked at the end.
                pointer::hold(event, CHART);
                self.drag = Some((from, bar));
                Outcome::Changed
            }
            ("pointerup", Some((from, to))) if self.pressed => {
                *self = Choosing::default();
                match from == to {
                    true => Outcome::Changed, // a click, which is the link's
                    false => chosen(timeline, from, to),
                }
            }
            ("pointercancel", Some(_)) => {
                *self = Choosing::default();
                Outcome::Changed
            }
            _ => Outcome::Nothing,
        }
    }

    /// A key on the timeline or the map.
    pub fn press(&mut self, event: &KeyboardEvent, content: &Content) -> Outcome {
        let code = event.code();
        if let ("Escape", Content::Words(words)) = (code.as_str(), content)
            && words.open.is_some()
        {
            return Outcome::Closed;
        }
        let (right, down) = match code.as_str() {
            "ArrowRight" => (1, 0),
            "ArrowLeft" => (-1, 0),
            "ArrowDown" => (0, 1),
            "ArrowUp" => (0, -1),
            _ => (0, 0),
        };
        let focused = page::focused();
        if let Some(tile) = focused.strip_prefix("tile-") {
            if let Some(beside) = tile_beside(tile, right, down).filter(|_| right != down) {
                event.prevent_default();
                page::focus(&format!("tile-{beside}"));
            }
            return Outcome::Nothing;
        }
        let (Some(bar), Some(timeline)) = (
            focused
                .strip_prefix("bar-")
                .and_then(|bar| bar.parse::<usize>().ok()),
            content.timeline(),
        ) else {
            return Outcome::Nothing;
        };
        match (code.as_str(), self.drag.take()) {
            ("Enter" | "NumpadEnter", Some((from, to))) => {
                event.prevent_default();
                chosen(timeline, from, to)
            }
            (_, marked) if right != 0 => {
                event.prevent_default();
                let last = timeline.bars.len().saturating_sub(1);
                let next = bar.saturating_add_signed(right.into()).min(last);
                page::focus(&format!("bar-{next}"));
                self.drag = event
                    .shift_key()
                    .then(|| (marked.map_or(bar, |(from, _)| from), next));
                Outcome::Changed
            }
            ("ShiftLeft" | "ShiftRight" | "Tab", marked) => {
                self.drag = marked;
                Outcome::Nothing
            }
            (_, Some(_)) => Outcome::Changed,
            _ => Outcome::Nothing,
        }
    }
}

fn chosen(timeline: &Timeline, from: usize, to: usize) -> Outcome {
    stretch(timeline, from, to).map_or(Outcome::Nothing, |(from, to)| Outcome::Chosen(from, to))
}
