//! The matches of the query in the text of an article, as they are marked on the page.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{document, window, window_height};

/// The marks of the texts that are shown. Twins that a tap has opened are not counted.
const MARKS: &str =
    ":is(.parallel .titles, .titles > h1, .prose > [id], .parallel .prose > *) mark:not(.rest)";
/// The mark that the reader has gone to. Yew does not draw this attribute.
const SHOWN: &str = "data-shown";

fn marks() -> Vec<Element> {
    let Ok(marks) = document().query_selector_all(MARKS) else {
        return Vec::new();
    };
    let mark = |i| marks.get(i)?.dyn_into().ok();
    (0..marks.length()).filter_map(mark).collect()
}

/// Goes to the next match, or to the previous one: from the one that was shown last, if it is in sight, else from the top of the
/// window. After the last one comes the first. Returns its number, from 1.
pub fn step(forward: bool) -> Option<usize> {
    let marks = marks();
    let top = |mark: &Element| mark.get_bounding_client_rect().top();
    let in_sight = 0.0..window_height().unwrap_or_default();
    let shown = |mark: &Element| mark.has_attribute(SHOWN) && in_sight.contains(&top(mark));
    let count = marks.len();
    let next = match (marks.iter().position(shown), forward) {
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
        (None, true) => marks.iter().position(|mark| top(mark) >= 0.0).unwrap_or(0),
        (None, false) => {
            let before = marks.iter().rposition(|mark| top(mark) < 0.0);
            before.unwrap_or(count.checked_sub(1)?)
        }
    };
    show(&marks, next)
}

/// Shows the first match of a block, by the block's id. Returns its number, from 1.
pub fn show_in(block: &str) -> Option<usize> {
    let marks = marks();
    let block = document().get_element_by_id(block)?;
    let first = marks.iter().position(|mark| block.contains(Some(mark)))?;
    show(&marks, first)
}

/// Marks a match as the one that is shown, and scrolls it into the middle of the window if it is out of sight.
fn show(marks: &[Element], number: usize) -> Option<usize> {
    for mark in marks {
        let _ = mark.remove_attribute(SHOWN);
    }
    let mark = marks.get(number)?;
    let _ = mark.set_attribute(SHOWN, "");
    let (rect, height) = (mark.get_bounding_client_rect(), window_height()?);
    // The bar of the article covers the lowest part of the window.
    if rect.top() < 0.0 || rect.bottom() > height * 0.8 {
        window().scroll_by_with_x_and_y(0.0, rect.top() - height / 3.0);
    }
    Some(number + 1)
}
