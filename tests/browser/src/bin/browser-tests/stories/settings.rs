//! Settings for reading, kept on the device.

use aimaq_browser_tests::{Reader, Scene, Screen, stories};
use aimaq_static_server::Fault;

use crate::pages::{OSKEMEN, reader_on};

stories![
    settings_change_how_an_article_looks,
    settings_hold_before_the_app_and_without_it,
    two_tabs_have_the_same_settings,
    settings_are_for_everybody,
];

/// Background of the page, size and face of the text, and the length of its lines in CSS pixels.
fn look(reader: &Reader) -> (String, String, String, f64) {
    let style = |what: &str| {
        let value = reader.script(&format!("return {what}"), &[]);
        value.as_str().unwrap_or_default().to_owned()
    };
    (
        style("getComputedStyle(document.body).backgroundColor"),
        style("getComputedStyle(document.querySelector('.prose')).fontSize"),
        style("getComputedStyle(document.querySelector('.prose')).fontFamily"),
        reader.measures("return document.querySelector('.prose').getBoundingClientRect().width"),
    )
}

fn choose(reader: &Reader, name: &str, value: &str) {
    reader.waits_to_see("#settings");
    reader.script(
        "document.querySelector(`[name=${arguments[0]}][value=${arguments[1]}]`).click()",
        &[name.into(), value.into()],
    );
}

fn settings_change_how_an_article_looks(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.prefers_dark(false);
    reader.opens(&format!("ru/article/{OSKEMEN}/"));
    reader.waits_for_the_app();
    let before = look(&reader);
    reader.clicks("#settings-open");
    for (name, value) in [
        ("theme", "dark"),
        ("size", "largest"),
        ("face", "sans"),
        ("width", "narrow"),
    ] {
        choose(&reader, name, value);
    }
    let after = look(&reader);
    assert_ne!(before.0, after.0, "the theme");
    assert_ne!(before.1, after.1, "the size");
    assert_ne!(before.2, after.2, "the face");
    assert!(after.3 < before.3, "the width");
    reader.prefers_dark(true);
    reader.reloads();
    // The service worker may answer with the shell by now, where the article comes with the app.
    reader.waits_for_the_app();
    assert_eq!(look(&reader), after);
    choose_after_opening(&reader, "theme", "light");
    assert_eq!(look(&reader).0, before.0, "light on a dark system");
}

fn choose_after_opening(reader: &Reader, name: &str, value: &str) {
    reader.waits_for_the_app();
    reader.clicks("#settings-open");
    choose(reader, name, value);
}

fn settings_hold_before_the_app_and_without_it(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.prefers_dark(false);
    reader.opens(&format!("kk/article/{OSKEMEN}/"));
    choose_after_opening(&reader, "theme", "dark");
    choose(&reader, "size", "large");
    let chosen = look(&reader);
    reader.expects("");
    reader.script_to_its_end(
        "for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
         for (const name of await caches.keys()) await caches.delete(name)",
        &[],
    );
    site.set_fault(".wasm", Some(Fault::Status(503)));
    reader.opens(&format!("kk/article/{OSKEMEN}/?q=x"));
    reader.waits_until(
        "the app did not come",
        "return document.documentElement.dataset.failed !== undefined",
        &[],
    );
    assert_eq!(look(&reader), chosen);
    // The script stands in the page before the style sheet: nothing is painted without it.
    let first = "const first = document.querySelector('head script, head link[rel=stylesheet]');
        return first.type === '' && first.text.includes('aimaq-settings')";
    assert_eq!(reader.script(first, &[]), true);
}

fn two_tabs_have_the_same_settings(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.clicks("#settings-open");
    reader.waits_to_see("#settings");
    reader.opens_in_a_new_tab("ru/");
    choose_after_opening(&reader, "theme", "dark");
    reader.looks_at_tab(0);
    reader.waits_until(
        "the other tab is dark, and its settings say so",
        "return document.documentElement.dataset.theme === 'dark' && document.querySelector('[name=theme][value=dark]').checked",
        &[],
    );
}

fn settings_are_for_everybody(scene: &Scene<'_>) {
    let site = scene.site();
    for language in ["kk", "ru"] {
        for (dark, screen) in [(false, Screen::PHONE), (true, Screen::DESKTOP)] {
            let reader = scene.reader(&site);
            reader.uses(screen);
            reader.prefers_dark(dark);
            reader.opens(&format!("{language}/"));
            reader.waits_for_the_app();
            reader.clicks("#settings-open");
            reader.waits_to_see("#settings");
            reader.finds_no_violations("the settings");
            assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
            let small = reader.script(
                "return [...document.querySelectorAll('#settings label, #settings button')].filter((e) => e.checkVisibility())
                    .filter((e) => e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44).map((e) => e.outerHTML)",
                &[],
            );
            assert_eq!(small, serde_json::json!([]), "too small to tap");
        }
    }
}
