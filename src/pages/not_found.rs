//! The page for addresses that do not exist.

use aimaq_language::Lang;
use yew::{Html, html};

use crate::components::Scene;
use crate::texts::phrases;
use crate::view::{Page, View};

pub(super) fn page(scene: &Scene<'_>) -> Html {
    let lang = scene.view.lang;
    html! {
        <div class="column">
            <h1 class="page-title">{ scene.say().not_found }</h1>
            { advice(scene, lang) }
            { advice(scene, lang.other()) }
        </div>
    }
}

/// The advice in a language. The page has both, because a wrong address does not tell the reader's language.
fn advice(scene: &Scene<'_>, lang: Lang) -> Html {
    let say = phrases(lang);
    let home = scene.links.to(&View::new(lang, Page::List));
    html! {
        <div lang={lang.tag()}>
            <p>{ say.not_found }{ ". " }{ say.not_found_hint }</p>
            <p class="actions"><a href={home} hreflang={lang.tag()}>{ say.home }</a></p>
        </div>
    }
}
