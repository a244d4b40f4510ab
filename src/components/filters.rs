//! The filters beside the list, or in a sheet over it, and the chosen ones as chips.

use aimaq_article::Edtf;
use aimaq_places::unit;
use yew::{Html, html};

use super::region_list::{chosen_regions, region_list};
use super::text_langs::{label, text_langs};
use super::tile_map::{mini_map, tile_map};
use super::timeline::timeline;
use super::{Act, Live, Scene};
use crate::content::Timeline;
use crate::texts::counted::show_articles;
use crate::view::{Page, View};

/// Id of the sheet with the filters.
pub const FILTER_SHEET: &str = "filter-sheet";

/// The period of the filter: `2014-09–2016`.
pub fn chosen_dates(view: &View) -> Option<String> {
    let text = |date: &Option<Edtf>| date.as_ref().map_or("…".to_owned(), Edtf::to_string);
    match (&view.from, &view.to) {
        (None, None) => None,
        (from, to) if from == to => Some(text(from)),
        (from, to) => Some(format!("{}–{}", text(from), text(to))),
    }
}

/// The chosen regions and dates as a heading, if any are chosen.
pub fn filters_in_words(scene: &Scene<'_>) -> Option<String> {
    let regions = (!scene.view.regions.is_empty()).then(|| chosen_regions(scene));
    let parts: Vec<String> = regions
        .into_iter()
        .chain(chosen_dates(scene.view))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The chosen filters, each as a link to the same page without it. Nothing if no filter is set.
pub fn chips(scene: &Scene<'_>) -> Html {
    let (view, say) = (scene.view, scene.say());
    let all = || view.asking(view.query.clone());
    let mut chips: Vec<(String, String, View)> = Vec::new();
    for code in &view.regions {
        let name = unit(code).map_or(code.as_str(), |unit| unit.name(view.lang));
        let mut without = all();
        without.regions.retain(|chosen| chosen != code);
        chips.push((format!("chip-{code}"), name.to_owned(), without));
    }
    if let Some(dates) = chosen_dates(view) {
        chips.push(("chip-dates".to_owned(), dates, view.between(None, None)));
    }
    // The pages of words have a choice of their own.
    if let (Page::List, Some(lang)) = (&view.page, view.text_lang) {
        let name = label(scene, Some(lang));
        let without = View {
            text_lang: None,
            ..all()
        };
        chips.push(("chip-lang".to_owned(), name.to_owned(), without));
    }
    if chips.is_empty() {
        return html! {};
    }
    let cleared = View {
        regions: Vec::new(),
        text_lang: None,
        ..view.between(None, None)
    };
    let many = chips.len() > 1;
    let chip = |(id, name, without): (String, String, View)| {
        let label = format!("{}: {name}", say.remove);
        html! { <li><a class="chip" {id} href={scene.links.to(&without)} aria-label={label}>{ name }<span aria-hidden="true">{ "×" }</span></a></li> }
    };
    html! {
        <ul class="chips" aria-label={say.filters}>
            { for chips.into_iter().map(chip) }
            if many {
                <li><a class="chip plain" id="clear-filters" href={scene.links.to(&cleared)}>{ say.clear_filters }</a></li>
            }
        </ul>
    }
}

/// Regions and dates to choose from, as charts and as tables: beside the list in a wide window, in a sheet on a phone. Without a
/// script they unfold in the page. `total` is how many articles the list has.
pub fn filters(
    scene: &Scene<'_>,
    counts: &[(String, u32)],
    dates: &Timeline,
    total: usize,
) -> Html {
    let say = scene.say();
    let head = html! { <>{ mini_map(counts) }<span>{ say.filters }</span></> };
    match scene.live {
        None => html! {
            <details class="filters">
                <summary class="filters-head" id="filters">{ head }</summary>
                { body(scene, counts, dates) }
            </details>
        },
        Some(live) if live.is_wide => html! {
            <section class="filters" aria-labelledby="filters">
                <h2 class="filters-head" id="filters">{ head }</h2>
                { body(scene, counts, dates) }
            </section>
        },
        Some(live) => html! {
            <div class="filters">
                <button class="filters-head" id="filters" type="button" aria-haspopup="dialog"
                    onclick={live.on.reform(|_: yew::MouseEvent| Act::Filters(true))}>{ head }</button>
                { sheet(scene, live, counts, dates, total) }
            </div>
        },
    }
}

/// The filters over the list. The app draws them only while they are open, because every typed letter changes all of them.
fn sheet(
    scene: &Scene<'_>,
    live: &Live,
    counts: &[(String, u32)],
    dates: &Timeline,
    total: usize,
) -> Html {
    let say = scene.say();
    let show = match total {
        0 => say.nothing_found.to_owned(),
        _ => show_articles(scene.view.lang, total as u64),
    };
    html! {
        <dialog class="dialog sheet" id={FILTER_SHEET} aria-labelledby="filter-sheet-title" closedby="any"
            onclose={live.on.reform(|_: yew::Event| Act::Filters(false))}>
            <form class="dialog-head" method="dialog">
                <h2 id="filter-sheet-title">{ say.filters }</h2>
                <button class="round" aria-label={say.close}>{ "×" }</button>
            </form>
            if live.filters_open { { body(scene, counts, dates) } }
            <form class="sheet-foot" method="dialog">
                if scene.view.has_filters() {
                    <a class="clear-filters" id="sheet-clear" href={scene.links.to(&scene.view.without_filters())}>{ say.clear }</a>
                }
                <button class="button" id="show-results">{ show }</button>
            </form>
        </dialog>
    }
}

fn body(scene: &Scene<'_>, counts: &[(String, u32)], dates: &Timeline) -> Html {
    html! {
        <div class="filters-body">
            { text_langs(scene) }
            { tile_map(scene, counts) }
            { timeline(scene, dates) }
            { region_list(scene, counts) }
        </div>
    }
}
