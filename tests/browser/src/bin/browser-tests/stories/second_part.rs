//! The second part of the app: what a first visit does not wait for.

use aimaq_browser_tests::{Reader, Scene, Screen, stories};
use aimaq_static_server::Fault;

use crate::pages::{ASSEMBLY, FORUM, cards, reader_on};

stories![
    the_first_visit_does_not_wait_for_the_second_part,
    filters_come_when_they_are_opened,
    beside_a_list_filters_come_with_it,
    a_page_that_needs_the_second_part_says_when_it_cannot_be_had,
    all_pages_work_offline_after_the_first_visit,
    going_back_from_words_restores_scroll_and_focus
];

/// How the name of the second part's file begins.
const SECOND: &str = "/app/second-";

/// The name of its file.
fn file() -> String {
    let dist = std::env::var_os("AIMAQ_DIST").expect("the tests run on a built site");
    let app = std::path::Path::new(&dist).join("app");
    let files = std::fs::read_dir(app).expect("the site has its app");
    files
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with("second-"))
        .expect("the app has a second part")
}

/// Waits until a concordance is there.
#[track_caller]
fn waits_for_lines(reader: &Reader) {
    reader.waits_to_see(".line .word");
}

fn the_first_visit_does_not_wait_for_the_second_part(scene: &Scene<'_>) {
    let site = scene.site();
    for page in ["kk/".to_owned(), format!("ru/article/{FORUM}/")] {
        let reader = scene.reader(&site);
        reader.uses(Screen::PHONE);
        reader.opens(&page);
        reader.waits_for_the_app();
        reader.waits_until_kept_for_offline();
        let served = site.served();
        let place = |part: &str| {
            served
                .iter()
                .position(|served| served.target.contains(part))
                .unwrap_or_else(|| panic!("{part} was not fetched: {served:?}"))
        };
        // The service worker brings it, after all that the page itself and a visit to any article need.
        for earlier in ["/app/aimaq-", "/app/start-", "/library/", "/sw.js"] {
            assert!(place(earlier) < place(SECOND), "{page}: {served:?}");
        }
        site.forget_served();
    }
}

fn filters_come_when_they_are_opened(scene: &Scene<'_>) {
    let site = scene.site();
    site.set_fault(&file(), Some(Fault::Status(503)));
    for (page, advice) in [
        ("kk/", "Желі жоқ немесе сайт жауап бермеді."),
        ("ru/", "Нет сети, или сайт не ответил."),
    ] {
        let mut reader = scene.reader(&site);
        for complaint in ["503", "second", "The site is not kept for offline"] {
            reader.expects(complaint);
        }
        reader.uses(Screen::PHONE);
        reader.opens(page);
        reader.waits_for_the_app();
        reader.clicks("#filters");
        reader.sees(advice);
        assert_eq!(reader.counts(".filters-body"), 0);
        site.set_fault(&file(), None);
        reader.clicks("#filters");
        reader.clicks("#filters");
        reader.waits_to_see("#tile-KZ-63");
        site.set_fault(&file(), Some(Fault::Status(503)));
    }
}

fn beside_a_list_filters_come_with_it(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.uses(Screen::DESKTOP);
    reader.opens("kk/");
    reader.waits_for_the_app();
    reader.waits_to_see("#tile-KZ-63");
    reader.clicks("#region-KZ-63");
    reader.is_on("kk/?region=KZ-63");
}

fn a_page_that_needs_the_second_part_says_when_it_cannot_be_had(scene: &Scene<'_>) {
    let site = scene.site();
    site.set_fault(&file(), Some(Fault::Status(503)));
    let mut reader = scene.reader(&site);
    for complaint in ["503", "second", "The site is not kept for offline"] {
        reader.expects(complaint);
    }
    reader.opens("ru/");
    reader.waits_for_the_app();
    assert_eq!(cards(&reader).len(), 5);
    reader.types_into("#q", "туризм");
    reader.waits_to_see(".card mark");
    reader.clicks("#to-words");
    reader.waits_to_see("#try-again");
    site.set_fault(&file(), None);
    reader.clicks("#try-again");
    waits_for_lines(&reader);
}

fn all_pages_work_offline_after_the_first_visit(scene: &Scene<'_>) {
    let mut site = scene.site();
    let mut reader = reader_on(scene, &site, &format!("kk/article/{ASSEMBLY}/"));
    reader.waits_until_kept_for_offline();
    site.goes_away();
    reader.expects_no_server();
    reader.opens("ru/words/?q=туризм");
    reader.waits_for_the_app();
    waits_for_lines(&reader);
    reader.clicks("#tab-frequency");
    reader.waits_to_see(".frequencies");
    for (page, says) in [
        ("ru/region/KZ-33/", "Год Ассамблеи"),
        ("ru/about/", "О сайте"),
    ] {
        reader.opens(page);
        reader.waits_for_the_app();
        reader.sees(says);
    }
    reader.opens("kk/");
    reader.waits_for_the_app();
    reader.clicks("#settings-open");
    reader.waits_to_see("#settings");
}

fn going_back_from_words_restores_scroll_and_focus(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.uses(Screen::PHONE);
    reader.opens("ru/?q=Алматы");
    reader.waits_for_the_app();
    reader.script(
        "document.getElementById('to-words').scrollIntoView({ block: 'start' })",
        &[],
    );
    let place = reader.measures("return scrollY");
    reader.clicks("#to-words");
    waits_for_lines(&reader);
    reader.goes_back();
    reader.waits_to_see(".card");
    reader.waits_until(
        "the list is where it was, and the link has the focus",
        "return Math.abs(scrollY - arguments[0]) < 2 && document.activeElement.id === 'to-words'",
        &[place.into()],
    );
}
