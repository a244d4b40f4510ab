//! Search.

use aimaq_browser_tests::{TestContext, Visitor, key::Key, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, cards, visitor_on, waits_for_cards};

stories![
    a_town_is_found_with_its_letters_and_without,
    titles_come_before_bodies,
    figures_with_their_unit_are_found,
    both_languages_are_searched_at_once,
    what_was_found_is_marked_in_the_list_and_in_the_article,
    results_are_announced_once_they_settle,
    an_unfinished_word_is_enough,
    what_was_assumed_is_said,
    what_was_assumed_has_a_way_back,
    a_query_that_is_too_long_is_cut_and_that_is_said,
    results_come_by_date_when_asked,
    nothing_found_says_so_and_helps,
    emptying_the_box_brings_the_list_back,
    a_query_is_text_and_never_markup,
    anything_can_be_typed,
];

/// Types a query and waits for its results.
fn searches(visitor: &Visitor, query: &str) {
    visitor.types_into("#q", query);
    visitor.waits_until(
        &format!("the list answers {query}"),
        "return new URLSearchParams(location.search).get('q') === arguments[0].trim()
            && document.title.startsWith(arguments[0].trim())",
        &[serde_json::json!(query)],
    );
}

fn a_town_is_found_with_its_letters_and_without(context: &TestContext<'_>) {
    let site = context.site();
    for query in ["Өскемен", "Оскемен"] {
        let visitor = visitor_on(context, &site, "kk/");
        searches(&visitor, query);
        waits_for_cards(&visitor, &[ALTAI, OSKEMEN, FORUM]);
    }
}

fn titles_come_before_bodies(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    searches(&visitor, "алматы");
    let found = cards(&visitor);
    let place = |id: &str| found.iter().position(|found| found == id);
    for (title, body) in [(OSKEMEN, ASSEMBLY), (ASTANA, ASSEMBLY), (FORUM, ASSEMBLY)] {
        assert!(place(title).is_some(), "{title} is not in {found:?}");
        assert!(
            place(body).is_none_or(|body| place(title).is_some_and(|title| title < body)),
            "{found:?}"
        );
    }
}

fn figures_with_their_unit_are_found(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    searches(&visitor, "482 млрд");
    assert_eq!(cards(&visitor).first().map(String::as_str), Some(FORUM));
    let marked = visitor.reads_all(".card mark").join(" ");
    assert!(marked.contains("482"), "{marked}");
}

fn both_languages_are_searched_at_once(context: &TestContext<'_>) {
    let site = context.site();
    // A Kazakh word in the Russian interface, and vice versa.
    for (page, query, found) in [("ru/", "делегациясын", ALTAI), ("kk/", "делегацию", ALTAI)]
    {
        let visitor = visitor_on(context, &site, page);
        searches(&visitor, query);
        assert!(
            cards(&visitor).contains(&found.to_owned()),
            "{query} on {page} finds {:?}",
            cards(&visitor)
        );
    }
}

fn what_was_found_is_marked_in_the_list_and_in_the_article(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    searches(&visitor, "туризм");
    assert!(
        cards(&visitor).contains(&ALTAI.to_owned()),
        "{:?}",
        cards(&visitor)
    );
    let marked = visitor.reads_all(&format!(".card:has(#card-{ALTAI}) mark"));
    assert!(
        marked
            .iter()
            .any(|word| word.to_lowercase().starts_with("тури")),
        "{marked:?}"
    );
    visitor.clicks(&format!("#card-{ALTAI}"));
    visitor.waits_to_see("article mark");
    let marked = visitor.reads_all("article mark");
    assert!(
        marked
            .iter()
            .all(|word| word.to_lowercase().starts_with("тури")),
        "{marked:?}"
    );
    visitor.clicks_on("← Назад к результатам поиска");
    visitor.is_on("ru/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC");
}

