//! Says what could not be read, so that it is not taken for "nothing found".

use aimaq_library::LibraryError;
use yew::{Html, html};

use super::Scene;

/// The words that were not searched, and why some cards are missing. Nothing if everything was read.
pub fn unread(scene: &Scene<'_>, words: &[String], cards: Option<&LibraryError>) -> Html {
    if words.is_empty() && cards.is_none() {
        return html! {};
    }
    let say = scene.say();
    let words: Vec<String> = words.iter().map(|word| format!("«{word}»")).collect();
    html! {
        <div class="notes" role="alert">
            if !words.is_empty() { <p class="note">{ say.not_searched }{ " " }{ words.join(", ") }</p> }
            if let Some(error) = cards {
                <p class="note">{ say.not_shown }{ " " }{ error.advice(scene.view.lang) }</p>
            }
        </div>
    }
}
