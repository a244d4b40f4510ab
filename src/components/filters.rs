//! The filters beside the list.

use aimaq_article::Edtf;
use yew::{Html, html};

use super::Scene;
use super::region_list::{chosen_regions, region_list};
use super::text_langs::{chosen_lang, text_langs};
use super::tile_map::tile_map;
use super::timeline::timeline;
use crate::content::Timeline;
use crate::view::View;

/// The period of the filter, for the heading: ` · 2014-09–2016`.
fn chosen_dates(view: &View) -> Option<String> {
    let text = |date: Option<Edtf>| date.map(|date| date.to_string()).unwrap_or_default();
    let (from, to) = (text(view.from), text(view.to));
    match (from == to, from.is_empty() && to.is_empty()) {
        (_, true) => None,
        (true, _) => Some(format!(" · {from}")),
        _ => Some(format!(" · {from}–{to}")),
    }
}

/// The filters in words, and a link to the same page without them. Nothing if no filter is set.
pub fn filters_set(scene: &Scene<'_>) -> Html {
    let view = scene.view;
    if !view.has_filters() {
        return html! {};
    }
    let without = View {
        regions: Vec::new(),
        text_lang: None,
        ..view.between(None, None)
    };
    html! {
        <p class="actions">
            <span>{ scene.say().regions }{ ": " }{ chosen_regions(scene) }{ for chosen_dates(view) }{ for chosen_lang(scene) }</span>
            <a id="clear-filters" href={scene.links.to(&without)}>{ scene.say().clear_filters }</a>
        </p>
    }
}

/// Regions and dates to choose from, as charts and as tables. They are folded on a phone. The app draws them only while they
/// are open, because every typed letter changes all of them.
pub fn filters(scene: &Scene<'_>, counts: &[(String, u32)], dates: &Timeline) -> Html {
    let say = scene.say();
    let open = scene.live.is_some_and(|live| live.filters_open);
    let on_toggle = scene.live.map(|live| live.on_filters.clone());
    html! {
        <details class="filters" {open}>
            <summary id="filters" onclick={on_toggle}>
                <span>{ say.regions }{ ": " }{ chosen_regions(scene) }{ for chosen_dates(scene.view) }{ for chosen_lang(scene) }</span>
            </summary>
            if scene.live.is_none_or(|live| live.filters_open) {
                { body(scene, counts, dates) }
            }
        </details>
    }
}

fn body(scene: &Scene<'_>, counts: &[(String, u32)], dates: &Timeline) -> Html {
    html! {
        <div class="filters-body">
            if scene.view.has_filters() {
                <a class="clear-filters" id="clear-filters" href={scene.links.to(&scene.view.without_filters())}>
                    { scene.say().clear_filters }
                </a>
            }
            { text_langs(scene) }
            { tile_map(scene, counts) }
            { timeline(scene, dates) }
            { region_list(scene, counts) }
        </div>
    }
}
