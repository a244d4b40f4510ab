//! The logo of the site: eight tiles, three of them bright.

use yew::{Html, html};

use super::Scene;
use crate::view::{Page, View};

const PALE: &str = "M1 0h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z \
    M11 0h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z \
    M1 8.5h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z \
    M21 8.5h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z \
    M11 17h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z";
const FULL: &str = "M21 0h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z \
    M11 8.5h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z \
    M21 17h6q1 0 1 1v5q0 1-1 1h-6q-1 0-1-1v-5q0-1 1-1z";

/// The logo and the name, with a link to the list.
pub(super) fn brand(scene: &Scene<'_>) -> Html {
    let home = scene.links.to(&View::new(scene.view.lang, Page::List));
    html! {
        <a class="brand" href={home}>
            <svg viewBox="0 0 28 24" aria-hidden="true">
                <path opacity=".45" d={PALE} />
                <path d={FULL} />
            </svg>
            { scene.say().site_name }
        </a>
    }
}
