//! The reading list, recent searches, and reading aloud.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};
use serde_json::json;

use crate::pages::{ALTAI, ASSEMBLY, FORUM, visitor_on};

stories![
    a_kept_article_is_on_the_list_and_goes_on_where_one_stopped,
    the_list_can_be_marked_and_emptied,
    two_tabs_have_the_same_list,
    the_list_goes_to_a_file_and_comes_back,
    a_hostile_file_changes_nothing,
    only_new_articles_of_a_file_are_counted,
    what_cannot_be_stored_is_said_and_not_shown_as_kept,
    what_is_removed_is_gone_from_other_tabs_too,
    recent_searches_are_found_again_and_forgotten,
    nothing_found_offers_what_would_be_found,
    an_article_is_read_aloud_block_by_block,
    voices_of_others_are_not_used,
    the_list_is_for_everybody,
];

fn keeps(visitor: &Visitor, article: &str) {
    visitor.opens(&format!("ru/article/{article}/"));
    visitor.waits_for_the_app();
    visitor.clicks("#keep[aria-pressed=false]");
    visitor.waits_to_see("#keep[aria-pressed=true]");
}

fn a_kept_article_is_on_the_list_and_goes_on_where_one_stopped(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    keeps(&visitor, ASSEMBLY);
    visitor.script("document.getElementById('p12').scrollIntoView()", &[]);
    visitor.waits_until(
        "the place is kept",
        "return aimaq.kept().endsWith(' 12')",
        &[],
    );
    // Opened by its address: scrolling to the link in the footer would move the place to the last paragraph.
    visitor.opens("ru/kept/");
    visitor.sees("дальше с абзаца 12");
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.clicks_on(
        "Год Ассамблеи в Алматинской области: за 9\u{a0}месяцев – более полутора тысяч мероприятий",
    );
    visitor.is_on(&format!("ru/article/{ASSEMBLY}/#p12"));
    visitor.waits_until(
        "it is at that paragraph",
        "const top = document.getElementById('p12')?.getBoundingClientRect().top; return top > -5 && top < 60",
        &[],
    );
}

fn the_list_can_be_marked_and_emptied(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    keeps(&visitor, ALTAI);
    keeps(&visitor, FORUM);
    visitor.opens("kk/kept/");
    visitor.waits_for_the_app();
    visitor.waits_to_see(&format!("#remove-{ALTAI}"));
    // The article added last comes first.
    visitor.clicks(".kept .read input");
    visitor.waits_until(
        "it is read",
        "return aimaq.kept().startsWith(arguments[0] + ' 1 ')",
        &[json!(FORUM)],
    );
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.waits_until(
        "it is still read",
        "return document.querySelector('.kept input')?.checked && !document.querySelectorAll('.kept input')[1].checked",
        &[],
    );
    visitor.clicks(&format!("#remove-{ALTAI}"));
    visitor.clicks(&format!("#remove-{FORUM}"));
    visitor.waits_until(
        "the list is empty",
        "return !document.querySelector('.kept li')",
        &[],
    );
}

fn two_tabs_have_the_same_list(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/kept/");
    visitor.opens_in_a_new_tab(&format!("ru/article/{FORUM}/"));
    visitor.waits_for_the_app();
    visitor.clicks("#keep");
    visitor.looks_at_tab(0);
    visitor.waits_to_see(&format!("#remove-{FORUM}"));
    visitor.clicks(&format!("#remove-{FORUM}"));
    visitor.looks_at_tab(1);
    visitor.waits_to_see("#keep[aria-pressed=false]");
}

/// Chooses a file with this text in the file field.
fn imports(visitor: &Visitor, text: &str) {
    visitor.waits_until(
        "there is a field",
        "return document.getElementById('import')",
        &[],
    );
    visitor.script(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[0]], 'list.json'));
         const field = document.getElementById('import');
         field.files = files.files;
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        &[json!(text)],
    );
}

fn the_list_goes_to_a_file_and_comes_back(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    keeps(&visitor, ALTAI);
    visitor.opens("ru/kept/");
    visitor.waits_for_the_app();
    visitor.script(
        "URL.createObjectURL = (blob) => { window.saved = blob.text(); return '#' };
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }",
        &[],
    );
    visitor.clicks("#export");
    let saved = visitor.script_to_its_end("return await window.saved", &[]);
    let saved = saved.as_str().unwrap_or_default();
    assert!(saved.contains(ALTAI), "{saved}");
    assert_eq!(visitor.script("return window.savedAs", &[]), "aimaq.json");
    visitor.clicks(&format!("#remove-{ALTAI}"));
    visitor.waits_until(
        "the list is empty",
        "return !document.querySelector('.kept li')",
        &[],
    );
    imports(&visitor, saved);
    visitor.sees("Добавлена 1 статья");
    visitor.waits_to_see(&format!("#remove-{ALTAI}"));
}

