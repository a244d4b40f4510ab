//! Help: the query language and the shortcuts.

use yew::{Html, html};

use super::Scene;
use super::dialog::dialog;
use super::reading_settings::choice;
use super::recent::recent;
use crate::settings::Setting;

/// The dialog that the help button of the search box opens.
pub fn help(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let body = html! {
        <div class="dialog-body">
            { recent(scene) }
            <h3>{ say.about_query_title }</h3>
            { query_signs(scene) }
            <h3>{ say.about_keys_title }</h3>
            { keys(scene) }
            { choice(scene, Setting::Keys) }
        </div>
    };
    dialog(scene, "help", say.help, body)
}

/// The query language.
pub fn query_signs(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let signs = [
        (say.help_words, say.help_words_is),
        (say.about_query_phrase, say.about_query_phrase_is),
        (say.about_query_without, say.about_query_without_is),
        (say.about_query_begins, say.about_query_begins_is),
        (say.help_region, say.help_region_is),
        ("lang:kk", say.help_lang_is),
        ("from:2014 to:2016-05", say.help_time_is),
    ];
    let sign =
        |(written, meaning)| html! { <><dt><code>{ written }</code></dt><dd>{ meaning }</dd></> };
    html! { <dl class="keys">{ for signs.into_iter().map(sign) }</dl> }
}

/// The shortcuts: single letters, and combinations with a modifier key, which work even if single letters are off.
pub fn keys(scene: &Scene<'_>) -> Html {
    let say = scene.say();
    let keys = [
        (["/", "Ctrl + K"], say.about_key_search),
        (["J", "K"], say.help_key_next),
        (["T", "Alt + L"], say.about_key_language),
        (["P", ""], say.help_key_parallel),
        (["Enter", ""], say.help_key_twin),
        (["?", ""], say.help_key_help),
        (["Esc", ""], say.about_key_escape),
    ];
    let key = |name: &'static str| match name {
        "" => html! {},
        name => html! { <>{ " " }<kbd>{ name }</kbd></> },
    };
    let line = |(names, meaning): ([&'static str; 2], &'static str)| {
        html! { <><dt>{ for names.map(key) }</dt><dd>{ meaning }</dd></> }
    };
    html! { <dl class="keys">{ for keys.into_iter().map(line) }</dl> }
}
