//! The map and the timeline.

use aimaq_browser_tests::{Screen, TestContext, Visitor, key::Key, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, visitor_on, waits_for_cards};

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

fn focuses(visitor: &Visitor, id: &str) {
    visitor.script(
        "document.getElementById(arguments[0]).focus()",
        &[serde_json::json!(id)],
    );
}

fn the_map_keeps_its_shades_in_forced_colours(context: &TestContext<'_>) {
    let site = context.site();
    for page in ["kk/", "ru/"] {
        let visitor = context.visitor(&site);
        visitor.uses(Screen::DESKTOP);
        visitor.forces_colours();
        visitor.opens(page);
        visitor.waits_for_the_app();
        visitor.waits_to_see("#tile-KZ-63");
        let shades = "const shade = (part) => getComputedStyle(document.querySelector(part)).backgroundColor;
             return [shade('#tile-KZ-63') !== shade('#tile-KZ-10'), shade('.tile.s4') === shade('.swatch.s4')]";
        assert_eq!(visitor.script(shades, &[]), serde_json::json!([true, true]));
    }
}

fn has_focus(visitor: &Visitor, id: &str) {
    visitor.waits_until(
        &format!("{id} has the focus"),
        "return document.activeElement.id === arguments[0]",
        &[serde_json::json!(id)],
    );
}

fn arrows_walk_over_the_map_and_enter_filters(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    assert_eq!(
        visitor.counts("[id^='tile-'][tabindex='0']"),
        1,
        "one stop for the whole map"
    );
    focuses(&visitor, "tile-KZ-71");
    visitor.presses(&[Key::Down]);
    has_focus(&visitor, "tile-KZ-11");
    visitor.presses(&[Key::Up]);
    has_focus(&visitor, "tile-KZ-71");
    visitor.presses(&[Key::Enter]);
    visitor.is_on("kk/?region=KZ-71");
    waits_for_cards(&visitor, &[ASTANA]);
    has_focus(&visitor, "tile-KZ-71");
}

fn the_map_says_its_numbers_without_colour(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    assert_eq!(visitor.reads("#tile-KZ-63 b"), "3");
    assert_eq!(visitor.reads("#tile-KZ-39 b"), "0");
    assert!(visitor.reads(".legend").contains("Число статей"));
}

fn a_bar_of_the_timeline_filters_by_its_year(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    assert_eq!(visitor.counts("[id^='bar-']"), 12, "2014 to 2025");
    visitor.clicks("[aria-label^='2014 год']");
    visitor.is_on("ru/?from=2014&to=2014");
    waits_for_cards(&visitor, &[OSKEMEN, FORUM]);
    visitor.clicks("#all-years");
    visitor.is_on("ru/");
    visitor.waits_until(
        "all articles are back",
        "return document.querySelectorAll('.card').length === 5",
        &[],
    );
}

fn an_article_known_to_the_year_alone_is_in_no_month(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/?from=2014&to=2014");
    assert_eq!(visitor.counts("[id^='bar-']"), 12, "the months");
    visitor.sees("Месяц неизвестен: 2 статьи");
    assert_eq!(
        visitor.counts("[id^='bar-'][aria-label$=': 0 статей']"),
        12,
        "no article of 2014 is known to the month"
    );
    let visitor = visitor_on(context, &site, "kk/?from=2016&to=2016");
    visitor.clicks("[aria-label^='2016 жылғы қараша']");
    visitor.is_on("kk/?from=2016-11&to=2016-11");
    waits_for_cards(&visitor, &[ASTANA]);
}

fn arrows_with_shift_choose_years(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    focuses(&visitor, "bar-0");
    visitor.presses(&[Key::Right]);
    has_focus(&visitor, "bar-1");
    visitor.types(&format!(
        "{}{}{}",
        char::from(Key::Shift),
        char::from(Key::Right),
        char::from(Key::Shift)
    ));
    has_focus(&visitor, "bar-2");
    visitor.presses(&[Key::Enter]);
    visitor.is_on("kk/?from=2015&to=2016");
    waits_for_cards(&visitor, &[ASTANA, ASSEMBLY]);
}

fn dragging_chooses_years(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    // From the bar of 2015 to that of 2025 and beyond the chart's edge.
    visitor.script(
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
    visitor.is_on("kk/?from=2015&to=2025");
    waits_for_cards(&visitor, &[ALTAI, ASTANA, ASSEMBLY]);
}

fn the_timeline_is_a_table_too(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    visitor.clicks_on("Таблицей");
    let rows = visitor.reads_all(".timeline tbody tr");
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
    visitor.clicks_on("2015 год");
    visitor.is_on("ru/?from=2015&to=2015");
    waits_for_cards(&visitor, &[ASSEMBLY]);
}

fn charts_fit_a_phone(context: &TestContext<'_>) {
    let site = context.site();
    for page in ["kk/", "ru/?from=2014&to=2014"] {
        let visitor = context.visitor(&site);
        visitor.uses(Screen::PHONE);
        visitor.opens(page);
        visitor.waits_for_the_app();
        visitor.clicks("#filters");
        visitor.waits_to_see("#timeline");
        assert_eq!(visitor.reaches_beyond_the_screen(), [""; 0], "{page}");
    }
}
