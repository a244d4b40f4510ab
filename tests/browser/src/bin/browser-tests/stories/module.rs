//! The search as a module for other sites, on a page with a library beside it.

use std::collections::BTreeMap;
use std::path::Path;

use aimaq_browser_tests::{TestContext, stories};
use aimaq_library::{Library, MemorySource};
use aimaq_module::answer::{SearchOptions, search};
use serde_json::{Value, json};

stories![
    the_example_finds_articles_as_one_types,
    wasm_and_native_code_give_the_same_answers,
    what_cannot_be_read_is_an_error_and_not_an_empty_answer,
    a_damaged_engine_is_fetched_anew,
    an_engine_that_stays_damaged_is_an_error_until_it_is_whole,
    a_search_lets_the_page_go_on_between_its_results,
];

/// Queries of every kind.
const QUERIES: &[&str] = &[
    "",
    "Алматы",
    "мектептерімізде",
    "Өскемен",
    "oskemen",
    "fkvfns",
    "оскемен",
    "ВКО",
    "ШҚО туризм",
    "кәсіпкерлер жәрмеңке",
    "\"дни Алматы\"",
    "туризм -Алматы",
    "қала*",
    "region:KZ-63 облыс",
    "lang:ru область",
    "from:2014 to:2016 форум",
    "турзим",
    "ترکستان",
    "1,8 млн",
    "жоқсөзжоқ",
    "\"",
    "-",
    "from:yesterday",
];

fn the_example_finds_articles_as_one_types(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("favicon");
    visitor.opens("example.html");
    visitor.types_into("#q", "Өскемен");
    visitor.waits_to_see("#found li mark");
}

fn wasm_and_native_code_give_the_same_answers(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("favicon");
    visitor.opens("example.html");
    let script = "const [queries] = arguments; return import(new URL('aimaq.js', location.href)).then(async ({ open }) => { \
        const library = await open('library/'); const answers = []; \
        for (const query of queries) for (const typing of [false, true]) { \
            const answer = await library.search(query, { typing, limit: 20 }); \
            answer.results.forEach((result) => delete result.url); answers.push(answer); } \
        return answers; })";
    let in_browser = visitor.script(script, &[json!(QUERIES)]);
    let natively = natively(&context.root().join("library"));
    let in_browser = in_browser.as_array().expect("a list of answers");
    assert_eq!(in_browser.len(), natively.len());
    for (number, (theirs, ours)) in in_browser.iter().zip(&natively).enumerate() {
        let query = QUERIES[number / 2];
        assert_eq!(theirs, ours, "{query:?}, typing: {}", number % 2 == 1);
    }
    let found = |answer: &&Value| answer["total"] != json!(0);
    assert!(natively.iter().filter(found).count() > natively.len() / 2);
}

/// The answers of the same code, compiled natively.
fn natively(folder: &Path) -> Vec<Value> {
    let files: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .expect("the folder of the library")
        .map(|entry| {
            let path = entry.expect("a file of the library").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (
                name.into_owned(),
                std::fs::read(&path).expect("it can be read"),
            )
        })
        .collect();
    let manifest = String::from_utf8_lossy(&files["library.txt"])
        .trim()
        .to_owned();
    let source: MemorySource = files.into_iter().collect();
    pollster::block_on(async {
        let library = Library::open(source, &manifest)
            .await
            .expect("the library is whole");
        let mut answers = Vec::new();
        for query in QUERIES {
            for typing in [false, true] {
                let options = SearchOptions {
                    typing,
                    limit: 20,
                    ..SearchOptions::default()
                };
                let answer = search(&library, query, &options).await;
                let answer = answer.expect("it can be searched");
                answers.push(serde_json::from_str(&answer).expect("it is JSON"));
            }
        }
        answers
    })
}

fn what_cannot_be_read_is_an_error_and_not_an_empty_answer(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("");
    visitor.opens("example.html");
    let script = "return import(new URL('aimaq.js', location.href)).then(({ open }) => open('nowhere/')) \
        .then(() => 'opened', (error) => [error.name, error.kind, typeof error.advice.kk, typeof error.advice.ru].join(' '))";
    let said = visitor.script(script, &[]);
    assert_eq!(said, "AimaqError missing string string");
}

/// Puts a host in front of the page that answers requests for the engine with HTML and status 200: those through the HTTP cache, or
/// all. `whole()` takes it away. `attempt()` opens the library and says how that went.
fn damaged_engine(reload_too: bool) -> String {
    format!(
        "const real = fetch; const asked = []; \
        window.fetch = (url, options) => {{ \
            if (!String(url).includes('engine-')) return real(url, options); \
            asked.push(options.cache); \
            const html = options.cache !== 'reload' || {reload_too}; \
            return html ? Promise.resolve(new Response('<!doctype html><p>Hello')) : real(url, options); }}; \
        const whole = () => {{ window.fetch = real; }}; \
        const module = import(new URL('aimaq.js?again', location.href)); \
        const attempt = () => module.then(({{ open }}) => open('library/')) \
            .then((library) => library.search('Алматы')) \
            .then(({{ total }}) => total > 0 ? 'found' : 'nothing', \
                (error) => [error.name, error.kind, /^engine-\\w+\\.bin$/.test(error.file), typeof error.advice.kk].join(' ')); "
    )
}

fn a_damaged_engine_is_fetched_anew(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("favicon");
    visitor.opens("example.html");
    let script = format!(
        "{} return attempt().then((said) => [said, ...asked].join(' '))",
        damaged_engine(false)
    );
    assert_eq!(visitor.script(&script, &[]), "found default reload");
}

fn an_engine_that_stays_damaged_is_an_error_until_it_is_whole(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("favicon");
    visitor.opens("example.html");
    let script = format!(
        "{} return attempt().then((said) => {{ whole(); return attempt().then((then) => said + ', ' + then); }})",
        damaged_engine(true)
    );
    assert_eq!(
        visitor.script(&script, &[]),
        "AimaqError damaged true string, found"
    );
}

fn a_search_lets_the_page_go_on_between_its_results(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("favicon");
    visitor.opens("example.html");
    // Everything is in memory before the page's turns during a search are counted.
    let script = "return import(new URL('aimaq.js', location.href)).then(async ({ open }) => { \
        const library = await open('library/'); await library.loadAll(); await library.search('қала'); \
        let turns = 0; const { port1, port2 } = new MessageChannel(); \
        port1.onmessage = () => { turns++; port2.postMessage(0); }; port2.postMessage(0); \
        const { results } = await library.search('қала'); port1.close(); \
        return [results.length, turns]; })";
    let counted = visitor.script(script, &[]);
    let [results, turns] = [0, 1].map(|at| counted[at].as_u64().unwrap_or_default());
    assert!(
        results > 1 && turns >= results,
        "{results} results, {turns} turns"
    );
}
