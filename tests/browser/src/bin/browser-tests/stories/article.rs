//! An article's page.

use aimaq_browser_tests::{Scene, Screen, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, OSKEMEN, reader_on};

stories![
    an_article_states_source_date_and_original_language,
    an_article_links_to_each_of_its_regions,
    an_article_links_to_its_neighbours,
    every_paragraph_says_its_language,
    a_printed_article_says_where_it_is_from,
    what_was_found_is_printed_as_black_as_the_rest,
    an_article_fits_a_phone_also_with_text_twice_as_large,
];

fn an_article_states_source_date_and_original_language(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ALTAI}/"));
    let source = reader.reads(".source");
    for part in ["Malim.kz", "21 апреля 2025 года", "на русском"] {
        assert!(source.contains(part), "no {part} in {source}");
    }
    reader.opens(&format!("ru/article/{OSKEMEN}/"));
    reader.sees("2014 год, предположительно");
}

fn an_article_links_to_each_of_its_regions(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("kk/article/{ASSEMBLY}/"));
    reader.clicks_on("Жетісу облысы");
    reader.is_on("kk/region/KZ-33/");
    reader.sees("Алматы облысындағы Ассамблея жылы");
    reader.goes_back();
    reader.clicks_on("Алматы облысы");
    reader.is_on("kk/region/KZ-19/");
    reader.sees("Алматы облысындағы Ассамблея жылы");
}

fn an_article_links_to_its_neighbours(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, &format!("ru/article/{ASTANA}/"));
    let links = reader
        .script(
            "return [...document.querySelectorAll('.neighbours a')].map((a) => a.href)",
            &[],
        )
        .to_string();
    assert!(links.contains(ALTAI) && links.contains(ASSEMBLY), "{links}");
    reader.clicks(".neighbours a");
    reader.waits_until(
        "another article is open",
        "return !location.pathname.includes('almaty-days-in-astana')",
        &[],
    );
    reader.waits_until("it starts at its top", "return scrollY === 0", &[]);
}

fn every_paragraph_says_its_language(scene: &Scene<'_>) {
    let site = scene.site();
    for language in ["kk", "ru"] {
        let reader = reader_on(scene, &site, &format!("{language}/article/{ASSEMBLY}/"));
        assert_eq!(reader.attribute("html", "lang").as_deref(), Some(language));
        let of_paragraph = "return document.querySelector('#p1').closest('[lang]').lang";
        assert_eq!(reader.script(of_paragraph, &[]), language);
        assert_ne!(
            reader.attribute("#language-switch", "lang").as_deref(),
            Some(language)
        );
    }
}

fn a_printed_article_says_where_it_is_from(scene: &Scene<'_>) {
    let site = scene.site();
    for (page, both) in [
        (format!("ru/article/{ALTAI}/"), false),
        (format!("ru/article/{ALTAI}/?view=parallel"), true),
    ] {
        let reader = reader_on(scene, &site, &page);
        reader.prefers_dark(true);
        reader.prints();
        let address = reader.script("return location.href", &[]);
        for text in [
            "Malim.kz",
            "21 апреля 2025 года",
            address.as_str().unwrap_or_default(),
        ] {
            reader.sees(text);
        }
        reader.does_not_see("О сайте");
        assert_eq!(reader.counts(".twin") > 0, both);
        let unseen = "return ['.site-head', '.site-foot', '.neighbours', '.article-tools', '.downloads'].every((part) => !document.querySelector(part).checkVisibility())";
        assert_eq!(reader.script(unseen, &[]), true);
        let paper = "return getComputedStyle(document.body).backgroundColor";
        assert_eq!(reader.script(paper, &[]), "rgb(255, 255, 255)");
    }
}

fn what_was_found_is_printed_as_black_as_the_rest(scene: &Scene<'_>) {
    let site = scene.site();
    for page in ["kk/", "ru/"] {
        let reader = reader_on(scene, &site, &format!("{page}article/{ALTAI}/?q=туризм"));
        reader.waits_to_see(".prose mark");
        reader.prints();
        let colours = "const of = (part) => { const { color, backgroundColor } = getComputedStyle(document.querySelector(part)); return [color, backgroundColor].join() };
             return [of('.prose mark'), of('.prose')]";
        let black = "rgb(0, 0, 0),rgba(0, 0, 0, 0)";
        assert_eq!(
            reader.script(colours, &[]),
            serde_json::json!([black, black])
        );
    }
}

fn an_article_fits_a_phone_also_with_text_twice_as_large(scene: &Scene<'_>) {
    let site = scene.site();
    for text_size in [100, 200] {
        let reader = scene.reader_with(&site, |wishes| wishes.text_size = text_size);
        reader.uses(Screen::PHONE);
        let article = format!("kk/article/{ASSEMBLY}/");
        for page in [
            article,
            format!("ru/article/{ALTAI}/?q=туризм"),
            "kk/region/KZ-33/".to_owned(),
            "ru/about/".to_owned(),
        ] {
            reader.opens(&page);
            reader.waits_for_the_app();
            assert_eq!(
                reader.reaches_beyond_the_screen(),
                [""; 0],
                "{page}, text at {text_size} %"
            );
        }
    }
}
