//! How far the articles of an answer have been read.

use yew::{Html, html};

use super::Scene;
use crate::content::ReadingProgress;
use crate::texts::counted::grouped;

/// How far the articles have been read, how many could not be read, and which words were not searched.
pub fn reading_progress(
    scene: &Scene<'_>,
    reading: &ReadingProgress,
    not_searched: &[String],
) -> Html {
    let say = scene.say();
    let lang = scene.view.lang;
    html! {
        <>
            if !reading.is_done() {
                <p class="hint" id="reading">
                    { say.reading }{ ": " }{ grouped(reading.done as u64) }{ " / " }{ grouped(reading.total() as u64) }
                </p>
            }
            if let Some(error) = &reading.error {
                <p class="note">
                    { say.not_read }{ ": " }{ grouped(reading.failed as u64) }{ ". " }{ error.advice(lang) }
                </p>
            }
            if !not_searched.is_empty() {
                <p class="note">{ say.not_looked_for }{ ": " }{ not_searched.join(", ") }{ "." }</p>
            }
        </>
    }
}
