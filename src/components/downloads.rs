//! Buttons to download what is shown, folded.

use yew::{Html, MouseEvent, html};

use super::{Act, Scene};
use crate::export::FileFormat;

/// Buttons that save what is shown in each of the formats. A rendered page has none, because only the app can make files.
pub fn downloads(scene: &Scene<'_>, formats: &'static [FileFormat]) -> Html {
    let Some(live) = scene.live else {
        return html! {};
    };
    let button = |&format: &FileFormat| {
        let onclick = live.on.reform(move |_: MouseEvent| Act::Save(format));
        html! {
            <button class="button quiet" type="button" id={format.id()} {onclick}>{ format.name() }</button>
        }
    };
    html! {
        <details class="downloads as-table">
            <summary>{ scene.say().download }</summary>
            <p class="actions">{ for formats.iter().map(button) }</p>
        </details>
    }
}
