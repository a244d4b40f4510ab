//! Sharing an article, a paragraph, a search; copying a passage with its source.

use aimaq_browser_tests::{Reader, Scene, Screen, stories};

use crate::pages::{ALTAI, reader_on};

stories![
    links_to_article_and_paragraph_are_copied_where_there_is_no_share_sheet,
    the_share_sheet_is_used_where_there_is_one,
    a_passage_brings_its_source,
    a_whole_search_can_be_shared,
    sharing_is_for_everybody,
];

/// What is copied from now on stands in `window.copied`.
fn listens_to_the_clipboard(reader: &Reader) {
    reader.script(
        "navigator.clipboard.writeText = async (text) => { window.copied = text }",
        &[],
    );
}

fn copied(reader: &Reader) -> String {
    let copied = reader.waits_until("something is copied", "return window.copied", &[]);
    reader.script("delete window.copied", &[]);
    copied.as_str().unwrap_or_default().to_owned()
}

fn links_to_article_and_paragraph_are_copied_where_there_is_no_share_sheet(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, confirmed) in [("kk", "Көшірілді"), ("ru", "Скопировано")] {
        let reader = reader_on(scene, &site, &format!("{language}/article/{ALTAI}/"));
        listens_to_the_clipboard(&reader);
        reader.clicks("#share-open");
        reader.clicks("#share-page");
        let address = copied(&reader);
        assert!(
            address.starts_with("http://")
                && address.ends_with(&format!("/{language}/article/{ALTAI}/")),
            "{address}"
        );
        reader.sees(confirmed);
        reader.script("document.getElementById('p4').scrollIntoView()", &[]);
        reader.script("document.getElementById('share-open').click()", &[]);
        reader.clicks("#share-paragraph");
        let address = copied(&reader);
        assert!(
            address.ends_with(&format!("/{language}/article/{ALTAI}/#p4")),
            "{address}"
        );
        reader.does_not_see(confirmed);
    }
}

fn the_share_sheet_is_used_where_there_is_one(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ALTAI}/"));
    reader.script(
        "navigator.share = async (what) => { window.shared = JSON.stringify(what) }",
        &[],
    );
    reader.clicks("#share-open");
    reader.clicks("#share-page");
    let shared = reader.waits_until("the sheet opens", "return window.shared", &[]);
    let shared = shared.as_str().unwrap_or_default();
    assert!(
        shared.contains(&format!("/ru/article/{ALTAI}/")) && shared.contains("\"title\":\"Усть"),
        "{shared}"
    );
}

fn a_passage_brings_its_source(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ALTAI}/?view=parallel"));
    listens_to_the_clipboard(&reader);
    let word = reader.script(
        "const range = document.createRange();
         const text = document.createTreeWalker(document.getElementById('p2').nextElementSibling, NodeFilter.SHOW_TEXT).nextNode();
         range.setStart(text, 0);
         range.setEnd(text, 20);
         getSelection().removeAllRanges();
         getSelection().addRange(range);
         return range.toString().trim()",
        &[],
    );
    reader.script("document.getElementById('share-open').click()", &[]);
    reader.clicks("#copy-passage");
    let passage = copied(&reader);
    for part in [
        word.as_str().unwrap_or("nothing was selected"),
        "Усть-Каменогорск принял",
        "Malim.kz",
        "21 апреля 2025 года",
        "view=parallel#p2",
    ] {
        assert!(passage.contains(part), "no {part} in {passage}");
    }
}

fn a_whole_search_can_be_shared(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/?q=туризм&region=KZ-63");
    listens_to_the_clipboard(&reader);
    reader.clicks("#share-page");
    let address = copied(&reader);
    let here = reader.script("return location.href", &[]);
    assert_eq!(address, here.as_str().unwrap_or_default());
}

fn sharing_is_for_everybody(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.prefers_dark(dark);
        reader.opens(&format!("{language}/article/{ALTAI}/"));
        reader.waits_for_the_app();
        reader.clicks("#share-open");
        reader.waits_to_see("#share");
        reader.finds_no_violations("the share dialog");
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
    }
}
