//! Draws a page natively, at build, with the components of the app.

use yew::{Html, LocalServerRenderer, Properties, component};

use crate::components::Scene;
use crate::frame::frame;
use crate::links::Links;
use crate::pages::Content;
use crate::view::View;

#[derive(Clone, Debug, PartialEq, Properties)]
struct Still {
    view: View,
    content: Content,
    links: Links,
}

#[component(StillPage)]
fn still_page(still: &Still) -> Html {
    let scene = Scene {
        view: &still.view,
        links: &still.links,
        live: None,
    };
    frame(&scene, &still.content)
}

/// The markup inside the page's root element. The app replaces it and does not hydrate it, so it carries
/// no marks for that.
pub async fn render(view: &View, content: &Content, links: &Links) -> String {
    let still = Still {
        view: view.clone(),
        content: content.clone(),
        links: links.clone(),
    };
    LocalServerRenderer::<StillPage>::with_props(still)
        .hydratable(false)
        .render()
        .await
}
