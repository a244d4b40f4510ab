//! Sharing an article, a paragraph, a search; copying a passage with its source.

use aimaq_browser_tests::{Screen, TestContext, Visitor, stories};

use crate::pages::{ALTAI, visitor_on};

stories![
    links_to_article_and_paragraph_are_copied_where_there_is_no_share_sheet,
    the_share_sheet_is_used_where_there_is_one,
    a_passage_brings_its_source,
    a_whole_search_can_be_shared,
    sharing_is_for_everybody,
];

/// Puts whatever is copied from now on into `window.copied`.
fn listens_to_the_clipboard(visitor: &Visitor) {
    visitor.script(
        "navigator.clipboard.writeText = async (text) => { window.copied = text }",
        &[],
    );
}

fn copied(visitor: &Visitor) -> String {
    let copied = visitor.waits_until("something is copied", "return window.copied", &[]);
    visitor.script("delete window.copied", &[]);
    copied.as_str().unwrap_or_default().to_owned()
}

fn links_to_article_and_paragraph_are_copied_where_there_is_no_share_sheet(
    context: &TestContext<'_>,
) {
    let site = context.site();
    for (language, confirmed) in [("kk", "Көшірілді"), ("ru", "Скопировано")] {
        let visitor = visitor_on(context, &site, &format!("{language}/article/{ALTAI}/"));
        listens_to_the_clipboard(&visitor);
        visitor.clicks("#share-open");
        visitor.clicks("#share-page");
        let address = copied(&visitor);
        assert!(
            address.starts_with("http://")
                && address.ends_with(&format!("/{language}/article/{ALTAI}/")),
            "{address}"
        );
        visitor.sees(confirmed);
        visitor.script("document.getElementById('p4').scrollIntoView()", &[]);
        visitor.script("document.getElementById('share-open').click()", &[]);
        visitor.clicks("#share-paragraph");
        let address = copied(&visitor);
        assert!(
            address.ends_with(&format!("/{language}/article/{ALTAI}/#p4")),
            "{address}"
        );
        visitor.does_not_see(confirmed);
    }
}

fn the_share_sheet_is_used_where_there_is_one(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}/"));
    visitor.script(
        "navigator.share = async (what) => { window.shared = JSON.stringify(what) }",
        &[],
    );
    visitor.clicks("#share-open");
    visitor.clicks("#share-page");
    let shared = visitor.waits_until("the sheet opens", "return window.shared", &[]);
    let shared = shared.as_str().unwrap_or_default();
    assert!(
        shared.contains(&format!("/ru/article/{ALTAI}/")) && shared.contains("\"title\":\"Усть"),
        "{shared}"
    );
}

fn a_passage_brings_its_source(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        &format!("ru/article/{ALTAI}/?view=parallel"),
    );
    listens_to_the_clipboard(&visitor);
    let word = visitor.script(
        "const range = document.createRange();
         const text = document.createTreeWalker(document.getElementById('p2').nextElementSibling, NodeFilter.SHOW_TEXT).nextNode();
         range.setStart(text, 0);
         range.setEnd(text, 20);
         getSelection().removeAllRanges();
         getSelection().addRange(range);
         return range.toString().trim()",
        &[],
    );
    visitor.script("document.getElementById('share-open').click()", &[]);
    visitor.clicks("#copy-passage");
    let passage = copied(&visitor);
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

fn a_whole_search_can_be_shared(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/?q=туризм&region=KZ-63");
    listens_to_the_clipboard(&visitor);
    visitor.clicks("#share-page");
    let address = copied(&visitor);
    let here = visitor.script("return location.href", &[]);
    assert_eq!(address, here.as_str().unwrap_or_default());
}

fn sharing_is_for_everybody(context: &TestContext<'_>) {
    let site = context.site();
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.prefers_dark(dark);
        visitor.opens(&format!("{language}/article/{ALTAI}/"));
        visitor.waits_for_the_app();
        visitor.clicks("#share-open");
        visitor.waits_to_see("#share");
        visitor.finds_no_violations("the share dialog");
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
    }
}
