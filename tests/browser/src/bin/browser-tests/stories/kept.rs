//! The reading list, recent searches, and reading aloud: what the device keeps and can do.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};
use serde_json::json;

use crate::pages::{ALTAI, ASSEMBLY, FORUM, reader_on};

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

fn keeps(reader: &Reader, article: &str) {
    reader.opens(&format!("ru/article/{article}/"));
    reader.waits_for_the_app();
    reader.clicks("#keep[aria-pressed=false]");
    reader.waits_to_see("#keep[aria-pressed=true]");
}

fn a_kept_article_is_on_the_list_and_goes_on_where_one_stopped(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    keeps(&reader, ASSEMBLY);
    reader.script("document.getElementById('p12').scrollIntoView()", &[]);
    reader.waits_until(
        "the place is kept",
        "return aimaq.kept().endsWith(' 12')",
        &[],
    );
    // By its address: the link to it stands in the foot, and who scrolls there has gone on to the last paragraph.
    reader.opens("ru/kept/");
    reader.sees("дальше с абзаца 12");
    reader.reloads();
    reader.waits_for_the_app();
    reader.clicks_on(
        "Год Ассамблеи в Алматинской области: за 9\u{a0}месяцев – более полутора тысяч мероприятий",
    );
    reader.is_on(&format!("ru/article/{ASSEMBLY}/#p12"));
    reader.waits_until(
        "it is at that paragraph",
        "const top = document.getElementById('p12')?.getBoundingClientRect().top; return top > -5 && top < 60",
        &[],
    );
}

fn the_list_can_be_marked_and_emptied(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    keeps(&reader, ALTAI);
    keeps(&reader, FORUM);
    reader.opens("kk/kept/");
    reader.waits_for_the_app();
    reader.waits_to_see(&format!("#remove-{ALTAI}"));
    // The last one kept stands first.
    reader.clicks(".kept .read input");
    reader.waits_until(
        "it is read",
        "return aimaq.kept().startsWith(arguments[0] + ' 1 ')",
        &[json!(FORUM)],
    );
    reader.reloads();
    reader.waits_for_the_app();
    reader.waits_until(
        "it is still read",
        "return document.querySelector('.kept input')?.checked && !document.querySelectorAll('.kept input')[1].checked",
        &[],
    );
    reader.clicks(&format!("#remove-{ALTAI}"));
    reader.clicks(&format!("#remove-{FORUM}"));
    reader.waits_until(
        "the list is empty",
        "return !document.querySelector('.kept li')",
        &[],
    );
}

fn two_tabs_have_the_same_list(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/kept/");
    reader.opens_in_a_new_tab(&format!("ru/article/{FORUM}/"));
    reader.waits_for_the_app();
    reader.clicks("#keep");
    reader.looks_at_tab(0);
    reader.waits_to_see(&format!("#remove-{FORUM}"));
    reader.clicks(&format!("#remove-{FORUM}"));
    reader.looks_at_tab(1);
    reader.waits_to_see("#keep[aria-pressed=false]");
}

/// Chooses a file with a text.
fn imports(reader: &Reader, text: &str) {
    reader.waits_until(
        "there is a field",
        "return document.getElementById('import')",
        &[],
    );
    reader.script(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[0]], 'list.json'));
         const field = document.getElementById('import');
         field.files = files.files;
         field.dispatchEvent(new Event('change', { bubbles: true }))",
        &[json!(text)],
    );
}

fn the_list_goes_to_a_file_and_comes_back(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    keeps(&reader, ALTAI);
    reader.opens("ru/kept/");
    reader.waits_for_the_app();
    reader.script(
        "URL.createObjectURL = (blob) => { window.saved = blob.text(); return '#' };
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }",
        &[],
    );
    reader.clicks("#export");
    let saved = reader.script_to_its_end("return await window.saved", &[]);
    let saved = saved.as_str().unwrap_or_default();
    assert!(saved.contains(ALTAI), "{saved}");
    assert_eq!(reader.script("return window.savedAs", &[]), "aimaq.json");
    reader.clicks(&format!("#remove-{ALTAI}"));
    reader.waits_until(
        "the list is empty",
        "return !document.querySelector('.kept li')",
        &[],
    );
    imports(&reader, saved);
    reader.sees("Добавлена 1 статья");
    reader.waits_to_see(&format!("#remove-{ALTAI}"));
}

