//! The list of articles.

use aimaq_browser_tests::{Screen, TestContext, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, cards, visitor_on};

stories![
    the_list_has_every_article_newest_first,
    a_card_says_title_date_regions_languages_and_lead,
    a_card_is_a_link_to_its_article,
    the_list_fits_a_phone_also_with_text_twice_as_large,
];

fn the_list_has_every_article_newest_first(context: &TestContext<'_>) {
    let site = context.site();
    for language in ["kk/", "ru/"] {
        let visitor = visitor_on(context, &site, language);
        let cards = cards(&visitor);
        assert_eq!(cards[..3], [ALTAI, ASTANA, ASSEMBLY], "{language}");
        let mut last = cards[3..].to_vec();
        last.sort();
        assert_eq!(last, [OSKEMEN, FORUM], "{language}: two of 2014");
    }
}

fn a_card_says_title_date_regions_languages_and_lead(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "ru/");
    let card = &visitor.reads_all(".card")[0];
    for part in [
        "Усть-Каменогорск принял делегацию",
        "21 апреля 2025 года",
        "Восточно-Казахстанская область",
        "Алтайский край",
        "соседнего приграничного региона",
    ] {
        assert!(card.contains(part), "no {part} in {card}");
    }
    visitor.clicks("#language-switch");
    visitor.is_on("kk/");
    visitor.sees("2025 жылғы 21 сәуір");
    let card = &visitor.reads_all(".card")[0];
    for part in [
        "Өскемен Алтай өлкесінің делегациясын қабылдады",
        "Шығыс Қазақстан облысы",
    ] {
        assert!(card.contains(part), "no {part} in {card}");
    }
}

fn a_card_is_a_link_to_its_article(context: &TestContext<'_>) {
    let site = context.site();
    let visitor = visitor_on(context, &site, "kk/");
    visitor.clicks(&format!("#card-{FORUM}"));
    visitor.is_on(&format!("kk/article/{FORUM}/"));
    assert!(visitor.reads("h1").contains("бизнес-форумы"));
    assert!(
        visitor.measures("return scrollY") < 1.0,
        "the article starts at its top"
    );
}

fn the_list_fits_a_phone_also_with_text_twice_as_large(context: &TestContext<'_>) {
    let site = context.site();
    for text_size in [100, 200] {
        let visitor = context.visitor_with(&site, |settings| settings.text_size = text_size);
        visitor.uses(Screen::PHONE);
        for page in ["kk/", "ru/", "ru/?q=туризм", "kk/?q=zzzzzz"] {
            visitor.opens(page);
            visitor.waits_for_the_app();
            assert_eq!(
                visitor.reaches_beyond_the_screen(),
                [""; 0],
                "{page}, text at {text_size} %"
            );
            visitor.clicks("#filters");
            visitor.waits_to_see("#show-results");
            assert_eq!(
                visitor.reaches_beyond_the_screen(),
                [""; 0],
                "{page}, regions open, text at {text_size} %"
            );
        }
    }
}
