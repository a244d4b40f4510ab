//! If a file of the library cannot be read, the page shows the rest and says what is missing.

use aimaq_app::links::Links;
use aimaq_app::pages::load;
use aimaq_app::render::render;
use aimaq_app::texts::phrases;
use aimaq_app::view::{Page, View};
use aimaq_article::{Article, Block, Span, Text};
use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource, Sizes, pack_with};
use aimaq_search::ShardSizes;

const WORDS: [&str; 10] = [
    "автобус",
    "больница",
    "гостиница",
    "дорога",
    "завод",
    "кинотеатр",
    "музей",
    "парк",
    "рынок",
    "школа",
];

/// A library with one article per word, each in a file of its own, and an index of many shards.
fn files() -> (Vec<(String, Vec<u8>)>, String) {
    let articles: Vec<Article> = WORDS
        .iter()
        .map(|word| Article {
            ru: Some(Text {
                title: format!("Новость: {word}"),
                blocks: vec![Block::Paragraph(vec![Span::plain(format!(
                    "Открыт {word}."
                ))])],
            }),
            ..Article::new(format!("a-{}", word.len()), Lang::Ru)
        })
        .collect();
    let sizes = Sizes {
        whole: 0,
        block: Some(1),
        index: ShardSizes {
            whole: 0,
            shard: 60,
        },
        ..Sizes::USUAL
    };
    let packed = pack_with(&articles, &sizes, 1);
    (packed.files, packed.manifest)
}

fn page(files: Vec<(String, Vec<u8>)>, manifest: &str, query: &str) -> String {
    let view = View {
        query: query.to_owned(),
        ..View::new(Lang::Ru, Page::List)
    };
    pollster::block_on(async {
        let source: MemorySource = files.into_iter().collect();
        let library = Library::open(source, manifest).await.expect("it opens");
        let content = load(&library, &view).await;
        render(&view, &content, &Links::from_page(&view.path())).await
    })
}

#[test]
fn a_word_that_could_not_be_searched_is_named() {
    let (files, manifest) = files();
    let say = phrases(Lang::Ru);
    let whole = page(files.clone(), &manifest, "новость школа");
    assert!(!whole.contains(say.not_searched), "{whole}");
    let mut named = 0;
    for (name, _) in files.iter().filter(|(name, _)| name.starts_with("index")) {
        let mut rest = files.clone();
        rest.retain(|(other, _)| other != name);
        let page = page(rest, &manifest, "новость школа");
        assert!(!page.contains(say.nothing_found), "{name}: {page}");
        named += usize::from(page.contains(say.not_searched));
    }
    assert!(named > 0, "no page said what was not searched");
}

#[test]
fn without_texts_there_are_titles_and_without_titles_a_note() {
    let (files, manifest) = files();
    let say = phrases(Lang::Ru);
    let mut rest = files.clone();
    let mut gone = 0;
    rest.retain(|(name, _)| {
        let first = name.starts_with("texts") && gone == 0;
        gone += usize::from(first);
        !first
    });
    let with_titles = page(rest.clone(), &manifest, "");
    assert!(!with_titles.contains(say.not_shown), "{with_titles}");
    assert_eq!(with_titles.matches("card-title").count(), WORDS.len());
    rest.retain(|(name, _)| !name.starts_with("headings"));
    let without = page(rest, &manifest, "");
    assert!(without.contains(say.not_shown), "{without}");
    assert_eq!(without.matches("card-title").count(), WORDS.len() - 1);
}
