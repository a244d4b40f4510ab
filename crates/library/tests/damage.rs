//! A library that was changed, cut or published in part gives typed errors: it never panics and never answers wrongly.

use aimaq_article::{Article, Block, Source, Span, Text};
use aimaq_language::Lang;
use aimaq_library::{Library, LibraryError, MemorySource, Packed, pack};
use aimaq_search::Request;
use proptest::prelude::*;

fn packed() -> Packed {
    let text = |title: &str| {
        Some(Text {
            title: title.into(),
            blocks: vec![Block::Paragraph(vec![Span::plain("Өскеменде форум өтті.")])],
        })
    };
    let article = Article {
        id: "a".into(),
        original: Lang::Kk,
        date: "2014?".parse().ok(),
        updated: None,
        aliases: Vec::new(),
        regions: Vec::new(),
        source: Source::default(),
        kk: text("Тақырып"),
        ru: text("Заголовок"),
    };
    pack(&[article]).expect("it can be packed")
}

/// Opens a library and asks it for everything.
fn read(files: Vec<(String, Vec<u8>)>, manifest: &str) -> Result<usize, LibraryError> {
    let source: MemorySource = files.into_iter().collect();
    pollster::block_on(async {
        let library = Library::open(source, manifest).await?;
        library.article(0).await?;
        library.number("a").await?;
        let request = Request {
            query: "форум",
            ..Request::default()
        };
        Ok(library.search(&request).await?.total)
    })
}

#[test]
fn a_whole_library_answers() {
    let packed = packed();
    assert_eq!(read(packed.files, &packed.manifest), Ok(1));
}

#[test]
fn a_file_that_is_not_there_is_missing() {
    let packed = packed();
    for (name, _) in &packed.files {
        let mut files = packed.files.clone();
        files.retain(|(other, _)| other != name);
        let missing = LibraryError::Missing { file: name.clone() };
        assert_eq!(read(files, &packed.manifest), Err(missing));
    }
}

#[test]
fn advice_is_given_in_both_languages() {
    let file = String::from("texts");
    for error in [
        LibraryError::Unreachable { file: file.clone() },
        LibraryError::Missing { file: file.clone() },
        LibraryError::Damaged { file: file.clone() },
        LibraryError::NewerFormat { file },
    ] {
        assert_ne!(error.advice(Lang::Kk), error.advice(Lang::Ru));
    }
}

proptest! {
    #[test]
    fn a_changed_or_cut_file_is_damaged(which: prop::sample::Index, at: prop::sample::Index, bit in 0..8u8, cut: bool) {
        let packed = packed();
        let mut files = packed.files;
        let which = which.index(files.len());
        let (name, bytes) = &mut files[which];
        let name = name.clone();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << bit;
        }
        prop_assert_eq!(read(files, &packed.manifest), Err(LibraryError::Damaged { file: name }));
    }
}
