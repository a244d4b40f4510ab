//! The help at the search box, and the keys that it names.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};

use crate::pages::{ASSEMBLY, typed, visitor_on};

stories![
    help_opens_at_the_search_box_and_leads_back_there,
    help_says_what_can_be_typed_in_both_languages,
    single_letters_work_on_a_russian_layout,
    single_letters_walk_through_results_and_paragraphs,
    single_letters_are_letters_where_one_writes,
    single_letters_can_be_turned_off,
];

fn is_open(visitor: &Visitor, dialog: &str, open: bool) {
    visitor.waits_until(
        &format!("{dialog} is {}", if open { "open" } else { "closed" }),
        "return !!document.querySelector(arguments[0])?.matches(':modal') === arguments[1]",
        &[dialog.into(), open.into()],
    );
}

fn focused(visitor: &Visitor) -> String {
    let id = visitor.script("return document.activeElement.id", &[]);
    id.as_str().unwrap_or_default().to_owned()
}

fn help_opens_at_the_search_box_and_leads_back_there(context: &TestContext<'_>) {
    let site = context.site();
    for screen in [Screen::PHONE, Screen::DESKTOP] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.opens("kk/");
        visitor.waits_for_the_app();
        visitor.clicks("#help-open");
        is_open(&visitor, "#help", true);
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
        visitor.finds_no_violations("the help");
        visitor.presses(&[Key::Escape]);
        is_open(&visitor, "#help", false);
        assert_eq!(focused(&visitor), "help-open");
        visitor.types("?");
        is_open(&visitor, "#help", true);
        visitor.clicks("#help button");
        is_open(&visitor, "#help", false);
    }
}

fn help_says_what_can_be_typed_in_both_languages(context: &TestContext<'_>) {
    let site = context.site();
    for (language, phrase, single) in [
        ("kk", "\"жол картасы\"", "Ctrl мен Alt-сыз пернелер"),
        ("ru", "\"дорожная карта\"", "Клавиши без Ctrl и Alt"),
    ] {
        let visitor = visitor_on(context, &site, &format!("{language}/"));
        visitor.types("?");
        is_open(&visitor, "#help", true);
        for text in [
            phrase,
            "-туризм",
            "*",
            "region:",
            "lang:",
            "from:",
            "to:",
            "Ctrl + K",
            single,
        ] {
            visitor.sees(text);
        }
    }
}

fn single_letters_work_on_a_russian_layout(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.presses_the_key_at("KeyT", "е");
    visitor.is_on("ru/");
    visitor.sees("Регион и время");
    visitor.presses_the_key_at("Slash", ".");
    assert_eq!(focused(&visitor), "q");
    assert_eq!(typed(&visitor), "", "the key itself is not typed");
    visitor.script("document.activeElement.blur()", &[]);
    // In that layout the question mark is on the key 7.
    visitor.presses_the_key_at("Digit7", "?");
    is_open(&visitor, "#help", true);
}

fn single_letters_walk_through_results_and_paragraphs(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    let cards = crate::pages::cards(&visitor);
    for card in &cards[..2] {
        visitor.presses_the_key_at("KeyJ", "о");
        assert_eq!(focused(&visitor), format!("card-{card}"));
    }
    visitor.presses_the_key_at("KeyK", "л");
    assert_eq!(focused(&visitor), format!("card-{}", cards[0]));

    visitor.opens(&format!("kk/article/{ASSEMBLY}/"));
    visitor.waits_for_the_app();
    for paragraph in ["p1", "p2", "p3"] {
        visitor.presses_the_key_at("KeyJ", "о");
        assert_eq!(focused(&visitor), paragraph);
    }
    visitor.presses_the_key_at("KeyK", "л");
    assert_eq!(focused(&visitor), "p2");
    let top = visitor.measures("return document.activeElement.getBoundingClientRect().top");
    assert!((0.0..60.0).contains(&top), "the paragraph is at {top}");
}

fn single_letters_are_letters_where_one_writes(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.types_into("#q", "jkt/?");
    assert_eq!(typed(&visitor), "jkt/?");
    assert!(visitor.page().starts_with("kk/"));
    is_open(&visitor, "#help", false);
}

fn single_letters_can_be_turned_off(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    visitor.clicks("#help-open");
    visitor.clicks_on("Выключены");
    visitor.presses(&[Key::Escape]);
    for _ in 0..2 {
        visitor.types("t?");
        is_open(&visitor, "#help", false);
        assert_eq!(visitor.page(), "ru/");
        // Shortcuts with a modifier still work.
        visitor.types(&format!(
            "{}k{}",
            char::from(Key::Control),
            char::from(Key::Null)
        ));
        assert_eq!(focused(&visitor), "q");
        visitor.reloads();
        visitor.waits_for_the_app();
    }
}
