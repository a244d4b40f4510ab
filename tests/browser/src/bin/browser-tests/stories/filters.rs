//! Filtering by region.

use aimaq_browser_tests::{Screen, TestContext, stories};

use crate::pages::{
    ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, cards, count_of, typed, visitor_on, waits_for_cards,
};

stories![
    regions_have_counts_and_nobody_writes_about_some,
    a_region_narrows_the_list_to_as_many_articles_as_it_says,
    several_regions_add_up,
    counts_follow_the_query,
    the_map_filters_as_the_list_does,
    a_region_that_was_split_finds_its_articles_under_both_names,
    filters_can_be_taken_off,
    the_sheet_of_a_phone_says_how_many_articles_it_shows,
    a_window_that_becomes_narrow_has_the_sheet,
    regions_with_articles_are_first_by_number_and_proper_name,
    names_on_the_map_are_at_least_11_pixels_high,
];

fn regions_have_counts_and_nobody_writes_about_some(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    for (region, count) in [
        ("KZ-63", 3),
        ("KZ-75", 3),
        ("KZ-71", 1),
        ("RU-ALT", 1),
        ("KZ-39", 0),
    ] {
        assert_eq!(count_of(&visitor, region), Some(count), "{region}");
    }
    assert_eq!(
        visitor.counts("[id^='region-KZ-']"),
        20,
        "every region of the country has its line"
    );
    assert_eq!(visitor.counts("[id^='tile-KZ-']"), 20, "and its tile");
}

fn a_region_narrows_the_list_to_as_many_articles_as_it_says(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    visitor.clicks("#region-KZ-63");
    visitor.is_on("ru/?region=KZ-63");
    waits_for_cards(&visitor, &[ALTAI, OSKEMEN, FORUM]);
    visitor.sees("Восточно-Казахстанская область");
    assert_eq!(visitor.reads(".results-count"), "3 статьи");
    assert_eq!(
        visitor
            .attribute("#region-KZ-63", "aria-current")
            .as_deref(),
        Some("true")
    );
    visitor.clicks("#region-KZ-63");
    visitor.is_on("ru/");
    visitor.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}

fn several_regions_add_up(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.clicks("#region-KZ-71");
    waits_for_cards(&visitor, &[ASTANA]);
    visitor.clicks("#region-RU-ALT");
    waits_for_cards(&visitor, &[ASTANA, ALTAI]);
    visitor.is_on("kk/?region=KZ-71,RU-ALT");
}

fn counts_follow_the_query(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.types_into("#q", "Ассамблея");
    visitor.waits_until(
        "the search has found something",
        "return location.search !== '' && document.querySelectorAll('.card').length < 5",
        &[],
    );
    let found = cards(&visitor);
    assert!(found.contains(&ASSEMBLY.to_owned()), "{found:?}");
    assert!(count_of(&visitor, "KZ-33") >= Some(1));
    let altai = found.contains(&ALTAI.to_owned()).then_some(1);
    assert_eq!(count_of(&visitor, "RU-ALT"), altai);
    visitor.clicks("#region-KZ-33");
    waits_for_cards(&visitor, &[ASSEMBLY]);
    assert_eq!(typed(&visitor), "Ассамблея");
}

fn the_map_filters_as_the_list_does(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    visitor.clicks("#tile-KZ-71");
    visitor.is_on("ru/?region=KZ-71");
    waits_for_cards(&visitor, &[ASTANA]);
}

fn a_region_that_was_split_finds_its_articles_under_both_names(context: &TestContext<'_>) {
    let site = context.site();
    // Taldykorgan was the centre of Almaty region in 2015 and is the centre of Jetisu today.
    for region in ["KZ-19", "KZ-33"] {
        let visitor = visitor_on(context, &site, &format!("ru/?region={region}"));
        waits_for_cards(&visitor, &[ASSEMBLY]);
        assert_eq!(count_of(&visitor, region), Some(1));
        visitor.sees("(тогда Алматинская область)");
    }
}

fn filters_can_be_taken_off(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/?region=KZ-39");
    visitor.sees("Ештеңе табылмады");
    visitor.clicks("#chip-KZ-39");
    visitor.is_on("kk/");
    visitor.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}

