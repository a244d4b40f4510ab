//! The list of articles, and the results of a query.

use yew::{Html, html};

use crate::components::{Scene, filters, more, notes, result_card};
use crate::content::ListContent;
use crate::texts::counted;
use crate::view::{Order, PAGE, View};

pub(super) fn page(scene: &Scene<'_>, content: &ListContent) -> Html {
    let say = scene.say();
    let view = scene.view;
    let asked = !view.query.trim().is_empty();
    let total = content.total as u64;
    let (heading, count) = match view.is_narrowed() {
        true => (
            say.results_heading,
            counted::articles_found(view.lang, total),
        ),
        false => (say.list_heading, counted::articles(view.lang, total)),
    };
    html! {
        <div class="with-filters">
            { filters(scene, &content.regions, &content.timeline) }
            <section class="results" aria-labelledby="results">
                <div class="results-head">
                    <h1 class="page-title" id="results">{ heading }</h1>
                    <p class="results-count">{ count }</p>
                    if asked && total > 1 { { sort(scene) } }
                </div>
                { notes(scene, &content.notes) }
                if content.cards.is_empty() {
                    { nothing(scene) }
                } else {
                    <ul class="cards">{ for content.cards.iter().map(|card| result_card(scene, card)) }</ul>
                    { more(scene, content.total) }
                }
            </section>
        </div>
    }
}

fn sort(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let link = |order: Order, id: &'static str, label: &'static str| {
        let view = View {
            order,
            shown: PAGE,
            ..scene.view.clone()
        };
        let current = (scene.view.list().order == order).then_some("true");
        html! { <a class="pill" {id} href={scene.links.to(&view)} aria-current={current}>{ label }</a> }
    };
    html! {
        <nav class="sort" aria-label={say.sort_label}>
            { link(Order::Own, "sort-relevance", say.sort_relevance) }
            { link(Order::Date, "sort-date", say.sort_date) }
        </nav>
    }
}

fn nothing(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    html! {
        <div class="column">
            <p><strong>{ say.nothing_found }</strong></p>
            <p>{ say.nothing_found_hint }</p>
            if scene.view.has_filters() {
                <p class="actions"><a href={scene.links.to(&scene.view.without_filters())}>{ say.clear_filters }</a></p>
            }
        </div>
    }
}
