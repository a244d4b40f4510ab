//! The whole of a page: head, content and foot.

use yew::{Html, html};

use crate::components::{
    Scene, help, reading_settings, share, site_foot, site_head, update_notice,
};
use crate::pages::{Content, page};
use crate::view::Page;

/// Everything inside the page's root element.
pub fn frame(scene: &Scene<'_>, content: &Content) -> Html {
    html! {
        <>
            { site_head(scene) }
            if scene.live.is_none() { { looking(scene) } }
            <main class={page_class(scene)} id="content" tabindex="-1">{ page(scene, content) }</main>
            { site_foot(scene) }
            <p class="unseen" role="status" id="announcement"></p>
            { update_notice(scene) }
            if scene.live.is_some_and(|live| live.dialogs) { { dialogs(scene, content) } }
        </>
    }
}

/// What the style sheet shows of a rendered page until the app runs (`static/waiting.js`): a `whole` page also if the address asks
/// something, a page that `needs-app` never.
fn page_class(scene: &Scene<'_>) -> &'static str {
    match (scene.live, &scene.view.page) {
        (Some(_), _) => "page",
        (None, Page::Article(_)) => "page whole",
        (None, Page::Words | Page::Frequency | Page::Kept) => "page needs-app",
        (None, _) => "page plain",
    }
}

/// What stands in place of a rendered page that does not answer what the address asks.
fn looking(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    html! {
        <div class="page column looking">
            <h1 class="page-title" id="asked"></h1>
            <p class="searching">{ say.searching }</p>
            <p class="loading">{ say.loading }</p>
            <p class="unanswered">{ say.unanswered }</p>
            <p class="no-script">{ say.needs_script }</p>
        </div>
    }
}

/// What is opened over the page.
fn dialogs(scene: &Scene<'_>, content: &Content) -> Html {
    html! {
        <>
            { help(scene) }
            { reading_settings(scene) }
            if let Content::Article(_) = content { { share(scene) } }
        </>
    }
}
