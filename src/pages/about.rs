//! About the site.

use aimaq_markup::html;
use yew::Html;

use crate::components::{Scene, keys, query_signs};

pub(super) fn page(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let section =
        |title: &'static str, text: &'static str| html! { <><h2>{ title }</h2><p>{ text }</p></> };
    html! {
        <div class="column">
            <h1 class="page-title">{ say.about }</h1>
            <p>{ say.about_what }</p>
            { section(say.about_languages_title, say.about_languages) }
            { section(say.about_search_title, say.about_search) }
            <h2>{ say.about_query_title }</h2>
            { query_signs(scene) }
            { section(say.about_regions_title, say.about_regions) }
            <h2>{ say.about_keys_title }</h2>
            { keys(scene) }
            { section(say.about_privacy_title, say.about_privacy) }
            { section(say.about_licence_title, say.about_licence) }
        </div>
    }
}
