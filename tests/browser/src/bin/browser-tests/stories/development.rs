//! The output of `trunk build`: the app without rendered pages and without a service worker.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, visitor_on, waits_for_cards};

stories![
    the_start_page_lists_every_article,
    search_finds_an_inflected_kazakh_word,
    a_card_leads_to_its_article,
    the_language_switch_keeps_the_article,
    a_link_to_an_article_opens_it,
    a_link_to_a_search_opens_its_results,
    nothing_is_stored_for_offline,
];

fn the_start_page_lists_every_article(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "");
    waits_for_cards(&visitor, &[ALTAI, ASTANA, ASSEMBLY, OSKEMEN, FORUM]);
}

fn search_finds_an_inflected_kazakh_word(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.types_into("#q", "мектептерімізде");
    visitor.waits_to_see(&format!("#card-{ASSEMBLY}"));
    visitor.waits_to_see(".card mark");
}

fn a_card_leads_to_its_article(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.clicks(&format!("#card-{FORUM}"));
    visitor.is_on(&format!("kk/article/{FORUM}/"));
    assert!(visitor.reads("h1").contains("бизнес-форумы"));
    visitor.goes_back();
    visitor.waits_to_see(&format!("#card-{FORUM}"));
}

fn the_language_switch_keeps_the_article(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("kk/article/{ALTAI}/"));
    visitor.clicks("#language-switch");
    visitor.is_on(&format!("ru/article/{ALTAI}/"));
    visitor.sees("21 апреля 2025 года");
}

fn a_link_to_an_article_opens_it(context: &TestContext<'_>) {
    let site = context.site();
    for (language, title) in [("kk", "бизнес-форумы"), ("ru", "бизнес-форум")]
    {
        let page = format!("{language}/article/{FORUM}/");
        let visitor = visitor_on(context, &site, &page);
        assert!(visitor.reads("h1").contains(title), "{page}");
        visitor.is_on(&page);
    }
}

fn a_link_to_a_search_opens_its_results(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/?q=туризм");
    visitor.waits_to_see(".card mark");
}

fn nothing_is_stored_for_offline(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    let workers = "return (await navigator.serviceWorker.getRegistrations()).length";
    assert_eq!(visitor.script_to_its_end(workers, &[]), 0);
}
