//! The page about the site.

use aimaq_language::Lang;
use aimaq_library::{FileSource, Library};
use yew::{Html, MouseEvent, html};

use super::Loaded;
use crate::components::{Act, Scene, keys, query_signs};
use crate::content::{self, AboutContent};
use crate::texts::counted::grouped;
use crate::texts::phrases;
use crate::view::{Page, View};

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    _: &View,
    _typing: bool,
    _: Option<AboutContent>,
) -> Loaded<AboutContent> {
    content::about::load(library).await.map(Some)
}

pub(super) fn title(view: &View, _: &AboutContent) -> Option<String> {
    Some(phrases(view.lang).about.to_owned())
}

pub(super) fn page(scene: &Scene<'_>, content: &AboutContent) -> Html {
    let say = scene.say();
    let section =
        |title: &'static str, text: &'static str| html! { <><h2>{ title }</h2><p>{ text }</p></> };
    html! {
        <div class="column">
            <h1 class="page-title">{ say.about }</h1>
            <p>{ say.about_what }</p>
            { holds(scene, content) }
            { section(say.about_languages_title, say.about_languages) }
            { section(say.about_search_title, say.about_search) }
            <h2>{ say.about_query_title }</h2>
            { query_signs(scene) }
            { section(say.about_regions_title, say.about_regions) }
            <h2>{ say.about_keys_title }</h2>
            { keys(scene) }
            { section(say.about_privacy_title, say.about_privacy) }
            { device(scene, content) }
            { section(say.about_licence_title, say.about_licence) }
        </div>
    }
}

/// What the collection holds, and its version.
fn holds(scene: &Scene<'_>, content: &AboutContent) -> Html {
    let say = scene.say();
    let langs = content.langs.iter().map(|(lang, count)| {
        let name = match lang {
            Lang::Kk => say.in_kazakh,
            Lang::Ru => say.in_russian,
        };
        format!("{} {name}", grouped((*count).into()))
    });
    let langs = langs.collect::<Vec<_>>().join(", ");
    html! {
        <>
            <h2>{ say.about_holds_title }</h2>
            <dl class="facts">
                <dt>{ say.list_heading }</dt><dd>{ grouped(content.articles.into()) }{ " (" }{ langs }{ ")" }</dd>
                <dt>{ say.about_words }</dt><dd>{ grouped(content.words.into()) }</dd>
                <dt>{ say.regions }</dt><dd>{ grouped(content.regions as u64) }</dd>
                if let Some((first, last)) = content.years {
                    <dt>{ say.about_years }</dt><dd>{ format!("{first}–{last}") }</dd>
                }
                <dt>{ say.about_app }</dt><dd>{ env!("CARGO_PKG_VERSION") }</dd>
                <dt>{ say.about_corpus }</dt><dd><code>{ format!("{:016x}", content.corpus) }</code></dd>
            </dl>
        </>
    }
}

/// What is stored on this device, and a button that removes it.
fn device(scene: &Scene<'_>, content: &AboutContent) -> Html {
    let say = scene.say();
    let onclick = scene
        .live
        .map(|live| live.on.reform(|_: MouseEvent| Act::Clear));
    html! {
        <>
            <h2>{ say.about_device_title }</h2>
            <p>
                { say.about_device }{ " " }{ say.about_size }{ ": " }
                { grouped(content.bytes.div_ceil(1000)) }{ "\u{a0}" }{ "КБ" }{ "." }
            </p>
            <p class="actions"><a href={scene.links.to(&scene.view.plain(Page::Kept))}>{ say.keeping_title }</a></p>
            <div role="status"><p class="forgotten note">{ say.about_forgotten }</p></div>
            <button class="button needs-script" type="button" id="forget" {onclick}>{ say.about_forget }</button>
        </>
    }
}
