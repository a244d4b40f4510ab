//! About the site.

use yew::{Html, html};

use crate::components::Scene;

/// The typed filters, the same in both languages.
const FILTERS: &str = "region:KZ-63 lang:kk from:2014 to:2016";

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
            <dl class="keys">
                { entry(say.about_query_phrase, say.about_query_phrase_is) }
                { entry(say.about_query_without, say.about_query_without_is) }
                { entry(say.about_query_begins, say.about_query_begins_is) }
                { entry(FILTERS, say.about_query_filters_is) }
            </dl>
            { section(say.about_regions_title, say.about_regions) }
            <h2>{ say.about_keys_title }</h2>
            <dl class="keys">
                <dt><kbd>{ "Ctrl" }</kbd>{ " + " }<kbd>{ "K" }</kbd></dt><dd>{ say.about_key_search }</dd>
                <dt><kbd>{ "Esc" }</kbd></dt><dd>{ say.about_key_escape }</dd>
                <dt><kbd>{ "Alt" }</kbd>{ " + " }<kbd>{ "L" }</kbd></dt><dd>{ say.about_key_language }</dd>
            </dl>
            { section(say.about_privacy_title, say.about_privacy) }
            { section(say.about_licence_title, say.about_licence) }
        </div>
    }
}

fn entry(written: &'static str, meaning: &'static str) -> Html {
    html! { <><dt><code>{ written }</code></dt><dd>{ meaning }</dd></> }
}
