//! Kazakh in its three scripts.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};

use crate::pages::{OSKEMEN, reader_on};

stories![
    kazakh_is_written_in_latin_and_arabic,
    the_chosen_script_is_kept_and_stands_in_the_address,
    the_search_marks_the_same_words_in_every_script,
    a_link_brings_its_script_to_another_reader,
    arabic_runs_from_right_to_left_beside_russian,
    texts_in_other_scripts_are_for_everybody,
];

fn chooses(reader: &Reader, number: u32) {
    reader.clicks("#settings-open");
    reader.waits_to_see("#script");
    reader.script(
        "const list = document.getElementById('script'); list.selectedIndex = arguments[0]; list.dispatchEvent(new Event('change', { bubbles: true }))",
        &[number.into()],
    );
    reader.presses(&[Key::Escape]);
}

fn kazakh_is_written_in_latin_and_arabic(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("kk/article/{OSKEMEN}/"));
    for (number, tag, dir, word) in [
        (1, "kk-Latn", None, "Almaty qalasy"),
        (8, "kk-Arab", Some("rtl"), "الماتى قالاسى"),
        (0, "kk", None, "Алматы қаласы"),
    ] {
        chooses(&reader, number);
        reader.sees(word);
        for selector in [".prose", "h1"] {
            let lang = "return document.querySelector(arguments[0]).closest('[lang]').lang";
            assert_eq!(reader.script(lang, &[selector.into()]), tag);
        }
        assert_eq!(reader.attribute(".prose", "dir").as_deref(), dir);
    }
}

fn the_chosen_script_is_kept_and_stands_in_the_address(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    chooses(&reader, 1);
    reader.is_on("kk/?script=latn-2021");
    reader.sees("Almaty");
    reader.clicks(&format!("#card-{OSKEMEN}"));
    reader.is_on(&format!("kk/article/{OSKEMEN}/?script=latn-2021"));
    reader.sees("Almaty qalasy");
    reader.goes_back();
    reader.is_on("kk/?script=latn-2021");
    reader.opens(&format!("kk/article/{OSKEMEN}/"));
    reader.waits_for_the_app();
    reader.sees("Almaty qalasy");
    reader.clicks("#language-switch");
    reader.sees("Город Алматы");
    assert_eq!(reader.attribute(".prose", "lang").as_deref(), Some("ru"));
    chooses(&reader, 0);
    reader.is_on(&format!("ru/article/{OSKEMEN}/"));
}

fn the_search_marks_the_same_words_in_every_script(scene: &Scene<'_>) {
    let site = scene.site();
    let mut counts = Vec::new();
    for (script, word) in [
        ("cyrl", "Өскемен"),
        ("latn-2021", "Öskemen"),
        ("arab", "وسكەمەن"),
    ] {
        let reader = reader_on(
            scene,
            &site,
            &format!("kk/article/{OSKEMEN}/?q=Oskemen&script={script}"),
        );
        let marks = reader.reads_all(".prose mark");
        let right = marks.iter().filter(|mark| mark.contains(word)).count();
        assert!(right > 0, "{word} is not in {marks:?}");
        counts.push(marks.len());
    }
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

fn a_link_brings_its_script_to_another_reader(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(
        scene,
        &site,
        &format!("kk/article/{OSKEMEN}/?script=latn-2018"),
    );
    reader.sees("Almaty qalasy");
    reader.opens("kk/");
    reader.waits_for_the_app();
    reader.sees("Алматы");
    reader.opens("kk/?script=nothing");
    reader.waits_for_the_app();
    reader.sees("Алматы");
}

fn arabic_runs_from_right_to_left_beside_russian(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(
        scene,
        &site,
        &format!("kk/article/{OSKEMEN}/?view=parallel&script=arab"),
    );
    let order = "const [kk, ru] = [document.getElementById('p1'), document.querySelector('.twin')];
        return kk.getBoundingClientRect().left > ru.getBoundingClientRect().left
            && getComputedStyle(kk).direction === 'rtl' && getComputedStyle(ru).direction === 'ltr'";
    assert_eq!(reader.script(order, &[]), true);
}

fn texts_in_other_scripts_are_for_everybody(scene: &Scene<'_>) {
    let site = scene.site();
    for (page, screen) in [
        (
            format!("kk/article/{OSKEMEN}/?q=Алматы&view=parallel&script=arab"),
            Screen::DESKTOP,
        ),
        ("kk/?q=Алматы&script=arab".to_owned(), Screen::PHONE),
    ] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.opens(&page);
        reader.waits_for_the_app();
        reader.finds_no_violations(&page);
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0]);
    }
}
