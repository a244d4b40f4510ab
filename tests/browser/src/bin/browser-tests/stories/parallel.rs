//! Both languages side by side.

use aimaq_browser_tests::{Screen, TestContext, Visitor, stories};
use serde_json::json;

use crate::pages::{ASSEMBLY, OSKEMEN, comes_into_sight, visitor_on};

stories![
    each_block_stands_beside_its_twin,
    the_search_marks_both_languages,
    a_tap_opens_the_twin_under_a_paragraph,
    both_languages_on_a_phone_are_one_under_the_other,
    parallel_is_one_key_and_keeps_the_paragraph,
    a_neighbour_is_read_in_the_same_way,
    parallel_pages_are_for_everybody,
];

/// For each block: the distances of its translation's top and left edge from its own.
fn offsets(visitor: &Visitor) -> Vec<(f64, f64)> {
    let offsets = visitor.script(
        "return [...document.querySelectorAll('.pairs > [id]')].map((block) => {
             const [a, b] = [block, block.nextElementSibling].map((e) => e.getBoundingClientRect());
             return [b.top - a.top, b.left - a.left];
         })",
        &[],
    );
    let offsets = offsets.as_array().into_iter().flatten();
    let number = |pair: &serde_json::Value, i: usize| pair[i].as_f64().unwrap_or(f64::NAN);
    offsets
        .map(|pair| (number(pair, 0), number(pair, 1)))
        .collect()
}

fn each_block_stands_beside_its_twin(context: &TestContext<'_>) {
    let site = context.site();
    for (language, other) in [("kk", "ru"), ("ru", "kk")] {
        let visitor = visitor_on(context, &site, &format!("{language}/article/{ASSEMBLY}/"));
        visitor.clicks("#parallel");
        visitor.is_on(&format!("{language}/article/{ASSEMBLY}/?view=parallel"));
        visitor.waits_to_see(".pairs .twin");
        let offsets = offsets(&visitor);
        assert!(offsets.len() > 30, "{} pairs", offsets.len());
        for (down, right) in offsets {
            assert!(down.abs() < 1.0 && right > 300.0, "{down} {right}");
        }
        let langs = "return [document.querySelector('.pairs').lang, ...new Set([...document.querySelectorAll('.twin')].map((e) => e.lang))]";
        assert_eq!(visitor.script(langs, &[]), json!([language, other]));
        visitor.goes_back();
        visitor.is_on(&format!("{language}/article/{ASSEMBLY}/"));
        visitor.waits_until(
            "there is one language again",
            "return !document.querySelector('.twin')",
            &[],
        );
    }
}

fn the_search_marks_both_languages(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        &format!("kk/article/{OSKEMEN}/?q=Өскемен&view=parallel"),
    );
    let marks = visitor.reads_all(".prose [id] mark").join(" ");
    assert!(marks.contains("Өскемен"), "{marks}");
    let marks = visitor.reads_all(".prose .twin mark").join(" ");
    assert!(marks.contains("Усть-Каменогорск"), "{marks}");
}

fn a_tap_opens_the_twin_under_a_paragraph(context: &TestContext<'_>) {
    let site = context.site();
    for (language, other, hint) in [("kk", "ru", "түртсеңіз"), ("ru", "kk", "Коснитесь")]
    {
        let visitor = context.visitor(&site);
        visitor.uses(Screen::PHONE);
        visitor.opens(&format!("{language}/article/{OSKEMEN}/"));
        visitor.waits_for_the_app();
        visitor.sees(hint);
        let top = "return document.getElementById('p2').getBoundingClientRect().top + scrollY";
        let before = visitor.measures(top);
        comes_into_sight(&visitor, "#p2");
        visitor.clicks("#p2");
        visitor.waits_to_see("#p2 + .twin");
        assert_eq!(
            visitor.attribute("#p2 + .twin", "lang").as_deref(),
            Some(other)
        );
        let down = "const [a, b] = [document.getElementById('p2'), document.querySelector('.twin')].map((e) => e.getBoundingClientRect()); return b.top - a.bottom";
        let down = visitor.measures(down);
        assert!((0.0..40.0).contains(&down), "{down} below");
        assert!((visitor.measures(top) - before).abs() < 0.5, "it moved");
        assert_eq!(visitor.counts(".twin"), 1);
        visitor.clicks("#p2");
        visitor.waits_until(
            "it is closed",
            "return !document.querySelector('.twin')",
            &[],
        );
    }
    // On a desktop a click in the text selects.
    let visitor = visitor_on(context, &site, &format!("ru/article/{OSKEMEN}/"));
    visitor.clicks("#p2");
    visitor.script_to_its_end("await new Promise(requestAnimationFrame)", &[]);
    assert_eq!(visitor.counts(".twin"), 0);
}

fn both_languages_on_a_phone_are_one_under_the_other(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = context.visitor(&site);
    visitor.uses(Screen::PHONE);
    visitor.opens(&format!("ru/article/{OSKEMEN}/?view=parallel"));
    visitor.waits_for_the_app();
    let offsets = offsets(&visitor);
    assert!(!offsets.is_empty());
    for (down, right) in offsets {
        assert!(down > 20.0 && right.abs() < 1.0, "{down} {right}");
    }
    assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
}

fn parallel_is_one_key_and_keeps_the_paragraph(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("kk/article/{ASSEMBLY}/"));
    visitor.script(
        "scrollTo(0, document.getElementById('p20').getBoundingClientRect().top + scrollY + 12)",
        &[],
    );
    let top = "return document.getElementById('p20').getBoundingClientRect().top";
    for (page, twins) in [
        (format!("kk/article/{ASSEMBLY}/?view=parallel"), true),
        (format!("kk/article/{ASSEMBLY}/"), false),
    ] {
        visitor.presses_the_key_at("KeyP", "з");
        visitor.is_on(&page);
        visitor.waits_until(
            "the page is as the key says",
            "return (document.querySelector('.twin') !== null) === arguments[0]",
            &[json!(twins)],
        );
        let top = visitor.measures(top);
        assert!((top + 12.0).abs() < 2.0, "the paragraph is at {top}");
    }
}

fn a_neighbour_is_read_in_the_same_way(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        &format!("ru/article/{ASSEMBLY}/?view=parallel"),
    );
    visitor.clicks(".neighbours a");
    visitor.waits_until(
        "another article is open in both languages",
        "return !location.pathname.includes(arguments[0]) && location.search === '?view=parallel' && document.querySelector('.pairs .twin') !== null",
        &[json!(ASSEMBLY)],
    );
    visitor.clicks("#language-switch");
    visitor.waits_until(
        "the other language leads",
        "return document.querySelector('.pairs').lang === 'kk' && location.search === '?view=parallel'",
        &[],
    );
}

fn parallel_pages_are_for_everybody(context: &TestContext<'_>) {
    let site = context.site();
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.prefers_dark(dark);
        visitor.opens(&format!(
            "{language}/article/{OSKEMEN}/?q=Алматы&view=parallel#p3"
        ));
        visitor.waits_for_the_app();
        visitor.finds_no_violations("an article in both languages");
    }
}
