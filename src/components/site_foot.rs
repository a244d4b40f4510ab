//! The footer of every page.

use yew::{Html, html};

use super::Scene;
use crate::view::Page;

/// The footer of a page, with links to the main pages.
pub fn site_foot(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let to = |page| scene.links.to(&scene.view.plain(page));
    html! {
        <footer class="site-foot">
            <nav aria-label={say.site_name}>
                { for Page::menu(say).into_iter().map(|(page, name)| html! { <a href={to(page)}>{ name }</a> }) }
            </nav>
        </footer>
    }
}
