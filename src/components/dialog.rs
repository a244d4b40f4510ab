//! Dialogs and the buttons that open them.

use yew::{Html, html};

use super::{Act, Scene};

/// A dialog of the running app. [`Act::Open`] with its id opens it. The browser closes it by Escape or by its button, and returns
/// the focus.
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

/// The button that opens a dialog. Its icon is in the style sheet. In a rendered page it does nothing until the app runs.
pub(super) fn opener(scene: &Scene<'_>, dialog: &'static str, label: &'static str) -> Html {
    let onclick = scene
        .live
        .map(|live| live.on.reform(move |_: yew::MouseEvent| Act::Open(dialog)));
    html! {
        <button class={format!("round {dialog}-open")} id={format!("{dialog}-open")} type="button"
            aria-haspopup="dialog" aria-label={label} title={label} {onclick} />
    }
}
