//! The switch between Kazakh and Russian.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};
use serde_json::json;

use crate::pages::{ASSEMBLY, visitor_on};

stories![
    toggle_keeps_the_paragraph,
    toggle_keeps_the_paragraph_on_a_phone,
    toggle_keeps_query_and_filters,
    the_chosen_language_is_remembered,
    a_first_visit_goes_by_the_browsers_languages,
];

/// The distance of a paragraph's top from the window's top, in CSS pixels.
fn top_of(visitor: &Visitor, paragraph: &str) -> f64 {
    let top = visitor.script(
        "return document.getElementById(arguments[0]).getBoundingClientRect().top",
        &[json!(paragraph)],
    );
    top.as_f64()
        .unwrap_or_else(|| panic!("there is no {paragraph}"))
}

fn switches_at(visitor: &Visitor, paragraph: &str) {
    for (language, press) in [("ru", false), ("kk", true)] {
        // The paragraph is the first one in the window, scrolled by 12 pixels.
        visitor.script(
            "scrollTo(0, document.getElementById(arguments[0]).getBoundingClientRect().top + scrollY + 12)",
            &[json!(paragraph)],
        );
        let before = top_of(visitor, paragraph);
        assert!((before + 12.0).abs() < 1.5, "{paragraph} is at {before}");
        if press {
            visitor.presses(&[Key::Alt, Key::Null]);
            visitor.types(&format!(
                "{}l{}",
                char::from(Key::Alt),
                char::from(Key::Null)
            ));
        } else {
            // The driver's click would scroll to the switch first.
            visitor.script("document.getElementById('language-switch').click()", &[]);
        }
        visitor.waits_until(
            &format!("the article is in {language}"),
            "return document.documentElement.lang === arguments[0]
                && document.querySelector('#p1').closest('[lang]').lang === arguments[0]",
            &[json!(language)],
        );
        visitor.is_on(&format!("{language}/article/{ASSEMBLY}/"));
        let after = top_of(visitor, paragraph);
        assert!(
            (after - before).abs() < 2.0,
            "{paragraph} was at {before}, and in {language} it is at {after}"
        );
    }
}

fn toggle_keeps_the_paragraph(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("kk/article/{ASSEMBLY}/"));
    for paragraph in ["p5", "p20", "p33"] {
        switches_at(&visitor, paragraph);
    }
}

fn toggle_keeps_the_paragraph_on_a_phone(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.uses(Screen::PHONE);
    visitor.opens(&format!("kk/article/{ASSEMBLY}/"));
    visitor.waits_for_the_app();
    switches_at(&visitor, "p20");
}

fn toggle_keeps_query_and_filters(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        "kk/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC&region=KZ-63",
    );
    let found = visitor.counts(".card");
    visitor.clicks("#language-switch");
    visitor.is_on("ru/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC&region=KZ-63");
    visitor.sees("Результаты поиска");
    assert_eq!(visitor.counts(".card"), found);
    assert_eq!(crate::pages::typed(&visitor), "туризм");
}

fn the_chosen_language_is_remembered(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.clicks("#language-switch");
    visitor.is_on("ru/");
    visitor.sees("Регион и время");
    visitor.opens("");
    visitor.is_on("ru/");
}

fn a_first_visit_goes_by_the_browsers_languages(context: &TestContext<'_>) {
    let site = context.site();
    for (languages, page) in [
        ("ru,kk", "ru/"),
        ("kk,ru", "kk/"),
        ("de", "kk/"),
        ("en-US,ru-RU", "ru/"),
    ] {
        let visitor =
            context.visitor_with(&site, |settings| settings.languages = languages.to_owned());
        visitor.opens("");
        visitor.is_on(page);
        visitor.waits_for_the_app();
    }
}
