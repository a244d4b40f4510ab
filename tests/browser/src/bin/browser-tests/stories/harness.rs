//! The tests' own eyes: each of them notices what it is there to notice, on a small sample site.

use aimaq_browser_tests::{Scene, Screen, stories};

stories![
    a_reader_opens_types_clicks_and_goes_back,
    errors_and_policy_reports_are_noticed,
    requests_to_other_hosts_are_noticed,
    violations_are_found_where_there_are_some_and_not_elsewhere,
    pages_wider_than_a_phone_are_noticed,
    text_can_be_twice_as_large,
    dark_pages_can_be_asked_for,
    scripts_can_be_off,
    a_site_can_go_away,
    tabs_are_counted_from_nought,
];

fn a_reader_opens_types_clicks_and_goes_back(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.opens("");
    reader.types_into("#word", "Өскемен");
    reader.sees("Typed: Өскемен");
    reader.clicks_on("The second page");
    reader.is_on("second/");
    reader.sees("The second page");
    reader.goes_back();
    reader.is_on("");
    assert_eq!(reader.reads("h1"), "A page in order");
    reader.reloads();
    reader.sees("A page in order");
    assert!(
        site.served()
            .iter()
            .any(|served| served.target == "/sample.js" && served.status == 200)
    );
}

fn errors_and_policy_reports_are_noticed(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("");
    reader.opens("bad.html");
    let complaints = reader.complaints().join("\n");
    assert!(complaints.contains("an error of the page"), "{complaints}");
    assert!(
        complaints.contains("Content Security Policy"),
        "{complaints}"
    );
}

fn requests_to_other_hosts_are_noticed(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("");
    reader.opens("");
    assert_eq!(reader.asked_of_others(), [""; 0]);
    reader.opens("bad.html");
    assert_eq!(
        reader.asked_of_others(),
        ["GET http://elsewhere.invalid/picture.png"]
    );
}

fn violations_are_found_where_there_are_some_and_not_elsewhere(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("");
    reader.opens("");
    reader.finds_no_violations("the page in order");
    reader.opens("bad.html");
    let violations = reader.finds_violations().join("\n");
    assert!(violations.contains("image-alt"), "{violations}");
}

fn pages_wider_than_a_phone_are_noticed(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("");
    reader.uses(Screen::PHONE);
    reader.opens("");
    assert!((reader.measures("return innerWidth") - 360.0).abs() < 1.0);
    assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
    reader.opens("bad.html");
    assert!(reader.reaches_beyond_the_screen()[0].contains("far too long"));
}

fn text_can_be_twice_as_large(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader_with(&site, |wishes| wishes.text_size = 200);
    reader.uses(Screen::PHONE);
    reader.opens("");
    assert_eq!(
        reader.script("return getComputedStyle(document.body).fontSize", &[]),
        "32px"
    );
    assert_eq!(
        reader.script("return matchMedia('(max-width: 12rem)').matches", &[]),
        true
    );
}

fn dark_pages_can_be_asked_for(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.prefers_dark(true);
    reader.opens("");
    let after = "return getComputedStyle(document.querySelector('h1'), '::after').content";
    assert_eq!(reader.script(after, &[]), "\" in the dark\"");
    reader.prefers_dark(false);
    assert_eq!(reader.script(after, &[]), "none");
}

fn scripts_can_be_off(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader_with(&site, |wishes| wishes.scripts = false);
    reader.opens("");
    reader.sees("A page in order");
    reader.types_into("#word", "word");
    assert_eq!(reader.reads_all("#echo"), [""], "a script of the page ran");
    assert!(
        site.served()
            .iter()
            .all(|served| served.target != "/sample.js")
    );
}

fn a_site_can_go_away(scene: &Scene<'_>) {
    let mut site = scene.site();
    let mut reader = scene.reader(&site);
    reader.opens("");
    site.goes_away();
    reader.expects("ERR_CONNECTION_REFUSED");
    reader.script(
        "fetch('sample.css').catch(() => { document.body.append('Nobody there') })",
        &[],
    );
    reader.sees("Nobody there");
}

fn tabs_are_counted_from_nought(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.opens("");
    reader.opens_in_a_new_tab("second/");
    reader.sees("The second page");
    reader.looks_at_tab(0);
    reader.sees("A page in order");
}
