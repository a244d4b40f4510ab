//! Searching.

use aimaq_browser_tests::{Reader, Scene, key::Key, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, cards, reader_on, waits_for_cards};

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

/// Types a query and waits until the list answers it.
fn searches(reader: &Reader, query: &str) {
    reader.types_into("#q", query);
    reader.waits_until(
        &format!("the list answers {query}"),
        "return new URLSearchParams(location.search).get('q') === arguments[0].trim()
            && document.title.startsWith(arguments[0].trim())",
        &[serde_json::json!(query)],
    );
}

fn a_town_is_found_with_its_letters_and_without(scene: &Scene<'_>) {
    let site = scene.site();
    for query in ["Өскемен", "Оскемен"] {
        let reader = reader_on(scene, &site, "kk/");
        searches(&reader, query);
        waits_for_cards(&reader, &[ALTAI, OSKEMEN, FORUM]);
    }
}

fn titles_come_before_bodies(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    searches(&reader, "алматы");
    let found = cards(&reader);
    let place = |id: &str| found.iter().position(|found| found == id);
    for (title, body) in [(OSKEMEN, ASSEMBLY), (ASTANA, ASSEMBLY), (FORUM, ASSEMBLY)] {
        assert!(place(title).is_some(), "{title} is not in {found:?}");
        assert!(
            place(body).is_none_or(|body| place(title).is_some_and(|title| title < body)),
            "{found:?}"
        );
    }
}

fn figures_with_their_unit_are_found(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    searches(&reader, "482 млрд");
    assert_eq!(cards(&reader).first().map(String::as_str), Some(FORUM));
    let marked = reader.reads_all(".card mark").join(" ");
    assert!(marked.contains("482"), "{marked}");
}

fn both_languages_are_searched_at_once(scene: &Scene<'_>) {
    let site = scene.site();
    // A Kazakh word in the Russian interface, and the other way round.
    for (page, query, found) in [("ru/", "делегациясын", ALTAI), ("kk/", "делегацию", ALTAI)]
    {
        let reader = reader_on(scene, &site, page);
        searches(&reader, query);
        assert!(
            cards(&reader).contains(&found.to_owned()),
            "{query} on {page} finds {:?}",
            cards(&reader)
        );
    }
}

fn what_was_found_is_marked_in_the_list_and_in_the_article(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    searches(&reader, "туризм");
    assert!(
        cards(&reader).contains(&ALTAI.to_owned()),
        "{:?}",
        cards(&reader)
    );
    let marked = reader.reads_all(&format!(".card:has(#card-{ALTAI}) mark"));
    assert!(
        marked
            .iter()
            .any(|word| word.to_lowercase().starts_with("тури")),
        "{marked:?}"
    );
    reader.clicks(&format!("#card-{ALTAI}"));
    reader.waits_to_see("article mark");
    let marked = reader.reads_all("article mark");
    assert!(
        marked
            .iter()
            .all(|word| word.to_lowercase().starts_with("тури")),
        "{marked:?}"
    );
    reader.clicks_on("← Назад к результатам поиска");
    reader.is_on("ru/?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC");
}

