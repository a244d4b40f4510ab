//! However a library is cut into files, it gives the same articles and the same answers as an index in memory.

mod common;

use aimaq_article::Article;
use aimaq_library::{
    FileKind, FileSource, Library, MemorySource, PackedLibrary, Sizes, SourceError, pack_with,
    search_index,
};
use aimaq_search::{Index, SearchAnswer, SearchRequest, ShardSizes, search};
use common::{SPLIT, articles};
use proptest::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

fn open(packed: &PackedLibrary) -> Library<MemorySource> {
    let source: MemorySource = packed.files.iter().cloned().collect();
    pollster::block_on(Library::open(source, &packed.manifest)).expect("it opens")
}

fn index(articles: &[Article]) -> Index {
    Index::whole(&search_index(articles, ShardSizes::USUAL, 2)).expect("it is whole")
}

const QUERIES: [&str; 12] = [
    "",
    "форум",
    "мектептер",
    "сөз17",
    "сөз17 форум",
    "\"өңірлік форум\"",
    "жол -ауыл",
    "библиотеки школе",
    "фроум",
    "кітапх",
    "region:KZ-63 жаңа",
    "мұндай сөз жоқ",
];

fn same(answer: &SearchAnswer, truth: &SearchAnswer, query: &str) {
    assert_eq!(answer.total, truth.total, "{query}");
    assert_eq!(answer.hits, truth.hits, "{query}");
    assert_eq!(answer.facets, truth.facets, "{query}");
    assert_eq!(answer.notes, truth.notes, "{query}");
    assert!(answer.not_searched.is_empty(), "{query}");
}

fn compare(articles: &[Article], sizes: &Sizes, threads: usize) {
    let packed = pack_with(articles, sizes, threads);
    let library = open(&packed);
    let index = index(articles);
    pollster::block_on(async {
        for query in QUERIES {
            for typing in [false, true] {
                let request = SearchRequest {
                    query,
                    typing,
                    limit: 20,
                    ..SearchRequest::default()
                };
                let answer = library.search(&request).await.expect("it is whole");
                same(&answer, &search(&index, &request), query);
            }
        }
        let numbers: Vec<u32> = (0..articles.len() as u32 + 2).collect();
        for (number, found) in library.articles(&numbers).await.into_iter().enumerate() {
            let found = found.expect("it is whole");
            assert_eq!(found.as_deref(), articles.get(number));
        }
        for (number, article) in (0..).zip(articles) {
            assert_eq!(library.number(&article.id).await, Ok(Some(number)));
            for alias in &article.aliases {
                assert_eq!(library.number(alias).await, Ok(Some(number)));
            }
        }
        assert_eq!(library.number("no-such-article").await, Ok(None));
        assert_eq!(library.len(), articles.len());
    });
}

#[test]
fn no_article_and_one() {
    for count in [0, 1, 2] {
        for sizes in [Sizes::USUAL, SPLIT] {
            compare(&articles(count), &sizes, 1);
        }
    }
}

#[test]
fn two_thousand_articles_as_they_are_published() {
    let articles = articles(2_000);
    compare(&articles, &Sizes::USUAL, 2);
    let packed = pack_with(&articles, &Sizes::USUAL, 1);
    let library = open(&packed);
    let manifest = library.manifest();
    for kind in [
        FileKind::Index,
        FileKind::Texts,
        FileKind::Headings,
        FileKind::Ids,
    ] {
        assert!(manifest.total(kind).files > 1, "{kind:?}");
    }
    // The bytes do not depend on the number of threads.
    let on_two = pack_with(&articles, &Sizes::USUAL, 2);
    assert_eq!(on_two.files, packed.files);
}

/// A source that counts its rests.
struct Counting(MemorySource, Rc<Cell<u32>>);

impl FileSource for Counting {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        self.0.read(name).await
    }

    async fn rest(&self) {
        self.1.set(self.1.get() + 1);
    }
}

