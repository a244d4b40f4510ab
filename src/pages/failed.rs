//! The page if the library cannot be read: what happened, and what to do.

use aimaq_library::LibraryError;
use yew::{Html, html};

use crate::components::Scene;

pub(super) fn page(scene: &Scene<'_>, error: &LibraryError) -> Html {
    let say = scene.say();
    html! {
        <div class="column" role="alert" data-file={error.file().to_owned()}>
            <h1 class="page-title">{ say.failed_title }</h1>
            <p>{ error.advice(scene.view.lang) }</p>
            <p class="actions"><a id="try-again" href={scene.links.to(scene.view)}>{ say.try_again }</a></p>
        </div>
    }
}
