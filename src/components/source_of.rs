//! The source of an article.

use aimaq_article::Article;
use aimaq_language::Lang;
use yew::{Html, html};

use super::Scene;
use crate::texts::dates::date_in_words;

/// The source, as far as it is known, and the language of the original. Names of sources are not translated.
pub fn source_of(scene: &Scene<'_>, article: &Article) -> Html {
    let say = scene.say();
    let lang = scene.view.lang;
    let source = &article.source;
    let original = match article.original {
        Lang::Kk => say.in_kazakh,
        Lang::Ru => say.in_russian,
    };
    let given = |label: &str, value: &Option<String>| match value {
        Some(value) => {
            html! { <><dt>{ label.to_owned() }</dt><dd lang={article.original.tag()}>{ value }</dd></> }
        }
        None => html! {},
    };
    html! {
        <section class="source" aria-labelledby="source">
            <h2 id="source">{ say.source }</h2>
            if source.is_empty() {
                <p>{ say.source_unknown }</p>
            }
            <dl>
                { given(say.source_publisher, &source.publisher) }
                { given(say.source_title, &source.title) }
                { given(say.source_author, &source.author) }
                if source.date.is_some() {
                    <dt>{ say.source_date }</dt><dd>{ date_in_words(lang, source.date) }</dd>
                }
                { given(say.source_address, &source.address) }
                <dt>{ say.original_language }</dt><dd>{ original }</dd>
            </dl>
            if scene.live.is_some() {
                <p class="printed">{ say.site_name }{ ": " }{ scene.address(scene.view) }</p>
            }
        </section>
    }
}