fn results_are_announced_once_they_settle(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    let watch = "window.said = [];
        new MutationObserver(() => window.said.push(document.getElementById('announcement').textContent))
            .observe(document.getElementById('announcement'), { childList: true, characterData: true, subtree: true })";
    reader.script(watch, &[]);
    searches(&reader, "Усть-Каменогорск");
    let found = cards(&reader).len();
    reader.waits_until(
        "the number of results is announced",
        "return window.said.some((text) => /\\d/.test(text))",
        &[],
    );
    let said = reader.script("return window.said.filter(Boolean)", &[]);
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

fn an_unfinished_word_is_enough(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    searches(&reader, "Ассамбл");
    assert_eq!(cards(&reader).first().map(String::as_str), Some(ASSEMBLY));
}

/// A page, what is asked there, and what the page then says.
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

fn what_was_assumed_is_said(scene: &Scene<'_>) {
    let site = scene.site();
    for (page, query, said) in SAID {
        let reader = reader_on(scene, &site, page);
        searches(&reader, query);
        reader.presses(&[Key::Enter]); // until then it is the beginning of a word
        reader.waits_to_see(".card mark");
        reader.sees(said);
    }
}

fn what_was_assumed_has_a_way_back(scene: &Scene<'_>) {
    let site = scene.site();
    for (page, back) in [("kk/", "Жазылғандай іздеу"), ("ru/", "Искать как написано")]
    {
        let reader = reader_on(scene, &site, &format!("{page}?q=oskemen"));
        waits_for_cards(&reader, &[ALTAI, OSKEMEN, FORUM]);
        reader.clicks_on(back);
        waits_for_cards(&reader, &[]);
        reader.is_on(&format!("{page}?q=%22oskemen%22"));
        assert_eq!(reader.counts(".notes"), 0, "nothing was assumed");
    }
}

fn a_query_that_is_too_long_is_cut_and_that_is_said(scene: &Scene<'_>) {
    let site = scene.site();
    let long = "туризм ".repeat(7000);
    for (page, said) in [
        ("kk/", "Тек алғашқы 200 таңба ізделді."),
        ("ru/", "Искали только первые 200 знаков."),
    ] {
        let reader = reader_on(scene, &site, page);
        // As pasting does.
        reader.script(
            "document.getElementById('q').focus(); document.execCommand('insertText', false, arguments[0])",
            &[serde_json::json!(long)],
        );
        reader.sees(said);
        reader.waits_to_see(".card mark");
        let address = format!("{page}?q={}", "туризм+".repeat(60));
        reader.opens(&address);
        reader.waits_for_the_app();
        reader.sees(said);
    }
}

fn results_come_by_date_when_asked(scene: &Scene<'_>) {
    let site = scene.site();
    for page in ["kk/", "ru/"] {
        let reader = reader_on(scene, &site, page);
        let mut newest_first = cards(&reader);
        searches(&reader, "алматы");
        let found = cards(&reader);
        newest_first.retain(|id| found.contains(id));
        assert_ne!(found, newest_first, "the most relevant is not the newest");
        reader.clicks("#sort-date");
        reader.waits_until(
            "the results are in another order",
            "return document.querySelector('#sort-date').ariaCurrent === 'true'",
            &[],
        );
        assert_eq!(cards(&reader), newest_first);
        reader.clicks("#sort-relevance");
        reader.waits_until(
            "they are as before",
            "return document.querySelector('#sort-relevance').ariaCurrent === 'true'",
            &[],
        );
        assert_eq!(cards(&reader), found);
    }
}

fn nothing_found_says_so_and_helps(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    searches(&reader, "ъъъъъъъъ");
    reader.sees("Ничего не найдено");
    reader.sees("Найдено 0 статей");
    reader.sees("Попробуйте написать слово иначе");
    // Where no word was written, none is to be written otherwise; and every way out is offered once.
    for (page, otherwise, way_out) in [
        ("kk/", "Сөзді басқаша", "Сүзгілерді алып тастау: 5 мақала"),
        ("ru/", "слово иначе", "Сбросить фильтры: 5 статей"),
    ] {
        reader.opens(&format!("{page}?from=2020&to=2020"));
        reader.waits_for_the_app();
        reader.sees(way_out);
        reader.does_not_see(otherwise);
        assert_eq!(reader.counts(".results a"), 1);
    }
}

fn emptying_the_box_brings_the_list_back(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    searches(&reader, "туризм");
    reader.clicks(".search-clear");
    reader.is_on("kk/");
    reader.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
    assert_eq!(reader.script("return document.activeElement.id", &[]), "q");
}

fn a_query_is_text_and_never_markup(scene: &Scene<'_>) {
    let site = scene.site();
    let query = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
    let reader = reader_on(scene, &site, "ru/");
    searches(&reader, query);
    assert_eq!(reader.counts("img, #app script"), 0);
    reader.reloads();
    reader.waits_for_the_app();
    assert_eq!(reader.counts("img, #app script"), 0);
    assert_eq!(crate::pages::typed(&reader), query);
}

fn anything_can_be_typed(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
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
        reader.opens(&format!(
            "kk/?q={}",
            query
                .replace('%', "%25")
                .replace('&', "%26")
                .replace('"', "%22")
        ));
        reader.waits_for_the_app();
        assert_eq!(reader.attribute("html", "data-failed"), None, "{query}");
        assert_eq!(reader.counts("h1"), 1, "{query}");
    }
}
