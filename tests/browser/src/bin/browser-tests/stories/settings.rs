//! Reading settings, stored on the device.

use aimaq_browser_tests::{Screen, TestContext, Visitor, stories};
use aimaq_static_server::Fault;

use crate::pages::{OSKEMEN, visitor_on};

stories![
    settings_change_how_an_article_looks,
    settings_hold_before_the_app_and_without_it,
    two_tabs_have_the_same_settings,
    settings_are_for_everybody,
];

/// The page's background, the text's size and typeface, and the length of its lines in CSS pixels.
fn look(visitor: &Visitor) -> (String, String, String, f64) {
    let style = |what: &str| {
        let value = visitor.script(&format!("return {what}"), &[]);
        value.as_str().unwrap_or_default().to_owned()
    };
    (
        style("getComputedStyle(document.body).backgroundColor"),
        style("getComputedStyle(document.querySelector('.prose')).fontSize"),
        style("getComputedStyle(document.querySelector('.prose')).fontFamily"),
        visitor.measures("return document.querySelector('.prose').getBoundingClientRect().width"),
    )
}

fn choose(visitor: &Visitor, name: &str, value: &str) {
    visitor.waits_to_see("#settings");
    visitor.script(
        "document.querySelector(`[name=${arguments[0]}][value=${arguments[1]}]`).click()",
        &[name.into(), value.into()],
    );
}

fn settings_change_how_an_article_looks(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.prefers_dark(false);
    visitor.opens(&format!("ru/article/{OSKEMEN}/"));
    visitor.waits_for_the_app();
    let before = look(&visitor);
    visitor.clicks("#settings-open");
    for (name, value) in [
        ("theme", "dark"),
        ("size", "largest"),
        ("face", "sans"),
        ("width", "narrow"),
    ] {
        choose(&visitor, name, value);
    }
    let after = look(&visitor);
    assert_ne!(before.0, after.0, "the theme");
    assert_ne!(before.1, after.1, "the size");
    assert_ne!(before.2, after.2, "the face");
    assert!(after.3 < before.3, "the width");
    visitor.prefers_dark(true);
    visitor.reloads();
    // The service worker may answer with the shell by now, and then the app draws the article.
    visitor.waits_for_the_app();
    assert_eq!(look(&visitor), after);
    choose_after_opening(&visitor, "theme", "light");
    assert_eq!(look(&visitor).0, before.0, "light on a dark system");
}

fn choose_after_opening(visitor: &Visitor, name: &str, value: &str) {
    visitor.waits_for_the_app();
    visitor.clicks("#settings-open");
    choose(visitor, name, value);
}

fn settings_hold_before_the_app_and_without_it(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.prefers_dark(false);
    visitor.opens(&format!("kk/article/{OSKEMEN}/"));
    choose_after_opening(&visitor, "theme", "dark");
    choose(&visitor, "size", "large");
    let chosen = look(&visitor);
    visitor.expects("");
    visitor.script_to_its_end(
        "for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
         for (const name of await caches.keys()) await caches.delete(name)",
        &[],
    );
    site.set_fault(".wasm", Some(Fault::Status(503)));
    visitor.opens(&format!("kk/article/{OSKEMEN}/?q=x"));
    visitor.waits_until(
        "the app did not come",
        "return document.documentElement.dataset.failed !== undefined",
        &[],
    );
    assert_eq!(look(&visitor), chosen);
    // The script comes before the style sheet, so it runs before the first paint.
    let first = "const first = document.querySelector('head script:not([type*=json]), head link[rel=stylesheet]');
        return first.type === '' && first.text.includes('aimaq-settings')";
    assert_eq!(visitor.script(first, &[]), true);
}

fn two_tabs_have_the_same_settings(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.clicks("#settings-open");
    visitor.waits_to_see("#settings");
    visitor.opens_in_a_new_tab("ru/");
    choose_after_opening(&visitor, "theme", "dark");
    visitor.looks_at_tab(0);
    visitor.waits_until(
        "the other tab is dark, and its settings say so",
        "return document.documentElement.dataset.theme === 'dark' && document.querySelector('[name=theme][value=dark]').checked",
        &[],
    );
}

fn settings_are_for_everybody(context: &TestContext<'_>) {
    let site = context.site();
    for language in ["kk", "ru"] {
        for (dark, screen) in [(false, Screen::PHONE), (true, Screen::DESKTOP)] {
            let visitor = context.visitor(&site);
            visitor.uses(screen);
            visitor.prefers_dark(dark);
            visitor.opens(&format!("{language}/"));
            visitor.waits_for_the_app();
            visitor.clicks("#settings-open");
            visitor.waits_to_see("#settings");
            visitor.finds_no_violations("the settings");
            assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
            let small = visitor.script(
                "return [...document.querySelectorAll('#settings label, #settings button')].filter((e) => e.checkVisibility())
                    .filter((e) => e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44).map((e) => e.outerHTML)",
                &[],
            );
            assert_eq!(small, serde_json::json!([]), "too small to tap");
        }
    }
}
