//! The help at the search box, and the keys that it names.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};

use crate::pages::{ASSEMBLY, reader_on, typed};

stories![
    help_opens_at_the_search_box_and_leads_back_there,
    help_says_what_can_be_typed_in_both_languages,
    single_letters_work_on_a_russian_layout,
    single_letters_walk_through_results_and_paragraphs,
    single_letters_are_letters_where_one_writes,
    single_letters_can_be_turned_off,
];

fn is_open(reader: &Reader, dialog: &str, open: bool) {
    reader.waits_until(
        &format!("{dialog} is {}", if open { "open" } else { "closed" }),
        "return !!document.querySelector(arguments[0])?.matches(':modal') === arguments[1]",
        &[dialog.into(), open.into()],
    );
}

fn focused(reader: &Reader) -> String {
    let id = reader.script("return document.activeElement.id", &[]);
    id.as_str().unwrap_or_default().to_owned()
}

fn help_opens_at_the_search_box_and_leads_back_there(scene: &Scene<'_>) {
    let site = scene.site();
    for screen in [Screen::PHONE, Screen::DESKTOP] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.opens("kk/");
        reader.waits_for_the_app();
        reader.clicks("#help-open");
        is_open(&reader, "#help", true);
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
        reader.finds_no_violations("the help");
        reader.presses(&[Key::Escape]);
        is_open(&reader, "#help", false);
        assert_eq!(focused(&reader), "help-open");
        reader.types("?");
        is_open(&reader, "#help", true);
        reader.clicks("#help button");
        is_open(&reader, "#help", false);
    }
}

fn help_says_what_can_be_typed_in_both_languages(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, phrase, single) in [
        ("kk", "\"жол картасы\"", "Ctrl мен Alt-сыз пернелер"),
        ("ru", "\"дорожная карта\"", "Клавиши без Ctrl и Alt"),
    ] {
        let reader = reader_on(scene, &site, &format!("{language}/"));
        reader.types("?");
        is_open(&reader, "#help", true);
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
            reader.sees(text);
        }
    }
}

fn single_letters_work_on_a_russian_layout(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.presses_the_key_at("KeyT", "е");
    reader.is_on("ru/");
    reader.sees("Все регионы");
    reader.presses_the_key_at("Slash", ".");
    assert_eq!(focused(&reader), "q");
    assert_eq!(typed(&reader), "", "the key itself is not typed");
    reader.script("document.activeElement.blur()", &[]);
    // The question mark is above the seven there.
    reader.presses_the_key_at("Digit7", "?");
    is_open(&reader, "#help", true);
}

fn single_letters_walk_through_results_and_paragraphs(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    let cards = crate::pages::cards(&reader);
    for card in &cards[..2] {
        reader.presses_the_key_at("KeyJ", "о");
        assert_eq!(focused(&reader), format!("card-{card}"));
    }
    reader.presses_the_key_at("KeyK", "л");
    assert_eq!(focused(&reader), format!("card-{}", cards[0]));

    reader.opens(&format!("kk/article/{ASSEMBLY}/"));
    reader.waits_for_the_app();
    for paragraph in ["p1", "p2", "p3"] {
        reader.presses_the_key_at("KeyJ", "о");
        assert_eq!(focused(&reader), paragraph);
    }
    reader.presses_the_key_at("KeyK", "л");
    assert_eq!(focused(&reader), "p2");
    let top = reader.measures("return document.activeElement.getBoundingClientRect().top");
    assert!((0.0..60.0).contains(&top), "the paragraph is at {top}");
}

fn single_letters_are_letters_where_one_writes(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.types_into("#q", "jkt/?");
    assert_eq!(typed(&reader), "jkt/?");
    assert!(reader.page().starts_with("kk/"));
    is_open(&reader, "#help", false);
}

fn single_letters_can_be_turned_off(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    reader.clicks("#help-open");
    reader.clicks_on("Выключены");
    reader.presses(&[Key::Escape]);
    for _ in 0..2 {
        reader.types("t?");
        is_open(&reader, "#help", false);
        assert_eq!(reader.page(), "ru/");
        // Those with a modifier go on.
        reader.types(&format!(
            "{}k{}",
            char::from(Key::Control),
            char::from(Key::Null)
        ));
        assert_eq!(focused(&reader), "q");
        reader.reloads();
        reader.waits_for_the_app();
    }
}
