//! Renders a page natively, at build, with the components of the app.

use yew::{Html, LocalServerRenderer, Properties, component};

use crate::components::Scene;
use crate::frame::frame;
use crate::links::Links;
use crate::pages::Content;
use crate::view::View;

#[derive(Clone, Debug, PartialEq, Properties)]
struct StaticPageProps {
    view: View,
    content: Content,
    links: Links,
}

#[component(StaticPage)]
fn static_page(props: &StaticPageProps) -> Html {
    let scene = Scene {
        view: &props.view,
        links: &props.links,
        live: None,
    };
    frame(&scene, &props.content)
}

/// Renders the markup inside the page's root element. The app replaces it and does not hydrate it, so the markup has no
/// hydration comments.
pub async fn render(view: &View, content: &Content, links: &Links) -> String {
    let props = StaticPageProps {
        view: view.clone(),
        content: content.clone(),
        links: links.clone(),
    };
    LocalServerRenderer::<StaticPage>::with_props(props)
        .hydratable(false)
        .render()
        .await
}
