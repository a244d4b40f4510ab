//! What a reader has within reach in the middle of an article: the bar, its contents, the matches, the twin of a paragraph.

use aimaq_browser_tests::{Screen, Site, TestContext, Visitor, stories};
use serde_json::json;

use crate::pages::{ASSEMBLY, visitor_on};

stories![
    the_bar_hides_while_reading_on_and_returns,
    nothing_moves_when_the_bar_hides,
    the_other_language_is_one_tap_away_in_the_middle_of_an_article,
    the_bar_shows_how_far_the_text_has_been_read,
    the_contents_lead_to_a_heading,
    the_bar_is_reached_by_keyboard_while_it_is_hidden,
    a_result_opens_at_its_passage_in_the_language_of_the_passage,
    the_next_and_the_previous_match_are_counted,
    matches_in_the_other_language_are_told_and_one_tap_away,
    the_twin_of_a_paragraph_at_the_lower_edge_opens_in_sight,
];

fn on_a_phone(context: &TestContext<'_>, site: &Site, page: &str) -> Visitor {
    let visitor = context.visitor(site);
    visitor.uses(Screen::PHONE);
    visitor.opens(page);
    visitor.waits_for_the_app();
    visitor
}

/// Whether what the selector finds is in the window, and nothing is over its middle.
const IN_REACH: &str = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
    if (!box || box.top < 0 || box.bottom > innerHeight) return false;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return !!top?.closest(arguments[0])";

fn waits_to_reach(visitor: &Visitor, selector: &str) {
    visitor.waits_until(
        &format!("{selector} is in reach"),
        IN_REACH,
        &[json!(selector)],
    );
}

fn reads_on_to(visitor: &Visitor, block: &str) {
    visitor.script(
        "document.getElementById(arguments[0]).scrollIntoView()",
        &[json!(block)],
    );
    visitor.waits_until(
        "the bar is hidden",
        "return getComputedStyle(document.querySelector('.reading-bar')).visibility === 'hidden'",
        &[],
    );
}

fn scrolls_up_a_little(visitor: &Visitor) {
    visitor.script("scrollBy(0, -40)", &[]);
}

fn the_bar_hides_while_reading_on_and_returns(context: &TestContext<'_>) {
    let site = context.site();
    for language in ["kk", "ru"] {
        let visitor = on_a_phone(context, &site, &format!("{language}/article/{ASSEMBLY}/"));
        let tools = [
            "#switch",
            "#parallel",
            "#keep",
            "#share-open",
            "#text-settings",
            "[popovertarget]",
        ];
        for tool in tools {
            waits_to_reach(&visitor, tool);
        }
        reads_on_to(&visitor, "p20");
        scrolls_up_a_little(&visitor);
        for tool in tools {
            waits_to_reach(&visitor, tool);
        }
        visitor.script(
            "document.querySelector('.source').scrollIntoView({ block: 'end' })",
            &[],
        );
        visitor.waits_until(
            "the bar stands below the text, over nothing",
            "const bar = document.querySelector('.reading-bar').getBoundingClientRect();
             return document.querySelector('.text').getBoundingClientRect().bottom <= bar.top
                 && bar.bottom <= document.querySelector('.source').getBoundingClientRect().top",
            &[],
        );
    }
}

fn nothing_moves_when_the_bar_hides(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, &format!("ru/article/{ASSEMBLY}/"));
    visitor.script(
        "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((e) => e.value)))
            .observe({ type: 'layout-shift', buffered: true })",
        &[],
    );
    let height = "return document.documentElement.scrollHeight";
    let before = visitor.measures(height);
    reads_on_to(&visitor, "p10");
    assert_eq!(visitor.measures(height), before);
    scrolls_up_a_little(&visitor);
    waits_to_reach(&visitor, "#switch");
    assert_eq!(visitor.measures(height), before);
    assert_eq!(visitor.script("return window.shifts", &[]), json!([]));
}

fn the_other_language_is_one_tap_away_in_the_middle_of_an_article(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, &format!("kk/article/{ASSEMBLY}/"));
    reads_on_to(&visitor, "p22");
    scrolls_up_a_little(&visitor);
    waits_to_reach(&visitor, "#switch");
    let top = "return document.getElementById('p22').getBoundingClientRect().top";
    let before = visitor.measures(top);
    visitor.clicks("#switch");
    visitor.is_on(&format!("ru/article/{ASSEMBLY}/"));
    visitor.waits_until(
        "the text is Russian",
        "return document.querySelector('#p22').closest('[lang]').lang === 'ru'",
        &[],
    );
    let after = visitor.measures(top);
    assert!(
        (after - before).abs() < 30.0,
        "p22 was at {before} and is at {after}"
    );
}

fn the_bar_shows_how_far_the_text_has_been_read(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, &format!("ru/article/{ASSEMBLY}/"));
    let read = "return new DOMMatrix(getComputedStyle(document.querySelector('.reading-bar'), '::before').transform).a";
    assert_eq!(visitor.measures(read), 0.0);
    for (block, least, most) in [("p20", 0.3, 0.8), ("p33", 0.7, 1.0)] {
        visitor.script(
            "document.getElementById(arguments[0]).scrollIntoView()",
            &[json!(block)],
        );
        visitor.waits_until(
            &format!("{least} to {most} of the text are read at {block}"),
            "const read = new DOMMatrix(getComputedStyle(document.querySelector('.reading-bar'), '::before').transform).a;
             return read > arguments[0] && read <= arguments[1]",
            &[json!(least), json!(most)],
        );
    }
}

