//! How long a reader waits who types: from each key to the painted results, on a slowed processor.
//!
//! `cargo xtask bench typing` runs it with a file of queries (`{"word": [...], "two": [...]}`) on a large site. Each query is
//! typed key by key, the next key once the results of the one before fill the window and are painted; after the last key the
//! results out of sight are waited for, since their tasks count as well. Then all of them again, with everything fetched.
//! Prints JSON: `{"cold": {"keys": N, "p50": ms, "p95": ms, "max": ms, "long": [ms]}, "warm": {...}}`, where `long` are the
//! tasks of more than 50 ms.

use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_browser_tests::{Driver, Screen, TestContext as Scene, Visitor as Reader};
use serde_json::{Value, json};

/// How much slower than this machine: Lighthouse's own figure for a phone of the middle class.
const SLOWER: u32 = 4;

/// How many queries of each kind are typed.
const EACH: usize = 12;

/// Counts from the key's event to after the frame that shows the answer to it: results say in `data-asked` what they answer.
const WATCH: &str = "
    const watch = window.watch = { pressed: null, waited: [], long: [] };
    addEventListener('keydown', (event) => { watch.pressed ??= event.timeStamp }, true);
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
        if (watch.pressed !== null) watch.waited.push(performance.now() - watch.pressed);
        watch.pressed = null;
    };
    new MutationObserver(() => requestAnimationFrame(() => painted.port2.postMessage(null)))
        .observe(document, { attributeFilter: ['data-asked'], subtree: true });
    new PerformanceObserver((list) => watch.long.push(...list.getEntries().map((task) => task.duration)))
        .observe({ type: 'longtask' });";

fn main() -> ExitCode {
    match run() {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<Value, String> {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let file = file.ok_or("the file of queries is missing; run: cargo xtask bench typing")?;
    let dist = std::env::var_os("AIMAQ_DIST").map(PathBuf::from);
    let dist = dist.ok_or("AIMAQ_DIST names the built site; run: cargo xtask bench typing")?;
    let about = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = std::fs::read_to_string(&file).map_err(|error| about(&error))?;
    let queries: Value = serde_json::from_str(&text).map_err(|error| about(&error))?;
    let queries: Vec<&str> = ["word", "two"]
        .into_iter()
        .filter_map(|kind| queries[kind].as_array())
        .flat_map(|queries| queries.iter().take(EACH))
        .filter_map(Value::as_str)
        .collect();
    let driver = Driver::start()?;
    let scene = Scene::new(&driver, &dist, "/");
    let site = scene.site();
    let reader = scene.visitor(&site);
    reader.uses(Screen::PHONE);
    reader.opens("kk/");
    reader.waits_for_the_app();
    reader.waits_until_kept_for_offline();
    reader.has_a_processor_slower_by(SLOWER);
    reader.script(WATCH, &[]);
    let cold = types_all(&reader, &queries);
    let warm = types_all(&reader, &queries);
    Ok(json!({ "cold": cold, "warm": warm }))
}

/// Types each query, and gives what was waited.
fn types_all(reader: &Reader, queries: &[&str]) -> Value {
    reader.script("watch.waited = []; watch.long = []", &[]);
    for query in queries {
        let mut typed = String::new();
        for letter in query.chars() {
            typed.push(letter);
            if letter == ' ' {
                continue; // typed with the letter after it: alone it asks nothing new
            }
            let keys = match typed.strip_suffix(letter) {
                Some(before) if before.ends_with(' ') => format!(" {letter}"),
                _ => letter.to_string(),
            };
            reader.types_into("#q", &keys);
            reader.waits_until(
                "the results of this key are painted",
                "return watch.pressed === null && document.querySelector('.results').dataset.asked === arguments[0]",
                &[json!(typed)],
            );
        }
        reader.waits_until(
            "typing rests, and all results are there",
            "return !document.querySelector('[aria-busy]') && document.title.startsWith(arguments[0] + ' · ')",
            &[json!(typed)],
        );
        reader.clicks(".search-clear");
        reader.waits_until(
            "the box is empty",
            "return document.querySelector('#q').value === '' && !document.querySelector('[data-asked], [aria-busy]')",
            &[],
        );
        reader.script("watch.pressed = null", &[]);
    }
    let mut waited = numbers(&reader.script("return watch.waited", &[]));
    waited.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (waited.len() as f64 * share).ceil() as usize;
        waited.get(place.saturating_sub(1)).copied()
    };
    json!({
        "keys": waited.len(), "p50": at(0.5), "p95": at(0.95), "max": waited.last(),
        "long": numbers(&reader.script("return watch.long", &[])),
    })
}

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_f64).collect()
}
