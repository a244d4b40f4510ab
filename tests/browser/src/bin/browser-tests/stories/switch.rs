//! The switch between Kazakh and Russian.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};
use serde_json::json;

use crate::pages::{ASSEMBLY, reader_on};

stories![
    toggle_keeps_the_paragraph,
    toggle_keeps_the_paragraph_on_a_phone,
    toggle_keeps_query_and_filters,
    the_chosen_language_is_remembered,
    a_first_visit_goes_by_the_browsers_languages,
];

/// Where a paragraph's upper edge is, in CSS pixels below the window's.
fn top_of(reader: &Reader, paragraph: &str) -> f64 {
    let top = reader.script(
        "return document.getElementById(arguments[0]).getBoundingClientRect().top",
        &[json!(paragraph)],
    );
    top.as_f64()
        .unwrap_or_else(|| panic!("there is no {paragraph}"))
}

fn switches_at(reader: &Reader, paragraph: &str) {
    for (language, press) in [("ru", false), ("kk", true)] {
        // The paragraph is the first in the window, its first lines just gone.
        reader.script(
            "scrollTo(0, document.getElementById(arguments[0]).getBoundingClientRect().top + scrollY + 12)",
            &[json!(paragraph)],
        );
        let before = top_of(reader, paragraph);
        assert!((before + 12.0).abs() < 1.5, "{paragraph} is at {before}");
        if press {
            reader.presses(&[Key::Alt, Key::Null]);
            reader.types(&format!(
                "{}l{}",
                char::from(Key::Alt),
                char::from(Key::Null)
            ));
        } else {
            // Not the driver's click: that would scroll to the switch first.
            reader.script("document.getElementById('language-switch').click()", &[]);
        }
        reader.waits_until(
            &format!("the article is in {language}"),
            "return document.documentElement.lang === arguments[0]
                && document.querySelector('#p1').closest('[lang]').lang === arguments[0]",
            &[json!(language)],
        );
        reader.is_on(&format!("{language}/article/{ASSEMBLY}/"));
        let after = top_of(reader, paragraph);
        assert!(
            (after - before).abs() < 2.0,
            "{paragraph} was at {before}, and in {language} it is at {after}"
        );
    }
}

fn toggle_keeps_the_paragraph(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("kk/article/{ASSEMBLY}/"));
    for paragraph in ["p5", "p20", "p33"] {
        switches_at(&reader, paragraph);
    }
}

fn toggle_keeps_the_paragraph_on_a_phone(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.uses(Screen::PHONE);
    reader.opens(&format!("kk/article/{ASSEMBLY}/"));
    reader.waits_for_the_app();
    switches_at(&reader, "p20");
}

fn toggle_keeps_query_and_filters(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(
        scene,
        &site,
        "kk/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC&region=KZ-63",
    );
    let found = reader.counts(".card");
    reader.clicks("#language-switch");
    reader.is_on("ru/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC&region=KZ-63");
    reader.sees("Результаты поиска");
    assert_eq!(reader.counts(".card"), found);
    assert_eq!(crate::pages::typed(&reader), "туризм");
}

fn the_chosen_language_is_remembered(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.clicks("#language-switch");
    reader.is_on("ru/");
    reader.sees("Все регионы");
    reader.opens("");
    reader.is_on("ru/");
}

fn a_first_visit_goes_by_the_browsers_languages(scene: &Scene<'_>) {
    let site = scene.site();
    for (languages, page) in [
        ("ru,kk", "ru/"),
        ("kk,ru", "kk/"),
        ("de", "kk/"),
        ("en-US,ru-RU", "ru/"),
    ] {
        let reader = scene.reader_with(&site, |wishes| wishes.languages = languages.to_owned());
        reader.opens("");
        reader.is_on(page);
        reader.waits_for_the_app();
    }
}
