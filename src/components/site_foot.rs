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
                <a href={to(Page::List)}>{ say.home }</a>
                <a href={to(Page::Words)}>{ say.words_title }</a>
                <a href={to(Page::Kept)}>{ say.kept_title }</a>
                <a href={to(Page::About)}>{ say.about }</a>
            </nav>
        </footer>
    }
}
