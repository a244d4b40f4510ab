//! The regions of an article: those of today, and those of the time of writing.

use aimaq_article::RegionTag;
use aimaq_places::{then_part_of, unit};
use yew::{Html, html};

use super::Scene;
use crate::view::Page;

/// A region of an article.
struct RegionLabel {
    code: String,
    name: String,
    /// The name of the unit as written, if that is another than today's.
    then: Option<&'static str>,
}

/// The regions of an article, each once: today's unit, and the unit as written if it was another.
fn labels(scene: &Scene<'_>, tags: &[RegionTag]) -> Vec<RegionLabel> {
    let lang = scene.view.lang;
    let name = |code: &str| unit(code).map_or(code, |unit| unit.name(lang)).to_owned();
    let mut labels: Vec<RegionLabel> = Vec::new();
    for tag in tags {
        if !labels.iter().any(|label| label.code == tag.today) {
            labels.push(RegionLabel {
                code: tag.today.clone(),
                name: name(&tag.today),
                then: then_part_of(&tag.unit, &tag.today, lang),
            });
        }
    }
    labels
}

fn then_part(scene: &Scene<'_>, then: Option<&str>) -> Html {
    match then {
        Some(then) => html! {
            <span class="then-part">{ format!(" ({} {then})", scene.say().then) }</span>
        },
        None => html! {},
    }
}

/// The regions as text, for cards.
pub fn region_labels(scene: &Scene<'_>, tags: &[RegionTag]) -> Html {
    labels(scene, tags)
        .iter()
        .map(|label| html! { <li>{ &label.name }{ then_part(scene, label.then) }</li> })
        .collect()
}

/// The regions as links to their pages. The unit as written has a link of its own.
pub fn region_links(scene: &Scene<'_>, tags: &[RegionTag]) -> Html {
    let link = |code: &str, name: &str| {
        let href = scene
            .links
            .to(&scene.view.plain(Page::Region(code.to_owned())));
        html! { <a {href}>{ name.to_owned() }</a> }
    };
    labels(scene, tags)
        .iter()
        .map(|label| {
            let then = tags
                .iter()
                .find(|tag| tag.today == label.code && label.then.is_some());
            html! {
                <li>
                    { link(&label.code, &label.name) }
                    if let (Some(tag), Some(then)) = (then, label.then) {
                        <span class="then-part">
                            { " (" }{ scene.say().then }{ " " }{ link(&tag.unit, then) }{ ")" }
                        </span>
                    }
                </li>
            }
        })
        .collect()
}