#[test]
fn a_search_of_many_articles_rests_between_steps() {
    let mut some = articles(2);
    some.iter_mut()
        .flat_map(|article| [&mut article.kk, &mut article.ru])
        .flatten()
        .for_each(|text| text.blocks.truncate(1));
    for (count, rests) in [(2_000, false), (20_002, true)] {
        let many: Vec<Article> = (0..count)
            .map(|n| Article {
                id: format!("a-{n}"),
                ..some[n % some.len()].clone()
            })
            .collect();
        let packed = pack_with(&many, &Sizes::USUAL, 2);
        let counted = Rc::new(Cell::new(0));
        let source = Counting(packed.files.iter().cloned().collect(), counted.clone());
        pollster::block_on(async {
            let library = Library::open(source, &packed.manifest)
                .await
                .expect("it opens");
            let request = SearchRequest::default();
            library.search(&request).await.expect("it is whole");
            counted.set(0);
            let again = library.search(&request).await.expect("it is whole");
            assert!(again.total > 0);
            assert_eq!(counted.get() > 0, rests, "{count}");
        });
    }
}

#[test]
fn all_files_are_known_and_counted() {
    for (count, sizes) in [(3, Sizes::USUAL), (60, SPLIT)] {
        let packed = pack_with(&articles(count), &sizes, 1);
        let library = open(&packed);
        pollster::block_on(async {
            let found = library
                .files(&FileKind::ALL, &[])
                .await
                .expect("it is whole");
            let mut found: Vec<String> = found.iter().map(ToString::to_string).collect();
            found.push(packed.manifest.clone());
            found.sort();
            let mut written: Vec<String> =
                packed.files.iter().map(|(name, _)| name.clone()).collect();
            written.sort();
            assert_eq!(found, written);
            let (files, bytes) = library
                .size(&FileKind::ALL, &[])
                .await
                .expect("it is whole");
            let others = packed
                .files
                .iter()
                .filter(|(name, _)| *name != packed.manifest);
            assert_eq!(files as usize, others.clone().count());
            assert_eq!(bytes, others.map(|(_, bytes)| bytes.len() as u64).sum());
        });
    }
}

#[test]
fn the_texts_of_a_region_are_fewer_and_enough() {
    let packed = pack_with(&articles(200), &SPLIT, 1);
    let library = open(&packed);
    let regions = ["KZ-63".to_owned()];
    pollster::block_on(async {
        let some = library
            .files(&[FileKind::Texts], &regions)
            .await
            .expect("whole");
        let all = library.files(&[FileKind::Texts], &[]).await.expect("whole");
        assert!(some.len() < all.len());
        let (files, bytes) = library
            .size(&[FileKind::Texts], &regions)
            .await
            .expect("whole");
        let total = library.manifest().total(FileKind::Texts);
        assert_eq!(files as usize, some.len());
        assert!(bytes < total.bytes && bytes > 0);
        // Without the other texts, every article of the region can be read.
        let mut kept = packed.clone();
        let some: Vec<String> = some.iter().map(ToString::to_string).collect();
        kept.files
            .retain(|(name, _)| !name.starts_with("texts") || some.contains(name));
        let library = open(&kept);
        for (number, article) in (0..).zip(&articles(200)) {
            if article.is_about("KZ-63") {
                let found = library.article(number).await.expect("it is kept");
                assert_eq!(found.as_deref(), Some(article));
            }
        }
    });
}

#[test]
fn a_new_article_leaves_the_old_texts_as_they_are() {
    let names = |count: usize| -> Vec<String> {
        let packed = pack_with(&articles(count), &SPLIT, 1);
        let files = packed.files.into_iter().map(|(name, _)| name);
        files
            .filter(|name| name.starts_with("texts") || name.starts_with("headings"))
            .collect()
    };
    let (before, after) = (names(150), names(151));
    let stayed = before.iter().filter(|name| after.contains(name)).count();
    assert!(
        before.len() - stayed <= 2,
        "{} of {}",
        before.len() - stayed,
        before.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn answers_do_not_depend_on_the_cut(
        count in 0..60usize,
        whole in prop_oneof![Just(0), Just(1 << 20)],
        block in 1..5_000usize,
        dictionary in 0..4_000usize,
        headings_shift in 0..5u8,
        ids in 1..20usize,
        direct in 0..20usize,
        group in 1..20u32,
        shard in 1..2_000usize,
        index_whole in prop_oneof![Just(0), Just(1 << 20)],
        threads in 1..3usize,
    ) {
        let sizes = Sizes {
            whole,
            block: Some(block),
            dictionary: Some(dictionary),
            headings_shift,
            ids,
            direct,
            group,
            index: ShardSizes { whole: index_whole, shard },
        };
        compare(&articles(count), &sizes, threads);
    }
}
