//! A large library is kept on the device where the reader asks for it.
//!
//! Its site has 1,400 generated articles; the version after it has five more, the newest ones.

use std::path::PathBuf;

use aimaq_browser_tests::{Reader, Scene, Screen, Site, stories};
use aimaq_static_server::Fault;
use serde_json::json;

use crate::pages::{cards, reader_on};

stories![
    everything_is_kept_and_the_server_may_go,
    the_texts_of_a_region_are_kept_and_the_others_are_not_here,
    keeping_is_paused_and_goes_on_after_the_tab_was_closed,
    a_full_device_loses_nothing,
    what_the_browser_removed_is_noticed,
    what_is_kept_can_be_removed,
    an_update_fetches_what_changed,
    a_tab_of_the_version_before_keeps_its_parts,
    a_damaged_part_is_not_kept,
    what_was_read_stays,
    who_saves_data_gets_nothing_unasked,
    a_very_slow_line_gets_nothing_unasked,
    keeping_is_for_everybody,
];

/// An article that no list shows first.
const DEEP: &str = "n000321";

fn folder(variable: &str) -> PathBuf {
    let folder = std::env::var_os(variable);
    let missing = || panic!("{variable} names a large site: run cargo xtask browser");
    folder.unwrap_or_else(missing).into()
}

fn large(scene: &Scene<'_>) -> Site {
    scene.site_with(|options| options.root = folder("AIMAQ_DIST_LARGE"))
}

/// A reader before the offer, whose app is kept already.
fn before_the_offer(scene: &Scene<'_>, site: &Site) -> Reader {
    let reader = reader_on(scene, site, "ru/kept/");
    reader.waits_until_kept_for_offline();
    reader.waits_to_see("#keep-all");
    reader
}

/// Waits until keeping comes to a state, as long as it goes forward.
#[track_caller]
fn comes_to(reader: &Reader, state: &str) {
    let mut last = -1.0;
    loop {
        let now = reader.waits_until(
            &format!("keeping goes on, or is {state}"),
            "const at = document.getElementById('keeping')?.dataset.state;
             const value = document.getElementById('keep-progress')?.value ?? 0;
             return at === arguments[0] ? 'there' : value > arguments[1] && String(value)",
            &[json!(state), json!(last)],
        );
        match now.as_str().and_then(|value| value.parse().ok()) {
            Some(value) => last = value,
            None => return,
        }
    }
}

fn keeps_everything(reader: &Reader) {
    reader.clicks("#keep-all");
    comes_to(reader, "done");
}

/// How many parts of the library are on the device.
fn parts(reader: &Reader) -> u64 {
    let count = "let count = 0;
        for (const name of await caches.keys())
            if (name.startsWith('aimaq-parts-')) count += (await (await caches.open(name)).keys()).length;
        return count";
    reader
        .script_to_its_end(count, &[])
        .as_u64()
        .unwrap_or_default()
}

fn goes_offline(reader: &mut Reader, site: &mut Site) {
    site.goes_away();
    for complaint in ["ERR_", "fetching the script"] {
        reader.expects(complaint);
    }
}

/// The targets of what was served of the library, of one kind.
fn served(site: &Site, kind: &str) -> Vec<String> {
    let kind = format!("/library/{kind}-");
    let served = site.served().into_iter().map(|served| served.target);
    served.filter(|target| target.contains(&kind)).collect()
}

fn everything_is_kept_and_the_server_may_go(scene: &Scene<'_>) {
    let mut site = large(scene);
    let mut reader = reader_on(scene, &site, "ru/");
    reader.waits_until_kept_for_offline();
    assert_eq!(served(&site, "texts").len(), cards(&reader).len());
    reader.clicks(".keep-offer a");
    reader.is_on("ru/kept/");
    let offer = reader.reads("#keep-all");
    assert!(offer.starts_with("Сохранить всё (1,"), "{offer}");
    keeps_everything(&reader);
    reader.sees("Сохранено всё");
    reader.sees("версия текстов");
    goes_offline(&mut reader, &mut site);
    reader.reloads();
    reader.waits_for_the_app();
    reader.sees("Сохранено всё");
    reader.opens(&format!("ru/article/{DEEP}/"));
    reader.waits_for_the_app();
    let text = reader.reads(".prose");
    let word = text.split(' ').find(|word| word.chars().count() > 5);
    reader.opens(&format!("ru/?q={}", word.unwrap_or_default()));
    reader.waits_for_the_app();
    reader.waits_to_see(".card mark");
    reader.opens("ru/");
    reader.waits_for_the_app();
    reader.waits_to_see(".card");
    let offered = "return document.querySelector('.keep-offer').checkVisibility()";
    assert_eq!(
        reader.script(offered, &[]),
        false,
        "nothing is left to offer"
    );
}

