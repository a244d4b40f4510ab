//! The filter by the language of the text.

use aimaq_language::Lang;
use yew::{Html, html};

use super::Scene;
use crate::view::View;

/// A choice between texts in both languages, in Kazakh and in Russian. Each is a link to the same page and question.
pub fn text_langs(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let choice = |text_lang: Option<Lang>, id: &'static str| {
        let view = View {
            text_lang,
            ..scene.view.asking(scene.view.query.clone())
        };
        let current = (scene.view.text_lang == text_lang).then_some("true");
        let label = label(scene, text_lang);
        html! { <a class="pill" {id} href={scene.links.to(&view)} aria-current={current}>{ label }</a> }
    };
    html! {
        <div class="sort" role="group" aria-label={say.texts_in}>
            { choice(None, "texts-both") }
            { choice(Some(Lang::Kk), "texts-kk") }
            { choice(Some(Lang::Ru), "texts-ru") }
        </div>
    }
}

/// The name of a choice.
pub(super) fn label(scene: &Scene<'_>, lang: Option<Lang>) -> &'static str {
    let say = scene.say();
    match lang {
        None => say.both_languages,
        Some(Lang::Kk) => say.in_kazakh,
        Some(Lang::Ru) => say.in_russian,
    }
}
