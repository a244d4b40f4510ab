//! Parts of an index that are cut off, swapped or damaged. The library checks the files it reads; the index does not rely on that.

use std::sync::OnceLock;

use aimaq_language::Lang;
use proptest::prelude::*;

use crate::{
    ArticleInput, BuiltIndex, CalendarDay, Index, IndexBuilder, IndexError, SearchRequest,
    ShardSizes, Sort, VersionInput, search,
};

fn build(cut: ShardSizes) -> BuiltIndex {
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
        let days =
            CalendarDay::new(2014 + number, 1, 1).zip(CalendarDay::new(2014 + number, 12, 31));
        builder.add(&ArticleInput {
            regions: &regions,
            days,
            versions: versions.collect(),
        });
    }
    builder.finish_with(cut, 2)
}

/// Searches in every way. The answers do not matter.
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
                &SearchRequest {
                    query,
                    typing,
                    sort: Sort::Relevance,
                    limit: 20,
                    ..SearchRequest::default()
                },
            );
            answer.words.marks("Өскемен мектептері");
        }
    }
}

/// An index with one shard for each stem.
fn in_pieces() -> BuiltIndex {
    static BUILT: OnceLock<BuiltIndex> = OnceLock::new();
    BUILT
        .get_or_init(|| build(ShardSizes { whole: 0, shard: 1 }))
        .clone()
}

#[test]
fn a_root_that_is_cut_off_is_rejected() {
    let built = in_pieces();
    for length in 0..built.root.len() {
        assert!(
            Index::open(&built.root[..length]).is_err(),
            "{length} bytes"
        );
    }
    assert!(Index::whole(&built).is_ok());
}

#[test]
fn a_swapped_shard_is_rejected_or_harmless() {
    let built = in_pieces();
    let mut index = Index::open(&built.root).expect("the root is whole");
    for (number, _) in built.shards.iter().enumerate() {
        let other = &built.shards[(number + 1) % built.shards.len()];
        let _ = index.insert(number as u32, other);
    }
    ask(&index);
    assert_eq!(
        index.insert(built.shards.len() as u32, &[]),
        Err(IndexError)
    );
}

proptest! {
    #[test]
    fn garbage_is_rejected(bytes: Vec<u8>) {
        prop_assert!(Index::open(&bytes).is_err());
    }

    #[test]
    fn damaged_parts_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of((any::<prop::sample::Index>(), any::<prop::sample::Index>())),
        whole: bool,
    ) {
        let BuiltIndex { root, shards, .. } = if whole { build(ShardSizes::USUAL) } else { in_pieces() };
        let mut parts: Vec<Vec<u8>> = shards.into_iter().chain([root]).collect();
        let count = parts.len();
        for (which, at, byte) in changes {
            let part = &mut parts[which.index(count)];
            let at = at.index(part.len());
            part[at] = byte;
        }
        if let Some((which, at)) = cut {
            let part = &mut parts[which.index(count)];
            part.truncate(at.index(part.len()));
        }
        let root = parts.pop().unwrap_or_default();
        if let Ok(mut index) = Index::open(&root) {
            for (number, shard) in (0..).zip(&parts) {
                // Searches do without the shards that are rejected.
                let _ = index.insert(number, shard);
            }
            ask(&index);
        }
    }

    #[test]
    fn any_query_is_answered(query in "\\PC{0,30}|[а-яәіa-z0-9 \"*:.,-]{0,30}", typing: bool) {
        let index = Index::whole(&in_pieces()).expect("a fresh index opens");
        let request = SearchRequest { query: &query, typing, ..SearchRequest::default() };
        let answer = search(&index, &request);
        let again = search(&index, &request);
        prop_assert_eq!(&answer.hits, &again.hits);
        prop_assert_eq!(&answer.notes, &again.notes);
        for text in ["Өскемендегі Алматы күндері", &query] {
            let mut end = 0;
            for mark in answer.words.marks(text) {
                prop_assert!(mark.start >= end && text.get(mark.clone()).is_some());
                end = mark.end;
            }
        }
        for chars in [1, 20, 200] {
            if let Some(snippet) = crate::snippet(&answer.words, &[&query, "Өскемен. Алматы!"], chars) {
                let length: usize = snippet.pieces.iter().map(|piece| piece.text.chars().count()).sum();
                prop_assert!(length <= chars, "{length} of {chars}");
            }
        }
    }
}