fn results_are_announced_once_they_settle(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    let watch = "window.said = [];
        new MutationObserver(() => window.said.push(document.getElementById('announcement').textContent))
            .observe(document.getElementById('announcement'), { childList: true, characterData: true, subtree: true })";
    visitor.script(watch, &[]);
    searches(&visitor, "Усть-Каменогорск");
    let found = cards(&visitor).len();
    visitor.waits_until(
        "the number of results is announced",
        "return window.said.some((text) => /\\d/.test(text))",
        &[],
    );
    let said = visitor.script("return window.said.filter(Boolean)", &[]);
    let said: Vec<&str> = said
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str)
        .collect();
    assert!(
        said.last()
            .is_some_and(|last| last.contains(&found.to_string())),
        "{found} results, said: {said:?}"
    );
    assert!(
        said.len() <= 2,
        "one announcement for a word, not one for a letter: {said:?}"
    );
}

fn an_unfinished_word_is_enough(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    searches(&visitor, "Ассамбл");
    assert_eq!(cards(&visitor).first().map(String::as_str), Some(ASSEMBLY));
}

/// A page, a query, and what the page then says.
const SAID: [(&str, &str, &str); 6] = [
    ("kk/", "oskemen", "«oskemen» орнына «Өскемен» ізделді."),
    (
        "ru/",
        "oskemen",
        "Показаны результаты по «Өскемен» вместо «oskemen».",
    ),
    (
        "kk/",
        "туризм губернатор",
        "Сөздердің бәрі бірге кездесетін мақала жоқ; «губернатор» сөзінсіз ізделді.",
    ),
    (
        "ru/",
        "туризм губернатор",
        "Нет статей, где есть все слова; искали без слова «губернатор».",
    ),
    (
        "kk/",
        "туризм from:кеше",
        "«from:кеше» сүзгісі түсініксіз болғандықтан, ескерілмеді.",
    ),
    (
        "ru/",
        "туризм from:кеше",
        "Фильтр «from:кеше» непонятен и не применён.",
    ),
];

fn what_was_assumed_is_said(context: &TestContext<'_>) {
    let site = context.site();
    for (page, query, said) in SAID {
        let visitor = visitor_on(context, &site, page);
        searches(&visitor, query);
        visitor.presses(&[Key::Enter]); // until then it is the beginning of a word
        visitor.waits_to_see(".card mark");
        visitor.sees(said);
    }
}

fn what_was_assumed_has_a_way_back(context: &TestContext<'_>) {
    let site = context.site();
    for (page, back) in [("kk/", "Жазылғандай іздеу"), ("ru/", "Искать как написано")]
    {
        let visitor = visitor_on(context, &site, &format!("{page}?q=oskemen"));
        waits_for_cards(&visitor, &[ALTAI, OSKEMEN, FORUM]);
        visitor.clicks_on(back);
        waits_for_cards(&visitor, &[]);
        visitor.is_on(&format!("{page}?q=%22oskemen%22"));
        assert_eq!(visitor.counts(".notes"), 0, "nothing was assumed");
    }
}

fn a_query_that_is_too_long_is_cut_and_that_is_said(context: &TestContext<'_>) {
    let site = context.site();
    let long = "туризм ".repeat(7000);
    for (page, said) in [
        ("kk/", "Тек алғашқы 200 таңба ізделді."),
        ("ru/", "Искали только первые 200 знаков."),
    ] {
        let visitor = visitor_on(context, &site, page);
        // Pasting does the same.
        visitor.script(
            "document.getElementById('q').focus(); document.execCommand('insertText', false, arguments[0])",
            &[serde_json::json!(long)],
        );
        visitor.sees(said);
        visitor.waits_to_see(".card mark");
        let address = format!("{page}?q={}", "туризм+".repeat(60));
        visitor.opens(&address);
        visitor.waits_for_the_app();
        visitor.sees(said);
    }
}

