//! Pointer events on the charts.

use web_sys::{Element, PointerEvent};

use super::document;

/// Returns how far across an element a pointer is: 0 at the left edge, just below 1 at the right one.
pub fn across(event: &PointerEvent, id: &str) -> f64 {
    let Some(rect) = document()
        .get_element_by_id(id)
        .map(|element: Element| element.get_bounding_client_rect())
    else {
        return 0.0;
    };
    let across = (f64::from(event.client_x()) - rect.left()) / rect.width();
    across.clamp(0.0, 0.999_999)
}

/// Sends all events of the pointer to an element until the pointer is lifted, even outside the element.
pub fn hold(event: &PointerEvent, id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
