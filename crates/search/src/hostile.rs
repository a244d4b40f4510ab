//! Index files that are cut, foreign, newer, damaged, or damaged on purpose behind right checksums.

use std::sync::OnceLock;

use aimaq_language::Lang;
use proptest::prelude::*;

use crate::format::{VERSION, assemble, sections};
use crate::{
    ArticleInput, Day, Index, IndexBuilder, IndexError, Request, Sort, VersionInput, search,
};

fn file() -> Vec<u8> {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(build).clone()
}

fn build() -> Vec<u8> {
    let mut builder = IndexBuilder::new();
    let texts = [
        (
            "Өскемендегі Алматы күндері",
            "Шығыс Қазақстан облысында мектептер ашылды, 1,8 млн теңге.",
        ),
        (
            "Дни Алматы в Усть-Каменогорске",
            "В Восточно-Казахстанской области открылись школы, ВКО.",
        ),
    ];
    for number in 0..4u16 {
        let blocks = texts.map(|(_, block)| [block.to_owned(), format!("{block} {number}")]);
        let versions = Lang::ALL.into_iter().zip(texts).zip(&blocks);
        let versions = versions.map(|((lang, (title, _)), blocks)| VersionInput {
            lang,
            title,
            blocks,
            lead: 0,
        });
        let regions = ["KZ-63".to_owned(), format!("KZ-{number}")];
        let days = Day::new(2014 + number, 1, 1).zip(Day::new(2014 + number, 12, 31));
        builder.add(&ArticleInput {
            regions: &regions,
            days,
            versions: versions.collect(),
        });
    }
    builder.finish()
}

/// Asks in every way; the answers do not matter.
fn ask(index: &Index) {
    for query in [
        "",
        "мектеп",
        "ВКО",
        "oskemen",
        "школаа",
        "\"дни алматы\"",
        "мек*",
        "школы -күндері",
        "region:вко млн",
        "fkvfns",
    ] {
        for typing in [false, true] {
            let answer = search(
                index,
                &Request {
                    query,
                    typing,
                    sort: Sort::Relevance,
                    limit: 20,
                    ..Request::default()
                },
            );
            answer.words.marks("Өскемен мектептері", Lang::Kk);
        }
    }
}

#[test]
fn a_cut_file_says_so() {
    let file = file();
    assert_eq!(Index::open(Vec::new()).err(), Some(IndexError::NotAnIndex));
    for length in 1..file.len() {
        assert_eq!(
            Index::open(file[..length].to_vec()).err(),
            Some(IndexError::Cut),
            "{length} bytes"
        );
    }
    assert!(Index::open(file).is_ok());
}

#[test]
fn a_newer_file_says_so() {
    let mut file = file();
    file[8] = VERSION as u8 + 1;
    assert_eq!(
        Index::open(file).err(),
        Some(IndexError::NewerFormat { found: VERSION + 1 })
    );
}

#[test]
fn something_longer_is_damaged() {
    let mut file = file();
    file.push(0);
    assert!(matches!(
        Index::open(file).err(),
        Some(IndexError::Damaged { .. })
    ));
}

proptest! {
    #[test]
    fn a_changed_byte_is_noticed(at: prop::sample::Index, by in 1u8..) {
        let mut file = file();
        let at = at.index(file.len());
        file[at] ^= by;
        prop_assert!(Index::open(file).is_err());
    }

    #[test]
    fn garbage_is_refused(bytes: Vec<u8>) {
        prop_assert!(Index::open(bytes).is_err());
    }

    #[test]
    fn lies_behind_right_checksums_never_panic(
        lies in prop::collection::vec((0usize..3, any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of((0usize..3, any::<prop::sample::Index>())),
    ) {
        let file = file();
        let places = sections(&file).expect("a fresh file is whole");
        let mut parts = places.map(|place| file[place].to_vec());
        for (part, at, byte) in lies {
            let length = parts[part].len();
            parts[part][at.index(length)] = byte;
        }
        if let Some((part, at)) = cut {
            let length = at.index(parts[part].len());
            parts[part].truncate(length);
        }
        if let Ok(index) = Index::open(assemble(parts)) {
            ask(&index);
        }
    }

    #[test]
    fn any_query_is_answered(query in "\\PC{0,30}|[а-яәіa-z0-9 \"*:.,-]{0,30}", typing: bool) {
        let index = Index::open(file()).expect("a fresh index opens");
        let request = Request { query: &query, typing, ..Request::default() };
        let answer = search(&index, &request);
        let again = search(&index, &request);
        prop_assert_eq!(&answer.hits, &again.hits);
        prop_assert_eq!(&answer.notes, &again.notes);
        for text in ["Өскемендегі Алматы күндері", &query] {
            let mut end = 0;
            for mark in answer.words.marks(text, Lang::Kk) {
                prop_assert!(mark.start >= end && text.get(mark.clone()).is_some());
                end = mark.end;
            }
        }
        for chars in [1, 20, 200] {
            if let Some(snippet) = crate::snippet(&answer.words, &[&query, "Өскемен. Алматы!"], Lang::Kk, chars) {
                let length: usize = snippet.pieces.iter().map(|piece| piece.text.chars().count()).sum();
                prop_assert!(length <= chars, "{length} of {chars}");
            }
        }
    }
}
