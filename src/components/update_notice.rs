//! Toasts: confirmations, and the offer of a new version.

use yew::{Html, html};

use super::Scene;

/// Confirms what was done, and offers the new version if one is ready. The live region is always there in the running app, because
/// screen readers announce only changes of an existing one.
pub fn update_notice(scene: &Scene<'_>) -> Html {
    let Some(live) = scene.live else {
        return html! {};
    };
    let say = scene.say();
    html! {
        <div role="status">
            if !live.told.is_empty() { <p class="toast" id="told">{ &live.told }</p> }
            if live.update_ready {
                <div class="toast">
                    <span>{ say.update_ready }</span>
                    <span>
                        <button class="button quiet" type="button" onclick={live.on_dismiss.clone()}>{ say.close }</button>
                        <button class="button" id="update" type="button" onclick={live.on_update.clone()}>{ say.update_now }</button>
                    </span>
                </div>
            }
        </div>
    }
}
