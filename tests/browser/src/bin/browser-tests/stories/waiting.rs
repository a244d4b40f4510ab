//! Before the app runs, and when it does not: nothing that the reader does is lost, nothing answers another question, and the page
//! says what it lacks.

use aimaq_browser_tests::{Site, TestContext, Visitor, key::Key, stories};
use aimaq_static_server::Fault;

use crate::pages::{ALTAI, FORUM, cards, typed, visitor_on};

stories![
    what_is_typed_before_the_app_arrives_is_answered,
    what_is_submitted_before_the_app_arrives_is_answered,
    what_is_tapped_before_the_app_arrives_is_done,
    a_query_in_the_address_is_shown_before_the_app_arrives,
    an_address_with_a_query_fetches_no_texts_of_the_list,
    a_tracking_parameter_asks_nothing,
    a_question_that_cannot_be_answered_says_so,
    an_app_that_does_not_come_says_so_and_starts_again,
    a_damaged_start_script_says_so_and_starts_again,
    an_app_that_does_not_come_within_ten_seconds_says_so,
    an_answer_that_does_not_come_within_ten_seconds_says_so,
    an_app_that_panics_says_so_and_starts_again,
    everything_can_be_forgotten_without_caches,
    a_page_without_a_network_is_of_the_site_after_its_caches_were_lost,
    the_shell_speaks_to_those_without_scripts,
    the_style_sheet_comes_before_what_is_preloaded,
    a_slow_line_shows_the_page_before_two_seconds,
];

/// Opens a page whose app does not come until the fault is removed.
fn waits_on(context: &TestContext<'_>, site: &Site, page: &str) -> Visitor {
    site.set_fault(".wasm", Some(Fault::Held));
    let mut visitor = impatient(context, site);
    visitor.expects("preload"); // what is preloaded waits, too
    visitor.opens(page);
    visitor.waits_to_see("header");
    visitor
}

/// A visitor who does not wait until a page has loaded.
fn impatient(context: &TestContext<'_>, site: &Site) -> Visitor {
    context.visitor_with(site, |settings| settings.waits_for_pages = false)
}

