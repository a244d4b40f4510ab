//! The whole of a page: head, content and foot.

use yew::{Html, html};

use crate::components::{
    Scene, help, reading_settings, share, site_foot, site_head, update_notice,
};
use crate::pages::{Content, page};

/// Everything inside the root element of a page of the running app.
pub fn frame(scene: &Scene<'_>, content: &Content) -> Html {
    frame_with(scene, content, "page", html! {})
}

/// Likewise, with the classes of the content and with something above it.
pub(crate) fn frame_with(
    scene: &Scene<'_>,
    content: &Content,
    class: &'static str,
    above: Html,
) -> Html {
    html! {
        <>
            { site_head(scene) }
            { above }
            <main {class} id="content" tabindex="-1">{ page(scene, content) }</main>
            { site_foot(scene) }
            <p class="unseen" role="status" id="announcement"></p>
            { update_notice(scene) }
            if scene.live.is_some_and(|live| live.dialogs) { { dialogs(scene, content) } }
        </>
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
