//! The regions as a table with numbers of articles.

use aimaq_compact::order;
use aimaq_language::{Lang, compare};
use aimaq_places::{Unit, foreign, unit, units};
use yew::{Html, classes, html};

use super::Scene;
use crate::texts::counted::grouped;
use crate::view::Page;

/// A region that can be chosen.
pub(super) struct RegionChoice {
    /// In the running app, a link that adds the region to the filter or removes it. In a rendered page, a link to the page of
    /// the region, which works without a script.
    pub href: String,
    /// Number of articles under the query and the other filters.
    pub count: u32,
    /// Is it in the filter?
    pub chosen: bool,
}

pub(super) fn choice(scene: &Scene<'_>, unit: &Unit, counts: &[(String, u32)]) -> RegionChoice {
    let code = unit.code();
    let view = match scene.live {
        Some(_) => scene.view.toggle_region(code),
        None => scene.view.plain(Page::Region(code.to_owned())),
    };
    RegionChoice {
        href: scene.links.to(&view),
        count: count(code, counts),
        chosen: scene.view.regions.iter().any(|chosen| chosen == code),
    }
}

/// The number of articles about a region.
pub(super) fn count(code: &str, counts: &[(String, u32)]) -> u32 {
    counts
        .iter()
        .find(|(counted, _)| counted == code)
        .map_or(0, |(_, count)| *count)
}

/// The units of Kazakhstan that have articles or are chosen, those with most articles first; the others folded; then the
/// neighbouring regions abroad that have articles or are chosen.
pub(super) fn region_list(scene: &Scene<'_>, counts: &[(String, u32)]) -> Html {
    let say = scene.say();
    let has_some = |unit: &&'static Unit| count(unit.code(), counts) > 0 || is_chosen(scene, unit);
    let (some, none): (Vec<_>, Vec<_>) = units().iter().partition(has_some);
    let abroad: Vec<&'static Unit> = foreign().iter().filter(has_some).collect();
    html! {
        <>
            { table(scene, say.regions, some, counts) }
            if !abroad.is_empty() {
                <h2>{ say.regions_foreign }</h2>
                { table(scene, say.regions_foreign, abroad, counts) }
            }
            if !none.is_empty() {
                <details class="as-table">
                    <summary>{ say.rest_of_regions }{ ": " }{ none.len().to_string() }</summary>
                    { table(scene, say.rest_of_regions, none, counts) }
                </details>
            }
        </>
    }
}

/// The name by which a unit is sorted: without the kind of unit before it.
fn proper_name(unit: &Unit, lang: Lang) -> &str {
    let name = unit.name(lang);
    let bare = ["город ", "область "]
        .iter()
        .find_map(|kind| name.strip_prefix(kind));
    bare.unwrap_or(name)
}

fn is_chosen(scene: &Scene<'_>, unit: &Unit) -> bool {
    scene.view.regions.iter().any(|code| code == unit.code())
}

fn table(
    scene: &Scene<'_>,
    caption: &'static str,
    mut units: Vec<&'static Unit>,
    counts: &[(String, u32)],
) -> Html {
    let (say, lang) = (scene.say(), scene.view.lang);
    order::sort_by(&mut units, |a, b| {
        let by_count = count(b.code(), counts).cmp(&count(a.code(), counts));
        by_count.then_with(|| compare(proper_name(a, lang), proper_name(b, lang)))
    });
    html! {
        <table class="counts">
            <caption class="unseen">{ caption }</caption>
            <thead class="unseen"><tr><th scope="col">{ say.region }</th><th scope="col">{ say.map_legend }</th></tr></thead>
            <tbody>{ for units.into_iter().map(|unit| item(scene, unit, counts)) }</tbody>
        </table>
    }
}

fn item(scene: &Scene<'_>, unit: &Unit, counts: &[(String, u32)]) -> Html {
    let RegionChoice {
        href,
        count,
        chosen,
    } = choice(scene, unit, counts);
    let class = classes!((count == 0).then_some("none"));
    html! {
        <tr {class}>
            <th scope="row">
                <a {href} id={format!("region-{}", unit.code())} aria-current={chosen.then_some("true")}>
                    { unit.name(scene.view.lang) }
                    if chosen { <span class="unseen">{ ", " }{ scene.say().region_chosen }</span> }
                </a>
            </th>
            <td class="count">{ grouped(count.into()) }</td>
        </tr>
    }
}

/// The chosen regions in words: the name of one, or the number of several.
pub(super) fn chosen_regions(scene: &Scene<'_>) -> String {
    let lang = scene.view.lang;
    match scene.view.regions.as_slice() {
        [code] => unit(code)
            .map_or(code.as_str(), |unit| unit.name(lang))
            .to_owned(),
        codes => crate::texts::counted::regions_chosen(lang, codes.len() as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_sorted_by_its_proper_name() {
        let of = |code| unit(code).map(|unit| proper_name(unit, Lang::Ru));
        assert_eq!(of("KZ-75"), Some("Алматы"));
        assert_eq!(of("KZ-10"), Some("Абай"));
        assert_eq!(of("KZ-63"), Some("Восточно-Казахстанская область"));
    }
}