fn a_hostile_file_changes_nothing(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/kept/");
    for text in [
        "",
        "{",
        "[]",
        "null",
        "{\"kept\": 5}",
        "{\"kept\": [null]}",
        "{\"kept\": [{\"id\": \"a b\", \"at\": 0, \"since\": 0}]}",
        "{\"kept\": [{\"id\": 5, \"at\": 0, \"since\": 0}]}",
        "{\"kept\": [{\"id\": \"a\", \"at\": -1, \"since\": 0}]}",
        "{\"kept\": [{\"id\": \"a\", \"at\": 0, \"since\": \"now\"}]}",
        "{\"kept\": [{\"id\": \"a\", \"at\": 0, \"since\": 0}, {\"id\": {}}]}",
    ] {
        imports(&visitor, text);
        visitor.sees("Бұл файл оқу тізімі емес");
        visitor.script("document.getElementById('told').remove()", &[]);
        assert_eq!(visitor.script("return aimaq.kept()", &[]), "", "{text}");
        visitor.reloads();
        visitor.waits_for_the_app();
    }
    imports(
        &visitor,
        "{\"kept\": [{\"id\": \"<img/src=x>\", \"read\": 1, \"at\": 3, \"since\": 0, \"__proto__\": 1, \"more\": \"<b>\"}]}",
    );
    visitor.sees("<img/src=x>");
    assert_eq!(visitor.counts(".kept img"), 0);
}

fn only_new_articles_of_a_file_are_counted(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/kept/");
    let list = |ids: &[&str]| {
        let kept = ids
            .iter()
            .map(|id| json!({ "id": id, "read": false, "at": 0, "since": 0 }));
        json!({ "kept": kept.collect::<Vec<_>>() }).to_string()
    };
    imports(&visitor, &list(&[ALTAI]));
    visitor.sees("Добавлена 1 статья");
    imports(&visitor, &list(&[ALTAI, FORUM, FORUM]));
    visitor.sees("Добавлена 1 статья");
    visitor.waits_to_see(&format!("#remove-{FORUM}"));
    imports(&visitor, &list(&[ALTAI, FORUM]));
    visitor.sees("Добавлено 0 статей");
    assert_eq!(
        visitor.script("return document.getElementById('import').value", &[]),
        "",
        "the same file can be chosen again"
    );
}

fn what_cannot_be_stored_is_said_and_not_shown_as_kept(context: &TestContext<'_>) {
    let site = context.site();
    for (language, said) in [
        ("kk", "Браузер оқу тізімін сақтауға рұқсат бермеді."),
        ("ru", "Браузер не разрешил сохранить список."),
    ] {
        let visitor = visitor_on(context, &site, &format!("{language}/kept/"));
        // As in a private window or on a full disk.
        visitor.script(
            "console.warn = () => {}; // a developer is told, too
             IDBDatabase.prototype.transaction = () => { throw new DOMException('full', 'QuotaExceededError') };
             new BroadcastChannel('aimaq-kept').postMessage('')",
            &[],
        );
        visitor.does_not_see(said); // who does not change the list is not told
        imports(
            &visitor,
            &json!({ "kept": [{ "id": ALTAI, "read": false, "at": 0, "since": 0 }] }).to_string(),
        );
        visitor.sees(said);
        assert_eq!(visitor.counts(".kept li"), 0);
        visitor.clicks("header .brand");
        visitor.clicks(&format!("#card-{ALTAI}"));
        visitor.clicks("#keep");
        visitor.sees(said);
        assert_eq!(
            visitor.attribute("#keep", "aria-pressed").as_deref(),
            Some("false")
        );
    }
}

fn what_is_removed_is_gone_from_other_tabs_too(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    keeps(&visitor, FORUM);
    visitor.opens_in_a_new_tab("ru/about/");
    visitor.waits_for_the_app();
    visitor.clicks("#forget");
    visitor.waits_to_see(".forgotten");
    visitor.looks_at_tab(0);
    visitor.waits_to_see("#keep[aria-pressed=false]");
    visitor.waits_until(
        "the list is not on the device",
        "return aimaq.kept() === ''",
        &[],
    );
    // A new list can be started.
    visitor.clicks("#keep");
    visitor.waits_to_see("#keep[aria-pressed=true]");
}