fn the_texts_of_a_region_are_kept_and_the_others_are_not_here(scene: &Scene<'_>) {
    let mut site = large(scene);
    let mut reader = before_the_offer(scene, &site);
    let everything = reader.reads("#keep-all");
    reader.clicks("#keep-some summary");
    assert_eq!(reader.reads("#keep-regions"), "Отметьте регионы");
    reader.clicks("#keep-some [value=KZ-23]");
    reader.sees("Сохранить эти регионы");
    let some = reader.reads("#keep-regions");
    let size = |label: &str| label.split('(').nth(1).map(str::to_owned);
    assert_ne!(size(&some), size(&everything));
    reader.clicks("#keep-regions");
    comes_to(&reader, "done");
    reader.sees("Сохранены поиск и тексты регионов");
    reader.sees("Атырауская область.");
    goes_offline(&mut reader, &mut site);
    reader.opens("ru/?region=KZ-23");
    reader.waits_for_the_app();
    reader.waits_to_see(".card");
    let here = cards(&reader);
    for id in [here.first(), here.last()].into_iter().flatten() {
        reader.opens(&format!("ru/article/{id}/"));
        reader.waits_for_the_app();
        reader.waits_to_see(".prose");
    }
    // The others are found by what they are called, and said not to be here.
    reader.opens("ru/?region=KZ-75");
    reader.waits_for_the_app();
    reader.waits_to_see(".card");
    let other = cards(&reader);
    reader.clicks(&format!("#card-{}", other.first().expect("a card")));
    reader.sees("Нет сети, или сайт не ответил.");
}

fn keeping_is_paused_and_goes_on_after_the_tab_was_closed(scene: &Scene<'_>) {
    let site = large(scene);
    let reader = before_the_offer(scene, &site);
    reader.clicks("#keep-all");
    reader.waits_until(
        "something is kept",
        "return document.getElementById('keep-progress').value > 0",
        &[],
    );
    assert_eq!(
        reader.script("return document.activeElement.id", &[]),
        "keep-pause"
    );
    reader.clicks("#keep-pause");
    reader.sees("Сохранение приостановлено");
    assert_eq!(
        reader.script("return document.activeElement.id", &[]),
        "keep-pause"
    );
    // What was on its way arrives; nothing follows.
    reader.waits_until(
        "nothing is in flight",
        "return navigator.locks.query().then(({ held }) => !held.some(({ name }) => name === 'aimaq-keeping'))",
        &[],
    );
    let kept = parts(&reader);
    assert!(kept > 0);
    reader.opens_in_a_new_tab("ru/kept/");
    reader.waits_for_the_app();
    reader.sees("Сохранение приостановлено");
    assert_eq!(parts(&reader), kept, "it is paused");
    let value = "return document.getElementById('keep-progress').value";
    assert!(reader.measures(value) > 0.0);
    site.forget_served();
    reader.clicks("#keep-pause");
    comes_to(&reader, "done");
    let all = parts(&reader);
    let fetched = ["pages", "index", "texts", "headings", "ids"]
        .map(|kind| served(&site, kind).len() as u64)
        .iter()
        .sum::<u64>();
    assert!(
        fetched + kept <= all,
        "{fetched} of {all} were fetched, though {kept} were here"
    );
    // The other tab has heard of it.
    reader.looks_at_tab(0);
    reader.sees("Сохранено всё");
}

fn a_full_device_loses_nothing(scene: &Scene<'_>) {
    let site = large(scene);
    let mut reader = before_the_offer(scene, &site);
    reader.expects("QuotaExceeded");
    let usage = reader
        .script_to_its_end("return (await navigator.storage.estimate()).usage", &[])
        .as_u64();
    reader.gives_room(usage.map(|usage| usage + 400_000));
    reader.clicks("#keep-all");
    comes_to(&reader, "offer");
    reader.sees("Не хватило памяти.");
    let kept = parts(&reader);
    assert!(kept > 0);
    reader.gives_room(None);
    reader.clicks_on("Продолжить");
    comes_to(&reader, "done");
    assert!(parts(&reader) > kept);
}