fn what_is_typed_before_the_app_arrives_is_answered(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = waits_on(context, &site, "kk/");
    visitor.types_into("#q", "делегация");
    visitor.sees("Жүктеліп жатыр…");
    site.set_fault(".wasm", None);
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card mark");
    assert!(cards(&visitor).contains(&ALTAI.to_owned()));
    assert_eq!(typed(&visitor), "делегация");
    assert_eq!(visitor.script("return document.activeElement.id", &[]), "q");
    visitor.goes_back();
    visitor.waits_until(
        "the whole list is back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}

fn what_is_submitted_before_the_app_arrives_is_answered(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = waits_on(context, &site, "ru/");
    visitor.types_into("#q", "форум");
    visitor.presses(&[Key::Enter]);
    site.set_fault(".wasm", None);
    visitor.waits_for_the_app();
    visitor.is_on("ru/?q=%D1%84%D0%BE%D1%80%D1%83%D0%BC");
    visitor.waits_to_see(".card mark");
    assert!(cards(&visitor).contains(&FORUM.to_owned()));
    assert_eq!(typed(&visitor), "форум");
}

fn what_is_tapped_before_the_app_arrives_is_done(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = waits_on(context, &site, &format!("ru/article/{ALTAI}/"));
    visitor.clicks("#keep");
    visitor.clicks("#settings-open");
    visitor.sees("Загружается…");
    site.set_fault(".wasm", None);
    visitor.waits_for_the_app();
    visitor.waits_to_see("#settings[open]");
    visitor.waits_until(
        "the article is on the list",
        "return document.getElementById('keep').ariaPressed === 'true'",
        &[],
    );
}

fn a_query_in_the_address_is_shown_before_the_app_arrives(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = waits_on(context, &site, "kk/?q=форум");
    visitor.sees("Ізделіп жатыр…");
    let entries = visitor.script("return history.length", &[]);
    assert_eq!(visitor.reads("#asked"), "форум");
    assert_eq!(typed(&visitor), "форум");
    visitor.waits_until(
        "the list is hidden",
        "return !document.body.innerText.includes('5 мақала')",
        &[],
    );
    site.set_fault(".wasm", None);
    visitor.waits_for_the_app();
    assert!(cards(&visitor).contains(&FORUM.to_owned()));
    // The query of the address is not taken for one that was typed.
    assert_eq!(visitor.script("return history.length", &[]), entries);
}

fn an_address_with_a_query_fetches_no_texts_of_the_list(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = waits_on(context, &site, "kk/?q=форум");
    visitor.expects("Failed to fetch"); // by the page that is left
    visitor.expects("icon");
    visitor.expects("Manifest"); // by the page that is left, too
    let preloaded =
        "return [...document.querySelectorAll('link[rel=preload]')].map((link) => link.href)";
    let asks = |page: &str| {
        visitor.opens(page);
        visitor.waits_until(
            "the page preloads",
            "return document.querySelectorAll('link[rel=preload]').length > 1",
            &[],
        );
        let links = visitor.script_texts(preloaded, &[]);
        links.iter().filter(|link| link.contains("/texts-")).count()
    };
    assert_eq!(asks("kk/?q=форум"), 0);
    assert!(asks("kk/") > 0, "the list needs texts");
}

fn a_tracking_parameter_asks_nothing(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = waits_on(context, &site, "kk/?utm_source=messenger");
    visitor.sees("Мақалалар");
    assert_eq!(visitor.attribute("html", "data-asked"), None);
}

/// Expects what a browser says of a file that fails on purpose.
fn expects_a_failure(visitor: &mut Visitor) {
    for complaint in [
        "503",
        "wasm",
        "WebAssembly",
        "preload",
        "integrity",
        "start",
        "Failed to",
        "could not be",
    ] {
        visitor.expects(complaint);
    }
}

fn a_question_that_cannot_be_answered_says_so(context: &TestContext<'_>) {
    let site = context.site();
    site.set_fault(".bin", Some(Fault::Status(503)));
    for (page, said) in [
        ("kk/?q=форум", "Жауап алу мүмкін болмады."),
        ("ru/?region=KZ-63", "Получить ответ не удалось."),
        ("ru/words/?q=форум", "Получить ответ не удалось."),
    ] {
        let mut visitor = context.visitor(&site);
        expects_a_failure(&mut visitor);
        visitor.opens(page);
        visitor.sees(said);
        assert_eq!(
            visitor.script(
                "return document.getElementById('content').offsetHeight",
                &[]
            ),
            0,
            "{page}"
        );
        assert_eq!(
            visitor.script("return document.getElementById('q').offsetHeight", &[]),
            0,
            "{page}"
        );
    }
}

fn an_app_that_does_not_come_says_so_and_starts_again(context: &TestContext<'_>) {
    let site = context.site();
    site.set_fault(".wasm", Some(Fault::Status(503)));
    let mut visitor = context.visitor(&site);
    expects_a_failure(&mut visitor);
    visitor.opens(&format!("ru/article/{ALTAI}/"));
    visitor.sees("Поиск и настройки не запустились.");
    visitor.sees("делегацию");
    for needs_the_app in ["#q", "#settings-open", "#keep"] {
        let height = format!("return document.querySelector('{needs_the_app}').offsetHeight");
        assert_eq!(visitor.script(&height, &[]), 0, "{needs_the_app}");
    }
    site.set_fault(".wasm", None);
    visitor.clicks_on("Попробовать ещё раз");
    visitor.waits_for_the_app();
    visitor.does_not_see("не запустились");
}

fn a_damaged_start_script_says_so_and_starts_again(context: &TestContext<'_>) {
    // The damaged file stays in the HTTP cache.
    let site = context.site_with(|options| options.cache_control = "max-age=600".to_owned());
    let start = std::fs::read_dir(context.root().join("app"))
        .expect("the app")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("start-"))
        .expect("a start script");
    site.set_fault(&start, Some(Fault::FlippedByte));
    let mut visitor = context.visitor(&site);
    expects_a_failure(&mut visitor);
    visitor.opens("kk/");
    visitor.sees("Іздеу мен баптаулар іске қосылмады.");
    site.set_fault(&start, None);
    visitor.clicks_on("Қайталап көру");
    visitor.waits_for_the_app();
    assert_eq!(visitor.attribute("html", "data-failed"), None);
}

fn an_app_that_does_not_come_within_ten_seconds_says_so(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = waits_on(context, &site, "kk/");
    // Before the style sheet is there, all sentences are in sight.
    visitor.waits_until(
        "nothing is said at first",
        "return !document.body.innerText.includes('бір бөлігі')",
        &[],
    );
    visitor.sees("Сайттың бір бөлігі әлі жүктелмеді.");
    let since_start = visitor.measures("return performance.now()");
    assert!(
        (8_000.0..13_000.0).contains(&since_start),
        "said after {since_start} ms"
    );
    site.set_fault(".wasm", None);
    visitor.waits_for_the_app();
    visitor.does_not_see("Сайттың бір бөлігі әлі жүктелмеді.");
}

fn an_answer_that_does_not_come_within_ten_seconds_says_so(context: &TestContext<'_>) {
    let site = context.site();
    site.set_fault("sw.js", Some(Fault::Status(404)));
    let mut visitor = context.visitor(&site);
    visitor.expects("404");
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    site.set_fault(".bin", Some(Fault::Held));
    visitor.types_into("#q", "форум");
    visitor.sees("Часть сайта ещё не загрузилась.");
    let is_hidden =
        "return getComputedStyle(document.getElementById('content')).visibility === 'hidden'";
    visitor.waits_until("the old list is hidden", is_hidden, &[]);
    site.set_fault(".bin", None);
    visitor.waits_to_see(".card mark");
    visitor.does_not_see("Часть сайта ещё не загрузилась.");
}

fn an_app_that_panics_says_so_and_starts_again(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("unreachable");
    visitor.expects("RuntimeError");
    visitor.opens(&format!("kk/article/{ALTAI}/"));
    visitor.waits_for_the_app();
    // A module that does what a panic does.
    visitor.script(
        "const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 120, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
         const { exports } = new WebAssembly.Instance(new WebAssembly.Module(trap));
         setTimeout(() => exports.x())",
        &[],
    );
    visitor.sees("Іздеу мен баптаулар іске қосылмады.");
    visitor.sees("делегация");
    visitor.clicks_on("Қайталап көру");
    visitor.waits_for_the_app();
    visitor.does_not_see("іске қосылмады");
}

fn everything_can_be_forgotten_without_caches(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}/"));
    visitor.clicks("#keep");
    visitor.waits_until(
        "the article is on the list",
        "return document.getElementById('keep').ariaPressed === 'true'",
        &[],
    );
    visitor.opens("ru/about/");
    visitor.waits_for_the_app();
    // As on plain http.
    visitor.script(
        "Object.defineProperty(window, 'caches', { value: undefined })",
        &[],
    );
    visitor.clicks("#forget");
    visitor.waits_to_see(".forgotten");
    visitor.opens("ru/kept/");
    visitor.waits_for_the_app();
    assert_eq!(visitor.counts(".kept li"), 0);
}

