//! After the first visit the site works without a server.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::{ALTAI, ASSEMBLY, FORUM, OSKEMEN, cards, visitor_on, waits_for_cards};

stories![
    works_after_the_server_is_gone,
    a_new_tab_and_a_deep_link_work_offline,
    the_first_visit_may_be_to_an_article
];

fn works_after_the_server_is_gone(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = visitor_on(context, &site, "kk/");
    visitor.waits_until_kept_for_offline();
    site.goes_away();
    visitor.expects_no_server();
    visitor.reloads();
    visitor.waits_for_the_app();
    assert_eq!(cards(&visitor).len(), 5);
    visitor.types_into("#q", "Өскемен");
    waits_for_cards(&visitor, &[ALTAI, OSKEMEN, FORUM]);
    visitor.clicks(&format!("#card-{FORUM}"));
    visitor.sees("бизнес-форумы өтті");
    visitor.clicks("#language-switch");
    visitor.sees("прошёл бизнес-форум");
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.sees("прошёл бизнес-форум");
}

fn a_new_tab_and_a_deep_link_work_offline(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = visitor_on(context, &site, "ru/");
    visitor.waits_until_kept_for_offline();
    site.goes_away();
    visitor.expects_no_server();
    for (page, says) in [
        (
            format!("kk/article/{ASSEMBLY}/#p20"),
            "Алматы облысындағы Ассамблея жылы",
        ),
        (
            "ru/?q=482+%D0%BC%D0%BB%D1%80%D0%B4".to_owned(),
            "бизнес-форум",
        ),
        ("ru/region/KZ-33/".to_owned(), "Год Ассамблеи"),
        ("kk/about/".to_owned(), "Сайт туралы"),
    ] {
        visitor.opens_in_a_new_tab(&page);
        visitor.waits_for_the_app();
        visitor.sees(says);
    }
    visitor.opens("");
    visitor.waits_for_the_app();
    assert_eq!(cards(&visitor).len(), 5);
}

fn the_first_visit_may_be_to_an_article(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}/"));
    visitor.waits_until_kept_for_offline();
    site.goes_away();
    visitor.expects_no_server();
    visitor.opens("kk/");
    visitor.waits_for_the_app();
    assert_eq!(cards(&visitor).len(), 5);
    visitor.clicks(&format!("#card-{ASSEMBLY}"));
    visitor.sees("ғылыми-сараптама кеңесі");
}