fn what_the_browser_removed_is_noticed(scene: &Scene<'_>) {
    let site = large(scene);
    let reader = before_the_offer(scene, &site);
    keeps_everything(&reader);
    reader.script_to_its_end(
        "for (const name of await caches.keys()) if (name.startsWith('aimaq-parts-')) await caches.delete(name)",
        &[],
    );
    site.forget_served();
    reader.opens("ru/");
    reader.waits_for_the_app();
    reader.sees("Браузер удалил то, что было сохранено");
    reader.opens("ru/kept/");
    reader.waits_for_the_app();
    reader.sees("Браузер удалил то, что было сохранено");
    assert!(
        served(&site, "texts").len() <= 20,
        "nothing is fetched but what the list shows"
    );
    keeps_everything(&reader);
    reader.reloads();
    reader.waits_for_the_app();
    reader.sees("Сохранено всё");
}

fn what_is_kept_can_be_removed(scene: &Scene<'_>) {
    let site = large(scene);
    let reader = before_the_offer(scene, &site);
    keeps_everything(&reader);
    assert!(parts(&reader) > 1400);
    reader.clicks("#keep-remove");
    reader.waits_to_see("#keep-all");
    assert_eq!(parts(&reader), 0);
    assert_eq!(
        reader.reads_all("#keep-said").join(""),
        "Сохранённое удалено."
    );
    reader.waits_until(
        "the offer has the focus",
        "return document.activeElement.id === 'keep-all'",
        &[],
    );
    reader.reloads();
    reader.waits_for_the_app();
    reader.waits_to_see("#keep-all");
    assert!(parts(&reader) < 20, "it stays removed");
}

fn an_update_fetches_what_changed(scene: &Scene<'_>) {
    let mut site = large(scene);
    let mut reader = before_the_offer(scene, &site);
    keeps_everything(&reader);
    let before = parts(&reader);
    updates(&reader, &site);
    assert_eq!(
        served(&site, "texts").len(),
        5,
        "the texts of five articles are new"
    );
    reader.waits_for("the version before is dropped", || {
        parts(&reader) < before + 20
    });
    goes_offline(&mut reader, &mut site);
    for article in ["n001404", DEEP] {
        reader.opens(&format!("ru/article/{article}/"));
        reader.waits_for_the_app();
        reader.waits_to_see(".prose");
    }
}

/// Takes the version after, and waits until it is kept as the one before was.
fn updates(reader: &Reader, site: &Site) {
    site.set_root(folder("AIMAQ_DIST_LARGE_NEXT"));
    site.forget_served();
    let look = "const registration = await navigator.serviceWorker.getRegistration(); await registration.update()";
    reader.script_to_its_end(look, &[]);
    reader.script("window.isBefore = true", &[]);
    reader.clicks("#update");
    reader.waits_until(
        "the new version runs",
        "return !window.isBefore && document.documentElement.dataset.ready !== undefined",
        &[],
    );
    comes_to(reader, "done");
}

fn a_tab_of_the_version_before_keeps_its_parts(scene: &Scene<'_>) {
    let mut site = large(scene);
    let mut reader = before_the_offer(scene, &site);
    keeps_everything(&reader);
    reader.opens_in_a_new_tab("ru/");
    reader.waits_for_the_app();
    reader.looks_at_tab(0);
    updates(&reader, &site);
    let stores =
        "return (await caches.keys()).filter((name) => name.startsWith('aimaq-parts-')).length";
    assert_eq!(reader.script_to_its_end(stores, &[]), 2);
    goes_offline(&mut reader, &mut site);
    reader.looks_at_tab(1);
    // Its part of the index is another one now.
    reader.types_into("#q", "200");
    reader.waits_to_see(".card mark");
    reader.reloads();
    reader.waits_for_the_app();
    // Nobody needs the version before any more.
    reader.opens("ru/kept/");
    reader.waits_for_the_app();
    reader.sees("Сохранено всё");
    reader.waits_for("the version before is dropped", || {
        reader.script_to_its_end(stores, &[]) == 1
    });
}

