//! The list of articles, and the results of a query.

use aimaq_library::{FileSource, Library};
use yew::{Html, classes, html};

use super::Loaded;
use crate::components::{
    Act, Icon, Scene, chips, downloads, filters, filters_in_words, more, notes, result_card, tool,
    unread,
};
use crate::content::{self, ListContent, Offer, STORED_UNASKED};
use crate::export::FileFormat;
use crate::texts::counted::{self, grouped};
use crate::view::{Order, PAGE, Page, View};

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    typing: bool,
    _: Option<ListContent>,
) -> Loaded<ListContent> {
    content::list::load(library, view, typing).await.map(Some)
}

/// The query, if there is one.
pub(super) fn title(view: &View, _: &ListContent) -> Option<String> {
    let query = view.query.trim();
    (!query.is_empty()).then(|| query.to_owned())
}

pub(super) fn page(scene: &Scene<'_>, content: &ListContent) -> Html {
    let say = scene.say();
    let view = scene.view;
    let asked = !view.query.trim().is_empty();
    let total = content.total as u64;
    let (heading, count) = match asked {
        true => (
            say.results_heading.to_owned(),
            counted::articles_found(view.lang, total),
        ),
        false => (
            filters_in_words(scene).unwrap_or_else(|| say.list_heading.to_owned()),
            counted::articles(view.lang, total),
        ),
    };
    let is_whole = !content.lacks_cards();
    // The query that the cards answer, for tests and measurements.
    let answered = asked.then(|| view.query.clone());
    let choices = filters(scene, &content.regions, &content.timeline, content.total);
    // The Tab key goes as the eye does: to filters above the list first, to those beside it last.
    let beside = scene.live.is_some_and(|live| live.is_wide);
    let front = (!view.is_narrowed()).then_some("front");
    html! {
        <div class="with-filters">
            if !beside { { choices.clone() } }
            <section class="results" aria-labelledby="results" aria-busy={(!is_whole).then_some("true")} data-asked={answered}>
                <div class="results-head">
                    <h1 class="page-title" id="results">{ heading }</h1>
                    <p class="results-count">{ count }</p>
                    if view.is_narrowed() { { tool(scene, "share-page", say.share, Icon::Share, Act::SharePage, None) } }
                    <div class="sort">
                        if asked && total > 1 { { sort(scene) } }
                        if asked && total > 0 {
                            <a class="pill" id="to-words" href={scene.links.to(&view.words())}>{ say.tab_contexts }</a>
                        }
                    </div>
                </div>
                { chips(scene) }
                { notes(scene, &content.notes) }
                { unread(scene, &content.not_searched, content.failed.as_ref()) }
                if content.cards.is_empty() {
                    { nothing(scene, content) }
                } else {
                    <ul class={classes!("cards", front)}>{ for content.cards.iter().map(|card| result_card(scene, card)) }</ul>
                    if is_whole { { more(scene, content.total) } }
                    if is_whole && content.bytes > STORED_UNASKED && !view.is_narrowed() { { keep_offer(scene, content.bytes) } }
                    if is_whole { { downloads(scene, &[FileFormat::Csv, FileFormat::CsvLocal, FileFormat::Tsv, FileFormat::BibTex, FileFormat::Ris, FileFormat::Text]) } }
                }
            </section>
            if beside { { choices } }
        </div>
    }
}

/// A link to the page where a large library can be stored. It is hidden once the reader has chosen something there.
fn keep_offer(scene: &Scene<'_>, bytes: u64) -> Html {
    let megabytes = grouped(bytes.div_ceil(1_000_000));
    html! {
        <p class="actions keep-offer">
            <a href={scene.links.to(&scene.view.plain(Page::Kept))}>
                { scene.say().keep_offer }{ " (" }{ megabytes }{ "\u{a0}" }{ "МБ)" }
            </a>
        </p>
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
        <nav aria-label={say.sort_label}>
            { link(Order::Own, "sort-relevance", say.sort_relevance) }
            { link(Order::Date, "sort-date", say.sort_date) }
        </nav>
    }
}

fn nothing(scene: &Scene<'_>, content: &ListContent) -> Html {
    let say = scene.say();
    html! {
        <div class="column">
            <p><strong>{ say.nothing_found }</strong></p>
            if !scene.view.query.is_empty() { <p>{ say.nothing_found_hint }</p> }
            if !content.offers.is_empty() {
                <ul class="offers">{ for content.offers.iter().map(|found| offer(scene, found)) }</ul>
            }
        </div>
    }
}

/// A similar question: what differs, and how many articles it finds.
fn offer(scene: &Scene<'_>, offer: &Offer) -> Html {
    let say = scene.say();
    let (view, other) = (scene.view, &offer.view);
    let what = if other.query != view.query {
        format!("«{}»", other.query)
    } else if !other.has_filters() {
        say.clear_filters.to_owned()
    } else if other.regions != view.regions {
        say.any_region.to_owned()
    } else if other.text_lang != view.text_lang {
        say.any_language.to_owned()
    } else {
        say.any_time.to_owned()
    };
    let total = counted::articles(view.lang, offer.total as u64);
    html! { <li><a class="pill" href={scene.links.to(other)}>{ what }{ ": " }{ total }</a></li> }
}
