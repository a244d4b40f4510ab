//! Where a pointer is, and who hears of it.

use web_sys::{Element, PointerEvent};

use super::document;

/// How far across an element a pointer is: 0 at its left edge, just below 1 at its right one.
pub fn across(event: &PointerEvent, id: &str) -> f64 {
    let Some(place) = document()
        .get_element_by_id(id)
        .map(|element: Element| element.get_bounding_client_rect())
    else {
        return 0.0;
    };
    let across = (f64::from(event.client_x()) - place.left()) / place.width();
    across.clamp(0.0, 0.999_999)
}

/// Lets an element hear of the pointer until it is lifted, wherever that goes.
pub fn hold(event: &PointerEvent, id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
