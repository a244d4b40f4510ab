//! The link to more results of a list.

use yew::{Html, html};

use super::Scene;
use crate::texts::counted::{more_articles, shown_of};
use crate::view::{PAGE, View};

/// Id of the link to more results.
pub const MORE: &str = "more";

/// How many of the articles are on the page, and a link to the same page with more of them. Nothing if all are.
pub fn more(scene: &Scene<'_>, total: usize) -> Html {
    let shown = scene.view.shown;
    if total <= shown {
        return html! {};
    }
    let lang = scene.view.lang;
    let view = View {
        shown: shown + PAGE,
        ..scene.view.clone()
    };
    let next = PAGE.min(total - shown);
    html! {
        <p class="more">
            <span class="results-count">{ shown_of(lang, shown as u64, total as u64) }</span>
            <a class="button" id={MORE} href={scene.links.to(&view)}>{ more_articles(lang, next as u64) }</a>
        </p>
    }
}
