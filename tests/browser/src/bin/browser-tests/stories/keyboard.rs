//! Using the keyboard only.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, typed, visitor_on, waits_for_cards};

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

/// The codes of the keys that type a word in the Russian layout.
const TOURISM: [(&str, &str); 6] = [
    ("KeyN", "т"),
    ("KeyE", "у"),
    ("KeyH", "р"),
    ("KeyB", "и"),
    ("KeyP", "з"),
    ("KeyV", "м"),
];

fn focused(visitor: &Visitor) -> String {
    visitor
        .script("return document.activeElement.id", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Presses Tab until an element has the focus, at most a hundred times.
fn tabs_to(visitor: &Visitor, id: &str) {
    for _ in 0..100 {
        visitor.presses(&[Key::Tab]);
        if focused(visitor) == id {
            return;
        }
    }
    panic!("Tab does not come to {id}");
}

fn everything_is_reached_by_tab_and_shows_that_it_is(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    let all = visitor.measures(
        "return [...document.querySelectorAll('a[href], button, input, summary')].filter((e) => e.checkVisibility() && e.tabIndex >= 0).length",
    );
    visitor.script("window.reached = new Set()", &[]);
    for _ in 0..200 {
        visitor.presses(&[Key::Tab]);
        let seen = visitor.script(
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
    let reached = visitor.measures("return window.reached.size");
    assert!(reached >= all, "{reached} of {all} are reached");
}

fn a_search_takes_no_mouse(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.types(&format!(
        "{}k{}",
        char::from(Key::Control),
        char::from(Key::Null)
    ));
    assert_eq!(focused(&visitor), "q");
    visitor.types("бизнес-форум");
    visitor.waits_to_see(&format!("#card-{FORUM} mark"));
    visitor.presses(&[Key::Enter]);
    tabs_to(&visitor, &format!("card-{FORUM}"));
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("article mark");
    assert_eq!(
        focused(&visitor),
        "content",
        "a new page is where the focus is"
    );
    visitor.goes_back();
    visitor.waits_to_see(&format!("#card-{FORUM}"));
    visitor.waits_until(
        "the focus is back",
        &format!("return document.activeElement.id === 'card-{FORUM}'"),
        &[],
    );
    visitor.types(&format!(
        "{}k{}",
        char::from(Key::Control),
        char::from(Key::Null)
    ));
    visitor.presses(&[Key::Escape]);
    visitor.waits_until(
        "the search is empty",
        "return document.getElementById('q').value === ''",
        &[],
    );
    assert_eq!(typed(&visitor), "");
}

fn the_first_tab_skips_to_the_content(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    visitor.presses(&[Key::Tab]);
    assert_eq!(
        visitor.script("return document.activeElement.innerText.trim()", &[]),
        "Перейти к содержанию"
    );
    let visible = "const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.left >= 0 && r.width > 10";
    assert_eq!(visitor.script(visible, &[]), true);
    visitor.presses(&[Key::Enter]);
    visitor.waits_until(
        "the focus is on the content",
        "return document.activeElement.id === 'content'",
        &[],
    );
    // The focus stays there after the app has handled the new address.
    visitor.script_to_its_end(
        "for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame)",
        &[],
    );
    assert_eq!(focused(&visitor), "content");
}

fn a_filter_takes_no_mouse_and_keeps_the_focus(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    tabs_to(&visitor, "region-KZ-63");
    visitor.presses(&[Key::Enter]);
    visitor.waits_until(
        "the filter is on",
        "return document.querySelector('#region-KZ-63').ariaCurrent === 'true'",
        &[],
    );
    assert_eq!(focused(&visitor), "region-KZ-63");
}

/// Presses Shift+Tab until an element has the focus, at most a hundred times.
fn tabs_back_to(visitor: &Visitor, id: &str) {
    for _ in 0..100 {
        let [shift, tab, up] = [Key::Shift, Key::Tab, Key::Null].map(char::from);
        visitor.types(&format!("{shift}{tab}{up}"));
        if focused(visitor) == id {
            return;
        }
    }
    panic!("Shift and Tab do not come to {id}");
}

fn has_focus(visitor: &Visitor, id: &str) {
    visitor.waits_until(
        &format!("{id} has the focus"),
        "return document.activeElement.id === arguments[0]",
        &[serde_json::json!(id)],
    );
}

fn finding_reading_and_keeping_take_no_mouse_on_a_russian_layout(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    // The slash key types a full stop in that layout.
    visitor.presses_the_key_at("Slash", ".");
    has_focus(&visitor, "q");
    for (place, letter) in TOURISM {
        visitor.presses_the_key_at(place, letter);
    }
    assert_eq!(typed(&visitor), "туризм");
    visitor.waits_to_see(&format!("#card-{ALTAI} mark, .card mark"));
    visitor.presses(&[Key::Enter]);
    tabs_to(&visitor, "region-KZ-63");
    visitor.presses(&[Key::Enter]);
    visitor.waits_until(
        "the filter is on",
        "return document.querySelector('#region-KZ-63')?.ariaCurrent === 'true'",
        &[],
    );
    // To the first result, into the article, and to the other language.
    visitor.presses_the_key_at("KeyJ", "о");
    visitor.waits_to_see(".card-title a:focus");
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("article mark");
    visitor.presses_the_key_at("KeyT", "е");
    visitor.waits_until(
        "it is in Kazakh",
        "return location.pathname.includes('/kk/article/') && document.querySelector('.prose')?.lang === 'kk'",
        &[],
    );
    visitor.presses_the_key_at("KeyP", "з");
    visitor.waits_to_see(".pairs .twin");
    tabs_to(&visitor, "keep");
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("#keep[aria-pressed=true]");
    has_focus(&visitor, "keep");
    visitor.presses(&[Key::Tab, Key::Enter]);
    visitor.waits_to_see("#share[open]");
    visitor.presses(&[Key::Escape]);
    has_focus(&visitor, "share-open");
    tabs_back_to(&visitor, "language-switch");
    visitor.presses(&[Key::Enter]);
    visitor.waits_until(
        "it is in Russian",
        "return location.pathname.includes('/ru/article/')",
        &[],
    );
}

fn the_map_and_the_timeline_take_no_mouse(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    let on_map = "return document.activeElement.id.startsWith('tile-')";
    for _ in 0..100 {
        visitor.presses(&[Key::Tab]);
        if visitor.script(on_map, &[]) == true {
            break;
        }
    }
    // From Abai region via Pavlodar region to the capital.
    has_focus(&visitor, "tile-KZ-10");
    visitor.presses(&[Key::Up]);
    has_focus(&visitor, "tile-KZ-55");
    visitor.presses(&[Key::Up]);
    has_focus(&visitor, "tile-KZ-71");
    visitor.presses(&[Key::Enter]);
    waits_for_cards(&visitor, &[ASTANA]);
    visitor.presses(&[Key::Enter]);
    waits_for_cards(&visitor, &[ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN]);
    tabs_to(&visitor, "bar-0");
    visitor.presses(&[Key::Enter]);
    waits_for_cards(&visitor, &[FORUM, OSKEMEN]);
    tabs_to(&visitor, "all-years");
    visitor.presses(&[Key::Enter]);
    waits_for_cards(&visitor, &[ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN]);
}

fn a_twin_takes_no_mouse(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.uses(Screen::PHONE);
    visitor.opens(&format!("ru/article/{FORUM}/"));
    visitor.waits_for_the_app();
    visitor.presses_the_key_at("KeyJ", "о");
    has_focus(&visitor, "p1");
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("#p1 + .twin[lang=kk]");
    visitor.presses(&[Key::Enter]);
    visitor.waits_until(
        "it is closed again",
        "return !document.querySelector('.twin')",
        &[],
    );
}

fn settings_take_no_mouse(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.prefers_dark(false);
    visitor.opens(&format!("ru/article/{FORUM}/"));
    visitor.waits_for_the_app();
    tabs_to(&visitor, "settings-open");
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("#settings[open]");
    let on_size = "return document.activeElement.name === 'size'";
    for _ in 0..20 {
        visitor.presses(&[Key::Tab]);
        if visitor.script(on_size, &[]) == true {
            break;
        }
    }
    visitor.presses(&[Key::Right]);
    visitor.waits_until(
        "the text is larger",
        "return document.documentElement.dataset.size === 'large'",
        &[],
    );
    visitor.presses(&[Key::Escape]);
    has_focus(&visitor, "settings-open");
}

fn a_concordance_takes_no_mouse(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/words/?q=а*");
    visitor.waits_to_see("#sample");
    let unfolds = |part: &str| {
        let on_summary = "return document.activeElement.matches(arguments[0])";
        for _ in 0..30 {
            visitor.presses(&[Key::Tab]);
            if visitor.script(on_summary, &[format!("{part} > summary").into()]) == true {
                visitor.presses(&[Key::Enter]);
                return;
            }
        }
        panic!("the Tab key does not reach {part}");
    };
    tabs_to(&visitor, "tab-contexts");
    unfolds("#forms");
    let on_form = "return document.activeElement.id.startsWith('form-')";
    for _ in 0..20 {
        visitor.presses(&[Key::Tab]);
        if visitor.script(on_form, &[]) == true {
            break;
        }
    }
    visitor.types(" ");
    visitor.waits_until(
        "a form is left out",
        "return new URLSearchParams(location.search).get('without') && document.querySelector('.form input:not(:checked)')",
        &[],
    );
    for (id, key, value) in [("sort-left", "sort", "left"), ("sample", "sample", "100-1")] {
        tabs_to(&visitor, id);
        visitor.presses(&[Key::Enter]);
        visitor.waits_until(
            id,
            "return new URLSearchParams(location.search).get(arguments[0]) === arguments[1]",
            &[key.into(), value.into()],
        );
    }
    visitor.waits_until(
        "there are a hundred lines",
        "return document.querySelectorAll('.line').length === 100",
        &[],
    );
    visitor.script(
        "URL.createObjectURL = (blob) => { window.saved = blob.size; return 'data:,'; }",
        &[],
    );
    // Back to the part above the lines.
    visitor.script("document.getElementById('tab-contexts').focus()", &[]);
    unfolds(".downloads");
    tabs_to(&visitor, "save-csv");
    visitor.presses(&[Key::Enter]);
    visitor.waits_until("a table is saved", "return window.saved > 1000", &[]);
    // The first line, its paragraph, and back again.
    visitor.presses_the_key_at("KeyJ", "о");
    visitor.presses(&[Key::Enter]);
    visitor.waits_to_see("#open-line");
    visitor.presses(&[Key::Escape]);
    visitor.waits_until(
        "it is closed, and the focus is on its line",
        "return !document.getElementById('open-line') && document.activeElement.id.startsWith('line-')",
        &[],
    );
}

fn a_settled_search_is_told_once_in_all_of_the_page(context: &TestContext<'_>) {
    let site = context.site();
    for page in ["ru/", "ru/words/"] {
        let visitor = visitor_on(context, &site, page);
        // Everything that a screen reader announces by itself.
        visitor.script(
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
        visitor.presses_the_key_at("Slash", ".");
        has_focus(&visitor, "q");
        // Without a pause between the letters, even on a slow machine.
        visitor.types("туризм");
        let told = visitor.waits_until(
            "the answer is told",
            "return window.told.length > 0 && window.told",
            &[],
        );
        assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
        // The next announcement contains nothing else.
        visitor.presses(&[Key::Escape]);
        visitor.waits_until(
            "the search is empty",
            "return document.getElementById('q').value === '' && !location.search",
            &[],
        );
        visitor.types("форум");
        let told = visitor.waits_until(
            "the next answer is told",
            "return window.told.length > 1 && window.told",
            &[],
        );
        assert_eq!(told.as_array().map(Vec::len), Some(2), "{told}");
    }
}
