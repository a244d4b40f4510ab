//! The search as a module for other sites, on a page with a library beside it.

use std::collections::BTreeMap;
use std::path::Path;

use aimaq_browser_tests::{Scene, stories};
use aimaq_library::{Library, MemorySource};
use aimaq_module::answer::{Asked, search};
use serde_json::{Value, json};

stories![
    the_example_finds_articles_as_one_types,
    wasm_and_native_code_give_the_same_answers,
    what_cannot_be_read_is_an_error_and_not_an_empty_answer,
];

/// Queries of every kind that the search box takes.
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

fn the_example_finds_articles_as_one_types(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("favicon");
    reader.opens("example.html");
    reader.types_into("#q", "Өскемен");
    reader.waits_to_see("#found li mark");
}

fn wasm_and_native_code_give_the_same_answers(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("favicon");
    reader.opens("example.html");
    let script = "const [queries] = arguments; return import(new URL('aimaq.js', location.href)).then(async ({ open }) => { \
        const library = await open('library/'); const answers = []; \
        for (const query of queries) for (const typing of [false, true]) { \
            const answer = await library.search(query, { typing, limit: 20 }); \
            answer.results.forEach((result) => delete result.url); answers.push(answer); } \
        return answers; })";
    let in_browser = reader.script(script, &[json!(QUERIES)]);
    let natively = natively(&scene.root().join("library"));
    let in_browser = in_browser.as_array().expect("a list of answers");
    assert_eq!(in_browser.len(), natively.len());
    for (number, (theirs, ours)) in in_browser.iter().zip(&natively).enumerate() {
        let query = QUERIES[number / 2];
        assert_eq!(theirs, ours, "{query:?}, typing: {}", number % 2 == 1);
    }
    let found = |answer: &&Value| answer["total"] != json!(0);
    assert!(natively.iter().filter(found).count() > natively.len() / 2);
}

/// The answers of the same code, compiled for this machine.
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

fn what_cannot_be_read_is_an_error_and_not_an_empty_answer(scene: &Scene<'_>) {
    let site = scene.site();
    let mut reader = scene.reader(&site);
    reader.expects("");
    reader.opens("example.html");
    let script = "return import(new URL('aimaq.js', location.href)).then(({ open }) => open('nowhere/')) \
        .then(() => 'opened', (error) => [error.name, error.kind, typeof error.advice.kk, typeof error.advice.ru].join(' '))";
    let said = reader.script(script, &[]);
    assert_eq!(said, "AimaqError missing string string");
}
