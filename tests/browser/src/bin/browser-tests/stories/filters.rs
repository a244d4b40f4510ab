//! Filtering by region.

use aimaq_browser_tests::{TestContext, stories};

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
    visitor.sees("Найдены 3 статьи");
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
    visitor.clicks("#clear-filters");
    visitor.is_on("kk/");
    visitor.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}
