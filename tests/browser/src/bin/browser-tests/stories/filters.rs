//! Filtering by region.

use aimaq_browser_tests::{Scene, stories};

use crate::pages::{
    ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, cards, count_of, reader_on, typed, waits_for_cards,
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

fn regions_have_counts_and_nobody_writes_about_some(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    for (region, count) in [
        ("KZ-63", 3),
        ("KZ-75", 3),
        ("KZ-71", 1),
        ("RU-ALT", 1),
        ("KZ-39", 0),
    ] {
        assert_eq!(count_of(&reader, region), Some(count), "{region}");
    }
    assert_eq!(
        reader.counts("[id^='region-KZ-']"),
        20,
        "every region of the country has its line"
    );
    assert_eq!(reader.counts("[id^='tile-KZ-']"), 20, "and its tile");
}

fn a_region_narrows_the_list_to_as_many_articles_as_it_says(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    reader.clicks("#region-KZ-63");
    reader.is_on("ru/?region=KZ-63");
    waits_for_cards(&reader, &[ALTAI, OSKEMEN, FORUM]);
    reader.sees("Найдены 3 статьи");
    assert_eq!(
        reader.attribute("#region-KZ-63", "aria-current").as_deref(),
        Some("true")
    );
    reader.clicks("#region-KZ-63");
    reader.is_on("ru/");
    reader.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}

fn several_regions_add_up(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.clicks("#region-KZ-71");
    waits_for_cards(&reader, &[ASTANA]);
    reader.clicks("#region-RU-ALT");
    waits_for_cards(&reader, &[ASTANA, ALTAI]);
    reader.is_on("kk/?region=KZ-71,RU-ALT");
}

fn counts_follow_the_query(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.types_into("#q", "Ассамблея");
    reader.waits_until(
        "the search has found something",
        "return location.search !== '' && document.querySelectorAll('.card').length < 5",
        &[],
    );
    let found = cards(&reader);
    assert!(found.contains(&ASSEMBLY.to_owned()), "{found:?}");
    assert!(count_of(&reader, "KZ-33") >= Some(1));
    let altai = found.contains(&ALTAI.to_owned()).then_some(1);
    assert_eq!(count_of(&reader, "RU-ALT"), altai);
    reader.clicks("#region-KZ-33");
    waits_for_cards(&reader, &[ASSEMBLY]);
    assert_eq!(typed(&reader), "Ассамблея");
}

fn the_map_filters_as_the_list_does(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    reader.clicks("#tile-KZ-71");
    reader.is_on("ru/?region=KZ-71");
    waits_for_cards(&reader, &[ASTANA]);
}

fn a_region_that_was_split_finds_its_articles_under_both_names(scene: &Scene<'_>) {
    let site = scene.site();
    // Taldykorgan was the centre of Almaty region in 2015, and is that of Jetisu today.
    for region in ["KZ-19", "KZ-33"] {
        let reader = reader_on(scene, &site, &format!("ru/?region={region}"));
        waits_for_cards(&reader, &[ASSEMBLY]);
        assert_eq!(count_of(&reader, region), Some(1));
        reader.sees("(тогда Алматинская область)");
    }
}

fn filters_can_be_taken_off(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/?region=KZ-39");
    reader.sees("Ештеңе табылмады");
    reader.clicks("#clear-filters");
    reader.is_on("kk/");
    reader.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}
