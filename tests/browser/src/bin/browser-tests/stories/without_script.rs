//! With JavaScript turned off.

use aimaq_browser_tests::{TestContext, Visitor, stories};

use crate::pages::{ASSEMBLY, FORUM};

stories![
    readable_without_javascript,
    regions_are_links_without_javascript,
    both_languages_are_offered_without_javascript
];

fn reader_without_script(context: &TestContext<'_>, site: &aimaq_browser_tests::Site) -> Visitor {
    let mut visitor = context.visitor_with(site, |settings| settings.scripts = false);
    // Chromium warns after three seconds that the preloaded files of the app are unused.
    visitor.expects("was preloaded using link preload but not used");
    visitor
}

fn readable_without_javascript(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = reader_without_script(context, &site);
    visitor.opens("kk/");
    assert_eq!(visitor.counts(".card"), 5);
    visitor.clicks_on("Алматы облысындағы Ассамблея жылы: 9\u{a0}айда мың жарымнан астам шара");
    visitor.is_on(&format!("kk/article/{ASSEMBLY}/"));
    visitor.sees("ғылыми-сараптама кеңесі");
    visitor.clicks("#language-switch");
    visitor.is_on(&format!("ru/article/{ASSEMBLY}/"));
    visitor.sees("научно-экспертный совет");
    assert_eq!(
        visitor.attribute("html", "data-ready"),
        None,
        "the app ran after all"
    );
    assert!(
        site.served()
            .iter()
            .all(|served| !served.target.contains(".wasm") || served.status == 200)
    );
}

fn regions_are_links_without_javascript(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = reader_without_script(context, &site);
    visitor.opens("ru/");
    visitor.clicks("#filters");
    visitor.clicks("#region-KZ-63");
    visitor.is_on("ru/region/KZ-63/");
    visitor.clicks(&format!("#card-{FORUM}"));
    visitor.is_on(&format!("ru/article/{FORUM}/"));
    visitor.sees("482");
}

fn both_languages_are_offered_without_javascript(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = reader_without_script(context, &site);
    visitor.opens("");
    visitor.sees("Қазақша");
    visitor.clicks_on("Русский");
    visitor.is_on("ru/");
    visitor.sees("Статьи");
}
