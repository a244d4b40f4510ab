//! A word in all its contexts.

use aimaq_markup::html;
use yew::Html;

use crate::components::Scene;
use crate::content::{Context, ContextsOfArticle, WordsContent};
use crate::texts::counted;
use crate::view::{Page, View};

pub(super) fn page(scene: &Scene<'_>, content: &WordsContent) -> Html {
    let say = scene.say();
    let asked = !scene.view.query.trim().is_empty();
    html! {
        <div class="column">
            <h1 class="page-title">{ say.words_title }</h1>
            if !asked {
                <p>{ say.words_intro }</p>
            } else if content.articles.is_empty() {
                <p>{ say.nothing_found }</p>
            } else {
                <p class="results-count">{ counted::places_found(scene.view.lang, content.total() as u64) }</p>
            }
            { for content.articles.iter().map(|article| of_article(scene, article)) }
        </div>
    }
}

fn of_article(scene: &Scene<'_>, article: &ContextsOfArticle) -> Html {
    let lang = article.lang.tag();
    html! {
        <section class="contexts-article">
            <h2 {lang}>{ &article.title }</h2>
            <ul class="contexts" {lang}>
                { for article.contexts.iter().map(|context| line(scene, article, context)) }
            </ul>
        </section>
    }
}

fn line(scene: &Scene<'_>, article: &ContextsOfArticle, context: &Context) -> Html {
    let view = View {
        query: scene.view.query.clone(),
        paragraph: Some(context.paragraph),
        ..View::new(article.lang, Page::Article(article.id.clone()))
    };
    // The left side is cut at its beginning: it runs from right to left, its text does not.
    html! {
        <li>
            <a href={scene.links.to(&view)}>
                <span class="before"><bdi>{ &context.before }</bdi></span>
                <mark>{ &context.word }</mark>
                <span class="after">{ &context.after }</span>
            </a>
        </li>
    }
}
