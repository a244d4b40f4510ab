//! The search as a module for other sites, on a page with a library beside it.

use std::collections::BTreeMap;
use std::path::Path;

use aimaq_browser_tests::{TestContext, stories};
use aimaq_library::{Library, MemorySource};
use aimaq_module::answer::{Asked, search};
use serde_json::{Value, json};

stories![
    the_example_finds_articles_as_one_types,
    wasm_and_native_code_give_the_same_answers,
    what_cannot_be_read_is_an_error_and_not_an_empty_answer,
    the_engine_is_unpacked_once_and_kept,
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
                let asked = Asked {
                    typing,
                    limit: 20,
                    ..Asked::default()
                };
                let answer = search(&library, query, &asked).await;
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

fn the_engine_is_unpacked_once_and_kept(context: &TestContext<'_>) {
    let site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.expects("favicon");
    visitor.opens("example.html");
    // The cache has an engine of an older version, which is removed.
    let kept = "return caches.open('aimaq-engine').then(async (store) => { \
        await store.put('old.wasm', new Response('old')); \
        const { open } = await import(new URL('aimaq.js?again', location.href)); await open('library/'); \
        for (let time = 0; time < 200; time++) { \
            const names = (await store.keys()).map(({ url }) => url.split('/').pop().split('?')[0]).join(' '); \
            if (names === 'aimaq.wasm.lzma') return names; \
            await new Promise((rest) => setTimeout(rest, 50)); } \
        return 'never kept'; })";
    // The page already has an engine; this is another one.
    visitor.script("return caches.delete('aimaq-engine')", &[]);
    assert_eq!(visitor.script(kept, &[]), "aimaq.wasm.lzma");
    visitor.opens("example.html");
    visitor.types_into("#q", "Алматы");
    visitor.waits_to_see("#found li mark");
    let fetched = "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('wasm')).length";
    assert_eq!(visitor.script(fetched, &[]), 0);
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
