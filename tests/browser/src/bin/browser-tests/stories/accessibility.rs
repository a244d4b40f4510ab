//! axe's view of every kind of page: WCAG 2.2 AA.

use aimaq_browser_tests::{Scene, Screen, stories};

use crate::pages::{ALTAI, ASSEMBLY};

stories![
    no_axe_violations_in_light,
    no_axe_violations_in_dark,
    no_axe_violations_on_a_phone
];

/// List, results, empty result, one year, article with and without matches, region, about.
fn pages(language: &str) -> [String; 11] {
    [
        format!("{language}/"),
        format!("{language}/?q=Алматы&region=KZ-63"),
        format!("{language}/?q=ъъъъъъъъ"),
        format!("{language}/?from=2014&to=2014"),
        format!("{language}/article/{ASSEMBLY}/"),
        format!("{language}/article/{ALTAI}/?q=туризм#p3"),
        format!("{language}/region/KZ-33/"),
        format!("{language}/words/?q=Алматы"),
        format!("{language}/words/?q=Алматы&line=1"),
        format!("{language}/words/?q=Алматы,туризм&view=frequency"),
        format!("{language}/about/"),
    ]
}

fn looks_at_all(scene: &Scene<'_>, dark: bool, screen: Screen) {
    let site = scene.site();
    for language in ["kk", "ru"] {
        let reader = scene.reader(&site);
        reader.uses(screen);
        reader.prefers_dark(dark);
        for page in pages(language) {
            reader.opens(&page);
            reader.waits_for_the_app();
            reader.finds_no_violations(&page);
        }
    }
}

fn no_axe_violations_in_light(scene: &Scene<'_>) {
    looks_at_all(scene, false, Screen::DESKTOP);
}

fn no_axe_violations_in_dark(scene: &Scene<'_>) {
    looks_at_all(scene, true, Screen::DESKTOP);
}

fn no_axe_violations_on_a_phone(scene: &Scene<'_>) {
    looks_at_all(scene, false, Screen::PHONE);
}
