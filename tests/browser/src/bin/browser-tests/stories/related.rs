//! Related articles at the foot of an article.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::{ASSEMBLY, FORUM, OSKEMEN, visitor_on};

stories![
    a_related_article_is_a_link_with_its_reason,
    an_article_like_no_other_has_none,
];

fn a_related_article_is_a_link_with_its_reason(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{OSKEMEN}/"));
    let reason = "const link = document.querySelector(`.related a[href*=\"${arguments[0]}\"]`);
        return link?.parentElement.querySelector('p').textContent === 'Усть-Каменогорск, 2014'";
    visitor.waits_until("the forum is related", reason, &[serde_json::json!(FORUM)]);
    visitor.clicks(&format!(".related a[href*={FORUM}]"));
    visitor.waits_until(
        "the forum is open, and leads back",
        "return location.pathname.includes(arguments[0])
            && document.querySelector(`.related a[href*=\"${arguments[1]}\"]`) !== null",
        &[serde_json::json!(FORUM), serde_json::json!(OSKEMEN)],
    );
}

fn an_article_like_no_other_has_none(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("kk/article/{ASSEMBLY}/"));
    visitor.waits_to_see(".neighbours");
    let sections = visitor.script("return document.querySelectorAll('.related').length", &[]);
    assert_eq!(sections, serde_json::json!(0));
}
