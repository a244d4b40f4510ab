//! Kazakh in its three scripts.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};

use crate::pages::{OSKEMEN, visitor_on};

stories![
    kazakh_is_written_in_latin_and_arabic,
    the_chosen_script_is_kept_and_stands_in_the_address,
    the_search_marks_the_same_words_in_every_script,
    a_link_brings_its_script_to_another_reader,
    arabic_runs_from_right_to_left_beside_russian,
    texts_in_other_scripts_are_for_everybody,
];

fn chooses(visitor: &Visitor, number: u32) {
    visitor.clicks("#settings-open");
    visitor.waits_to_see("#script");
    visitor.script(
        "const list = document.getElementById('script'); list.selectedIndex = arguments[0]; list.dispatchEvent(new Event('change', { bubbles: true }))",
        &[number.into()],
    );
    visitor.presses(&[Key::Escape]);
}

fn kazakh_is_written_in_latin_and_arabic(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("kk/article/{OSKEMEN}/"));
    for (number, tag, dir, word) in [
        (1, "kk-Latn", None, "Almaty qalasy"),
        (8, "kk-Arab", Some("rtl"), "الماتى قالاسى"),
        (0, "kk", None, "Алматы қаласы"),
    ] {
        chooses(&visitor, number);
        visitor.sees(word);
        for selector in [".prose", "h1"] {
            let lang = "return document.querySelector(arguments[0]).closest('[lang]').lang";
            assert_eq!(visitor.script(lang, &[selector.into()]), tag);
        }
        assert_eq!(visitor.attribute(".prose", "dir").as_deref(), dir);
    }
}

fn the_chosen_script_is_kept_and_stands_in_the_address(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    chooses(&visitor, 1);
    visitor.is_on("kk/?script=latn-2021");
    visitor.sees("Almaty");
    visitor.clicks(&format!("#card-{OSKEMEN}"));
    visitor.is_on(&format!("kk/article/{OSKEMEN}/?script=latn-2021"));
    visitor.sees("Almaty qalasy");
    visitor.goes_back();
    visitor.is_on("kk/?script=latn-2021");
    visitor.opens(&format!("kk/article/{OSKEMEN}/"));
    visitor.waits_for_the_app();
    visitor.sees("Almaty qalasy");
    visitor.clicks("#language-switch");
    visitor.sees("Город Алматы");
    assert_eq!(visitor.attribute(".prose", "lang").as_deref(), Some("ru"));
    chooses(&visitor, 0);
    visitor.is_on(&format!("ru/article/{OSKEMEN}/"));
}

fn the_search_marks_the_same_words_in_every_script(context: &TestContext<'_>) {
    let site = context.site();
    let mut counts = Vec::new();
    for (script, word) in [
        ("cyrl", "Өскемен"),
        ("latn-2021", "Öskemen"),
        ("arab", "وسكەمەن"),
    ] {
        let visitor = visitor_on(
            context,
            &site,
            &format!("kk/article/{OSKEMEN}/?q=Oskemen&script={script}"),
        );
        let marks = visitor.reads_all(".prose mark");
        let right = marks.iter().filter(|mark| mark.contains(word)).count();
        assert!(right > 0, "{word} is not in {marks:?}");
        counts.push(marks.len());
    }
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

fn a_link_brings_its_script_to_another_reader(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        &format!("kk/article/{OSKEMEN}/?script=latn-2018"),
    );
    visitor.sees("Almaty qalasy");
    visitor.opens("kk/");
    visitor.waits_for_the_app();
    visitor.sees("Алматы");
    visitor.opens("kk/?script=nothing");
    visitor.waits_for_the_app();
    visitor.sees("Алматы");
}

fn arabic_runs_from_right_to_left_beside_russian(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(
        context,
        &site,
        &format!("kk/article/{OSKEMEN}/?view=parallel&script=arab"),
    );
    let order = "const [kk, ru] = [document.getElementById('p1'), document.querySelector('.twin')];
        return kk.getBoundingClientRect().left > ru.getBoundingClientRect().left
            && getComputedStyle(kk).direction === 'rtl' && getComputedStyle(ru).direction === 'ltr'";
    assert_eq!(visitor.script(order, &[]), true);
}

fn texts_in_other_scripts_are_for_everybody(context: &TestContext<'_>) {
    let site = context.site();
    for (page, screen) in [
        (
            format!("kk/article/{OSKEMEN}/?q=Алматы&view=parallel&script=arab"),
            Screen::DESKTOP,
        ),
        ("kk/?q=Алматы&script=arab".to_owned(), Screen::PHONE),
    ] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.opens(&page);
        visitor.waits_for_the_app();
        visitor.finds_no_violations(&page);
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0]);
    }
}
