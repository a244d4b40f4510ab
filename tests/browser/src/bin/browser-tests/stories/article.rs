//! An article's page.

use aimaq_browser_tests::{Screen, TestContext, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, OSKEMEN, visitor_on};

stories![
    an_article_states_source_date_and_original_language,
    an_article_links_to_each_of_its_regions,
    an_article_links_to_its_neighbours,
    every_paragraph_says_its_language,
    a_printed_article_says_where_it_is_from,
    what_was_found_is_printed_as_black_as_the_rest,
    an_article_fits_a_phone_also_with_text_twice_as_large,
];

fn an_article_states_source_date_and_original_language(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ALTAI}/"));
    let source = visitor.reads(".source");
    for part in ["Malim.kz", "21 апреля 2025 года", "на русском"] {
        assert!(source.contains(part), "no {part} in {source}");
    }
    visitor.opens(&format!("ru/article/{OSKEMEN}/"));
    visitor.sees("2014 год, предположительно");
}

fn an_article_links_to_each_of_its_regions(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("kk/article/{ASSEMBLY}/"));
    visitor.clicks_on("Жетісу облысы");
    visitor.is_on("kk/region/KZ-33/");
    visitor.sees("Алматы облысындағы Ассамблея жылы");
    visitor.goes_back();
    visitor.clicks_on("Алматы облысы");
    visitor.is_on("kk/region/KZ-19/");
    visitor.sees("Алматы облысындағы Ассамблея жылы");
}

fn an_article_links_to_its_neighbours(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, &format!("ru/article/{ASTANA}/"));
    let links = visitor
        .script(
            "return [...document.querySelectorAll('.neighbours a')].map((a) => a.href)",
            &[],
        )
        .to_string();
    assert!(links.contains(ALTAI) && links.contains(ASSEMBLY), "{links}");
    visitor.clicks(".neighbours a");
    visitor.waits_until(
        "another article is open",
        "return !location.pathname.includes('almaty-days-in-astana')",
        &[],
    );
    visitor.waits_until("it starts at its top", "return scrollY === 0", &[]);
}

fn every_paragraph_says_its_language(context: &TestContext<'_>) {
    let site = context.site();
    for language in ["kk", "ru"] {
        let visitor = visitor_on(context, &site, &format!("{language}/article/{ASSEMBLY}/"));
        assert_eq!(visitor.attribute("html", "lang").as_deref(), Some(language));
        let of_paragraph = "return document.querySelector('#p1').closest('[lang]').lang";
        assert_eq!(visitor.script(of_paragraph, &[]), language);
        assert_ne!(
            visitor.attribute("#language-switch", "lang").as_deref(),
            Some(language)
        );
    }
}

fn a_printed_article_says_where_it_is_from(context: &TestContext<'_>) {
    let site = context.site();
    for (page, both) in [
        (format!("ru/article/{ALTAI}/"), false),
        (format!("ru/article/{ALTAI}/?view=parallel"), true),
    ] {
        let visitor = visitor_on(context, &site, &page);
        visitor.prefers_dark(true);
        visitor.prints();
        let address = visitor.script("return location.href", &[]);
        for text in [
            "Malim.kz",
            "21 апреля 2025 года",
            address.as_str().unwrap_or_default(),
        ] {
            visitor.sees(text);
        }
        visitor.does_not_see("О сайте");
        assert_eq!(visitor.counts(".twin") > 0, both);
        let unseen = "return ['.site-head', '.site-foot', '.neighbours', '.reading-bar', '.downloads'].every((part) => !document.querySelector(part).checkVisibility())";
        assert_eq!(visitor.script(unseen, &[]), true);
        let paper = "return getComputedStyle(document.body).backgroundColor";
        assert_eq!(visitor.script(paper, &[]), "rgb(255, 255, 255)");
    }
}

fn what_was_found_is_printed_as_black_as_the_rest(context: &TestContext<'_>) {
    let site = context.site();
    for page in ["kk/", "ru/"] {
        let visitor = visitor_on(context, &site, &format!("{page}article/{ALTAI}/?q=туризм"));
        visitor.waits_to_see(".prose mark");
        visitor.prints();
        let colours = "const of = (part) => { const { color, backgroundColor } = getComputedStyle(document.querySelector(part)); return [color, backgroundColor].join() };
             return [of('.prose mark'), of('.prose')]";
        let black = "rgb(0, 0, 0),rgba(0, 0, 0, 0)";
        assert_eq!(
            visitor.script(colours, &[]),
            serde_json::json!([black, black])
        );
    }
}

fn an_article_fits_a_phone_also_with_text_twice_as_large(context: &TestContext<'_>) {
    let site = context.site();
    for text_size in [100, 200] {
        let visitor = context.visitor_with(&site, |settings| settings.text_size = text_size);
        visitor.uses(Screen::PHONE);
        let article = format!("kk/article/{ASSEMBLY}/");
        for page in [
            article,
            format!("ru/article/{ALTAI}/?q=туризм"),
            "kk/region/KZ-33/".to_owned(),
            "ru/about/".to_owned(),
        ] {
            visitor.opens(&page);
            visitor.waits_for_the_app();
            assert_eq!(
                visitor.reaches_beyond_the_screen(),
                [""; 0],
                "{page}, text at {text_size} %"
            );
        }
    }
}
