//! A collection with more articles than a page shows and more than are read in one step.

use aimaq_app::content::{CARDS, found_articles};
use aimaq_app::links::Links;
use aimaq_app::pages::{Content, load, load_after};
use aimaq_app::render::render;
use aimaq_app::view::{Page, Sample, View};
use aimaq_article::{Article, Block, Span, Text, newest_first};
use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource, pack};

const ARTICLES: u16 = 151;

fn article(number: u16) -> Article {
    let paragraph = format!("Школа номер {number}. Новую школу открыли, а другой школы нет.");
    Article {
        date: format!("{}", 2000 + number % 20).parse().ok(),
        ru: Some(Text {
            title: format!("Заметка {number}"),
            blocks: vec![Block::Paragraph(vec![Span::plain(&paragraph)])],
        }),
        ..Article::new(format!("school-{number}"), Lang::Ru)
    }
}

async fn library() -> Library<MemorySource> {
    let mut articles: Vec<Article> = (0..ARTICLES).map(article).collect();
    newest_first(&mut articles);
    let packed = pack(&articles);
    let source: MemorySource = packed.files.into_iter().collect();
    Library::open(source, &packed.manifest)
        .await
        .expect("it can be opened")
}

fn parse(url: &str) -> View {
    let (path, search) = url.split_once('?').unwrap_or((url, ""));
    View::parse(path, search, "", Lang::Kk)
}

async fn finished(library: &Library<MemorySource>, view: &View) -> Content {
    let mut content = load(library, view).await;
    while content.is_unfinished() {
        content = content.go_on(library, view).await;
    }
    content
}

#[test]
fn a_list_has_twenty_cards_and_a_link_to_more() {
    pollster::block_on(async {
        let library = library().await;
        for (url, cards, link) in [
            ("ru/", 20, Some("?show=40")),
            ("ru/?show=40", 40, Some("?show=60")),
            ("ru/?show=160", 151, None),
        ] {
            let view = parse(url);
            let content = load(&library, &view).await;
            let html = render(&view, &content, &Links::from_page("ru/")).await;
            assert_eq!(html.matches("card-title").count(), cards, "{url}");
            assert!(html.contains("151 статья"), "{url}");
            match link {
                Some(link) => assert!(html.contains(link), "{url}"),
                None => assert!(!html.contains("id=\"more\""), "{url}"),
            }
        }
        let view = parse("ru/?show=140");
        let content = load(&library, &view).await;
        let html = render(&view, &content, &Links::from_page("ru/")).await;
        assert!(html.contains("Показать ещё 11 статей"));
        assert!(html.contains("Показано 140 из 151"));
    });
}

#[test]
fn while_the_reader_types_a_list_grows_in_steps_to_the_same_list() {
    pollster::block_on(async {
        let library = library().await;
        for url in [
            "ru/",
            "ru/?q=школа",
            "ru/?q=школа&from=2003&to=2003",
            "ru/?q=школа+нигде",
            "ru/?show=40",
        ] {
            let view = parse(url);
            let whole = load(&library, &view).await;
            let mut content = load_after(&library, &view, true, None).await;
            let Content::List(all) = &whole else {
                panic!("{url} is a list");
            };
            let mut seen = 0;
            while content.is_unfinished() {
                content = content.go_on(&library, &view).await;
                let Content::List(list) = &content else {
                    panic!("{url} stays a list");
                };
                assert!(list.cards.len() <= seen + CARDS, "{url}");
                assert_eq!(list.cards, all.cards[..list.cards.len()], "{url}");
                seen = list.cards.len();
            }
            assert_eq!(content, whole, "{url}");
        }
    });
}

#[test]
fn all_found_articles_are_saved_and_not_only_those_shown() {
    pollster::block_on(async {
        let library = library().await;
        for (url, found) in [("ru/", 151), ("ru/?q=школа&from=2003&to=2003", 8)] {
            let articles = found_articles(&library, &parse(url))
                .await
                .expect("all can be read");
            assert_eq!(articles.len(), found, "{url}");
            let titles = articles.iter().filter_map(|article| article.ru.as_ref());
            assert!(titles.clone().count() == found);
            assert!(titles.clone().all(|text| text.title.starts_with("Заметка")));
        }
    });
}

#[test]
fn a_concordance_grows_in_steps_until_it_has_every_line() {
    pollster::block_on(async {
        let library = library().await;
        let view = parse("ru/words/?q=школа");
        let content = load(&library, &view).await;
        let reading = content.reading().expect("it is read in steps");
        assert!(reading.done < reading.total() && content.is_unfinished());
        let Content::Words(words) = finished(&library, &view).await else {
            panic!("words were asked for");
        };
        assert_eq!(words.found.len(), usize::from(ARTICLES) * 3);
        assert_eq!(words.lines.len(), words.found.len());
        let forms: Vec<_> = words
            .forms()
            .iter()
            .map(|&form| words.found.forms[form].text.as_str())
            .collect();
        assert_eq!(forms, ["школа", "школу", "школы"]);
    });
}

#[test]
fn another_order_of_the_same_lines_reads_no_article_again() {
    pollster::block_on(async {
        let library = library().await;
        let view = parse("ru/words/?q=школа");
        let all = finished(&library, &view).await;
        let sampled = View {
            sample: Some(Sample { lines: 10, seed: 3 }),
            ..parse("ru/words/?q=школа&sort=right&without=школа")
        };
        let Content::Words(words) = load_after(&library, &sampled, false, Some(all)).await else {
            panic!("words were asked for");
        };
        assert!(words.reading.is_done());
        assert_eq!(words.lines.len(), 10);
        let other = View {
            page: Page::Words,
            ..parse("ru/words/?q=номер")
        };
        let content = Content::Words(words);
        let Content::Words(words) = load_after(&library, &other, false, Some(content)).await else {
            panic!("words were asked for");
        };
        assert!(words.found.forms.iter().all(|form| form.text == "номер"));
    });
}

#[test]
fn frequencies_count_every_occurrence_and_word() {
    pollster::block_on(async {
        let library = library().await;
        let view = parse("ru/frequency/?q=школа, новую школу");
        let Content::Frequency(found) = finished(&library, &view).await else {
            panic!("frequencies were asked for");
        };
        assert_eq!(found.total.occurrences[..2], [u64::from(ARTICLES) * 3, 151]);
        // Two words in the title, ten in the text.
        assert_eq!(found.total.words, u64::from(ARTICLES) * 12);
        assert_eq!(found.years.len(), 20);
        let sum: u64 = found
            .years
            .iter()
            .map(|(_, counts)| counts.occurrences[0])
            .sum();
        assert_eq!(sum, found.total.occurrences[0]);
    });
}
