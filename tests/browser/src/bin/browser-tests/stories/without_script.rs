//! With JavaScript off.

use aimaq_browser_tests::{Reader, Scene, stories};

use crate::pages::{ASSEMBLY, FORUM};

stories![
    readable_without_javascript,
    regions_are_links_without_javascript,
    both_languages_are_offered_without_javascript
];

fn reader_without_script(scene: &Scene<'_>, site: &aimaq_browser_tests::Site) -> Reader {
    let mut reader = scene.reader_with(site, |wishes| wishes.scripts = false);
    // Nobody uses what is fetched for the app; Chromium says so after three seconds on a page.
    reader.expects("was preloaded using link preload but not used");
    reader
}

fn readable_without_javascript(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_without_script(scene, &site);
    reader.opens("kk/");
    assert_eq!(reader.counts(".card"), 5);
    reader.clicks_on("Алматы облысындағы Ассамблея жылы: 9\u{a0}айда мың жарымнан астам шара");
    reader.is_on(&format!("kk/article/{ASSEMBLY}/"));
    reader.sees("ғылыми-сараптама кеңесі");
    reader.clicks("#language-switch");
    reader.is_on(&format!("ru/article/{ASSEMBLY}/"));
    reader.sees("научно-экспертный совет");
    assert_eq!(
        reader.attribute("html", "data-ready"),
        None,
        "the app ran after all"
    );
    assert!(
        site.served()
            .iter()
            .all(|served| !served.target.contains(".wasm") || served.status == 200)
    );
}

fn regions_are_links_without_javascript(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_without_script(scene, &site);
    reader.opens("ru/");
    reader.clicks("#filters");
    reader.clicks("#region-KZ-63");
    reader.is_on("ru/region/KZ-63/");
    reader.clicks(&format!("#card-{FORUM}"));
    reader.is_on(&format!("ru/article/{FORUM}/"));
    reader.sees("482");
}

fn both_languages_are_offered_without_javascript(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_without_script(scene, &site);
    reader.opens("");
    reader.sees("Қазақша");
    reader.clicks_on("Русский");
    reader.is_on("ru/");
    reader.sees("Статьи");
}
