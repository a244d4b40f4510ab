//! axe finds no violation on any page, in any state, language and colour scheme.
//!
//! A page is loaded once; then the colour scheme changes.

use std::fmt::Write as _;

use aimaq_browser_tests::{Screen, Site, TestContext, Visitor, key::Key, stories};
use aimaq_static_server::Fault;

use crate::pages::{ALTAI, ASSEMBLY, FORUM, visitor_on};

stories![
    no_axe_violations_on_lists_in_any_state,
    no_axe_violations_on_articles_in_any_state,
    no_axe_violations_on_words_in_any_state,
    no_axe_violations_on_other_pages_and_dialogs,
    no_axe_violations_on_a_phone,
    no_axe_violations_where_something_failed,
    no_axe_violations_offline,
];

/// What the visitor does on a page before the check.
type Deed = fn(&Visitor);

const LANGUAGES: [&str; 2] = ["kk", "ru"];

fn nothing(_: &Visitor) {}

/// Checks the page in both colour schemes.
#[track_caller]
fn look(visitor: &Visitor, what: &str, found: &mut String) {
    for dark in [false, true] {
        visitor.prefers_dark(dark);
        for violation in visitor.finds_violations() {
            let scheme = if dark { "dark" } else { "light" };
            let _ = writeln!(found, "{what} ({scheme}): {violation}");
        }
    }
    visitor.prefers_dark(false);
}

/// Checks pages in both languages, each after the visitor has done something there.
fn look_at(context: &TestContext<'_>, site: &Site, screen: Screen, pages: &[(&str, &str, Deed)]) {
    let mut found = String::new();
    for language in LANGUAGES {
        let visitor = context.visitor(site);
        visitor.uses(screen);
        for (page, state, deed) in pages {
            visitor.opens(&format!("{language}/{page}"));
            visitor.waits_for_the_app();
            deed(&visitor);
            look(&visitor, &format!("{language}/{page} {state}"), &mut found);
        }
    }
    assert!(found.is_empty(), "axe finds:\n{found}");
}

/// Opens everything that can be unfolded, including what is drawn only then.
fn unfolds(visitor: &Visitor) {
    visitor.waits_until(
        "all is unfolded",
        "const folded = [...document.querySelectorAll('main details:not([open]) > summary')];
         for (const summary of folded.filter((summary) => !summary.clicked)) {
             summary.clicked = true;
             summary.click();
         }
         return folded.length === 0",
        &[],
    );
}

fn sees_an_update(visitor: &Visitor) {
    visitor.script(
        "document.documentElement.dispatchEvent(new Event('aimaq:update'))",
        &[],
    );
    visitor.waits_to_see("#update");
}

fn opens_help(visitor: &Visitor) {
    visitor.clicks("#help-open");
    visitor.waits_to_see("#help");
}

fn opens_settings(visitor: &Visitor) {
    visitor.clicks("#settings-open");
    visitor.waits_to_see("#settings");
}

fn opens_sharing(visitor: &Visitor) {
    visitor.clicks("#share-open");
    visitor.waits_to_see("#share");
}

fn opens_a_twin(visitor: &Visitor) {
    crate::pages::comes_into_sight(visitor, ".prose > [id]");
    visitor.clicks(".prose > [id]");
    visitor.waits_to_see(".twin");
}

fn keeps(visitor: &Visitor) {
    visitor.clicks("#keep[aria-pressed=false]");
    visitor.waits_to_see("#keep[aria-pressed=true]");
}

fn stands_on_a_result(visitor: &Visitor) {
    visitor.presses_the_key_at("KeyJ", "о");
    visitor.waits_to_see(".card-title a:focus-visible");
}

fn stands_on_a_bar(visitor: &Visitor) {
    visitor.script("document.getElementById('bar-0').focus()", &[]);
    visitor.presses(&[Key::Right]);
}

fn no_axe_violations_on_lists_in_any_state(context: &TestContext<'_>) {
    let pages: &[(&str, &str, Deed)] = &[
        ("", "all articles", nothing),
        ("", "unfolded", unfolds),
        ("", "an update is ready", sees_an_update),
        ("?q=Алматы&region=KZ-63", "results", stands_on_a_result),
        ("?q=fkvfns", "results for another layout", nothing),
        ("?q=туризм ъъъъъъъъ", "no results, offers", nothing),
        ("?q=ъъъъъъъъ", "no results", nothing),
        ("?from=2014&to=2014", "months", stands_on_a_bar),
    ];
    look_at(context, &context.site(), Screen::DESKTOP, pages);
}

fn no_axe_violations_on_articles_in_any_state(context: &TestContext<'_>) {
    let assembly = format!("article/{ASSEMBLY}/");
    let found = format!("article/{ALTAI}/?q=туризм#p3");
    let both = format!("article/{FORUM}/?view=parallel&q=туризм");
    let latin = format!("article/{FORUM}/?script=latn-2021");
    let arabic = format!("article/{FORUM}/?script=arab");
    let pages: &[(&str, &str, Deed)] = &[
        (&assembly, "", nothing),
        (&assembly, "kept", keeps),
        (&assembly, "sharing", opens_sharing),
        (&found, "with matches", nothing),
        (&both, "side by side", nothing),
        (&latin, "in Latin script", nothing),
        (&arabic, "in Arabic script", nothing),
    ];
    look_at(context, &context.site(), Screen::DESKTOP, pages);
}

