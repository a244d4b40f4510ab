//! What was assumed about a query.

use aimaq_search::Note;
use yew::{Html, html};

use super::Scene;
use crate::texts::notes::note_in_words;
use crate::view::View;

/// The notes of an answer. A note about another spelling has a link to search for what was typed.
pub fn notes(scene: &Scene<'_>, notes: &[Note]) -> Html {
    if notes.is_empty() {
        return html! {};
    }
    let note = |note: &Note| {
        let way_back = exactly(scene.view, note).map(|view| {
            html! { <>{ " " }<a href={scene.links.to(&view)}>{ scene.say().search_as_typed }</a></> }
        });
        html! { <li class="note">{ note_in_words(scene.view.lang, note) }{ for way_back }</li> }
    };
    html! { <ul class="notes">{ for notes.iter().map(note) }</ul> }
}

/// The same view with the word in quotes, which searches for it as it was typed.
fn exactly(view: &View, note: &Note) -> Option<View> {
    let Note::Showing { typed, .. } = note else {
        return None;
    };
    let words = view.query.split(' ').map(|word| match word == typed {
        true => format!("\"{word}\""),
        false => word.to_owned(),
    });
    let quoted = words.collect::<Vec<_>>().join(" ");
    (quoted != view.query).then(|| View {
        query: quoted,
        ..view.clone()
    })
}
