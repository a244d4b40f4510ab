//! What is suggested below the search box.
//!
//! The pattern is the combobox of ARIA: the focus stays in the box, which names the option that Enter would take.

use aimaq_language::Lang;
use yew::{Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, html};

use super::{Scene, marked};

/// Id of the list.
pub(super) const LIST: &str = "suggestions";

/// The suggestions of the running app, and its callbacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// Queries, and the language of each; empty while the list is closed.
    pub options: Vec<(String, Lang)>,
    /// The option that Enter takes.
    pub active: Option<usize>,
    /// Called for keys in the search box.
    pub on_key: Callback<KeyboardEvent>,
    /// Called with the number of the option that the reader points at.
    pub on_choose: Callback<usize>,
    /// Called when the focus leaves the search box.
    pub on_leave: Callback<FocusEvent>,
}

/// The id of an option.
pub(super) fn option_id(number: usize) -> String {
    format!("suggestion-{number}")
}

/// The list below the search box. It lies over the page, so that nothing moves.
pub(super) fn suggestions(scene: &Scene<'_>) -> Html {
    let Some(live) = scene.live else {
        return html! {};
    };
    let Suggestions {
        options,
        active,
        on_choose,
        ..
    } = &live.suggestions;
    let option = |(number, (text, lang)): (usize, &(String, Lang))| {
        let chosen = *active == Some(number);
        // The focus stays in the box.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        let onclick = on_choose.reform(move |_: MouseEvent| number);
        html! {
            <li id={option_id(number)} role="option" aria-selected={chosen.to_string()}
                lang={scene.tag(*lang)} dir={scene.dir(*lang)} {onmousedown} {onclick}>
                { marked(scene, *lang, text, &[]) }
            </li>
        }
    };
    html! {
        <ul id={LIST} class="suggestions" role="listbox" aria-label={scene.say().suggestions} hidden={options.is_empty()}>
            { for options.iter().enumerate().map(option) }
        </ul>
    }
}
