//! The footer of every page.

use yew::{Html, html};

use super::tool::button;
use super::{Act, Scene};
use crate::view::Page;

/// The footer of a page, with links to the main pages.
pub fn site_foot(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let to = |page| scene.links.to(&scene.view.plain(page));
    html! {
        <footer class="site-foot">
            <nav aria-label={say.site_name}>
                if scene.live.is_some_and(|live| live.can_install) { { button(scene, "install".to_owned(), say.install, Act::Install) } }
                { for Page::menu(say).into_iter().map(|(page, name)| html! { <a href={to(page)}>{ name }</a> }) }
            </nav>
        </footer>
    }
}
