//! The search box.

use yew::{Html, html};

use super::Scene;
use super::dialog::opener;
use super::suggestions::{LIST, option_id, suggestions};

/// The search box. In a rendered page it does nothing until the app runs, which takes over what was typed before.
pub(super) fn search_box(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let (typed, on_input, on_submit, on_clear) = match scene.live {
        Some(live) => (
            live.typed.clone(),
            Some(live.on_input.clone()),
            Some(live.on_submit.clone()),
            Some(live.on_clear.clone()),
        ),
        None => (scene.view.query.clone(), None, None, None),
    };
    let combobox = scene.live.map(|live| &live.suggestions);
    let expanded = combobox.map(|it| (!it.options.is_empty()).to_string());
    let active = combobox.and_then(|it| it.active.map(option_id));
    let on_key = combobox.map(|it| it.on_key.clone());
    let on_leave = combobox.map(|it| it.on_leave.clone());
    html! {
        <form class="search" role="search" onsubmit={on_submit}>
            <label class="unseen" for="q">{ say.search_label }</label>
            <input id="q" name="q" type="search" value={typed} placeholder={say.search_placeholder}
                autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="201"
                role={combobox.map(|_| "combobox")} aria-autocomplete={combobox.map(|_| "list")} aria-expanded={expanded}
                aria-controls={combobox.map(|_| LIST)} aria-activedescendant={active}
                oninput={on_input} onkeydown={on_key} onfocusout={on_leave} />
            if scene.live.is_some() {
                <button class="search-clear" type="button" aria-label={say.search_clear} onclick={on_clear}>
                    { "×" }
                </button>
            }
            { suggestions(scene) }
            { opener(scene, "help", say.help) }
        </form>
    }
}
