//! The filter by the language of the text.

use aimaq_browser_tests::{TestContext, stories};

use crate::pages::visitor_on;

stories![
    the_language_of_the_text_is_chosen_and_said,
    the_language_goes_along_to_the_words_and_back,
];

fn the_language_of_the_text_is_chosen_and_said(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/?q=%D1%84%D0%BE%D1%80%D1%83%D0%BC");
    visitor.waits_to_see("#texts-both[aria-current]");
    visitor.clicks("#texts-kk");
    visitor.waits_until(
        "only Kazakh texts are searched, and a chip says so",
        "return new URLSearchParams(location.search).get('lang') === 'kk'
            && document.querySelector('#texts-kk[aria-current]') !== null
            && document.querySelector('.chips').textContent.includes('на казахском')
            && [...document.querySelectorAll('.card-lead')].every((lead) => lead.lang === 'kk')",
        &[],
    );
    visitor.clicks("#chip-lang");
    visitor.waits_until(
        "all texts are searched again",
        "return !new URLSearchParams(location.search).has('lang')
            && document.querySelector('#texts-both[aria-current]') !== null",
        &[],
    );
}

fn the_language_goes_along_to_the_words_and_back(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/words/?q=%D1%84%D0%BE%D1%80%D1%83%D0%BC");
    visitor.waits_to_see("#texts-both[aria-current]");
    visitor.clicks("#texts-ru");
    visitor.waits_until(
        "the lines are from Russian texts",
        "return new URLSearchParams(location.search).get('lang') === 'ru'
            && document.querySelector('#texts-ru[aria-current]') !== null
            && document.querySelectorAll('.kwic [lang=kk]').length === 0",
        &[],
    );
}
