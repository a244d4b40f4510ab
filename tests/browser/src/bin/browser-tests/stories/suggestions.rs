//! Suggestions below the search box.

use aimaq_browser_tests::{TestContext, Visitor, key::Key, stories};
use serde_json::json;

use crate::pages::visitor_on;

stories![
    names_are_suggested_and_taken_by_keys,
    escape_closes_the_list_and_keeps_the_text,
    below_the_last_suggestion_are_the_results,
    a_suggestion_is_taken_by_a_click,
    suggestions_are_in_the_script_of_the_reader,
    suggestions_fetch_nothing_and_move_nothing,
];

/// Types the beginning of a word and waits for what is suggested.
fn types(visitor: &Visitor, text: &str, suggestion: &str) {
    visitor.types_into("#q", text);
    visitor.waits_until(
        &format!("{suggestion} is suggested"),
        "return document.title.startsWith(arguments[1])
            && document.querySelector('#suggestions li')?.textContent === arguments[0]
            && document.getElementById('q').getAttribute('aria-expanded') === 'true'",
        &[json!(suggestion), json!(text)],
    );
}

/// Waits until the option that Enter would take is this one; empty if it is none.
fn waits_for_active(visitor: &Visitor, text: &str) {
    visitor.waits_until(
        &format!("the active option is {text}"),
        "const id = document.getElementById('q').getAttribute('aria-activedescendant') ?? '';
        const option = document.getElementById(id);
        const chosen = document.querySelector('#suggestions [aria-selected=true]');
        return (option?.textContent ?? '') === arguments[0] && (chosen ?? null) === (option ?? null)",
        &[json!(text)],
    );
}

fn waits_for_query(visitor: &Visitor, query: &str) {
    visitor.waits_until(
        &format!("{query} is searched, and the list is closed"),
        "return new URLSearchParams(location.search).get('q') === arguments[0]
            && document.getElementById('q').value === arguments[0]
            && document.activeElement.id === 'q'
            && document.getElementById('suggestions').hidden",
        &[json!(query)],
    );
}

fn names_are_suggested_and_taken_by_keys(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    types(&visitor, "өске", "Өскемен");
    waits_for_active(&visitor, "");
    visitor.presses(&[Key::Down]);
    waits_for_active(&visitor, "Өскемен");
    visitor.presses(&[Key::Up]);
    waits_for_active(&visitor, "");
    visitor.presses(&[Key::Down, Key::Enter]);
    waits_for_query(&visitor, "Өскемен");
}

fn escape_closes_the_list_and_keeps_the_text(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    types(&visitor, "Усть-Кам", "Усть-Каменогорск");
    visitor.presses(&[Key::Escape]);
    visitor.waits_until(
        "the list is closed, and the text is there",
        "const q = document.getElementById('q');
        return q.getAttribute('aria-expanded') === 'false' && q.value === 'Усть-Кам'",
        &[],
    );
    visitor.presses(&[Key::Escape]);
    visitor.waits_until(
        "the second time empties the box",
        "return document.getElementById('q').value === ''",
        &[],
    );
}

fn below_the_last_suggestion_are_the_results(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    types(&visitor, "өске", "Өскемен");
    for _ in 0..9 {
        if visitor.script("return document.activeElement.id", &[]) == json!("q") {
            visitor.presses(&[Key::Down]);
        }
    }
    visitor.waits_until(
        "a result has the focus",
        "return document.activeElement.matches('.card-title a') && document.getElementById('suggestions').hidden",
        &[],
    );
}

fn a_suggestion_is_taken_by_a_click(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    types(&visitor, "өске", "Өскемен");
    visitor.clicks("#suggestion-0");
    waits_for_query(&visitor, "Өскемен");
}

fn suggestions_are_in_the_script_of_the_reader(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/?script=latn-2021");
    types(&visitor, "Öske", "Öskemen");
    visitor.presses(&[Key::Down, Key::Enter]);
    waits_for_query(&visitor, "Öskemen");
}

fn suggestions_fetch_nothing_and_move_nothing(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    visitor.types_into("#q", "ъъ");
    visitor.waits_until(
        "nothing begins so",
        "return document.title.startsWith('ъъ') && document.getElementById('suggestions').hidden",
        &[],
    );
    let top = "return document.getElementById('content').getBoundingClientRect().top";
    let before = visitor.script(top, &[]);
    visitor.script("document.getElementById('q').select()", &[]);
    types(&visitor, "Усть-Кам", "Усть-Каменогорск");
    assert_eq!(visitor.script(top, &[]), before);
    let files = "return performance.getEntriesByType('resource').length";
    let fetched = visitor.script(files, &[]);
    visitor.presses(&[Key::Escape, Key::Down]);
    waits_for_active(&visitor, "Усть-Каменогорск");
    assert_eq!(visitor.script(files, &[]), fetched);
}
