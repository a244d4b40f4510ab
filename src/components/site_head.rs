//! The header of every page: logo, settings, the other language, search.

use yew::{Html, html};

use super::Scene;
use super::brand::brand;
use super::dialog::opener;
use super::search_box::search_box;

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
                        { opener(scene, "settings", say.settings) }
                        <a class="language-switch" id="language-switch" href={scene.links.to(&scene.view.switched())}
                            lang={other} hreflang={other} rel="alternate">
                            { say.switch_language }
                        </a>
                    </div>
                    { search_box(scene) }
                </div>
            </header>
        </>
    }
}
