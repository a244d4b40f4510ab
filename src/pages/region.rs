//! The page of a region.

use aimaq_article::Edtf;
use aimaq_library::{FileSource, Library};
use aimaq_places::{Unit, neighbours, unit, units};
use yew::{Html, html};

use super::Loaded;
use crate::components::{Scene, downloads, more, result_card, unread};
use crate::content::{self, RegionContent};
use crate::export::FileFormat;
use crate::texts::counted;
use crate::texts::dates::date_in_words;
use crate::view::{Page, View};

pub(super) async fn load<S: FileSource>(
    library: &Library<S>,
    view: &View,
    _typing: bool,
    _: Option<RegionContent>,
) -> Loaded<RegionContent> {
    content::region::load(library, view, view.page.argument()).await
}

pub(super) fn title(view: &View, content: &RegionContent) -> Option<String> {
    unit(&content.code).map(|unit| unit.name(view.lang).to_owned())
}

pub(super) fn page(scene: &Scene<'_>, content: &RegionContent) -> Html {
    let Some(unit) = unit(&content.code) else {
        return super::not_found::page(scene);
    };
    let say = scene.say();
    let lang = scene.view.lang;
    let filtered = scene.view.plain(Page::List).toggle_region(&content.code);
    html! {
        <div class="column">
            <h1 class="page-title">{ unit.name(lang) }</h1>
            { facts(scene, unit) }
            <p class="results-count">{ counted::articles(lang, content.total as u64) }</p>
            { unread(scene, &[], content.failed.as_ref()) }
            if content.cards.is_empty() {
                <p>{ say.region_empty }</p>
            } else {
                <ul class="cards" aria-label={say.region_articles}>
                    { for content.cards.iter().map(|card| result_card(scene, card)) }
                </ul>
                { more(scene, content.total) }
                { downloads(scene, &[FileFormat::Csv, FileFormat::CsvLocal, FileFormat::BibTex, FileFormat::Ris]) }
            }
            <p class="actions">
                if scene.live.is_some() { <a href={scene.links.to(&filtered)}>{ say.region_filter }</a> }
                <a href={scene.links.to(&scene.view.plain(Page::List))}>{ say.home }</a>
            </p>
        </div>
    }
}

/// The facts about the unit: names, administrative centre, when it was formed and from what, neighbours.
fn facts(scene: &Scene<'_>, unit: &'static Unit) -> Html {
    let say = scene.say();
    let lang = scene.view.lang;
    let other = lang.other();
    let link = |unit: &Unit| {
        let href = scene
            .links
            .to(&scene.view.plain(Page::Region(unit.code().to_owned())));
        html! { <li><a {href}>{ unit.name(lang) }</a></li> }
    };
    let list = |units: &mut dyn Iterator<Item = &'static Unit>| html! { <ul class="region-links">{ for units.map(link) }</ul> };
    let parent = unit.split_from().and_then(aimaq_places::unit);
    let mut children = units()
        .iter()
        .filter(|child| child.split_from() == Some(unit.code()))
        .peekable();
    let date = |date: Option<&str>| date.and_then(|date| date.parse::<Edtf>().ok());
    html! {
        <>
            <dl class="facts">
                <dt>{ say.region_name }</dt><dd lang={other.tag()}>{ unit.name(other) }</dd>
                if !unit.seat(lang).is_empty() {
                    <dt>{ say.region_seat }</dt>
                    <dd>
                        { unit.seat(lang) }
                        if unit.seat(other) != unit.seat(lang) {
                            { " · " }<span lang={other.tag()}>{ unit.seat(other) }</span>
                        }
                    </dd>
                }
                if let Some(since) = date(unit.since()) {
                    <dt>{ say.region_formed }</dt><dd>{ date_in_words(lang, Some(since)) }</dd>
                }
                if let Some(parent) = parent {
                    <dt>{ say.region_from }</dt><dd>{ list(&mut std::iter::once(parent)) }</dd>
                }
                { for unit.former_names().iter().map(|former| html! {
                    <>
                        <dt>{ say.region_former }</dt>
                        <dd>{ former.name(lang) }{ " (" }{ former.since().and_then(|since| since.get(..4)).unwrap_or("…") }{ "–" }{ former.until().get(..4) }{ ")" }</dd>
                    </>
                }) }
                if children.peek().is_some() {
                    <dt>{ say.region_split }</dt><dd>{ list(&mut children) }</dd>
                }
                <dt>{ say.region_neighbours }</dt><dd>{ list(&mut neighbours(unit.code())) }</dd>
                <dt>{ "ISO 3166-2" }</dt><dd>{ unit.code() }</dd>
            </dl>
            <p class="hint">{ say.region_sources }</p>
        </>
    }
}