/// The dates of the list, in its order, each with the ids of its articles.
fn card_dates(visitor: &Visitor) -> Vec<(Vec<String>, String)> {
    let dates = visitor.script(
        "return [...document.querySelectorAll('.card-facts > li:first-child')].map((date) => date.textContent)",
        &[],
    );
    let dates: Vec<String> = serde_json::from_value(dates).expect("a list of dates");
    let mut groups: Vec<(Vec<String>, String)> = Vec::new();
    for (id, date) in cards(visitor).into_iter().zip(dates) {
        match groups.last_mut() {
            Some((ids, last)) if *last == date => ids.push(id),
            _ => groups.push((vec![id], date)),
        }
    }
    groups
}

fn results_come_by_date_when_asked(context: &TestContext<'_>) {
    let site = context.site();
    for page in ["kk/", "ru/"] {
        let visitor = visitor_on(context, &site, page);
        // The list is sorted by date.
        let dates = card_dates(&visitor);
        let date_of = |id: &String| dates.iter().position(|(ids, _)| ids.contains(id));
        searches(&visitor, "алматы");
        let found = cards(&visitor);
        assert!(
            !found.iter().map(date_of).is_sorted(),
            "the most relevant is not the newest"
        );
        visitor.clicks("#sort-date");
        visitor.waits_until(
            "the results are in another order",
            "return document.querySelector('#sort-date').ariaCurrent === 'true'",
            &[],
        );
        let by_date = cards(&visitor);
        assert!(by_date.iter().map(date_of).is_sorted(), "{by_date:?}");
        assert_eq!(by_date.len(), found.len());
        visitor.clicks("#sort-relevance");
        visitor.waits_until(
            "they are as before",
            "return document.querySelector('#sort-relevance').ariaCurrent === 'true'",
            &[],
        );
        assert_eq!(cards(&visitor), found);
    }
}

fn nothing_found_says_so_and_helps(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    searches(&visitor, "ъъъъъъъъ");
    visitor.sees("Ничего не найдено");
    visitor.sees("Найдено 0 статей");
    visitor.sees("Попробуйте написать слово иначе");
    // A query without words has no suggestions for other spellings, and each offer appears once.
    for (page, otherwise, way_out) in [
        ("kk/", "Сөзді басқаша", "Сүзгілерді алып тастау: 5 мақала"),
        ("ru/", "слово иначе", "Сбросить фильтры: 5 статей"),
    ] {
        visitor.opens(&format!("{page}?from=2020&to=2020"));
        visitor.waits_for_the_app();
        visitor.sees(way_out);
        visitor.does_not_see(otherwise);
        assert_eq!(visitor.counts(".results .offers a"), 1);
    }
}

fn emptying_the_box_brings_the_list_back(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    searches(&visitor, "туризм");
    visitor.clicks(".search-clear");
    visitor.is_on("kk/");
    visitor.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
    assert_eq!(visitor.script("return document.activeElement.id", &[]), "q");
}

fn a_query_is_text_and_never_markup(context: &TestContext<'_>) {
    let site = context.site();
    let query = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
    let visitor = visitor_on(context, &site, "ru/");
    searches(&visitor, query);
    assert_eq!(visitor.counts("img, #app script"), 0);
    visitor.reloads();
    visitor.waits_for_the_app();
    assert_eq!(visitor.counts("img, #app script"), 0);
    assert_eq!(crate::pages::typed(&visitor), query);
}

fn anything_can_be_typed(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    for query in [
        "\"",
        "-",
        "*",
        "region:",
        "\"a -b* \"",
        "%",
        "%zz&region=",
        "٣٤ ‏עברית",
        "👩‍👩‍👧‍👦",
        "a\u{301}\u{301}",
    ] {
        visitor.opens(&format!(
            "kk/?q={}",
            query
                .replace('%', "%25")
                .replace('&', "%26")
                .replace('"', "%22")
        ));
        visitor.waits_for_the_app();
        assert_eq!(visitor.attribute("html", "data-failed"), None, "{query}");
        assert_eq!(visitor.counts("h1"), 1, "{query}");
    }
}
