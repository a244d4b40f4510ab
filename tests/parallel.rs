//! An article in both languages side by side: in pairs if its blocks correspond, else in two columns with a note.

use aimaq_app::links::Links;
use aimaq_app::pages::load;
use aimaq_app::render::render;
use aimaq_app::texts::phrases;
use aimaq_app::view::{Page, View};
use aimaq_article::{Article, Block, Span, Text};
use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource, pack};

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}

fn article(ru: Vec<Block>) -> Article {
    let text = |title: &str, blocks| Text {
        title: title.into(),
        blocks,
    };
    let kk = vec![paragraph("Бірінші."), paragraph("Екінші.")];
    Article {
        kk: Some(text("Тақырып", kk)),
        ru: Some(text("Заголовок", ru)),
        ..Article::new("both", Lang::Kk)
    }
}

fn page(article: Article, lang: Lang) -> String {
    let view = View::new(lang, Page::Article("both".into())).toggle_parallel();
    pollster::block_on(async {
        let packed = pack(&[article]);
        let source: MemorySource = packed.files.into_iter().collect();
        let library = Library::open(source, &packed.manifest)
            .await
            .expect("it can be opened");
        let content = load(&library, &view).await;
        render(&view, &content, &Links::from_page(&view.path())).await
    })
}

#[test]
fn blocks_that_correspond_are_in_pairs() {
    let html = page(
        article(vec![paragraph("Первый."), paragraph("Второй.")]),
        Lang::Kk,
    );
    let at = |text: &str| {
        html.find(text)
            .unwrap_or_else(|| panic!("no {text}: {html}"))
    };
    assert!(at("Бірінші.") < at("Первый."));
    assert!(at("Первый.") < at("Екінші."));
    assert!(at("Екінші.") < at("Второй."));
    assert!(!html.contains(phrases(Lang::Kk).not_aligned), "{html}");
}

#[test]
fn blocks_that_do_not_correspond_are_in_two_columns_with_a_note() {
    let heading = Block::Heading {
        level: 2,
        spans: vec![Span::plain("Глава")],
    };
    for ru in [
        vec![paragraph("Первый.")],
        vec![heading, paragraph("Второй.")],
    ] {
        for lang in Lang::ALL {
            let html = page(article(ru.clone()), lang);
            assert!(html.contains(phrases(lang).not_aligned), "{html}");
            assert!(html.contains("class=\"columns\""), "{html}");
            assert_eq!(html.matches("id=\"p1\"").count(), 1, "{html}");
        }
    }
}
