//! By keyboard alone.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, reader_on, typed, waits_for_cards};

stories![
    everything_is_reached_by_tab_and_shows_that_it_is,
    a_search_takes_no_mouse,
    the_first_tab_skips_to_the_content,
    a_filter_takes_no_mouse_and_keeps_the_focus,
    finding_reading_and_keeping_take_no_mouse_on_a_russian_layout,
    the_map_and_the_timeline_take_no_mouse,
    a_twin_takes_no_mouse,
    settings_take_no_mouse,
    a_concordance_takes_no_mouse,
    a_settled_search_is_told_once_in_all_of_the_page,
];

/// The keys that type a word in the Russian layout, by their places.
const TOURISM: [(&str, &str); 6] = [
    ("KeyN", "т"),
    ("KeyE", "у"),
    ("KeyH", "р"),
    ("KeyB", "и"),
    ("KeyP", "з"),
    ("KeyV", "м"),
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

/// Goes back with Shift and Tab until something is focused; panics after a hundred times.
fn tabs_back_to(reader: &Reader, id: &str) {
    for _ in 0..100 {
        let [shift, tab, up] = [Key::Shift, Key::Tab, Key::Null].map(char::from);
        reader.types(&format!("{shift}{tab}{up}"));
        if focused(reader) == id {
            return;
        }
    }
    panic!("Shift and Tab do not come to {id}");
}

fn has_focus(reader: &Reader, id: &str) {
    reader.waits_until(
        &format!("{id} has the focus"),
        "return document.activeElement.id === arguments[0]",
        &[serde_json::json!(id)],
    );
}

fn finding_reading_and_keeping_take_no_mouse_on_a_russian_layout(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    // The key of the slash, which types a full stop there.
    reader.presses_the_key_at("Slash", ".");
    has_focus(&reader, "q");
    for (place, letter) in TOURISM {
        reader.presses_the_key_at(place, letter);
    }
    assert_eq!(typed(&reader), "туризм");
    reader.waits_to_see(&format!("#card-{ALTAI} mark, .card mark"));
    reader.presses(&[Key::Enter]);
    tabs_to(&reader, "region-KZ-63");
    reader.presses(&[Key::Enter]);
    reader.waits_until(
        "the filter is on",
        "return document.querySelector('#region-KZ-63')?.ariaCurrent === 'true'",
        &[],
    );
    // On to the first result, in, and to the other language.
    reader.presses_the_key_at("KeyJ", "о");
    reader.waits_to_see(".card-title a:focus");
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("article mark");
    reader.presses_the_key_at("KeyT", "е");
    reader.waits_until(
        "it is in Kazakh",
        "return location.pathname.includes('/kk/article/') && document.querySelector('.prose')?.lang === 'kk'",
        &[],
    );
    reader.presses_the_key_at("KeyP", "з");
    reader.waits_to_see(".pairs .twin");
    tabs_to(&reader, "keep");
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("#keep[aria-pressed=true]");
    has_focus(&reader, "keep");
    reader.presses(&[Key::Tab, Key::Enter]);
    reader.waits_to_see("#share[open]");
    reader.presses(&[Key::Escape]);
    has_focus(&reader, "share-open");
    tabs_back_to(&reader, "language-switch");
    reader.presses(&[Key::Enter]);
    reader.waits_until(
        "it is in Russian",
        "return location.pathname.includes('/ru/article/')",
        &[],
    );
}

fn the_map_and_the_timeline_take_no_mouse(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    let on_map = "return document.activeElement.id.startsWith('tile-')";
    for _ in 0..100 {
        reader.presses(&[Key::Tab]);
        if reader.script(on_map, &[]) == true {
            break;
        }
    }
    // From the region of Abai by that of Pavlodar to the capital.
    has_focus(&reader, "tile-KZ-10");
    reader.presses(&[Key::Up]);
    has_focus(&reader, "tile-KZ-55");
    reader.presses(&[Key::Up]);
    has_focus(&reader, "tile-KZ-71");
    reader.presses(&[Key::Enter]);
    waits_for_cards(&reader, &[ASTANA]);
    reader.presses(&[Key::Enter]);
    waits_for_cards(&reader, &[ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN]);
    tabs_to(&reader, "bar-0");
    reader.presses(&[Key::Enter]);
    waits_for_cards(&reader, &[FORUM, OSKEMEN]);
    tabs_to(&reader, "all-years");
    reader.presses(&[Key::Enter]);
    waits_for_cards(&reader, &[ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN]);
}

fn a_twin_takes_no_mouse(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.uses(Screen::PHONE);
    reader.opens(&format!("ru/article/{FORUM}/"));
    reader.waits_for_the_app();
    reader.presses_the_key_at("KeyJ", "о");
    has_focus(&reader, "p1");
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("#p1 + .twin[lang=kk]");
    reader.presses(&[Key::Enter]);
    reader.waits_until(
        "it is closed again",
        "return !document.querySelector('.twin')",
        &[],
    );
}

fn settings_take_no_mouse(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.prefers_dark(false);
    reader.opens(&format!("ru/article/{FORUM}/"));
    reader.waits_for_the_app();
    tabs_to(&reader, "settings-open");
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("#settings[open]");
    let on_size = "return document.activeElement.name === 'size'";
    for _ in 0..20 {
        reader.presses(&[Key::Tab]);
        if reader.script(on_size, &[]) == true {
            break;
        }
    }
    reader.presses(&[Key::Right]);
    reader.waits_until(
        "the text is larger",
        "return document.documentElement.dataset.size === 'large'",
        &[],
    );
    reader.presses(&[Key::Escape]);
    has_focus(&reader, "settings-open");
}

fn a_concordance_takes_no_mouse(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/words/?q=а*");
    reader.waits_to_see("#sample");
    tabs_to(&reader, "tab-contexts");
    let on_form = "return document.activeElement.id.startsWith('form-')";
    for _ in 0..20 {
        reader.presses(&[Key::Tab]);
        if reader.script(on_form, &[]) == true {
            break;
        }
    }
    reader.types(" ");
    reader.waits_until(
        "a form is left out",
        "return new URLSearchParams(location.search).get('without') && document.querySelector('.form input:not(:checked)')",
        &[],
    );
    for (id, key, value) in [("sort-left", "sort", "left"), ("sample", "sample", "100-1")] {
        tabs_to(&reader, id);
        reader.presses(&[Key::Enter]);
        reader.waits_until(
            id,
            "return new URLSearchParams(location.search).get(arguments[0]) === arguments[1]",
            &[key.into(), value.into()],
        );
    }
    reader.waits_until(
        "there are a hundred lines",
        "return document.querySelectorAll('.line').length === 100",
        &[],
    );
    reader.script(
        "URL.createObjectURL = (blob) => { window.saved = blob.size; return 'data:,'; }",
        &[],
    );
    tabs_to(&reader, "save-csv");
    reader.presses(&[Key::Enter]);
    reader.waits_until("a table is saved", "return window.saved > 1000", &[]);
    // The first line, its paragraph, and back.
    reader.presses_the_key_at("KeyJ", "о");
    reader.presses(&[Key::Enter]);
    reader.waits_to_see("#open-line");
    reader.presses(&[Key::Escape]);
    reader.waits_until(
        "it is closed, and the focus is on its line",
        "return !document.getElementById('open-line') && document.activeElement.id.startsWith('line-')",
        &[],
    );
}

fn a_settled_search_is_told_once_in_all_of_the_page(scene: &Scene<'_>) {
    let site = scene.site();
    for page in ["ru/", "ru/words/"] {
        let reader = reader_on(scene, &site, page);
        // Whatever a screen reader would speak by itself.
        reader.script(
            "const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';
             window.told = [];
             let before = '';
             new MutationObserver(() => {
                 const now = [...document.querySelectorAll(live)].map((e) => e.textContent.trim()).join(' ').trim();
                 if (now !== before && now) window.told.push(now);
                 before = now;
             }).observe(document, { childList: true, characterData: true, subtree: true })",
            &[],
        );
        reader.presses_the_key_at("Slash", ".");
        has_focus(&reader, "q");
        // Without a rest between the letters, however slow the machine is.
        reader.types("туризм");
        let told = reader.waits_until(
            "the answer is told",
            "return window.told.length > 0 && window.told",
            &[],
        );
        assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
        // And nothing more, when another search is told.
        reader.presses(&[Key::Escape]);
        reader.waits_until(
            "the search is empty",
            "return document.getElementById('q').value === '' && !location.search",
            &[],
        );
        reader.types("форум");
        let told = reader.waits_until(
            "the next answer is told",
            "return window.told.length > 1 && window.told",
            &[],
        );
        assert_eq!(told.as_array().map(Vec::len), Some(2), "{told}");
    }
}
