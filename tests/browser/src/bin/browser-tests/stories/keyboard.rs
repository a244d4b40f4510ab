//! By keyboard alone.

use aimaq_browser_tests::{Reader, Scene, key::Key, stories};

use crate::pages::{FORUM, reader_on, typed};

stories![
    everything_is_reached_by_tab_and_shows_that_it_is,
    a_search_takes_no_mouse,
    the_first_tab_skips_to_the_content,
    a_filter_takes_no_mouse_and_keeps_the_focus,
];

fn focused(reader: &Reader) -> String {
    reader
        .script("return document.activeElement.id", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Presses Tab until something is focused; panics after a hundred times.
fn tabs_to(reader: &Reader, id: &str) {
    for _ in 0..100 {
        reader.presses(&[Key::Tab]);
        if focused(reader) == id {
            return;
        }
    }
    panic!("Tab does not come to {id}");
}

fn everything_is_reached_by_tab_and_shows_that_it_is(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    let all = reader.measures(
        "return [...document.querySelectorAll('a[href], button, input, summary')].filter((e) => e.checkVisibility() && e.tabIndex >= 0).length",
    );
    reader.script("window.reached = new Set()", &[]);
    for _ in 0..200 {
        reader.presses(&[Key::Tab]);
        let seen = reader.script(
            "const e = document.activeElement;
             if (e === document.body) return 'end';
             window.reached.add(e);
             for (let box = e; box !== document.body; box = box.parentElement) {
                 if (getComputedStyle(box).outlineStyle !== 'none') return 'yes';
             }
             return e.outerHTML",
            &[],
        );
        if seen == "end" {
            break;
        }
        assert_eq!(seen, "yes", "the focus does not show");
    }
    let reached = reader.measures("return window.reached.size");
    assert!(reached >= all, "{reached} of {all} are reached");
}

fn a_search_takes_no_mouse(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.types(&format!(
        "{}k{}",
        char::from(Key::Control),
        char::from(Key::Null)
    ));
    assert_eq!(focused(&reader), "q");
    reader.types("бизнес-форум");
    reader.waits_to_see(&format!("#card-{FORUM} mark"));
    reader.presses(&[Key::Enter]);
    tabs_to(&reader, &format!("card-{FORUM}"));
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("article mark");
    assert_eq!(
        focused(&reader),
        "content",
        "a new page is where the focus is"
    );
    reader.goes_back();
    reader.waits_to_see(&format!("#card-{FORUM}"));
    reader.waits_until(
        "the focus is back",
        &format!("return document.activeElement.id === 'card-{FORUM}'"),
        &[],
    );
    reader.types(&format!(
        "{}k{}",
        char::from(Key::Control),
        char::from(Key::Null)
    ));
    reader.presses(&[Key::Escape]);
    reader.waits_until(
        "the search is empty",
        "return document.getElementById('q').value === ''",
        &[],
    );
    assert_eq!(typed(&reader), "");
}

fn the_first_tab_skips_to_the_content(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    reader.presses(&[Key::Tab]);
    assert_eq!(
        reader.script("return document.activeElement.innerText.trim()", &[]),
        "Перейти к содержанию"
    );
    let visible = "const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.left >= 0 && r.width > 10";
    assert_eq!(reader.script(visible, &[]), true);
    reader.presses(&[Key::Enter]);
    reader.waits_until(
        "the focus is on the content",
        "return document.activeElement.id === 'content'",
        &[],
    );
    // And it stays there once the app has seen the new address.
    reader.script_to_its_end(
        "for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame)",
        &[],
    );
    assert_eq!(focused(&reader), "content");
}

fn a_filter_takes_no_mouse_and_keeps_the_focus(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    tabs_to(&reader, "region-KZ-63");
    reader.presses(&[Key::Enter]);
    reader.waits_until(
        "the filter is on",
        "return document.querySelector('#region-KZ-63').ariaCurrent === 'true'",
        &[],
    );
    assert_eq!(focused(&reader), "region-KZ-63");
}
