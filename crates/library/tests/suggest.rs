//! Suggestions while typing: names and phrases of the collection, from the parts of the index that are loaded.

mod common;

use std::cell::Cell;
use std::rc::Rc;

use aimaq_article::{Article, Block, Span, Text};
use aimaq_language::Lang;
use aimaq_library::{FileSource, Library, MemorySource, Sizes, SourceError, pack_with};
use aimaq_search::SearchRequest;
use common::SPLIT;

/// Counts what is read.
struct Counted(MemorySource, Rc<Cell<usize>>);

impl FileSource for Counted {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        self.1.set(self.1.get() + 1);
        self.0.read(name).await
    }
}

fn article(id: &str, lang: Lang, title: &str, paragraph: &str) -> Article {
    let mut article = Article::new(id, lang);
    let text = Some(Text {
        title: title.into(),
        blocks: vec![Block::Paragraph(vec![Span::plain(paragraph)])],
    });
    match lang {
        Lang::Kk => article.kk = text,
        Lang::Ru => article.ru = text,
    }
    article
}

fn articles() -> Vec<Article> {
    vec![
        article(
            "1",
            Lang::Kk,
            "Бердібек Сапарбаев мектеп ашты",
            "Өскемен қаласында жаңа мектеп бар.",
        ),
        article(
            "2",
            Lang::Kk,
            "Мектептер көбейді",
            "Бердібек Сапарбаевтың айтуынша, Өскемен қаласы өсіп келеді.",
        ),
        article(
            "3",
            Lang::Ru,
            "В Усть-Каменогорске прошла выставка мёда",
            "Пчеловоды области привезли мёд в Усть-Каменогорск.",
        ),
        article(
            "4",
            Lang::Ru,
            "Пчеловоды области о выставке мёда",
            "Выставка мёда прошла осенью.",
        ),
    ]
}

/// What is suggested for a text, after the search for it.
fn suggested(typed: &str, sizes: &Sizes) -> Vec<(String, Lang)> {
    let packed = pack_with(&articles(), sizes, 1);
    let reads = Rc::new(Cell::new(0));
    let source = Counted(packed.files.into_iter().collect(), reads.clone());
    pollster::block_on(async {
        let library = Library::open(source, &packed.manifest)
            .await
            .expect("it opens");
        assert_eq!(library.suggest(typed, 8), [], "nothing is loaded");
        let request = SearchRequest {
            query: typed,
            typing: true,
            ..SearchRequest::default()
        };
        library.search(&request).await.expect("it is whole");
        let before = reads.get();
        let found = library.suggest(typed, 8);
        assert_eq!(reads.get(), before, "suggestions read nothing");
        found
            .into_iter()
            .map(|found| (found.text, found.lang))
            .collect()
    })
}

fn texts(typed: &str) -> Vec<String> {
    let whole = suggested(typed, &Sizes::USUAL);
    assert_eq!(
        suggested(typed, &SPLIT),
        whole,
        "it does not depend on how the index is cut"
    );
    whole.into_iter().map(|(text, _)| text).collect()
}

#[test]
fn names_and_phrases_are_suggested_in_their_shortest_form() {
    assert_eq!(texts("берд")[..2], ["Бердібек Сапарбаев", "Бердібек"]);
    assert_eq!(texts("Өске")[..2], ["Өскемен қаласы", "Өскемен"]);
    assert_eq!(texts("бердібек са"), ["Бердібек Сапарбаев"]);
    assert!(texts("пчел").contains(&"Пчеловоды области".to_owned()));
}

#[test]
fn words_complete_the_last_word_that_is_typed() {
    assert_eq!(texts("жаңа мек"), ["жаңа мектеп"]);
    assert!(texts("выст").contains(&"выставка".to_owned()));
    assert_eq!(
        suggested("жаңа мек", &Sizes::USUAL),
        [("жаңа мектеп".to_owned(), Lang::Kk)]
    );
    assert_eq!(texts("мёд"), [""; 0], "what is typed is no suggestion");
}

#[test]
fn another_script_keyboard_or_missing_letter_is_read_as_what_it_means() {
    assert_eq!(texts("Oske")[..2], ["Өскемен қаласы", "Өскемен"]);
    assert_eq!(texts("оске")[..2], ["Өскемен қаласы", "Өскемен"]);
    assert_eq!(texts("dscn"), ["Выставка мёда", "выставка"]);
}

#[test]
fn nothing_is_suggested_for_a_letter_or_for_what_no_text_has() {
    for typed in [
        "",
        " ",
        "м",
        "ъъъ",
        "\"",
        "-",
        "region:KZ-63",
        "🙂🙂",
        "  мектеп  ",
        "\u{0}\u{1}",
    ] {
        assert_eq!(texts(typed), [""; 0], "{typed}");
    }
}
