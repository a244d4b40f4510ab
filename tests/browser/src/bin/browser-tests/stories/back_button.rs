//! Back and forward.

use aimaq_browser_tests::{Scene, Screen, stories};

use crate::pages::{ASSEMBLY, FORUM, OSKEMEN, reader_on, typed, waits_for_cards};

stories![
    back_button_restores_filters,
    back_button_restores_scroll_and_focus,
    typing_a_word_is_one_step_back,
    reloading_keeps_query_filters_and_place,
];

fn back_button_restores_filters(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.types_into("#q", "Алматы");
    reader.waits_until(
        "the search is in the address",
        "return location.search.length > 10",
        &[],
    );
    reader.clicks("#region-KZ-63");
    reader.waits_until(
        "the filter is in the address",
        "return location.search.includes('region=KZ-63')",
        &[],
    );
    reader.waits_until(
        "the filter is on",
        "return document.querySelector('#region-KZ-63').ariaCurrent === 'true'",
        &[],
    );
    let list = reader.page();
    let found = crate::pages::cards(&reader);
    assert!(!found.is_empty());
    reader.clicks(&format!("#card-{FORUM}"));
    reader.waits_to_see("article");
    reader.goes_back();
    reader.is_on(&list);
    let wanted: Vec<&str> = found.iter().map(String::as_str).collect();
    waits_for_cards(&reader, &wanted);
    assert_eq!(typed(&reader), "Алматы");
    assert_eq!(
        reader.attribute("#region-KZ-63", "aria-current").as_deref(),
        Some("true")
    );
    reader.goes_forward();
    reader.waits_to_see("article");
    assert!(reader.page().contains(FORUM));
    reader.goes_back();
    reader.waits_to_see(".card");
    reader.goes_back();
    reader.waits_until(
        "the filter is off again",
        "return !location.search.includes('region')",
        &[],
    );
    reader.waits_until(
        "and so is its mark",
        "return document.querySelector('#region-KZ-63').ariaCurrent !== 'true'",
        &[],
    );
    assert_eq!(typed(&reader), "Алматы");
}

fn back_button_restores_scroll_and_focus(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.uses(Screen::PHONE);
    reader.opens("ru/");
    reader.waits_for_the_app();
    reader.script("document.getElementById('card-almaty-days-in-oskemen').scrollIntoView({ block: 'center' })", &[]);
    let place = reader.measures("return scrollY");
    assert!(place > 200.0, "the list is long enough to scroll: {place}");
    reader.clicks(&format!("#card-{OSKEMEN}"));
    reader.waits_to_see("article");
    reader.waits_until("the article starts at its top", "return scrollY === 0", &[]);
    reader.goes_back();
    reader.waits_to_see(&format!("#card-{OSKEMEN}"));
    reader.waits_until(
        "the list is where it was",
        "return Math.abs(scrollY - arguments[0]) < 2",
        &[place.into()],
    );
    let focused = reader.script("return document.activeElement.id", &[]);
    assert_eq!(focused, format!("card-{OSKEMEN}"));
}

fn typing_a_word_is_one_step_back(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    for letter in "Ассамблея".chars() {
        reader.types_into("#q", &letter.to_string());
    }
    reader.waits_until(
        "the word is in the address",
        "return new URLSearchParams(location.search).get('q') === 'Ассамблея'",
        &[],
    );
    reader.sees("Результаты поиска");
    reader.goes_back();
    reader.is_on("ru/");
    reader.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
    assert_eq!(typed(&reader), "");
}

fn reloading_keeps_query_filters_and_place(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ASSEMBLY}/"));
    reader.script("document.getElementById('p20').scrollIntoView()", &[]);
    let place = reader.measures("return scrollY");
    reader.waits_until(
        "the place is kept",
        "return String(history.state ?? '').startsWith(String(Math.round(scrollY)))",
        &[],
    );
    reader.reloads();
    reader.waits_for_the_app();
    reader.waits_until(
        "the article is where it was",
        "return Math.abs(scrollY - arguments[0]) < 2",
        &[place.into()],
    );
}
