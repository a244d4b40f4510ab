//! After the first visit the server may be gone.

use aimaq_browser_tests::{Scene, stories};

use crate::pages::{ALTAI, ASSEMBLY, FORUM, OSKEMEN, cards, reader_on, waits_for_cards};

stories![
    works_after_the_server_is_gone,
    a_new_tab_and_a_deep_link_work_offline,
    the_first_visit_may_be_to_an_article
];

fn works_after_the_server_is_gone(scene: &Scene<'_>) {
    let mut site = scene.site();
    let mut reader = reader_on(scene, &site, "kk/");
    reader.waits_until_kept_for_offline();
    site.goes_away();
    reader.expects_no_server();
    reader.reloads();
    reader.waits_for_the_app();
    assert_eq!(cards(&reader).len(), 5);
    reader.types_into("#q", "Өскемен");
    waits_for_cards(&reader, &[ALTAI, OSKEMEN, FORUM]);
    reader.clicks(&format!("#card-{FORUM}"));
    reader.sees("бизнес-форумы өтті");
    reader.clicks("#language-switch");
    reader.sees("прошёл бизнес-форум");
    reader.reloads();
    reader.waits_for_the_app();
    reader.sees("прошёл бизнес-форум");
}

fn a_new_tab_and_a_deep_link_work_offline(scene: &Scene<'_>) {
    let mut site = scene.site();
    let mut reader = reader_on(scene, &site, "ru/");
    reader.waits_until_kept_for_offline();
    site.goes_away();
    reader.expects_no_server();
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
        reader.opens_in_a_new_tab(&page);
        reader.waits_for_the_app();
        reader.sees(says);
    }
    reader.opens("");
    reader.waits_for_the_app();
    assert_eq!(cards(&reader).len(), 5);
}

fn the_first_visit_may_be_to_an_article(scene: &Scene<'_>) {
    let mut site = scene.site();
    let mut reader = reader_on(scene, &site, &format!("ru/article/{ALTAI}/"));
    reader.waits_until_kept_for_offline();
    site.goes_away();
    reader.expects_no_server();
    reader.opens("kk/");
    reader.waits_for_the_app();
    assert_eq!(cards(&reader).len(), 5);
    reader.clicks(&format!("#card-{ASSEMBLY}"));
    reader.sees("ғылыми-сараптама кеңесі");
}