fn a_damaged_part_is_not_kept(scene: &Scene<'_>) {
    let site = large(scene);
    let mut reader = before_the_offer(scene, &site);
    reader.expects("ERR_");
    site.set_fault(".bin", Some(Fault::FlippedByte));
    let before = parts(&reader);
    reader.clicks("#keep-all");
    // Without names that can be trusted nothing is fetched at all.
    comes_to(&reader, "unread");
    reader.sees("Не удалось получить содержание сайта.");
    assert_eq!(parts(&reader), before);
    site.set_fault(".bin", None);
    let damaged = served_name(&folder("AIMAQ_DIST_LARGE"), "headings");
    site.set_fault(&damaged, Some(Fault::FlippedByte));
    reader.clicks_on("Продолжить");
    comes_to(&reader, "failed");
    reader.sees("Не получено частей: 1.");
    site.set_fault(&damaged, None);
    reader.clicks_on("Продолжить");
    comes_to(&reader, "done");
}

/// The name of some file of a kind.
fn served_name(site: &std::path::Path, kind: &str) -> String {
    let files = std::fs::read_dir(site.join("library")).expect("a library");
    let mut names: Vec<String> = files
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(kind))
        .collect();
    names.sort();
    names.pop().expect("a file of that kind")
}

fn what_was_read_stays(scene: &Scene<'_>) {
    let mut site = large(scene);
    // The first page of all, which no service worker has seen.
    let mut reader = reader_on(scene, &site, &format!("ru/article/{DEEP}/"));
    reader.waits_until_kept_for_offline();
    let text = reader.reads(".prose");
    reader.waits_for("what was read is kept", || parts(&reader) >= 3);
    let word = text
        .split([' ', '\n'])
        .find(|word| word.chars().count() > 5);
    let word = word.unwrap_or_default();
    reader.types_into("#q", word);
    reader.waits_to_see(".card mark");
    let found = reader.reads(".results-count");
    goes_offline(&mut reader, &mut site);
    reader.reloads();
    reader.waits_for_the_app();
    reader.waits_to_see(".card mark");
    assert_eq!(reader.reads(".results-count"), found);
    reader.opens(&format!("ru/article/{DEEP}/"));
    reader.waits_for_the_app();
    assert_eq!(reader.reads(".prose"), text);
}

fn who_saves_data_gets_nothing_unasked(scene: &Scene<'_>) {
    let mut site = scene.site();
    let mut reader = scene.reader(&site);
    reader.saves_data();
    reader.opens("ru/");
    reader.waits_for_the_app();
    reader.waits_until_kept_for_offline();
    assert_eq!(served(&site, "index"), [""; 0], "nobody has searched");
    reader.clicks_on("Список для чтения");
    reader.sees("Сохранить всё (");
    reader.opens("ru/");
    reader.waits_for_the_app();
    reader.types_into("#q", "форум");
    reader.waits_to_see(".card mark");
    reader.waits_for("the index is kept", || parts(&reader) >= 2);
    goes_offline(&mut reader, &mut site);
    reader.opens("ru/?q=форум");
    reader.waits_for_the_app();
    reader.waits_to_see(".card mark");
}

fn a_very_slow_line_gets_nothing_unasked(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.reads_over_2g();
    reader.opens("ru/");
    reader.waits_for_the_app();
    reader.waits_until_kept_for_offline();
    assert_eq!(served(&site, "index"), [""; 0], "nobody has searched");
}

fn keeping_is_for_everybody(scene: &Scene<'_>) {
    let site = large(scene);
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.prefers_dark(dark);
        reader.opens(&format!("{language}/kept/"));
        reader.waits_for_the_app();
        reader.waits_until_kept_for_offline();
        reader.clicks("#keep-some summary");
        reader.clicks("#keep-some input");
        reader.finds_no_violations("the offer to keep the library");
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
        reader.clicks("#keep-all");
        reader.clicks("#keep-pause");
        reader.waits_to_see("#keeping[data-state=paused] #keep-progress");
        reader.finds_no_violations("keeping that is paused");
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
        reader.clicks("#keep-pause");
        comes_to(&reader, "done");
        reader.finds_no_violations("a library that is kept");
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
    }
}
