//! The components in their states, on the style guide.

use aimaq_browser_tests::{Screen, Site, TestContext, Visitor, key::Key, stories};

stories![
    the_style_guide_has_no_axe_violations,
    every_letter_has_a_glyph_in_the_system_s_faces,
    every_target_is_large_enough_for_a_finger,
    the_focus_is_seen_on_everything_that_has_it,
    the_style_guide_fits_a_phone,
];

fn guide(context: &TestContext<'_>, site: &Site, screen: Screen) -> Visitor {
    let visitor = context.visitor(site);
    visitor.uses(screen);
    visitor.prefers_dark(false);
    visitor.opens("styleguide/");
    visitor.waits_to_see("[data-part=Foot]");
    visitor
}

fn strings(found: &serde_json::Value) -> Vec<String> {
    let found = found.as_array().into_iter().flatten();
    found
        .filter_map(serde_json::Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn the_style_guide_has_no_axe_violations(context: &TestContext<'_>) {
    let site = context.site();
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        let visitor = guide(context, &site, screen);
        for dark in [false, true] {
            visitor.prefers_dark(dark);
            visitor.finds_no_violations("the style guide");
        }
    }
}

fn every_letter_has_a_glyph_in_the_system_s_faces(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = guide(context, &site, Screen::DESKTOP);
    // A letter without a glyph is drawn as the same box as an unassigned character.
    let found = visitor.script(
        "const canvas = document.createElement('canvas');
         canvas.width = canvas.height = 64;
         const context = canvas.getContext('2d', { willReadFrequently: true });
         const drawn = (text) => {
             context.clearRect(0, 0, 64, 64);
             context.fillText(text, 8, 44);
             return context.getImageData(0, 0, 64, 64).data.join();
         };
         const without = [];
         for (const specimen of document.querySelectorAll('.letters')) {
             context.font = `32px ${getComputedStyle(specimen).fontFamily}`;
             const none = [drawn('\\u{378}'), drawn('\\u{10fffe}'), drawn(' ')];
             const lacks = (letter) => none.includes(drawn(letter));
             if (!lacks('\\u{379}')) without.push('this test sees no box');
             for (const letter of specimen.textContent) {
                 if (letter.trim() && lacks(letter)) without.push(`${letter} in ${specimen.className} ${specimen.lang}`);
             }
         }
         return [document.querySelectorAll('.letters').length, without]",
        &[],
    );
    assert_eq!(found[0], 6, "three scripts, two faces");
    assert_eq!(strings(&found[1]), [""; 0]);
}

fn every_target_is_large_enough_for_a_finger(context: &TestContext<'_>) {
    let site = context.site();
    for screen in [Screen::PHONE, Screen::DESKTOP] {
        let visitor = guide(context, &site, screen);
        // Exempt: links in running text (WCAG 2.5.8) and the bars of charts, which are also in a table. The target of an
        // element with an `::after` over its card or line is that card or line; the target of a checkbox is its label.
        let small = visitor.script(
            "const LEAST = 44;
             const area = (e) => {
                 if (e.matches('[type=checkbox], [type=radio], [type=file]') && e.labels?.length) return e.labels[0];
                 if (getComputedStyle(e, '::after').position !== 'absolute') return e;
                 let box = e;
                 do box = box.parentElement; while (getComputedStyle(box).position === 'static');
                 return box;
             };
             const inText = (e) => e.matches('a') && getComputedStyle(e).display === 'inline' && !area(e).matches('.card, .line');
             return [...document.querySelectorAll('.drawn :is(a[href], button, input, select, summary)')]
                 .filter((e) => e.checkVisibility() && !inText(e) && !e.closest('.timeline svg') && !e.matches('.skip'))
                 .map((e) => [e, area(e).getBoundingClientRect()])
                 .filter(([, box]) => box.height < LEAST - 0.5 || box.width < LEAST - 0.5)
                 .map(([e, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${e.outerHTML.slice(0, 140)}`)",
            &[],
        );
        assert_eq!(strings(&small), [""; 0], "{screen:?}");
    }
}

fn the_focus_is_seen_on_everything_that_has_it(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = guide(context, &site, Screen::DESKTOP);
    // After a key press the browser shows focus rings.
    visitor.presses(&[Key::Tab]);
    for dark in [false, true] {
        visitor.prefers_dark(dark);
        let unseen = visitor.script(
            "const light = (colour) => {
                 const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
                     .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
                 return 0.2126 * r + 0.7152 * g + 0.0722 * b;
             };
             const behind = (e) => {
                 for (let box = e; box; box = box.parentElement) {
                     const colour = getComputedStyle(box).backgroundColor;
                     if (!colour.startsWith('rgba(0, 0, 0, 0')) return colour;
                 }
             };
             const ring = (e) => {
                 // A radio button's focus ring is around its label.
                 const boxes = [e, e.nextElementSibling, e.querySelector('.hit')];
                 for (let box = e.parentElement; box && !box.matches('.drawn'); box = box.parentElement) boxes.push(box);
                 for (const box of boxes) {
                     if (!box) continue;
                     const { outlineStyle, outlineWidth, outlineColor, stroke, strokeWidth } = getComputedStyle(box);
                     if (outlineStyle !== 'none') return [parseFloat(outlineWidth), outlineColor, behind(box.parentElement)];
                     if (box.matches('.hit') && stroke !== 'none') return [parseFloat(strokeWidth), stroke, behind(e.closest('svg').parentElement)];
                 }
             };
             const unseen = [];
             for (const e of document.querySelectorAll('.drawn :is(a[href], button, input, select, summary)')) {
                 if (!e.checkVisibility() || e.tabIndex < 0) continue;
                 e.focus();
                 const found = document.activeElement === e && ring(e);
                 if (!found) { unseen.push(`no ring: ${e.outerHTML.slice(0, 140)}`); continue; }
                 const [width, colour, ground] = found;
                 const [a, b] = [light(colour), light(ground)].sort((a, b) => b - a);
                 const contrast = (a + 0.05) / (b + 0.05);
                 if (width < 2 || contrast < 3) unseen.push(`${width} px, ${contrast.toFixed(1)} to 1: ${e.outerHTML.slice(0, 140)}`);
             }
             return unseen",
            &[],
        );
        assert_eq!(strings(&unseen), [""; 0], "dark: {dark}");
    }
}

fn the_style_guide_fits_a_phone(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = guide(context, &site, Screen::PHONE);
    assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
}
