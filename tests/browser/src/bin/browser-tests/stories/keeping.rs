//! A large library is stored on the device if the reader asks for it.
//!
//! The site has 1,400 generated articles. The next version has five more, the newest ones.

use aimaq_browser_tests::{Screen, Site, TestContext, Visitor, stories};
use aimaq_static_server::Fault;
use serde_json::json;

use crate::pages::{cards, visitor_on};

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

/// An article that is on no first page of a list.
const DEEP: &str = "n000321";

fn large(context: &TestContext<'_>) -> Site {
    context.site_with(|options| options.root = context.large_site().to_owned())
}

/// A visitor on the page with the offer; the app is already stored.
fn before_the_offer(context: &TestContext<'_>, site: &Site) -> Visitor {
    let visitor = visitor_on(context, site, "ru/kept/");
    visitor.waits_until_kept_for_offline();
    visitor.waits_to_see("#keep-all");
    visitor
}

/// Waits until keeping reaches a state, as long as it makes progress.
#[track_caller]
fn comes_to(visitor: &Visitor, state: &str) {
    let mut last = -1.0;
    loop {
        let now = visitor.waits_until(
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

fn keeps_everything(visitor: &Visitor) {
    visitor.clicks("#keep-all");
    comes_to(visitor, "done");
}

/// The number of parts of the library on the device.
fn parts(visitor: &Visitor) -> u64 {
    let count = "let count = 0;
        for (const name of await caches.keys())
            if (name.startsWith('aimaq-parts-')) count += (await (await caches.open(name)).keys()).length;
        return count";
    visitor
        .script_to_its_end(count, &[])
        .as_u64()
        .unwrap_or_default()
}

fn goes_offline(visitor: &mut Visitor, site: &mut Site) {
    site.goes_away();
    for complaint in ["ERR_", "fetching the script"] {
        visitor.expects(complaint);
    }
}

/// The paths of the library's files of one kind that were served.
fn served(site: &Site, kind: &str) -> Vec<String> {
    let kind = format!("/library/{kind}-");
    let served = site.served().into_iter().map(|served| served.target);
    served.filter(|target| target.contains(&kind)).collect()
}

fn everything_is_kept_and_the_server_may_go(context: &TestContext<'_>) {
    let mut site = large(context);
    let mut visitor = visitor_on(context, &site, "ru/");
    visitor.waits_until_kept_for_offline();
    assert_eq!(served(&site, "texts").len(), cards(&visitor).len());
    visitor.clicks(".keep-offer a");
    visitor.is_on("ru/kept/");
    let offer = visitor.reads("#keep-all");
    assert!(offer.starts_with("Сохранить всё (1,"), "{offer}");
    keeps_everything(&visitor);
    visitor.sees("Сохранено всё");
    visitor.sees("версия текстов");
    goes_offline(&mut visitor, &mut site);
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.sees("Сохранено всё");
    visitor.opens(&format!("ru/article/{DEEP}/"));
    visitor.waits_for_the_app();
    let text = visitor.reads(".prose");
    let word = text.split(' ').find(|word| word.chars().count() > 5);
    visitor.opens(&format!("ru/?q={}", word.unwrap_or_default()));
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card mark");
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card");
    let offered = "return document.querySelector('.keep-offer').checkVisibility()";
    assert_eq!(
        visitor.script(offered, &[]),
        false,
        "nothing is left to offer"
    );
}

fn the_texts_of_a_region_are_kept_and_the_others_are_not_here(context: &TestContext<'_>) {
    let mut site = large(context);
    let mut visitor = before_the_offer(context, &site);
    let everything = visitor.reads("#keep-all");
    visitor.clicks("#keep-some summary");
    assert_eq!(visitor.reads("#keep-regions"), "Отметьте регионы");
    visitor.clicks("#keep-some [value=KZ-23]");
    visitor.sees("Сохранить эти регионы");
    let some = visitor.reads("#keep-regions");
    let size = |label: &str| label.split('(').nth(1).map(str::to_owned);
    assert_ne!(size(&some), size(&everything));
    visitor.clicks("#keep-regions");
    comes_to(&visitor, "done");
    visitor.sees("Сохранены поиск и тексты регионов");
    visitor.sees("Атырауская область.");
    goes_offline(&mut visitor, &mut site);
    visitor.opens("ru/?region=KZ-23");
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card");
    let here = cards(&visitor);
    for id in [here.first(), here.last()].into_iter().flatten() {
        visitor.opens(&format!("ru/article/{id}/"));
        visitor.waits_for_the_app();
        visitor.waits_to_see(".prose");
    }
    // Other regions' articles are found by their titles, and the page says that their texts are missing.
    visitor.opens("ru/?region=KZ-75");
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card");
    let other = cards(&visitor);
    visitor.clicks(&format!("#card-{}", other.first().expect("a card")));
    visitor.sees("Нет сети, или сайт не ответил.");
}

fn keeping_is_paused_and_goes_on_after_the_tab_was_closed(context: &TestContext<'_>) {
    let site = large(context);
    let visitor = before_the_offer(context, &site);
    visitor.clicks("#keep-all");
    visitor.waits_until(
        "something is kept",
        "return document.getElementById('keep-progress').value > 0",
        &[],
    );
    assert_eq!(
        visitor.script("return document.activeElement.id", &[]),
        "keep-pause"
    );
    visitor.clicks("#keep-pause");
    visitor.sees("Сохранение приостановлено");
    assert_eq!(
        visitor.script("return document.activeElement.id", &[]),
        "keep-pause"
    );
    // Files that are being fetched still arrive, but no new ones are requested.
    visitor.waits_until(
        "nothing is in flight",
        "return navigator.locks.query().then(({ held }) => !held.some(({ name }) => name === 'aimaq-keeping'))",
        &[],
    );
    let kept = parts(&visitor);
    assert!(kept > 0);
    visitor.opens_in_a_new_tab("ru/kept/");
    visitor.waits_for_the_app();
    visitor.sees("Сохранение приостановлено");
    assert_eq!(parts(&visitor), kept, "it is paused");
    let value = "return document.getElementById('keep-progress').value";
    assert!(visitor.measures(value) > 0.0);
    site.forget_served();
    visitor.clicks("#keep-pause");
    comes_to(&visitor, "done");
    let all = parts(&visitor);
    let fetched = ["pages", "index", "texts", "headings", "ids"]
        .map(|kind| served(&site, kind).len() as u64)
        .iter()
        .sum::<u64>();
    assert!(
        fetched + kept <= all,
        "{fetched} of {all} were fetched, though {kept} were here"
    );
    // The other tab shows it, too.
    visitor.looks_at_tab(0);
    visitor.sees("Сохранено всё");
}

fn a_full_device_loses_nothing(context: &TestContext<'_>) {
    let site = large(context);
    let mut visitor = before_the_offer(context, &site);
    visitor.expects("QuotaExceeded");
    let usage = visitor
        .script_to_its_end("return (await navigator.storage.estimate()).usage", &[])
        .as_u64();
    visitor.gives_room(usage.map(|usage| usage + 400_000));
    visitor.clicks("#keep-all");
    comes_to(&visitor, "offer");
    visitor.sees("Не хватило памяти.");
    let kept = parts(&visitor);
    assert!(kept > 0);
    visitor.gives_room(None);
    visitor.clicks_on("Продолжить");
    comes_to(&visitor, "done");
    assert!(parts(&visitor) > kept);
}

fn what_the_browser_removed_is_noticed(context: &TestContext<'_>) {
    let site = large(context);
    let visitor = before_the_offer(context, &site);
    keeps_everything(&visitor);
    visitor.script_to_its_end(
        "for (const name of await caches.keys()) if (name.startsWith('aimaq-parts-')) await caches.delete(name)",
        &[],
    );
    site.forget_served();
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    visitor.sees("Браузер удалил то, что было сохранено");
    visitor.opens("ru/kept/");
    visitor.waits_for_the_app();
    visitor.sees("Браузер удалил то, что было сохранено");
    assert!(
        served(&site, "texts").len() <= 20,
        "nothing is fetched but what the list shows"
    );
    keeps_everything(&visitor);
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.sees("Сохранено всё");
}

fn what_is_kept_can_be_removed(context: &TestContext<'_>) {
    let site = large(context);
    let visitor = before_the_offer(context, &site);
    keeps_everything(&visitor);
    assert!(parts(&visitor) > 1400);
    visitor.clicks("#keep-remove");
    visitor.waits_to_see("#keep-all");
    assert_eq!(parts(&visitor), 0);
    assert_eq!(
        visitor.reads_all("#keep-said").join(""),
        "Сохранённое удалено."
    );
    visitor.waits_until(
        "the offer has the focus",
        "return document.activeElement.id === 'keep-all'",
        &[],
    );
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.waits_to_see("#keep-all");
    assert!(parts(&visitor) < 20, "it stays removed");
}

fn an_update_fetches_what_changed(context: &TestContext<'_>) {
    let mut site = large(context);
    let mut visitor = before_the_offer(context, &site);
    keeps_everything(&visitor);
    let before = parts(&visitor);
    updates(context, &visitor, &site);
    assert_eq!(
        served(&site, "texts").len(),
        5,
        "the texts of five articles are new"
    );
    visitor.waits_for("the version before is dropped", || {
        parts(&visitor) < before + 20
    });
    goes_offline(&mut visitor, &mut site);
    for article in ["n001404", DEEP] {
        visitor.opens(&format!("ru/article/{article}/"));
        visitor.waits_for_the_app();
        visitor.waits_to_see(".prose");
    }
}

/// Updates to the next version, and waits until that is stored, too.
fn updates(context: &TestContext<'_>, visitor: &Visitor, site: &Site) {
    site.set_root(context.large_next_version());
    site.forget_served();
    let look = "const registration = await navigator.serviceWorker.getRegistration(); await registration.update()";
    visitor.script_to_its_end(look, &[]);
    visitor.script("window.isBefore = true", &[]);
    visitor.clicks("#update");
    visitor.waits_until(
        "the new version runs",
        "return !window.isBefore && document.documentElement.dataset.ready !== undefined",
        &[],
    );
    comes_to(visitor, "done");
}

fn a_tab_of_the_version_before_keeps_its_parts(context: &TestContext<'_>) {
    let mut site = large(context);
    let mut visitor = before_the_offer(context, &site);
    keeps_everything(&visitor);
    visitor.opens_in_a_new_tab("ru/");
    visitor.waits_for_the_app();
    visitor.looks_at_tab(0);
    updates(context, &visitor, &site);
    let stores =
        "return (await caches.keys()).filter((name) => name.startsWith('aimaq-parts-')).length";
    assert_eq!(visitor.script_to_its_end(stores, &[]), 2);
    goes_offline(&mut visitor, &mut site);
    visitor.looks_at_tab(1);
    // The new version has another part of the index.
    visitor.types_into("#q", "200");
    visitor.waits_to_see(".card mark");
    visitor.reloads();
    visitor.waits_for_the_app();
    // No tab needs the previous version any more.
    visitor.opens("ru/kept/");
    visitor.waits_for_the_app();
    visitor.sees("Сохранено всё");
    visitor.waits_for("the version before is dropped", || {
        visitor.script_to_its_end(stores, &[]) == 1
    });
}

fn a_damaged_part_is_not_kept(context: &TestContext<'_>) {
    let site = large(context);
    let mut visitor = before_the_offer(context, &site);
    visitor.expects("ERR_");
    site.set_fault(".bin", Some(Fault::FlippedByte));
    let before = parts(&visitor);
    visitor.clicks("#keep-all");
    comes_to(&visitor, "failed");
    assert_eq!(parts(&visitor), before);
    site.set_fault(".bin", None);
    let damaged = served_name(context.large_site(), "headings");
    site.set_fault(&damaged, Some(Fault::FlippedByte));
    visitor.clicks_on("Продолжить");
    comes_to(&visitor, "failed");
    visitor.sees("Не получено частей: 1.");
    site.set_fault(&damaged, None);
    visitor.clicks_on("Продолжить");
    comes_to(&visitor, "done");
}

/// The name of one file of a kind.
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

fn what_was_read_stays(context: &TestContext<'_>) {
    let mut site = large(context);
    // The very first page, before there was a service worker.
    let mut visitor = visitor_on(context, &site, &format!("ru/article/{DEEP}/"));
    visitor.waits_until_kept_for_offline();
    let text = visitor.reads(".prose");
    visitor.waits_for("what was read is kept", || parts(&visitor) >= 3);
    let word = text
        .split([' ', '\n'])
        .find(|word| word.chars().count() > 5);
    let word = word.unwrap_or_default();
    visitor.types_into("#q", word);
    visitor.waits_to_see(".card mark");
    visitor.waits_until(
        "the query is in the address",
        "return location.search.includes('q=')",
        &[],
    );
    let found = visitor.reads(".results-count");
    goes_offline(&mut visitor, &mut site);
    visitor.reloads();
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card mark");
    assert_eq!(visitor.reads(".results-count"), found);
    visitor.opens(&format!("ru/article/{DEEP}/"));
    visitor.waits_for_the_app();
    assert_eq!(visitor.reads(".prose"), text);
}

fn who_saves_data_gets_nothing_unasked(context: &TestContext<'_>) {
    let mut site = context.site();
    let mut visitor = context.visitor(&site);
    visitor.saves_data();
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    visitor.waits_until_kept_for_offline();
    assert_eq!(served(&site, "index"), [""; 0], "nobody has searched");
    visitor.clicks_on("Список для чтения");
    visitor.sees("Сохранить всё (");
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    visitor.types_into("#q", "форум");
    visitor.waits_to_see(".card mark");
    visitor.waits_for("the index is kept", || parts(&visitor) >= 2);
    goes_offline(&mut visitor, &mut site);
    visitor.opens("ru/?q=форум");
    visitor.waits_for_the_app();
    visitor.waits_to_see(".card mark");
}

fn a_very_slow_line_gets_nothing_unasked(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.reads_over_2g();
    visitor.opens("ru/");
    visitor.waits_for_the_app();
    visitor.waits_until_kept_for_offline();
    assert_eq!(served(&site, "index"), [""; 0], "nobody has searched");
}

fn keeping_is_for_everybody(context: &TestContext<'_>) {
    let site = large(context);
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.prefers_dark(dark);
        visitor.opens(&format!("{language}/kept/"));
        visitor.waits_for_the_app();
        visitor.waits_until_kept_for_offline();
        visitor.clicks("#keep-some summary");
        visitor.clicks("#keep-some input");
        visitor.finds_no_violations("the offer to keep the library");
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
        visitor.clicks("#keep-all");
        visitor.clicks("#keep-pause");
        visitor.waits_to_see("#keeping[data-state=paused] #keep-progress");
        visitor.finds_no_violations("keeping that is paused");
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
        visitor.clicks("#keep-pause");
        comes_to(&visitor, "done");
        visitor.finds_no_violations("a library that is kept");
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
    }
}
