//! Every view has an address that works on a plain static host.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::{ALTAI, ASSEMBLY, FORUM, OSKEMEN, typed, visitor_on, waits_for_cards};

stories![
    a_deep_link_opens_what_it_names,
    a_link_to_a_paragraph_shows_it,
    a_link_to_a_query_and_filters_shows_their_list,
    an_address_without_its_slash_works,
    what_is_not_there_is_said,
    pages_do_not_jump_when_the_app_takes_over,
    a_page_can_be_read_when_the_app_does_not_come,
];

fn a_deep_link_opens_what_it_names(context: &TestContext<'_>) {
    let site = context.site();
    for (page, says) in [
        (
            format!("kk/article/{FORUM}/"),
            "Өскеменде Алматы мен Шығыс Қазақстанның бизнес-форумы өтті",
        ),
        (
            "ru/region/KZ-63/".to_owned(),
            "Восточно-Казахстанская область",
        ),
        ("ru/region/RU-ALT/".to_owned(), "Алтайский край"),
        ("kk/about/".to_owned(), "Сайт туралы"),
        ("ru/words/".to_owned(), "Слова в контексте"),
    ] {
        let visitor = visitor_on(context, &site, &page);
        visitor.is_on(&page);
        assert!(
            visitor.reads("h1").contains(says),
            "{page} has the heading {}",
            visitor.reads("h1")
        );
        let served = site.served();
        assert!(
            served.iter().all(|served| served.status == 200),
            "{page}: {served:?}"
        );
    }
}

fn a_link_to_a_paragraph_shows_it(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ASSEMBLY}/#p20"));
    visitor.waits_until(
        "paragraph 20 is on the screen",
        "const { top } = document.getElementById('p20').getBoundingClientRect(); return top >= -1 && top < innerHeight / 2",
        &[],
    );
}

fn a_link_to_a_query_and_filters_shows_their_list(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        "kk/?q=%D3%A8%D1%81%D0%BA%D0%B5%D0%BC%D0%B5%D0%BD&region=KZ-75",
    );
    waits_for_cards(&visitor, &[OSKEMEN, FORUM]);
    assert_eq!(typed(&visitor), "Өскемен");
    visitor.opens("ru/?from=2016&to=2025");
    visitor.waits_for_the_app();
    visitor.waits_until(
        "two articles are left",
        "return document.querySelectorAll('.card').length === 2",
        &[],
    );
    assert!(crate::pages::cards(&visitor).contains(&ALTAI.to_owned()));
}

fn an_address_without_its_slash_works(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}"));
    visitor.is_on(&format!("ru/article/{ALTAI}/"));
    visitor.sees("Усть-Каменогорск принял делегацию");
}

fn what_is_not_there_is_said(context: &TestContext<'_>) {
    let site = context.site();
    for page in ["ru/article/no-such-article/", "nowhere", "kk/a/b/c/"] {
        let mut visitor = context.visitor(&site);
        // 404.html can't know its depth, so it looks for its files in every folder above.
        visitor.expects("404");
        visitor.expects("MIME");
        visitor.opens(page);
        visitor.waits_for_the_app();
        visitor.sees("Бет табылмады");
        visitor.clicks_on("Все статьи");
        visitor.is_on("ru/");
        visitor.sees("Усть-Каменогорск принял делегацию");
    }
    assert!(
        site.served()
            .iter()
            .any(|served| served.target.ends_with("nowhere") && served.status == 404)
    );
}

fn pages_do_not_jump_when_the_app_takes_over(context: &TestContext<'_>) {
    let site = context.site();
    for page in [
        "kk/".to_owned(),
        "ru/".to_owned(),
        format!("ru/article/{ASSEMBLY}/"),
        "kk/region/KZ-63/".to_owned(),
    ] {
        let visitor = visitor_on(context, &site, &page);
        let shift = visitor.script_to_its_end(
            "return await new Promise((done) => {
                 let shift = 0;
                 const observer = new PerformanceObserver((list) => {
                     for (const entry of list.getEntries()) shift += entry.value;
                 });
                 observer.observe({ type: 'layout-shift', buffered: true });
                 requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shift))));
             })",
            &[],
        );
        assert_eq!(shift.as_f64(), Some(0.0), "{page} moves");
    }
}

fn a_page_can_be_read_when_the_app_does_not_come(context: &TestContext<'_>) {
    let site = context.site();
    site.set_fault(".wasm", Some(aimaq_static_server::Fault::Status(503)));
    let mut visitor = context.visitor(&site);
    visitor.expects("503");
    visitor.expects("wasm");
    visitor.expects("WebAssembly");
    visitor.opens("kk/");
    visitor.waits_until(
        "the app has failed to start",
        "return document.documentElement.dataset.failed",
        &[],
    );
    visitor.sees("Мақалалар");
    site.set_fault(".wasm", None);
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.types_into("#q", "Ассамблея");
    visitor.sees("Іздеу нәтижелері");
}
