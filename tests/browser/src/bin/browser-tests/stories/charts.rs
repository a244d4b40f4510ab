//! The map and the timeline.

use aimaq_browser_tests::{Reader, Scene, Screen, key::Key, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, reader_on, waits_for_cards};

stories![
    arrows_walk_over_the_map_and_enter_filters,
    the_map_says_its_numbers_without_colour,
    the_map_keeps_its_shades_in_forced_colours,
    a_bar_of_the_timeline_filters_by_its_year,
    an_article_known_to_the_year_alone_is_in_no_month,
    arrows_with_shift_choose_years,
    dragging_chooses_years,
    the_timeline_is_a_table_too,
    charts_fit_a_phone,
];

fn focuses(reader: &Reader, id: &str) {
    reader.script(
        "document.getElementById(arguments[0]).focus()",
        &[serde_json::json!(id)],
    );
}

fn the_map_keeps_its_shades_in_forced_colours(scene: &Scene<'_>) {
    let site = scene.site();
    for page in ["kk/", "ru/"] {
        let reader = scene.reader(&site);
        reader.uses(Screen::DESKTOP);
        reader.forces_colours();
        reader.opens(page);
        reader.waits_for_the_app();
        reader.waits_to_see("#tile-KZ-63");
        let shades = "const shade = (part) => getComputedStyle(document.querySelector(part)).backgroundColor;
             return [shade('#tile-KZ-63') !== shade('#tile-KZ-10'), shade('.tile.s1') === shade('.swatch.s1')]";
        assert_eq!(reader.script(shades, &[]), serde_json::json!([true, true]));
    }
}

fn has_focus(reader: &Reader, id: &str) {
    reader.waits_until(
        &format!("{id} has the focus"),
        "return document.activeElement.id === arguments[0]",
        &[serde_json::json!(id)],
    );
}

fn arrows_walk_over_the_map_and_enter_filters(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    assert_eq!(
        reader.counts("[id^='tile-'][tabindex='0']"),
        1,
        "one stop for the whole map"
    );
    focuses(&reader, "tile-KZ-71");
    reader.presses(&[Key::Down]);
    has_focus(&reader, "tile-KZ-11");
    reader.presses(&[Key::Up]);
    has_focus(&reader, "tile-KZ-71");
    reader.presses(&[Key::Enter]);
    reader.is_on("kk/?region=KZ-71");
    waits_for_cards(&reader, &[ASTANA]);
    has_focus(&reader, "tile-KZ-71");
}

fn the_map_says_its_numbers_without_colour(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    assert_eq!(reader.reads("#tile-KZ-63 b"), "3");
    assert_eq!(reader.reads("#tile-KZ-39 b"), "0");
    assert!(reader.reads(".legend").contains("Число статей"));
}

fn a_bar_of_the_timeline_filters_by_its_year(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    assert_eq!(reader.counts("[id^='bar-']"), 12, "2014 to 2025");
    reader.clicks("[aria-label^='2014 год']");
    reader.is_on("ru/?from=2014&to=2014");
    waits_for_cards(&reader, &[OSKEMEN, FORUM]);
    reader.clicks("#all-years");
    reader.is_on("ru/");
    reader.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}

fn an_article_known_to_the_year_alone_is_in_no_month(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/?from=2014&to=2014");
    assert_eq!(reader.counts("[id^='bar-']"), 12, "the months");
    reader.sees("Месяц неизвестен: 2 статьи");
    assert_eq!(
        reader.counts("[id^='bar-'][aria-label$=': 0 статей']"),
        12,
        "no article of 2014 is known to the month"
    );
    let reader = reader_on(scene, &site, "kk/?from=2016&to=2016");
    reader.clicks("[aria-label^='2016 жылғы қараша']");
    reader.is_on("kk/?from=2016-11&to=2016-11");
    waits_for_cards(&reader, &[ASTANA]);
}

fn arrows_with_shift_choose_years(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    focuses(&reader, "bar-0");
    reader.presses(&[Key::Right]);
    has_focus(&reader, "bar-1");
    reader.types(&format!(
        "{}{}{}",
        char::from(Key::Shift),
        char::from(Key::Right),
        char::from(Key::Shift)
    ));
    has_focus(&reader, "bar-2");
    reader.presses(&[Key::Enter]);
    reader.is_on("kk/?from=2015&to=2016");
    waits_for_cards(&reader, &[ASTANA, ASSEMBLY]);
}

fn dragging_chooses_years(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    // From the bar of 2015 to that of 2025, and beyond the edge.
    reader.script(
        "const chart = document.getElementById('timeline');
         chart.scrollIntoView();
         chart.setPointerCapture = () => {};
         const box = chart.getBoundingClientRect();
         const at = (type, x, target) => target.dispatchEvent(new PointerEvent(type,
             { bubbles: true, clientX: x, clientY: box.top + 5, pointerId: 1, button: type === 'pointermove' ? -1 : 0 }));
         const bar = box.width / 12;
         at('pointerdown', box.left + bar * 1.5, document.querySelector('#bar-1 rect'));
         at('pointermove', box.left + bar * 6, chart);
         at('pointermove', box.right + 50, chart);
         at('pointerup', box.right + 50, chart);",
        &[],
    );
    reader.is_on("kk/?from=2015&to=2025");
    waits_for_cards(&reader, &[ALTAI, ASTANA, ASSEMBLY]);
}

fn the_timeline_is_a_table_too(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    reader.clicks_on("Таблицей");
    let rows = reader.reads_all(".timeline tbody tr");
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["2014", "год", "2"],
            ["2015", "год", "1"],
            ["2016", "год", "1"],
            ["2025", "год", "1"]
        ]
    );
    reader.clicks_on("2015 год");
    reader.is_on("ru/?from=2015&to=2015");
    waits_for_cards(&reader, &[ASSEMBLY]);
}

fn charts_fit_a_phone(scene: &Scene<'_>) {
    let site = scene.site();
    for page in ["kk/", "ru/?from=2014&to=2014"] {
        let reader = scene.reader(&site);
        reader.uses(Screen::PHONE);
        reader.opens(page);
        reader.waits_for_the_app();
        reader.clicks("#filters");
        reader.waits_to_see("#timeline");
        assert_eq!(reader.reaches_beyond_the_screen(), [""; 0], "{page}");
    }
}
