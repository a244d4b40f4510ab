//! Both languages side by side.

use aimaq_browser_tests::{Reader, Scene, Screen, stories};
use serde_json::json;

use crate::pages::{ASSEMBLY, OSKEMEN, reader_on};

stories![
    each_block_stands_beside_its_twin,
    the_search_marks_both_languages,
    a_tap_opens_the_twin_under_a_paragraph,
    both_languages_on_a_phone_are_one_under_the_other,
    parallel_is_one_key_and_keeps_the_paragraph,
    a_neighbour_is_read_in_the_same_way,
    parallel_pages_are_for_everybody,
];

/// For each block: how far its top is from its twin's, and how far to the right the twin stands.
fn offsets(reader: &Reader) -> Vec<(f64, f64)> {
    let offsets = reader.script(
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

fn each_block_stands_beside_its_twin(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, other) in [("kk", "ru"), ("ru", "kk")] {
        let reader = reader_on(scene, &site, &format!("{language}/article/{ASSEMBLY}/"));
        reader.clicks("#parallel");
        reader.is_on(&format!("{language}/article/{ASSEMBLY}/?view=parallel"));
        reader.waits_to_see(".pairs .twin");
        let offsets = offsets(&reader);
        assert!(offsets.len() > 30, "{} pairs", offsets.len());
        for (down, right) in offsets {
            assert!(down.abs() < 1.0 && right > 300.0, "{down} {right}");
        }
        let langs = "return [document.querySelector('.pairs').lang, ...new Set([...document.querySelectorAll('.twin')].map((e) => e.lang))]";
        assert_eq!(reader.script(langs, &[]), json!([language, other]));
        reader.goes_back();
        reader.is_on(&format!("{language}/article/{ASSEMBLY}/"));
        reader.waits_until(
            "there is one language again",
            "return !document.querySelector('.twin')",
            &[],
        );
    }
}

fn the_search_marks_both_languages(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(
        scene,
        &site,
        &format!("kk/article/{OSKEMEN}/?q=Өскемен&view=parallel"),
    );
    let marks = reader.reads_all(".prose [id] mark").join(" ");
    assert!(marks.contains("Өскемен"), "{marks}");
    let marks = reader.reads_all(".prose .twin mark").join(" ");
    assert!(marks.contains("Усть-Каменогорск"), "{marks}");
}

fn a_tap_opens_the_twin_under_a_paragraph(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, other, hint) in [("kk", "ru", "түртсеңіз"), ("ru", "kk", "Коснитесь")]
    {
        let reader = scene.reader(&site);
        reader.uses(Screen::PHONE);
        reader.opens(&format!("{language}/article/{OSKEMEN}/"));
        reader.waits_for_the_app();
        reader.sees(hint);
        let top = "return document.getElementById('p2').getBoundingClientRect().top + scrollY";
        let before = reader.measures(top);
        reader.clicks("#p2");
        reader.waits_to_see("#p2 + .twin");
        assert_eq!(
            reader.attribute("#p2 + .twin", "lang").as_deref(),
            Some(other)
        );
        let down = "const [a, b] = [document.getElementById('p2'), document.querySelector('.twin')].map((e) => e.getBoundingClientRect()); return b.top - a.bottom";
        let down = reader.measures(down);
        assert!((0.0..40.0).contains(&down), "{down} below");
        assert!((reader.measures(top) - before).abs() < 0.5, "it moved");
        assert_eq!(reader.counts(".twin"), 1);
        reader.clicks("#p2");
        reader.waits_until(
            "it is closed",
            "return !document.querySelector('.twin')",
            &[],
        );
    }
    // On a desktop a click in the text is for selecting.
    let reader = reader_on(scene, &site, &format!("ru/article/{OSKEMEN}/"));
    reader.clicks("#p2");
    reader.script_to_its_end("await new Promise(requestAnimationFrame)", &[]);
    assert_eq!(reader.counts(".twin"), 0);
}

fn both_languages_on_a_phone_are_one_under_the_other(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = scene.reader(&site);
    reader.uses(Screen::PHONE);
    reader.opens(&format!("ru/article/{OSKEMEN}/?view=parallel"));
    reader.waits_for_the_app();
    let offsets = offsets(&reader);
    assert!(!offsets.is_empty());
    for (down, right) in offsets {
        assert!(down > 20.0 && right.abs() < 1.0, "{down} {right}");
    }
    assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
}

fn parallel_is_one_key_and_keeps_the_paragraph(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("kk/article/{ASSEMBLY}/"));
    reader.script(
        "scrollTo(0, document.getElementById('p20').getBoundingClientRect().top + scrollY + 12)",
        &[],
    );
    let top = "return document.getElementById('p20').getBoundingClientRect().top";
    for (page, twins) in [
        (format!("kk/article/{ASSEMBLY}/?view=parallel"), true),
        (format!("kk/article/{ASSEMBLY}/"), false),
    ] {
        reader.presses_the_key_at("KeyP", "з");
        reader.is_on(&page);
        reader.waits_until(
            "the page is as the key says",
            "return (document.querySelector('.twin') !== null) === arguments[0]",
            &[json!(twins)],
        );
        let top = reader.measures(top);
        assert!((top + 12.0).abs() < 2.0, "the paragraph is at {top}");
    }
}

fn a_neighbour_is_read_in_the_same_way(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(
        scene,
        &site,
        &format!("ru/article/{ASSEMBLY}/?view=parallel"),
    );
    reader.clicks(".neighbours a");
    reader.waits_until(
        "another article is open in both languages",
        "return !location.pathname.includes(arguments[0]) && location.search === '?view=parallel' && document.querySelector('.pairs .twin') !== null",
        &[json!(ASSEMBLY)],
    );
    reader.clicks("#language-switch");
    reader.waits_until(
        "the other language leads",
        "return document.querySelector('.pairs').lang === 'kk' && location.search === '?view=parallel'",
        &[],
    );
}

fn parallel_pages_are_for_everybody(scene: &Scene<'_>) {
    let site = scene.site();
    for (language, dark, screen) in [("kk", false, Screen::PHONE), ("ru", true, Screen::DESKTOP)] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.prefers_dark(dark);
        reader.opens(&format!(
            "{language}/article/{OSKEMEN}/?q=Алматы&view=parallel#p3"
        ));
        reader.waits_for_the_app();
        reader.finds_no_violations("an article in both languages");
    }
}
