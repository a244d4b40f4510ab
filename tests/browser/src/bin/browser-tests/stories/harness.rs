//! The test library notices errors, foreign requests and violations, on a small sample site.

use aimaq_browser_tests::{Screen, TestContext, stories};

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
    tabs_are_counted_from_zero,
];

fn a_reader_opens_types_clicks_and_goes_back(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.opens("");
    visitor.types_into("#word", "Өскемен");
    visitor.sees("Typed: Өскемен");
    visitor.clicks_on("The second page");
    visitor.is_on("second/");
    visitor.sees("The second page");
    visitor.goes_back();
    visitor.is_on("");
    assert_eq!(visitor.reads("h1"), "A page in order");
    visitor.reloads();
    visitor.sees("A page in order");
    assert!(
        site.served()
            .iter()
            .any(|served| served.target == "/sample.js" && served.status == 200)
    );
}

fn errors_and_policy_reports_are_noticed(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("");
    visitor.opens("bad.html");
    let complaints = visitor.complaints().join("\n");
    assert!(complaints.contains("an error of the page"), "{complaints}");
    assert!(
        complaints.contains("Content Security Policy"),
        "{complaints}"
    );
}

fn requests_to_other_hosts_are_noticed(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("");
    visitor.opens("");
    assert_eq!(visitor.foreign_requests(), [""; 0]);
    visitor.opens("bad.html");
    assert_eq!(
        visitor.foreign_requests(),
        ["GET http://elsewhere.invalid/picture.png"]
    );
}

fn violations_are_found_where_there_are_some_and_not_elsewhere(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("");
    visitor.opens("");
    visitor.finds_no_violations("the page in order");
    visitor.opens("bad.html");
    let violations = visitor.finds_violations().join("\n");
    assert!(violations.contains("image-alt"), "{violations}");
}

fn pages_wider_than_a_phone_are_noticed(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("");
    visitor.uses(Screen::PHONE);
    visitor.opens("");
    assert!((visitor.measures("return innerWidth") - 360.0).abs() < 1.0);
    assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
    visitor.opens("bad.html");
    assert!(visitor.reaches_beyond_the_screen()[0].contains("far too long"));
}

fn text_can_be_twice_as_large(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor_with(&site, |settings| settings.text_size = 200);
    visitor.uses(Screen::PHONE);
    visitor.opens("");
    assert_eq!(
        visitor.script("return getComputedStyle(document.body).fontSize", &[]),
        "32px"
    );
    assert_eq!(
        visitor.script("return matchMedia('(max-width: 12rem)').matches", &[]),
        true
    );
}

fn dark_pages_can_be_asked_for(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.prefers_dark(true);
    visitor.opens("");
    let after = "return getComputedStyle(document.querySelector('h1'), '::after').content";
    assert_eq!(visitor.script(after, &[]), "\" in the dark\"");
    visitor.prefers_dark(false);
    assert_eq!(visitor.script(after, &[]), "none");
}

fn scripts_can_be_off(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor_with(&site, |settings| settings.scripts = false);
    visitor.opens("");
    visitor.sees("A page in order");
    visitor.types_into("#word", "word");
    assert_eq!(visitor.reads_all("#echo"), [""], "a script of the page ran");
    assert!(
        site.served()
            .iter()
            .all(|served| served.target != "/sample.js")
    );
}

fn a_site_can_go_away(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.opens("");
    site.goes_away();
    visitor.expects("ERR_CONNECTION_REFUSED");
    visitor.script(
        "fetch('sample.css').catch(() => { document.body.append('Nobody there') })",
        &[],
    );
    visitor.sees("Nobody there");
}

fn tabs_are_counted_from_zero(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.opens("");
    visitor.opens_in_a_new_tab("second/");
    visitor.sees("The second page");
    visitor.looks_at_tab(0);
    visitor.sees("A page in order");
}
