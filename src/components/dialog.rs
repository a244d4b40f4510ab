//! What opens over the page.

use yew::{Html, html};

use super::{Act, Scene};

/// A dialog of the running app, closed until [`Act::Open`] names its id. Opening, closing by Escape or by its
/// button and bringing the focus back are the browser's work.
pub(super) fn dialog(scene: &Scene<'_>, id: &'static str, title: &'static str, body: Html) -> Html {
    let title_id = format!("{id}-title");
    html! {
        <dialog class="dialog" {id} aria-labelledby={title_id.clone()} closedby="any">
            <form class="dialog-head" method="dialog">
                <h2 id={title_id}>{ title }</h2>
                <button class="round" aria-label={scene.say().close}>{ "×" }</button>
            </form>
            { body }
        </dialog>
    }
}

/// The button that opens a dialog; the style sheet gives it a face. In a rendered page it waits for the app.
pub(super) fn opener(scene: &Scene<'_>, dialog: &'static str, label: &'static str) -> Html {
    let onclick = scene
        .live
        .map(|live| live.on.reform(move |_: yew::MouseEvent| Act::Open(dialog)));
    html! {
        <button class={format!("round {dialog}-open")} id={format!("{dialog}-open")} type="button"
            aria-haspopup="dialog" aria-label={label} title={label} {onclick} />
    }
}
