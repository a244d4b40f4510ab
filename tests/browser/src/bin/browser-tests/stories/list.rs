//! The list of articles.

use aimaq_browser_tests::{Scene, Screen, stories};

use crate::pages::{ALTAI, ASSEMBLY, ASTANA, FORUM, OSKEMEN, cards, reader_on};

stories![
    the_list_has_every_article_newest_first,
    a_card_says_title_date_regions_languages_and_lead,
    a_card_is_a_link_to_its_article,
    the_list_fits_a_phone_also_with_text_twice_as_large,
];

fn the_list_has_every_article_newest_first(scene: &Scene<'_>) {
    let site = scene.site();
    for language in ["kk/", "ru/"] {
        let reader = reader_on(scene, &site, language);
        let cards = cards(&reader);
        assert_eq!(cards[..3], [ALTAI, ASTANA, ASSEMBLY], "{language}");
        let mut last = cards[3..].to_vec();
        last.sort();
        assert_eq!(last, [OSKEMEN, FORUM], "{language}: two of 2014");
    }
}

fn a_card_says_title_date_regions_languages_and_lead(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "ru/");
    let card = &reader.reads_all(".card")[0];
    for part in [
        "Усть-Каменогорск принял делегацию",
        "21 апреля 2025 года",
        "Восточно-Казахстанская область",
        "Алтайский край",
        "на казахском, на русском",
        "соседнего приграничного региона",
    ] {
        assert!(card.contains(part), "no {part} in {card}");
    }
    reader.clicks("#language-switch");
    reader.is_on("kk/");
    reader.sees("2025 жылғы 21 сәуір");
    let card = &reader.reads_all(".card")[0];
    for part in [
        "Өскемен Алтай өлкесінің делегациясын қабылдады",
        "Шығыс Қазақстан облысы",
        "қазақша, орысша",
    ] {
        assert!(card.contains(part), "no {part} in {card}");
    }
}

fn a_card_is_a_link_to_its_article(scene: &Scene<'_>) {
    let site = scene.site();
    let reader = reader_on(scene, &site, "kk/");
    reader.clicks(&format!("#card-{FORUM}"));
    reader.is_on(&format!("kk/article/{FORUM}/"));
    assert!(reader.reads("h1").contains("бизнес-форумы"));
    assert!(
        reader.measures("return scrollY") < 1.0,
        "the article starts at its top"
    );
}

fn the_list_fits_a_phone_also_with_text_twice_as_large(scene: &Scene<'_>) {
    let site = scene.site();
    for text_size in [100, 200] {
        let reader = scene.reader_with(&site, |wishes| wishes.text_size = text_size);
        reader.uses(Screen::PHONE);
        for page in ["kk/", "ru/", "ru/?q=туризм", "kk/?q=zzzzzz"] {
            reader.opens(page);
            reader.waits_for_the_app();
            assert_eq!(
                reader.reaches_beyond_the_screen(),
                [""; 0],
                "{page}, text at {text_size} %"
            );
            reader.clicks("#filters");
            reader.waits_to_see("#region-KZ-63");
            assert_eq!(
                reader.reaches_beyond_the_screen(),
                [""; 0],
                "{page}, regions open, text at {text_size} %"
            );
        }
    }
}
