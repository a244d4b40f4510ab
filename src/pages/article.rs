//! One article.

use yew::{Html, html};

use crate::components::{Scene, marked, prose, region_links, source_of};
use crate::content::{ArticleContent, Neighbour};
use crate::texts::counted;
use crate::texts::dates::date_in_words;
use crate::view::{Page, View};

pub(super) fn page(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let Some(text) = content.text() else {
        return super::not_found::page(scene);
    };
    let say = scene.say();
    let lang = scene.view.lang;
    let article = content.article();
    html! {
        <article class="article">
            { back(scene, content) }
            <header class="article-head">
                <h1 class="page-title" lang={content.text_lang.tag()}>{ marked(&text.title, &content.title_marks) }</h1>
                <ul class="article-facts">
                    <li>{ date_in_words(lang, article.date) }</li>
                    if article.updated.is_some() {
                        <li>{ say.updated }{ ": " }{ date_in_words(lang, article.updated) }</li>
                    }
                </ul>
                <ul class="article-regions" aria-label={say.article_regions}>{ region_links(scene, &article.regions) }</ul>
                { other_language(scene, content) }
            </header>
            <div class="prose" lang={content.text_lang.tag()}>{ prose(scene, &text.blocks, &content.marks) }</div>
            { source_of(scene, article) }
            { neighbours(scene, content) }
        </article>
    }
}

/// The way back to the results that the article was opened from.
fn back(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    if scene.view.query.trim().is_empty() {
        return html! {};
    }
    let places = counted::places_found(scene.view.lang, content.places() as u64);
    html! {
        <p>
            <a class="back" href={scene.links.to(&scene.view.list())}>{ "← " }{ scene.say().back_to_results }</a>
            <span class="results-count">{ " · «" }{ scene.view.query.trim() }{ "»: " }{ places }</span>
        </p>
    }
}

/// Says that the article does not exist in the reader's language.
fn other_language(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    if content.text_lang == scene.view.lang {
        return html! {};
    }
    let say = scene.say();
    let notice = match content.text_lang {
        aimaq_language::Lang::Kk => say.only_in_kazakh,
        aimaq_language::Lang::Ru => say.only_in_russian,
    };
    html! { <p class="note">{ notice }</p> }
}

fn neighbours(scene: &Scene<'_>, content: &ArticleContent) -> Html {
    let say = scene.say();
    let link =
        |neighbour: &Option<Neighbour>, class: &'static str, label: &'static str| match neighbour {
            Some(neighbour) => {
                let page = Page::Article(neighbour.id.clone());
                let href = scene.links.to(&View::new(scene.view.lang, page));
                html! {
                    <a {class} {href}>
                        <span>{ label }</span>
                        <b lang={neighbour.lang.tag()}>{ &neighbour.title }</b>
                    </a>
                }
            }
            None => html! {},
        };
    html! {
        <nav class="neighbours" aria-label={say.article_navigation}>
            { link(&content.previous, "previous", say.previous_article) }
            { link(&content.next, "next", say.next_article) }
        </nav>
    }
}