fn the_contents_lead_to_a_heading(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, &format!("ru/article/{ASSEMBLY}/"));
    visitor.clicks("[popovertarget]");
    visitor.waits_to_see("#contents");
    assert_eq!(visitor.counts("#contents a"), visitor.counts(".prose h2"));
    visitor.clicks_on("Дом дружбы");
    visitor.waits_until(
        "the heading is at the top of the window, and the contents are closed",
        "const heading = [...document.querySelectorAll('.prose h2')].find((h) => h.innerText === 'Дом дружбы');
         const { top } = heading.getBoundingClientRect();
         return top >= 0 && top < 60 && !document.querySelector('#contents').checkVisibility()",
        &[],
    );
    visitor.goes_back();
    visitor.is_on(&format!("ru/article/{ASSEMBLY}/"));
}

fn the_bar_is_reached_by_keyboard_while_it_is_hidden(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ASSEMBLY}/"));
    reads_on_to(&visitor, "p20");
    visitor.types("t");
    visitor.is_on(&format!("kk/article/{ASSEMBLY}/"));
    // A mark of the address has the focus start in the text, with nothing of the head before it.
    visitor.script("document.querySelector('#p20').scrollIntoView(); document.getElementById('q').focus({ preventScroll: true })", &[]);
    for _ in 0..30 {
        visitor.presses(&[aimaq_browser_tests::key::Key::Tab]);
        if visitor.script("return document.activeElement.id", &[]) == "switch" {
            waits_to_reach(&visitor, "#switch");
            return;
        }
    }
    panic!("the Tab key does not reach the bar");
}

fn a_result_opens_at_its_passage_in_the_language_of_the_passage(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, "ru/?q=мектеп");
    assert_eq!(
        visitor.counts(&format!("li:has(#card-{ASSEMBLY}) a")),
        1,
        "a card is one link"
    );
    visitor.clicks(&format!("#card-{ASSEMBLY}"));
    visitor.waits_until(
        "a Kazakh paragraph with the word is in the window",
        "const mark = document.querySelector('mark[data-shown]');
         const { top, bottom } = mark.getBoundingClientRect();
         return mark.closest('[lang]').lang === 'kk' && mark.innerText.startsWith('мектеп') && top >= 0 && bottom < innerHeight",
        &[],
    );
    waits_to_reach(&visitor, "#match-next");
    visitor.sees("5 ішінен 1");
    let shown = visitor.page();
    let block = shown
        .split_once('#')
        .map(|(_, block)| block.to_owned())
        .expect("the address names the block");
    let top = format!("return document.getElementById('{block}').getBoundingClientRect().top");
    let before = visitor.measures(&top);
    visitor.clicks("#switch");
    visitor.waits_until(
        "the text is Russian",
        "return document.querySelector('#p1').closest('[lang]').lang === 'ru'",
        &[],
    );
    let after = visitor.measures(&top);
    assert!(
        (after - before).abs() < 30.0,
        "{block} was at {before} and is at {after}"
    );
}

fn the_next_and_the_previous_match_are_counted(context: &TestContext<'_>) {
    let site = context.site();
    for (page, count, steps) in [
        (
            "kk",
            "мектеп",
            ["5 ішінен 1", "5 ішінен 2", "5 ішінен 1", "5 ішінен 5"],
        ),
        ("ru", "школа", ["из", "2 из", "1 из", "из"]),
    ] {
        let visitor = on_a_phone(
            context,
            &site,
            &format!("{page}/article/{ASSEMBLY}/?q={count}"),
        );
        for (button, said) in [
            "#match-next",
            "#match-next",
            "#match-previous",
            "#match-previous",
        ]
        .iter()
        .zip(steps)
        {
            visitor.clicks(button);
            visitor.sees(said);
            visitor.waits_until(
                "exactly the one that is counted is shown, in sight",
                "const marks = [...document.querySelectorAll('.titles > h1 mark, .prose > [id] mark')];
                 const shown = marks.filter((mark) => mark.hasAttribute('data-shown'));
                 const { top, bottom } = shown[0].getBoundingClientRect();
                 const numbers = document.getElementById('match-count').innerText.match(/[0-9]+/g).map(Number);
                 return shown.length === 1 && top >= 0 && bottom < document.querySelector('.reading-bar').getBoundingClientRect().top
                     && Math.max(...numbers) === marks.length && Math.min(...numbers) === marks.indexOf(shown[0]) + 1",
                &[],
            );
        }
    }
}

fn matches_in_the_other_language_are_told_and_one_tap_away(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, &format!("ru/article/{ASSEMBLY}/?q=мектеп"));
    visitor.sees("5 совпадений в казахском тексте");
    visitor.does_not_see("0 совпадений");
    visitor.clicks(".matches .twin-matches");
    visitor.waits_until(
        "the first match of the Kazakh text is in sight",
        "const mark = document.querySelector('.prose:lang(kk) mark');
         const { top, bottom } = mark.getBoundingClientRect();
         return top >= 0 && bottom < innerHeight",
        &[],
    );
}

fn the_twin_of_a_paragraph_at_the_lower_edge_opens_in_sight(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = on_a_phone(context, &site, &format!("kk/article/{ASSEMBLY}/"));
    for block in ["p3", "p24"] {
        visitor.script(
            "document.getElementById(arguments[0]).scrollIntoView({ block: 'end' }); scrollBy(0, -70)",
            &[json!(block)],
        );
        visitor.script(
            "document.getElementById(arguments[0]).click()",
            &[json!(block)],
        );
        visitor.waits_until(
            &format!("the twin of {block} is above the bar"),
            "const twin = document.querySelector('#' + arguments[0] + ' + .twin').getBoundingClientRect();
             const bar = document.querySelector('.reading-bar')?.getBoundingClientRect().top ?? innerHeight;
             return twin.top >= 0 && twin.bottom <= bar",
            &[json!(block)],
        );
    }
}
