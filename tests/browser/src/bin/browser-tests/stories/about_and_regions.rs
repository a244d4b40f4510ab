//! The page about the site, and the pages of regions.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::visitor_on;

stories![
    a_region_says_what_it_is_and_what_it_was,
    neighbours_lead_from_region_to_region,
    the_site_says_what_it_holds,
    what_is_kept_on_the_device_can_be_removed,
];

fn a_region_says_what_it_is_and_what_it_was(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/region/KZ-10/");
    for fact in [
        "область Абай",
        "Абай облысы",
        "Семей",
        "8 июня 2022 года",
        "Восточно-Казахстанская область",
        "KZ-10",
    ] {
        visitor.sees(fact);
    }
    let visitor = visitor_on(context, &site, "kk/region/KZ-61/");
    for fact in ["Оңтүстік Қазақстан облысы (1992–2018)", "Шымкент қаласы"]
    {
        visitor.sees(fact);
    }
}

fn neighbours_lead_from_region_to_region(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/region/KZ-63/");
    visitor.clicks_on("Алтай өлкесі");
    visitor.is_on("kk/region/RU-ALT/");
    visitor.clicks_on("Шығыс Қазақстан облысы");
    visitor.is_on("kk/region/KZ-63/");
}

fn the_site_says_what_it_holds(context: &TestContext<'_>) {
    let site = context.site();
    for (page, facts) in [
        ("kk/about/", ["5 (5 қазақша, 5 орысша)", "2014–2025"]),
        (
            "ru/about/",
            ["5 (5 на казахском, 5 на русском)", "2014–2025"],
        ),
    ] {
        let visitor = visitor_on(context, &site, page);
        for fact in facts {
            visitor.sees(fact);
        }
        let version = visitor.reads("dd code");
        assert_eq!(version.len(), 16, "{version}");
    }
}

fn what_is_kept_on_the_device_can_be_removed(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/about/");
    visitor.waits_until_kept_for_offline();
    let caches = "return (await caches.keys()).length";
    assert_eq!(
        visitor.script_to_its_end(caches, &[]),
        2,
        "the app, and the parts of the library"
    );
    visitor.clicks("#forget");
    visitor.sees("Удалено.");
    assert_eq!(visitor.script_to_its_end(caches, &[]), 0);
    assert_eq!(
        visitor.script_to_its_end(
            "return (await navigator.serviceWorker.getRegistrations()).length",
            &[]
        ),
        0
    );
}
