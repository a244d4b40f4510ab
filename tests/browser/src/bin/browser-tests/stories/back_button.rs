//! Back and forward.

use aimaq_browser_tests::{Screen, TestContext, stories};

use crate::pages::{ASSEMBLY, FORUM, OSKEMEN, typed, visitor_on, waits_for_cards};

stories![
    back_button_restores_filters,
    back_button_restores_scroll_and_focus,
    typing_a_word_is_one_step_back,
    reloading_keeps_query_filters_and_place,
];

fn back_button_restores_filters(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.types_into("#q", "Алматы");
    visitor.waits_until(
        "the search is in the address",
        "return location.search.length > 10",
        &[],
    );
    visitor.clicks("#region-KZ-63");
    visitor.waits_until(
        "the filter is in the address",
        "return location.search.includes('region=KZ-63')",
        &[],
    );
    visitor.waits_until(
        "the filter is on",
        "return document.querySelector('#region-KZ-63').ariaCurrent === 'true'",
        &[],
    );
    let list = visitor.page();
    let found = crate::pages::cards(&visitor);
    assert!(!found.is_empty());
    visitor.clicks(&format!("#card-{FORUM}"));
    visitor.waits_to_see("article");
    visitor.goes_back();
    visitor.is_on(&list);
    let wanted: Vec<&str> = found.iter().map(String::as_str).collect();
    waits_for_cards(&visitor, &wanted);
    assert_eq!(typed(&visitor), "Алматы");
    assert_eq!(
        visitor
            .attribute("#region-KZ-63", "aria-current")
            .as_deref(),
        Some("true")
    );
    visitor.goes_forward();
    visitor.waits_to_see("article");
    assert!(visitor.page().contains(FORUM));
    visitor.goes_back();
    visitor.waits_to_see(".card");
    visitor.goes_back();
    visitor.waits_until(
        "the filter is off again",
        "return !location.search.includes('region')",
        &[],
    );
    visitor.waits_until(
        "and so is its mark",
        "return document.querySelector('#region-KZ-63').ariaCurrent !== 'true'",
        &[],
    );
    assert_eq!(typed(&visitor), "Алматы");
}

fn back_button_restores_scroll_and_focus(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.uses(Screen::PHONE);
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    visitor.script("document.getElementById('card-almaty-days-in-oskemen').scrollIntoView({ block: 'center' })", &[]);
    let place = visitor.measures("return scrollY");
    assert!(place > 200.0, "the list is long enough to scroll: {place}");
    visitor.clicks(&format!("#card-{OSKEMEN}"));
    visitor.waits_to_see("article");
    visitor.waits_until("the article starts at its top", "return scrollY === 0", &[]);
    visitor.goes_back();
    visitor.waits_to_see(&format!("#card-{OSKEMEN}"));
    visitor.waits_until(
        "the list is where it was",
        "return Math.abs(scrollY - arguments[0]) < 2",
        &[place.into()],
    );
    let focused = visitor.script("return document.activeElement.id", &[]);
    assert_eq!(focused, format!("card-{OSKEMEN}"));
}

fn typing_a_word_is_one_step_back(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    for letter in "Ассамблея".chars() {
        visitor.types_into("#q", &letter.to_string());
    }
    visitor.waits_until(
        "the word is in the address",
        "return new URLSearchParams(location.search).get('q') === 'Ассамблея'",
        &[],
    );
    visitor.sees("Результаты поиска");
    visitor.goes_back();
    visitor.is_on("ru/");
    visitor.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
    assert_eq!(typed(&visitor), "");
}

fn reloading_keeps_query_filters_and_place(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ASSEMBLY}/"));
    visitor.script("document.getElementById('p20').scrollIntoView()", &[]);
    let place = visitor.measures("return scrollY");
    visitor.waits_until(
        "the place is kept",
        "return String(history.state ?? '').startsWith(String(Math.round(scrollY)))",
        &[],
    );
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.waits_until(
        "the article is where it was",
        "return Math.abs(scrollY - arguments[0]) < 2",
        &[place.into()],
    );
}
