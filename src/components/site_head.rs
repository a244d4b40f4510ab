//! The header of every page: logo, settings, the other language, search.

use yew::{Html, html};

use super::Scene;
use super::brand::brand;
use super::dialog::opener;
use super::search_box::search_box;
use super::tool::Icon;
use crate::texts::phrases;
use crate::view::Page;

/// The header of a page.
pub fn site_head(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let other = scene.view.lang.other().tag();
    html! {
        <>
            <a class="skip" href="#content">{ say.skip_to_content }</a>
            <header class="site-head">
                <div class="site-head-inner">
                    { brand(scene) }
                    <div class="head-tools">
                        <a class="round kept-link" id="kept-link" href={scene.links.to(&scene.view.plain(Page::Kept))} aria-label={say.kept_title} title={say.kept_title}>
                            <svg viewBox="0 0 24 24" aria-hidden="true"><path d={Icon::Star.path()} /></svg>
                        </a>
                        { opener(scene, "settings", say.settings) }
                        <a class="language-switch" id="language-switch" href={scene.links.to(&scene.view.switched())}
                            lang={other} hreflang={other} rel="alternate">
                            { say.switch_language }
                        </a>
                    </div>
                    { search_box(scene) }
                    if scene.view.page == Page::List {
                        <p class="purpose">
                            <span>{ say.purpose }</span>{ " " }<span lang={other}>{ phrases(scene.view.lang.other()).purpose }</span>
                        </p>
                    }
                </div>
            </header>
        </>
    }
}
