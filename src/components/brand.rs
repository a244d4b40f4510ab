//! The mark of the site: nine tiles, three of them one region.

use yew::{Html, html};

use super::Scene;
use crate::view::{Page, View};

/// The mark and the name, linked to the list.
pub(super) fn brand(scene: &Scene<'_>) -> Html {
    let home = scene.links.to(&View::new(scene.view.lang, Page::List));
    html! {
        <a class="brand" href={home}>
            <svg viewBox="0 0 28 24" aria-hidden="true">
                <g opacity=".45">
                    <rect x="0" y="0" width="8" height="7" rx="1.5" />
                    <rect x="10" y="0" width="8" height="7" rx="1.5" />
                    <rect x="0" y="8.5" width="8" height="7" rx="1.5" />
                    <rect x="20" y="8.5" width="8" height="7" rx="1.5" />
                    <rect x="10" y="17" width="8" height="7" rx="1.5" />
                </g>
                <rect x="20" y="0" width="8" height="7" rx="1.5" />
                <rect x="10" y="8.5" width="8" height="7" rx="1.5" />
                <rect x="20" y="17" width="8" height="7" rx="1.5" />
            </svg>
            { scene.say().site_name }
        </a>
    }
}