fn no_axe_violations_on_words_in_any_state(context: &TestContext<'_>) {
    let pages: &[(&str, &str, Deed)] = &[
        ("words/", "nothing asked", nothing),
        ("words/?q=ъъъъъъъъ", "nothing found", nothing),
        ("words/?q=Алматы", "lines, unfolded", unfolds),
        (
            "words/?q=Алматы&line=1&sort=left",
            "a line is open",
            nothing,
        ),
        ("words/?q=Алматы&sample=5-1", "a sample", nothing),
        ("frequency/", "no frequencies", nothing),
        (
            "frequency/?q=Алматы, туризм, форум, школа, жыл",
            "frequencies",
            nothing,
        ),
    ];
    look_at(context, &context.site(), Screen::DESKTOP, pages);
}

fn no_axe_violations_on_other_pages_and_dialogs(context: &TestContext<'_>) {
    let pages: &[(&str, &str, Deed)] = &[
        ("region/KZ-33/", "", nothing),
        ("region/KZ-39/", "without articles", nothing),
        ("region/RU-ALT/", "abroad", nothing),
        ("about/", "", nothing),
        ("kept/", "empty", nothing),
        ("article/nowhere/", "not found", nothing),
        ("", "help", opens_help),
        ("", "settings", opens_settings),
    ];
    let site = context.site();
    look_at(context, &site, Screen::DESKTOP, pages);
    let mut found = String::new();
    let visitor = context.visitor(&site);
    visitor.uses(Screen::DESKTOP);
    for article in [ALTAI, FORUM] {
        visitor.opens(&format!("kk/article/{article}/"));
        visitor.waits_for_the_app();
        keeps(&visitor);
    }
    for language in LANGUAGES {
        visitor.opens(&format!("{language}/kept/"));
        visitor.waits_for_the_app();
        visitor.waits_to_see(&format!("#remove-{ALTAI}"));
        unfolds(&visitor);
        look(
            &visitor,
            &format!("{language}/kept/ with articles"),
            &mut found,
        );
    }
    assert!(found.is_empty(), "axe finds:\n{found}");
}

fn no_axe_violations_on_a_phone(context: &TestContext<'_>) {
    let article = format!("article/{ALTAI}/?q=туризм");
    let both = format!("article/{FORUM}/?view=parallel");
    let pages: &[(&str, &str, Deed)] = &[
        ("", "", nothing),
        ("?q=Алматы", "filters open", unfolds),
        (&article, "a twin is open", opens_a_twin),
        (&both, "one above the other", nothing),
        ("region/KZ-63/", "", nothing),
        ("words/?q=Алматы&line=1", "a line is open", nothing),
        ("frequency/?q=Алматы, туризм", "frequencies", nothing),
        ("about/", "settings", opens_settings),
    ];
    look_at(context, &context.site(), Screen::PHONE, pages);
}

fn no_axe_violations_where_something_failed(context: &TestContext<'_>) {
    let site = context.site();
    // Without a service worker nothing is stored, so a failed file is missing.
    site.set_fault("sw.js", Some(Fault::Status(404)));
    let mut found = String::new();
    for language in LANGUAGES {
        let mut visitor = context.visitor(&site);
        visitor.expects("404");
        visitor.expects("500");
        visitor.expects("preload");
        visitor.opens(&format!("{language}/words/"));
        visitor.waits_for_the_app();
        site.set_fault(".bin", Some(Fault::Status(500)));
        visitor.types_into("#q", "Алматы");
        visitor.waits_to_see("#try-again");
        look(
            &visitor,
            &format!("{language}/words/ the index failed"),
            &mut found,
        );
        // The rendered page stays if the app can't start.
        visitor.opens(&format!("{language}/article/{ALTAI}/"));
        visitor.waits_until(
            "the app gives up",
            "return document.documentElement.dataset.failed !== undefined",
            &[],
        );
        look(
            &visitor,
            &format!("{language}/article/ as rendered"),
            &mut found,
        );
        site.set_fault(".bin", None);
    }
    assert!(found.is_empty(), "axe finds:\n{found}");
}

fn no_axe_violations_offline(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = visitor_on(context, &site, "kk/");
    visitor.waits_until_kept_for_offline();
    site.goes_away();
    visitor.expects_no_server();
    let mut found = String::new();
    for language in LANGUAGES {
        for page in [
            String::new(),
            "?q=ъъъъъъъъ".to_owned(),
            format!("article/{ASSEMBLY}/?view=parallel"),
            "region/KZ-63/".to_owned(),
            "words/?q=Алматы".to_owned(),
            "about/".to_owned(),
            "kept/".to_owned(),
        ] {
            visitor.opens(&format!("{language}/{page}"));
            visitor.waits_for_the_app();
            look(&visitor, &format!("{language}/{page} offline"), &mut found);
        }
    }
    assert!(found.is_empty(), "axe finds:\n{found}");
}
