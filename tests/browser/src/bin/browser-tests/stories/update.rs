//! A new version replaces the old one as a whole, when the reader asks for it.
//!
//! The new version has `--version: next` in its style sheet and titles that end in `(2)`.

use aimaq_browser_tests::{Site, TestContext, Visitor, stories};
use aimaq_static_server::Fault;

use crate::pages::{ALTAI, visitor_on};

stories![
    update_never_mixes_versions,
    a_broken_update_is_not_taken,
    an_update_can_wait
];

/// A site whose files a browser may cache for ten minutes, which is the worst case for mixed versions.
fn site(context: &TestContext<'_>) -> Site {
    context.site_with(|options| options.cache_control = "max-age=600".to_owned())
}

/// Asserts that the style sheet and the texts of a tab have the same version.
#[track_caller]
fn has_version(visitor: &Visitor, next: bool) {
    let style = "return getComputedStyle(document.documentElement).getPropertyValue('--version')";
    let style = visitor.script(style, &[]);
    assert_eq!(
        style.as_str().map(str::trim),
        Some(if next { "next" } else { "" }),
        "the style's version"
    );
    let title = visitor.reads(&format!("#card-{ALTAI}"));
    assert_eq!(title.ends_with("(2)"), next, "the text's version: {title}");
}

/// Makes the browser check for a new version, as it does by itself from time to time.
fn looks_for_an_update(visitor: &Visitor) {
    let look = "const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        const worker = registration.installing;
        if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state !== 'installing' && done()));
        return registration.waiting !== null";
    visitor.script_to_its_end(look, &[]);
}

fn update_never_mixes_versions(context: &TestContext<'_>) {
    let site = site(context);
    let visitor = visitor_on(context, &site, "kk/");
    visitor.waits_until_kept_for_offline();
    site.set_root(context.next_version());
    looks_for_an_update(&visitor);
    visitor.waits_to_see("#update");
    has_version(&visitor, false);

    // Until the reader asks for it, new tabs and reloads show the old version.
    visitor.opens_in_a_new_tab("kk/");
    visitor.waits_for_the_app();
    has_version(&visitor, false);
    visitor.looks_at_tab(0);
    visitor.reloads();
    visitor.waits_for_the_app();
    has_version(&visitor, false);

    visitor.clicks("#update");
    visitor.waits_until(
        "the new version runs",
        "return document.documentElement.dataset.ready !== undefined
            && getComputedStyle(document.documentElement).getPropertyValue('--version').trim() === 'next'",
        &[],
    );
    has_version(&visitor, true);

    // The other tab keeps its version, even for files that it had not fetched yet.
    visitor.looks_at_tab(1);
    visitor.clicks(&format!("#card-{ALTAI}"));
    visitor.waits_to_see("article .prose");
    visitor.goes_back();
    visitor.waits_to_see(".card");
    has_version(&visitor, false);
    visitor.reloads();
    visitor.waits_for_the_app();
    has_version(&visitor, true);
}

fn a_broken_update_is_not_taken(context: &TestContext<'_>) {
    let site = site(context);
    let mut visitor = visitor_on(context, &site, "kk/");
    for complaint in [
        "503",
        "integrity",
        "digest",
        "Failed to fetch",
        "ERR_",
        "sw.js",
    ] {
        visitor.expects(complaint);
    }
    visitor.waits_until_kept_for_offline();
    site.set_root(context.next_version());
    let broken = [Fault::Status(503), Fault::CutShort, Fault::FlippedByte];
    for fault in broken {
        site.forget_served();
        site.set_fault(".css", Some(fault));
        looks_for_an_update(&visitor);
        assert!(
            site.served()
                .iter()
                .any(|served| served.target.ends_with(".css")),
            "{fault:?} was never met"
        );
        let waiting = "return (await navigator.serviceWorker.getRegistration()).waiting !== null";
        assert_eq!(visitor.script_to_its_end(waiting, &[]), false, "{fault:?}");
        assert_eq!(visitor.counts("#update"), 0, "{fault:?}");
        visitor.reloads();
        visitor.waits_for_the_app();
        has_version(&visitor, false);
    }
    site.set_fault(".css", None);
    looks_for_an_update(&visitor);
    visitor.clicks("#update");
    visitor.waits_until(
        "the new version runs",
        "return getComputedStyle(document.documentElement).getPropertyValue('--version').trim() === 'next'",
        &[],
    );
    visitor.waits_for_the_app();
    has_version(&visitor, true);
}

fn an_update_can_wait(context: &TestContext<'_>) {
    let site = site(context);
    let visitor = visitor_on(context, &site, "ru/");
    visitor.waits_until_kept_for_offline();
    site.set_root(context.next_version());
    looks_for_an_update(&visitor);
    visitor.sees("Готова новая версия сайта.");
    visitor.clicks_on("Закрыть");
    visitor.does_not_see("Готова новая версия сайта.");
    has_version(&visitor, false);
}