fn a_hostile_file_changes_nothing(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/kept/");
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
        imports(&reader, text);
        reader.sees("Бұл файл оқу тізімі емес");
        reader.script("document.getElementById('told').remove()", &[]);
        assert_eq!(reader.script("return aimaq.kept()", &[]), "", "{text}");
        reader.reloads();
        reader.waits_for_the_app();
    }
    imports(
        &reader,
        "{\"kept\": [{\"id\": \"<img/src=x>\", \"read\": 1, \"at\": 3, \"since\": 0, \"__proto__\": 1, \"more\": \"<b>\"}]}",
    );
    reader.sees("<img/src=x>");
    assert_eq!(reader.counts(".kept img"), 0);
}

fn only_new_articles_of_a_file_are_counted(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/kept/");
    let list = |ids: &[&str]| {
        let kept = ids
            .iter()
            .map(|id| json!({ "id": id, "read": false, "at": 0, "since": 0 }));
        json!({ "kept": kept.collect::<Vec<_>>() }).to_string()
    };
    imports(&reader, &list(&[ALTAI]));
    reader.sees("Добавлена 1 статья");
    imports(&reader, &list(&[ALTAI, FORUM, FORUM]));
    reader.sees("Добавлена 1 статья");
    reader.waits_to_see(&format!("#remove-{FORUM}"));
    imports(&reader, &list(&[ALTAI, FORUM]));
    reader.sees("Добавлено 0 статей");
    assert_eq!(
        reader.script("return document.getElementById('import').value", &[]),
        "",
        "the same file can be chosen again"
    );
}

fn what_cannot_be_stored_is_said_and_not_shown_as_kept(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, said) in [
        ("kk", "Браузер оқу тізімін сақтауға рұқсат бермеді."),
        ("ru", "Браузер не разрешил сохранить список."),
    ] {
        let reader = reader_on(scene, &site, &format!("{language}/kept/"));
        // A private window, or a full disk.
        reader.script(
            "console.warn = () => {}; // a developer is told, too
             IDBDatabase.prototype.transaction = () => { throw new DOMException('full', 'QuotaExceededError') };
             new BroadcastChannel('aimaq-kept').postMessage('')",
            &[],
        );
        reader.does_not_see(said); // who does not change the list is not told
        imports(
            &reader,
            &json!({ "kept": [{ "id": ALTAI, "read": false, "at": 0, "since": 0 }] }).to_string(),
        );
        reader.sees(said);
        assert_eq!(reader.counts(".kept li"), 0);
        reader.clicks("header .brand");
        reader.clicks(&format!("#card-{ALTAI}"));
        reader.clicks("#keep");
        reader.sees(said);
        assert_eq!(
            reader.attribute("#keep", "aria-pressed").as_deref(),
            Some("false")
        );
    }
}

fn what_is_removed_is_gone_from_other_tabs_too(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    keeps(&reader, FORUM);
    reader.opens_in_a_new_tab("ru/about/");
    reader.waits_for_the_app();
    reader.clicks("#forget");
    reader.waits_to_see(".forgotten");
    reader.looks_at_tab(0);
    reader.waits_to_see("#keep[aria-pressed=false]");
    reader.waits_until(
        "the list is not on the device",
        "return aimaq.kept() === ''",
        &[],
    );
    // And it can be begun anew.
    reader.clicks("#keep");
    reader.waits_to_see("#keep[aria-pressed=true]");
}

