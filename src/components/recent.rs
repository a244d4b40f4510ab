//! Recent searches on this device.

use yew::{Html, html};

use super::tool::button;
use super::{Act, Scene};
use crate::view::{Page, View};

/// The recent searches as links, and a button that forgets them.
pub(super) fn recent(scene: &Scene<'_>) -> Html {
    let Some(live) = scene.live.filter(|live| !live.recent.is_empty()) else {
        return html! {};
    };
    let say = scene.say();
    let link = |query: &String| {
        let view = View {
            query: query.clone(),
            ..scene.view.plain(Page::List)
        };
        html! { <li><a class="pill" href={scene.links.to(&view)}>{ query }</a></li> }
    };
    html! {
        <>
            <h3>{ say.recent }</h3>
            <ul class="recent">{ for live.recent.iter().map(link) }</ul>
            { button(scene, "forget".to_owned(), say.forget, Act::Forget) }
        </>
    }
}
