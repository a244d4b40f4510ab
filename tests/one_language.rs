//! An article in one language only: the pages of the other language show it with a note.

use aimaq_app::links::Links;
use aimaq_app::pages::load;
use aimaq_app::render::render;
use aimaq_app::texts::phrases;
use aimaq_app::view::{Page, View};
use aimaq_article::{Article, Block, Provenance, Span, Text};
use aimaq_language::Lang;
use aimaq_library::{Library, MemorySource, pack};

fn russian_only() -> Article {
    Article {
        id: "only".into(),
        original: Lang::Ru,
        date: None,
        updated: None,
        aliases: vec!["former".into()],
        regions: Vec::new(),
        source: Provenance::default(),
        kk: None,
        ru: Some(Text {
            title: "Заголовок <b>".into(),
            blocks: vec![Block::Paragraph(vec![Span::plain("Первый абзац.")])],
        }),
    }
}

fn page(view: &View) -> String {
    pollster::block_on(async {
        let packed = pack(&[russian_only()]);
        let source: MemorySource = packed.files.into_iter().collect();
        let library = Library::open(source, &packed.manifest)
            .await
            .expect("it can be opened");
        let content = load(&library, view).await;
        render(view, &content, &Links::from_page(&view.path())).await
    })
}

#[test]
fn it_is_shown_in_the_other_language_with_a_note() {
    let kk = page(&View::new(Lang::Kk, Page::Article("only".into())));
    assert!(kk.contains(phrases(Lang::Kk).one_language), "{kk}");
    let heading = kk
        .split("<h1 ")
        .nth(1)
        .and_then(|rest| rest.split('>').next());
    assert!(
        heading.is_some_and(|attributes| attributes.contains("lang=\"ru\"")),
        "{kk}"
    );
    assert!(kk.contains("Первый абзац."), "{kk}");
    assert!(kk.contains(phrases(Lang::Kk).source_unknown), "{kk}");
    let ru = page(&View::new(Lang::Ru, Page::Article("only".into())));
    assert!(!ru.contains(phrases(Lang::Ru).one_language), "{ru}");
}

#[test]
fn the_list_has_its_title_in_its_own_language() {
    let list = page(&View::new(Lang::Kk, Page::List));
    assert!(list.contains("lang=\"ru\""), "{list}");
    assert!(list.contains(phrases(Lang::Kk).in_russian), "{list}");
}

#[test]
fn a_former_id_still_leads_to_it() {
    let page = page(&View::new(Lang::Ru, Page::Article("former".into())));
    assert!(page.contains("Первый абзац."), "{page}");
}

#[test]
fn text_never_becomes_markup() {
    let page = page(&View::new(Lang::Ru, Page::Article("only".into())));
    assert!(page.contains("Заголовок &lt;b&gt;"), "{page}");
    assert!(!page.contains("<b>"), "{page}");
}
