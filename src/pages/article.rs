//! The page of an article.

use aimaq_library::{FileSource, Library};
use yew::{Html, classes, html};

use super::Loaded;
use crate::components::{
    Act, Icon, Scene, downloads, marked, matches_in_twin, prose, reading_bar, region_links,
    related, source_of, tool,
};
use crate::content::{self, ArticleContent, Neighbour};
use crate::export::FileFormat;
use crate::texts::counted;
use crate::texts::dates::date_in_words;
use crate::view::View;

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    _typing: bool,
    _: Option<ArticleContent>,
) -> Loaded<ArticleContent> {
    content::article::load(library, view, view.page.argument()).await
}

pub(super) fn title(_: &View, content: &ArticleContent) -> Option<String> {
    content.text().map(|text| text.title.clone())
}

pub(super) fn page(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let Some(text) = content.text() else {
        return super::not_found::page(scene);
    };
    let say = scene.say();
    let lang = scene.view.lang;
    let article = content.article();
    html! {
        <article class={classes!("article", is_parallel(scene, content).then_some("parallel"))}>
            { back(scene, content) }
            <div class="reading">
            <header class="article-head">
                <div class="titles" dir={scene.dir(content.main.lang)}>
                    <h1 class="page-title" lang={scene.tag(content.main.lang)}>
                        { marked(scene, content.main.lang, &text.title, &content.main.title_marks) }
                    </h1>
                    { twin_title(scene, content) }
                </div>
                <ul class="article-facts">
                    <li>{ date_in_words(lang, article.date) }</li>
                    if article.updated.is_some() {
                        <li>{ say.updated }{ ": " }{ date_in_words(lang, article.updated) }</li>
                    }
                </ul>
                <ul class="article-regions" aria-label={say.article_regions}>{ region_links(scene, &article.regions) }</ul>
                { other_language(scene, content) }
                { listen(scene) }
                if content.is_aligned() && !scene.view.parallel {
                    <p class="tap-hint">{ say.tap_hint }</p>
                }
            </header>
            { reading_bar(scene, content) }
            <div class="text">{ prose(scene, content) }</div>
            </div>
            { source_of(scene, article) }
            { downloads(scene, &[FileFormat::Text, FileFormat::Markdown, FileFormat::BibTex, FileFormat::Ris]) }
            { related(scene, &content.related) }
            { neighbours(scene, content) }
        </article>
    }
}

/// The link back to the results that the article was opened from.
fn back(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    if scene.view.query.trim().is_empty() {
        return html! {};
    }
    let matches = content.matches(scene.view.parallel) as u64;
    html! {
        <p>
            <a class="back" href={scene.links.to(&scene.view.list())}>{ "← " }{ scene.say().back_to_results }</a>
            <span class="results-count">
                { "«" }{ scene.view.query.trim() }{ "» · " }
                if matches > 0 {
                    { counted::places_found(scene.view.lang, matches) }
                } else {
                    { matches_in_twin(scene, content) }
                }
            </span>
        </p>
    }
}

/// Are both languages side by side?
fn is_parallel(scene: &Scene<'_>, content: &ArticleContent) -> bool {
    scene.view.parallel && content.twin.is_some()
}

/// The title in the other language, beside the main title.
fn twin_title(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let twin = content.twin.as_ref().filter(|_| scene.view.parallel);
    let text = twin.and_then(|twin| Some((twin, content.text_of(twin)?)));
    match text {
        Some((twin, text)) => html! {
            <p class="page-title" lang={scene.tag(twin.lang)} dir={scene.dir(twin.lang)}>
                { marked(scene, twin.lang, &text.title, &twin.title_marks) }
            </p>
        },
        None => html! {},
    }
}

/// The button for reading aloud, on a device that has a voice.
fn listen(scene: &Scene<'_>) -> Html {
    match scene.live {
        Some(live) if live.has_voice => {
            let label = scene.say().listen;
            let pressed = Some(live.is_speaking);
            html! { <p class="listen">{ tool(scene, "listen", label, Icon::Listen, Act::Listen, pressed) }</p> }
        }
        _ => html! {},
    }
}

/// A note if the article does not exist in the reader's language.
fn other_language(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    if content.main.lang == scene.view.lang {
        return html! {};
    }
    html! { <p class="note">{ scene.say().one_language }</p> }
}

fn neighbours(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let say = scene.say();
    let link = |neighbour: &Option<Neighbour>, class: &'static str, label: &'static str| {
        match neighbour {
            Some(neighbour) => {
                let href = scene.links.to(&scene.view.neighbour(&neighbour.id));
                html! {
                    <a {class} {href}>
                        <span>{ label }</span>
                        <b lang={scene.tag(neighbour.lang)} dir={scene.dir(neighbour.lang)}>{ marked(scene, neighbour.lang, &neighbour.title, &[]) }</b>
                    </a>
                }
            }
            None => html! {},
        }
    };
    html! {
        <nav class="neighbours" aria-label={say.article_navigation}>
            { link(&content.previous, "previous", say.previous_article) }
            { link(&content.next, "next", say.next_article) }
        </nav>
    }
}