fn recent_searches_are_found_again_and_forgotten(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    for query in ["туризм", "ъъъъъъъъ", "форум"] {
        reader.script("document.getElementById('q').select()", &[]);
        reader.types_into("#q", query);
        reader.waits_until(
            "the answer is announced",
            "return document.getElementById('announcement').textContent !== '' && decodeURIComponent(location.search).includes(arguments[0])",
            &[json!(query)],
        );
        reader.waits_until(
            "it has settled",
            "const recent = aimaq.recent(); return arguments[0].startsWith('ъ') || recent.startsWith(arguments[0])",
            &[json!(query)],
        );
    }
    let suggested = "return [...document.querySelectorAll('#recent option')].map((e) => e.value)";
    reader.waits_until(
        "both are suggested, what found nothing is not",
        "return [...document.querySelectorAll('#recent option')].map((e) => e.value).join() === 'форум,туризм'",
        &[],
    );
    reader.reloads();
    reader.waits_for_the_app();
    reader.waits_until(
        "they are kept",
        "return document.querySelectorAll('#recent option').length === 2",
        &[],
    );
    reader.clicks("#help-open");
    reader.clicks_on("Очистить историю поиска");
    reader.waits_until(
        "nothing is suggested",
        "return document.querySelectorAll('#recent option').length === 0",
        &[],
    );
    assert_eq!(reader.script(suggested, &[]), json!([]));
    reader.presses(&[Key::Escape]);
    assert_eq!(reader.script("return aimaq.recent()", &[]), "");
}

fn nothing_found_offers_what_would_be_found(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, offer) in [("kk", "Барлық өңір бойынша"), ("ru", "Во всех регионах")]
    {
        let reader = reader_on(
            scene,
            &site,
            &format!("{language}/?q=туризм&region=KZ-10&from=2014&to=2025"),
        );
        reader.sees(offer);
        reader.clicks(".offers a");
        reader.waits_to_see(".card");
        assert!(!reader.page().contains("region"), "{}", reader.page());
        assert!(reader.page().contains("from=2014"), "{}", reader.page());
    }
    let reader = reader_on(scene, &site, "ru/?q=туризм -туризм");
    reader.sees("«туризм»");
    reader.clicks(".offers a");
    reader.waits_to_see(".card");
}

/// Voices that only write down what they should say.
fn pretends_to_have_voices(reader: &Reader, local: bool) {
    reader.script(
        "window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
         window.spoken = [];
         speechSynthesis.getVoices = () => [{ lang: 'ru-RU', localService: arguments[0] }];
         speechSynthesis.speak = (utterance) => { window.spoken.push(utterance.text); window.last = utterance };
         speechSynthesis.cancel = () => {};
         speechSynthesis.dispatchEvent(new Event('voiceschanged'))",
        &[json!(local)],
    );
}

fn an_article_is_read_aloud_block_by_block(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ALTAI}/"));
    assert_eq!(reader.counts("#listen"), 0, "there is no voice");
    pretends_to_have_voices(&reader, true);
    reader.clicks("#listen");
    for block in ["p1", "p2", "p3"] {
        reader.waits_until(
            "the block that is read is marked",
            "return document.querySelector('.spoken')?.id === arguments[0] && window.spoken.at(-1) === document.querySelector('.spoken').textContent",
            &[json!(block)],
        );
        reader.script("window.last.onend()", &[]);
    }
    reader.waits_to_see("#listen[aria-pressed=true]");
    reader.script("document.getElementById('listen').click()", &[]);
    reader.waits_to_see("#listen[aria-pressed=false]");
    assert_eq!(reader.counts(".spoken"), 0);
    // The device has no Kazakh voice.
    reader.clicks("#language-switch");
    reader.waits_until(
        "nobody can read Kazakh",
        "return document.querySelector('.prose').lang === 'kk' && !document.getElementById('listen')",
        &[],
    );
}

fn voices_of_others_are_not_used(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ALTAI}/"));
    pretends_to_have_voices(&reader, false);
    reader.script_to_its_end(
        "for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame)",
        &[],
    );
    assert_eq!(reader.counts("#listen"), 0, "it would send the text away");
}

fn the_list_is_for_everybody(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.prefers_dark(dark);
        reader.opens("ru/");
        reader.waits_for_the_app();
        keeps(&reader, ASSEMBLY);
        reader.finds_no_violations("an article that is kept");
        reader.opens(&format!("{language}/kept/"));
        reader.waits_for_the_app();
        reader.waits_to_see(".kept li");
        reader.finds_no_violations("the reading list");
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
    }
}