fn the_sheet_of_a_phone_says_how_many_articles_it_shows(context: &TestContext<'_>) {
    let site = context.site();
    for (language, all, three, name) in [
        (
            "kk",
            "5 мақаланы көрсету",
            "3 мақаланы көрсету",
            "Шығыс Қазақстан облысы",
        ),
        (
            "ru",
            "Показать 5 статей",
            "Показать 3 статьи",
            "Восточно-Казахстанская область",
        ),
    ] {
        let visitor = context.visitor(&site);
        visitor.uses(Screen::PHONE);
        visitor.opens(&format!("{language}/"));
        visitor.waits_for_the_app();
        visitor.clicks("#filters");
        assert_eq!(visitor.reads("#show-results"), all);
        let top = "return document.getElementById('tile-KZ-63').getBoundingClientRect().top";
        let before = visitor.measures(top);
        visitor.clicks("#tile-KZ-63");
        visitor.sees(three);
        assert_eq!(visitor.measures(top), before, "the map stays in place");
        let bottom =
            "return document.getElementById('show-results').getBoundingClientRect().bottom";
        assert!(visitor.measures(bottom) <= 740.0, "the button is in sight");
        visitor.clicks("#show-results");
        waits_for_cards(&visitor, &[ALTAI, OSKEMEN, FORUM]);
        visitor.waits_until(
            "the first card is in sight, and the sheet is gone",
            "return document.querySelector('.card').getBoundingClientRect().top < innerHeight / 2 + 100
                && !document.querySelector('#tile-KZ-63')",
            &[],
        );
        assert_eq!(visitor.reads("h1"), name);
        visitor.clicks("#chip-KZ-63");
        visitor.is_on(&format!("{language}/"));
        visitor.waits_until(
            "the focus is in the content",
            "return document.activeElement.id === 'content' && document.querySelectorAll('.card').length === 5",
            &[],
        );
    }
}

fn a_window_that_becomes_narrow_has_the_sheet(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.waits_to_see("#tile-KZ-63");
    visitor.uses(Screen::PHONE);
    visitor.waits_to_see("button#filters");
    assert_eq!(visitor.counts("#tile-KZ-63"), 0);
    visitor.uses(Screen::DESKTOP);
    visitor.waits_to_see("#tile-KZ-63");
}

fn regions_with_articles_are_first_by_number_and_proper_name(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    let names = visitor.reads_all(".filters-body > .counts:first-of-type th a");
    assert_eq!(
        names,
        [
            "город Алматы",
            "Восточно-Казахстанская область",
            "Алматинская область",
            "город Астана",
            "область Жетісу"
        ]
    );
    let rest = visitor.script_texts(
        "return [...document.querySelectorAll('.filters-body > details.as-table:last-child th a')].map((a) => a.textContent)",
        &[],
    );
    assert_eq!(rest.len(), 15);
    assert_eq!(rest[..2], ["область Абай", "Акмолинская область"]);
    visitor.clicks(".filters-body > details.as-table:last-child > summary");
    visitor.clicks("#region-KZ-39");
    visitor.is_on("ru/?region=KZ-39");
}

fn names_on_the_map_are_at_least_11_pixels_high(context: &TestContext<'_>) {
    let site = context.site();
    for (language, screen) in [
        ("kk", Screen::PHONE),
        ("ru", Screen::PHONE),
        ("kk", Screen::DESKTOP),
        ("ru", Screen::DESKTOP),
    ] {
        let visitor = context.visitor(&site);
        visitor.uses(screen);
        visitor.opens(&format!("{language}/"));
        visitor.waits_for_the_app();
        if visitor.counts("button#filters") > 0 {
            visitor.clicks("#filters");
        }
        visitor.waits_to_see(".tile");
        let small = visitor.script_texts(
            "return [...document.querySelectorAll('.tile')].filter((tile) => {
                 const name = tile.querySelector('span');
                 const range = document.createRange();
                 range.selectNodeContents(name);
                 const text = range.getBoundingClientRect();
                 const box = tile.getBoundingClientRect();
                 const number = tile.querySelector('b').getBoundingClientRect();
                 const covered = text.bottom > number.top + 2 && text.right > number.left;
                 return parseFloat(getComputedStyle(name).fontSize) < 11 || text.right > box.right || covered;
             }).map((tile) => tile.innerText)",
            &[],
        );
        assert_eq!(small, [""; 0], "{language}, {} wide", screen.width);
    }
}
