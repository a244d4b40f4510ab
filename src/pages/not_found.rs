//! There is no such page.

use yew::{Html, html};

use crate::components::Scene;
use crate::view::Page;

pub(super) fn page(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    html! {
        <div class="column">
            <h1 class="page-title">{ say.not_found }</h1>
            <p>{ say.not_found_hint }</p>
            <p class="actions"><a href={scene.links.to(&scene.view.plain(Page::List))}>{ say.home }</a></p>
        </div>
    }
}
