//! A new version is taken whole, when the reader wants it, or not at all.
//!
//! The new version has another style sheet (with `--version: next` in it) and a title that ends in `(2)`.

use std::path::PathBuf;

use aimaq_browser_tests::{Reader, Scene, Site, stories};
use aimaq_static_server::Fault;

use crate::pages::{ALTAI, reader_on};

stories![
    update_never_mixes_versions,
    a_broken_update_is_not_taken,
    an_update_can_wait
];

/// The folder of the new version.
fn next() -> PathBuf {
    std::env::var_os("AIMAQ_DIST_NEXT")
        .expect("AIMAQ_DIST_NEXT names a second version: run cargo xtask browser")
        .into()
}

/// A site whose files a browser may keep for ten minutes: the worst case for a mix.
fn site(scene: &Scene<'_>) -> Site {
    scene.site_with(|options| options.cache_control = "max-age=600".to_owned())
}

/// Which version the style and the text of a tab are of.
#[track_caller]
fn has_version(reader: &Reader, next: bool) {
    let style = "return getComputedStyle(document.documentElement).getPropertyValue('--version')";
    let style = reader.script(style, &[]);
    assert_eq!(
        style.as_str().map(str::trim),
        Some(if next { "next" } else { "" }),
        "the style's version"
    );
    let title = reader.reads(&format!("#card-{ALTAI}"));
    assert_eq!(title.ends_with("(2)"), next, "the text's version: {title}");
}

/// Has the browser look for a new version, as it does by itself now and then.
fn looks_for_an_update(reader: &Reader) {
    let look = "const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        const worker = registration.installing;
        if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state !== 'installing' && done()));
        return registration.waiting !== null";
    reader.script_to_its_end(look, &[]);
}

fn update_never_mixes_versions(scene: &Scene<'_>) {
    let site = site(scene);
    let reader = reader_on(scene, &site, "kk/");
    reader.waits_until_kept_for_offline();
    site.set_root(next());
    looks_for_an_update(&reader);
    reader.waits_to_see("#update");
    has_version(&reader, false);

    // Until it is wanted, new tabs and reloads are of the old version too, whole.
    reader.opens_in_a_new_tab("kk/");
    reader.waits_for_the_app();
    has_version(&reader, false);
    reader.looks_at_tab(0);
    reader.reloads();
    reader.waits_for_the_app();
    has_version(&reader, false);

    reader.clicks("#update");
    reader.waits_until(
        "the new version runs",
        "return document.documentElement.dataset.ready !== undefined
            && getComputedStyle(document.documentElement).getPropertyValue('--version').trim() === 'next'",
        &[],
    );
    has_version(&reader, true);

    // The other tab goes on with what it has, also for what it had not fetched yet.
    reader.looks_at_tab(1);
    reader.clicks(&format!("#card-{ALTAI}"));
    reader.waits_to_see("article .prose");
    reader.goes_back();
    reader.waits_to_see(".card");
    has_version(&reader, false);
    reader.reloads();
    reader.waits_for_the_app();
    has_version(&reader, true);
}

fn a_broken_update_is_not_taken(scene: &Scene<'_>) {
    let site = site(scene);
    let mut reader = reader_on(scene, &site, "kk/");
    for complaint in [
        "503",
        "integrity",
        "digest",
        "Failed to fetch",
        "ERR_",
        "sw.js",
    ] {
        reader.expects(complaint);
    }
    reader.waits_until_kept_for_offline();
    site.set_root(next());
    let broken = [Fault::Status(503), Fault::CutShort, Fault::FlippedByte];
    for fault in broken {
        site.forget_served();
        site.set_fault(".css", Some(fault));
        looks_for_an_update(&reader);
        assert!(
            site.served()
                .iter()
                .any(|served| served.target.ends_with(".css")),
            "{fault:?} was never met"
        );
        let waiting = "return (await navigator.serviceWorker.getRegistration()).waiting !== null";
        assert_eq!(reader.script_to_its_end(waiting, &[]), false, "{fault:?}");
        assert_eq!(reader.counts("#update"), 0, "{fault:?}");
        reader.reloads();
        reader.waits_for_the_app();
        has_version(&reader, false);
    }
    site.set_fault(".css", None);
    looks_for_an_update(&reader);
    reader.clicks("#update");
    reader.waits_until(
        "the new version runs",
        "return getComputedStyle(document.documentElement).getPropertyValue('--version').trim() === 'next'",
        &[],
    );
    reader.waits_for_the_app();
    has_version(&reader, true);
}

fn an_update_can_wait(scene: &Scene<'_>) {
    let site = site(scene);
    let reader = reader_on(scene, &site, "ru/");
    reader.waits_until_kept_for_offline();
    site.set_root(next());
    looks_for_an_update(&reader);
    reader.sees("Готова новая версия сайта.");
    reader.clicks_on("Закрыть");
    reader.does_not_see("Готова новая версия сайта.");
    has_version(&reader, false);
}
