//! The settings.

use aimaq_language::scripts::Writing;
use yew::{Html, html};

use super::dialog::dialog;
use super::{Act, Scene};
use crate::settings::Setting;
use crate::texts::Phrases;

/// The dialog with the settings.
pub fn reading_settings(scene: &Scene<'_>) -> Html {
    let offered = [Setting::Theme, Setting::Size, Setting::Face, Setting::Width];
    let body = html! {
        <div class="dialog-body">
            <p class="prose sample" aria-hidden="true">{ scene.say().sample_text }</p>
            { for offered.into_iter().map(|setting| choice(scene, setting)) }
            { script(scene) }
        </div>
    };
    dialog(scene, "settings", scene.say().settings, body)
}

/// The script of Kazakh texts. It is a list, because its values do not fit side by side.
fn script(scene: &Scene<'_>) -> Html {
    let Some(live) = scene.live else {
        return html! {};
    };
    let onchange = live.on.reform(|_: yew::Event| Act::SetScript);
    let option = |writing: Writing| {
        let selected = writing == scene.view.writing;
        html! { <option {selected}>{ script_name(scene.say(), writing) }</option> }
    };
    html! {
        <label class="choice script-choice">
            <b>{ scene.say().script }</b>
            <select id="script" {onchange}>{ for Writing::ALL.into_iter().map(option) }</select>
        </label>
    }
}

/// A setting with its values side by side.
pub(super) fn choice(scene: &Scene<'_>, setting: Setting) -> Html {
    let Some(live) = scene.live else {
        return html! {};
    };
    let name = setting.key();
    let (legend, labels) = labels(scene.say(), setting);
    let option = |(i, label): (usize, &&'static str)| {
        let checked = live.settings.chosen(setting) == i;
        let onchange = live.on.reform(move |_: yew::Event| Act::Set(setting, i));
        let value = setting.values()[i];
        html! {
            <label>
                <input type="radio" {name} {value} {checked} {onchange} />
                <span class={format!("{name}-{value}")}>{ value_label(setting, label) }</span>
            </label>
        }
    };
    html! {
        <fieldset class={format!("choice {name}-choice")}>
            <legend>{ legend }</legend>
            <div class="choice-row">{ for labels.iter().enumerate().map(option) }</div>
        </fieldset>
    }
}

/// The label of a value. A text size is shown by a letter of that size.
fn value_label(setting: Setting, label: &'static str) -> Html {
    match setting {
        Setting::Size => html! {
            <><b aria-hidden="true">{ "А" }</b><span class="unseen">{ label }</span></>
        },
        _ => html! { label },
    }
}

/// The name of a script: `Латын, 2021`.
fn script_name(say: &'static Phrases, writing: Writing) -> String {
    match writing {
        Writing::Cyrillic => say.script_cyrillic.to_owned(),
        Writing::Latin(_) => {
            let alphabet = writing
                .code()
                .split_once('-')
                .map_or("", |(_, which)| which);
            format!("{}, {alphabet}", say.script_latin)
        }
        Writing::Arabic => say.script_arabic.to_owned(),
    }
}

/// The names of a setting and of its values, in the order of [`Setting::values`].
fn labels(say: &'static Phrases, setting: Setting) -> (&'static str, Vec<&'static str>) {
    match setting {
        Setting::Theme => (
            say.theme,
            vec![say.theme_system, say.theme_light, say.theme_dark],
        ),
        Setting::Size => (
            say.text_size,
            vec![
                say.text_small,
                say.text_normal,
                say.text_large,
                say.text_largest,
            ],
        ),
        Setting::Face => (say.face, vec![say.face_serif, say.face_sans]),
        Setting::Width => (
            say.line_width,
            vec![say.line_narrow, say.line_normal, say.line_wide],
        ),
        Setting::Keys => (say.single_letters, vec![say.on, say.off]),
        Setting::Script => (say.script, Vec::new()),
    }
}