fn recent_searches_are_found_again_and_forgotten(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    for query in ["туризм", "ъъъъъъъъ", "форум"] {
        visitor.script("document.getElementById('q').select()", &[]);
        visitor.types_into("#q", query);
        visitor.waits_until(
            "the answer is announced",
            "return document.getElementById('announcement').textContent !== '' && decodeURIComponent(location.search).includes(arguments[0])",
            &[json!(query)],
        );
        visitor.waits_until(
            "it has settled",
            "const recent = aimaq.recent(); return arguments[0].startsWith('ъ') || recent.startsWith(arguments[0])",
            &[json!(query)],
        );
    }
    let suggested =
        "return [...document.querySelectorAll('#suggestions li')].map((e) => e.textContent)";
    let opens_the_list = || {
        visitor.waits_until(
            "the box is empty and has the focus",
            "const q = document.getElementById('q'); q.focus(); return q.value === ''",
            &[],
        );
        visitor.presses(&[Key::Down]);
    };
    visitor.clicks(".search-clear");
    opens_the_list();
    visitor.waits_until(
        "both are suggested, what found nothing is not",
        "return [...document.querySelectorAll('#suggestions li')].map((e) => e.textContent).join() === 'форум,туризм'",
        &[],
    );
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    opens_the_list();
    visitor.waits_until(
        "they are kept",
        "return document.querySelectorAll('#suggestions li').length === 2",
        &[],
    );
    visitor.presses(&[Key::Escape]);
    visitor.clicks("#help-open");
    visitor.clicks_on("Очистить историю поиска");
    visitor.waits_until("nothing is suggested", "return aimaq.recent() === ''", &[]);
    visitor.presses(&[Key::Escape]);
    assert_eq!(visitor.script(suggested, &[]), json!([]));
    assert_eq!(visitor.script("return aimaq.recent()", &[]), "");
}

fn nothing_found_offers_what_would_be_found(context: &TestContext<'_>) {
    let site = context.site();
    for (language, offer) in [("kk", "Барлық өңір бойынша"), ("ru", "Во всех регионах")]
    {
        let visitor = visitor_on(
            context,
            &site,
            &format!("{language}/?q=туризм&region=KZ-10&from=2014&to=2025"),
        );
        visitor.sees(offer);
        visitor.clicks(".offers a");
        visitor.waits_to_see(".card");
        assert!(!visitor.page().contains("region"), "{}", visitor.page());
        assert!(visitor.page().contains("from=2014"), "{}", visitor.page());
    }
    let visitor = visitor_on(context, &site, "ru/?q=туризм -туризм");
    visitor.sees("«туризм»");
    visitor.clicks(".offers a");
    visitor.waits_to_see(".card");
}

/// Installs voices that record what they are given.
fn pretends_to_have_voices(visitor: &Visitor, local: bool) {
    visitor.script(
        "window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
         window.spoken = [];
         speechSynthesis.getVoices = () => [{ lang: 'ru-RU', localService: arguments[0] }];
         speechSynthesis.speak = (utterance) => { window.spoken.push(utterance.text); window.last = utterance };
         speechSynthesis.cancel = () => {};
         speechSynthesis.dispatchEvent(new Event('voiceschanged'))",
        &[json!(local)],
    );
}

fn an_article_is_read_aloud_block_by_block(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}/"));
    assert_eq!(visitor.counts("#listen"), 0, "there is no voice");
    pretends_to_have_voices(&visitor, true);
    visitor.clicks("#listen");
    for block in ["p1", "p2", "p3"] {
        visitor.waits_until(
            "the block that is read is marked",
            "return document.querySelector('.spoken')?.id === arguments[0] && window.spoken.at(-1) === document.querySelector('.spoken').textContent",
            &[json!(block)],
        );
        visitor.script("window.last.onend()", &[]);
    }
    visitor.waits_to_see("#listen[aria-pressed=true]");
    visitor.script("document.getElementById('listen').click()", &[]);
    visitor.waits_to_see("#listen[aria-pressed=false]");
    assert_eq!(visitor.counts(".spoken"), 0);
    // The device has no Kazakh voice.
    visitor.clicks("#language-switch");
    visitor.waits_until(
        "nobody can read Kazakh",
        "return document.querySelector('.prose').lang === 'kk' && !document.getElementById('listen')",
        &[],
    );
}

fn voices_of_others_are_not_used(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}/"));
    pretends_to_have_voices(&visitor, false);
    visitor.script_to_its_end(
        "for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame)",
        &[],
    );
    assert_eq!(visitor.counts("#listen"), 0, "it would send the text away");
}

fn the_list_is_for_everybody(context: &TestContext<'_>) {
    let site = context.site();
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.prefers_dark(dark);
        visitor.opens("ru/");
        visitor.waits_for_the_app();
        keeps(&visitor, ASSEMBLY);
        visitor.finds_no_violations("an article that is kept");
        visitor.opens(&format!("{language}/kept/"));
        visitor.waits_for_the_app();
        visitor.waits_to_see(".kept li");
        visitor.finds_no_violations("the reading list");
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
    }
}