fn a_page_without_a_network_is_of_the_site_after_its_caches_were_lost(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = visitor_on(context, &site, "kk/");
    visitor.waits_until_kept_for_offline();
    visitor.script_to_its_end(
        "for (const name of await caches.keys()) await caches.delete(name)",
        &[],
    );
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.waits_until(
        "everything is stored again",
        "(async () => {
            const stored = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.split('/').at(-1));
            const names = (await Promise.all((await caches.keys()).map(stored))).flat();
            const worker = await (await fetch('../sw.js')).text();
            const listed = [...worker.split('EXTRA')[0].matchAll(/\\/([^\"\\/]+-[0-9a-f]+\\.\\w+)\"/g)].map(([, name]) => name);
            window.stored = listed.length > 5 && listed.every((name) => names.includes(name));
         })();
         return window.stored",
        &[],
    );
    site.goes_away();
    visitor.expects_no_server();
    visitor.expects("Failed to fetch"); // by this test
    visitor.expects("sw.js"); // by this test
    visitor.reloads();
    visitor.waits_for_the_app();
    assert_eq!(cards(&visitor).len(), 5);
}

fn the_shell_speaks_to_those_without_scripts(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.waits_until_kept_for_offline();
    let shell = visitor.script_to_its_end(
        "for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys())
                if (url.includes('/app/shell-')) return (await caches.match(url)).text();",
        &[],
    );
    let shell = shell.as_str().expect("a shell");
    assert!(shell.contains("<noscript>"), "{shell}");
    assert!(shell.contains("JavaScript қосулы"), "{shell}");
    assert!(shell.contains("только с JavaScript"), "{shell}");
}

fn the_style_sheet_comes_before_what_is_preloaded(context: &TestContext<'_>) {
    let site = context.site();
    site.set_fault(".css", Some(Fault::Held));
    let visitor = impatient(context, &site);
    visitor.opens("kk/");
    visitor.waits_until(
        "the style sheet is asked for",
        "return document.querySelectorAll('link[rel=stylesheet]').length === 1",
        &[],
    );
    assert_eq!(visitor.counts("link[rel=preload]"), 0);
    site.set_fault(".css", None);
    visitor.waits_for_the_app();
    assert!(visitor.counts("link[rel=preload]") > 1);
}

fn a_slow_line_shows_the_page_before_two_seconds(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = impatient(context, &site);
    visitor.expects("preload");
    visitor.expects("Failed to fetch"); // the story ends before the app has come
    visitor.reads_over_a_slow_line();
    visitor.opens("kk/");
    visitor.waits_until(
        "the page is painted",
        "return performance.getEntriesByName('first-contentful-paint').length > 0",
        &[],
    );
    // Nothing is compressed here. A host that compresses is faster.
    let painted = visitor.measures(
        "return performance.getEntriesByName('first-contentful-paint')[0].startTime
            - performance.getEntriesByType('navigation')[0].responseStart",
    );
    println!("first paint {painted:.0} ms after the first byte");
    assert!(painted < 1800.0, "painted after {painted} ms");
}
