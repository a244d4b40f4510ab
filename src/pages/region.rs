//! One region.

use aimaq_markup::html;
use aimaq_places::unit;
use yew::Html;

use crate::components::{Scene, more, result_card, unread};
use crate::content::RegionContent;
use crate::texts::counted;
use crate::view::Page;

pub(super) fn page(scene: &Scene<'_>, content: &RegionContent) -> Html {
    let Some(unit) = unit(&content.code) else {
        return super::not_found::page(scene);
    };
    let say = scene.say();
    let lang = scene.view.lang;
    let filtered = scene.view.plain(Page::List).toggle_region(&content.code);
    let parent = unit.split_from().and_then(aimaq_places::unit);
    html! {
        <div class="column">
            <h1 class="page-title">{ unit.name(lang) }</h1>
            <dl class="facts">
                if !unit.seat(lang).is_empty() {
                    <dt>{ say.region_seat }</dt><dd>{ unit.seat(lang) }</dd>
                }
                if let Some(parent) = parent {
                    <dt>{ since(scene, unit) }</dt>
                    <dd><a href={scene.links.to(&scene.view.plain(Page::Region(parent.code().to_owned())))}>{ parent.name(lang) }</a></dd>
                }
            </dl>
            <p class="results-count">{ counted::articles(lang, content.total as u64) }</p>
            { unread(scene, &[], content.failed.as_ref()) }
            if content.cards.is_empty() {
                <p>{ say.region_empty }</p>
            } else {
                <ul class="cards" aria-label={say.region_articles}>
                    { for content.cards.iter().map(|card| result_card(scene, card)) }
                </ul>
                { more(scene, content.total) }
            }
            <p class="actions">
                if scene.live.is_some() { <a href={scene.links.to(&filtered)}>{ say.region_filter }</a> }
                <a href={scene.links.to(&scene.view.plain(Page::List))}>{ say.home }</a>
            </p>
        </div>
    }
}

/// "Before 8 June 2022", of a unit that split from another.
fn since(scene: &Scene<'_>, unit: &aimaq_places::Unit) -> String {
    let date = unit.since().and_then(|since| since.parse().ok());
    crate::texts::dates::until_in_words(scene.view.lang, date)
}
