//! The filters beside the list.

use yew::{Html, html};

use super::Scene;
use super::region_list::{chosen_regions, region_list};
use super::tile_map::tile_map;

/// The regions to choose from, as a map and as a list. Folded on a phone until asked for.
pub fn filters(scene: &Scene<'_>, counts: &[(String, u32)]) -> Html {
    let say = scene.say();
    let open = scene.live.is_some_and(|live| live.filters_open);
    let on_toggle = scene.live.map(|live| live.on_filters.clone());
    html! {
        <details class="filters" {open}>
            <summary id="filters" onclick={on_toggle}>
                <span>{ say.regions }{ ": " }{ chosen_regions(scene) }</span>
            </summary>
            <div class="filters-body">
                if scene.view.has_filters() {
                    <a class="clear-filters" id="clear-filters" href={scene.links.to(&scene.view.without_filters())}>
                        { say.clear_filters }
                    </a>
                }
                { tile_map(scene, counts) }
                { region_list(scene, counts) }
            </div>
        </details>
    }
}
