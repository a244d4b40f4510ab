//! Renders a page natively, at build, with the components of the app.

use yew::{Html, LocalServerRenderer, Properties, component, html};

use crate::components::Scene;
use crate::frame::frame_with;
use crate::links::Links;
use crate::pages::Content;
use crate::texts::waiting::waiting;
use crate::view::{Page, View};

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
    let (class, above) = (page_class(&props.view), looking(&props.view));
    frame_with(&scene, &props.content, class, above)
}

/// What the style sheet shows of a rendered page until the app runs (`static/waiting.js`): a `whole` page also if the address asks
/// something, a `plain` one only if it does not, one that `needs-app` never.
fn page_class(view: &View) -> &'static str {
    match view.page {
        Page::Article(_) => "page whole",
        Page::Words | Page::Frequency | Page::Kept => "page needs-app",
        _ => "page plain",
    }
}

/// What stands in place of a rendered page that does not answer what the address asks.
fn looking(view: &View) -> Html {
    let say = waiting(view.lang);
    let class = page_class(view);
    html! {
        if class != "page whole" {
            <div class="page column looking">
                <h1 class="page-title" id="asked"></h1>
                <p class="searching">{ say.searching }</p>
                <p class="loading">{ say.loading }</p>
                <p class="unanswered">{ say.unanswered }</p>
                if class == "page needs-app" { <p class="no-script">{ say.needs_script }</p> }
            </div>
        }
    }
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
