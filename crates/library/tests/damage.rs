//! A library that was changed, cut or published in part gives typed errors, and the rest of it goes on working: it never panics, never
//! gives a wrong answer, and never says "nothing found" about what it could not search.

mod common;

use std::cell::Cell;
use std::sync::LazyLock;

use aimaq_article::Article;
use aimaq_language::Lang;
use aimaq_library::{
    FORMAT, FileKind, FileName, Library, LibraryError, MemorySource, PackedLibrary, Sizes,
    pack_with,
};
use aimaq_search::SearchRequest;
use common::{SPLIT, articles};
use proptest::prelude::*;

const COUNT: usize = 40;
const QUERIES: [&str; 5] = ["форум", "сөз3", "жыл2", "мектеп кітапхана", "область"];

fn packed(sizes: &Sizes) -> PackedLibrary {
    pack_with(&articles(COUNT), sizes, 1)
}

fn open(
    files: Vec<(String, Vec<u8>)>,
    manifest: &str,
) -> Result<Library<MemorySource>, LibraryError> {
    let source: MemorySource = files.into_iter().collect();
    pollster::block_on(Library::open(source, manifest))
}

fn request(query: &str) -> SearchRequest<'_> {
    SearchRequest {
        query,
        limit: COUNT,
        ..SearchRequest::default()
    }
}

/// What an intact library says.
struct Truth {
    articles: Vec<Article>,
    totals: Vec<usize>,
    packed: PackedLibrary,
}

static TRUTHS: LazyLock<[(Sizes, Truth); 2]> =
    LazyLock::new(|| [Sizes::USUAL, SPLIT].map(|sizes| (sizes, Truth::of(&sizes))));

impl Truth {
    fn of(sizes: &Sizes) -> Truth {
        let packed = packed(sizes);
        let library = open(packed.files.clone(), &packed.manifest).expect("it opens");
        let total = |query| pollster::block_on(library.search(&request(query)));
        Truth {
            articles: articles(COUNT),
            totals: QUERIES
                .map(|query| total(query).expect("it is whole").total)
                .to_vec(),
            packed,
        }
    }

    /// Opens a library in which one file is wrong, and asks it for everything. Asserts that each answer is true, or an error about that file
    /// for which `is_it` holds. Returns the number of answers that were errors or incomplete.
    fn check(
        &self,
        files: Vec<(String, Vec<u8>)>,
        wrong: &str,
        is_it: impl Fn(&LibraryError) -> bool,
    ) -> usize {
        let errors = Cell::new(0);
        let error = |error: LibraryError| {
            assert_eq!(error.file(), wrong);
            assert!(is_it(&error), "{error}");
            errors.set(errors.get() + 1);
        };
        let library = match open(files, &self.packed.manifest) {
            Ok(library) => library,
            Err(found) => {
                error(found);
                return errors.get();
            }
        };
        pollster::block_on(async {
            for (number, article) in (0..).zip(&self.articles) {
                match library.article(number).await {
                    Ok(found) => assert_eq!(found.as_deref(), Some(article)),
                    Err(found) => error(found),
                }
                match library.summary(number).await {
                    Ok(found) => {
                        assert_eq!(found.map(|entry| entry.id).as_ref(), Some(&article.id))
                    }
                    Err(found) => error(found),
                }
                for id in [&article.id].into_iter().chain(&article.aliases) {
                    match library.number(id).await {
                        Ok(found) => assert_eq!(found, Some(number)),
                        Err(found) => error(found),
                    }
                }
            }
            for (query, total) in QUERIES.iter().zip(&self.totals) {
                match library.search(&request(query)).await {
                    Ok(answer) if answer.not_searched.is_empty() => {
                        assert_eq!(answer.total, *total)
                    }
                    Ok(answer) => {
                        assert!(answer.total > 0, "{query}: nothing found, and no error");
                        errors.set(errors.get() + 1);
                    }
                    Err(found) => error(found),
                }
            }
        });
        errors.get()
    }
}

/// Whether `Truth::check` reads all files of this kind, so that it must notice a wrong one.
fn is_seen(name: &str) -> bool {
    let kind = FileName::parse(name).expect("a name").kind;
    // Headings are read only in place of texts. Some shards have no word of the queries.
    !matches!(kind, FileKind::Headings | FileKind::Index)
}

#[test]
fn a_file_that_is_not_there_is_missing_and_the_rest_is_there() {
    for (_, truth) in TRUTHS.iter() {
        let mut shards = 0;
        for (name, _) in &truth.packed.files {
            let mut files = truth.packed.files.clone();
            files.retain(|(other, _)| other != name);
            let missing = |error: &LibraryError| matches!(error, LibraryError::Missing { .. });
            let errors = truth.check(files, name, missing);
            if is_seen(name) {
                assert!(errors > 0, "nobody misses {name}");
            } else if name.starts_with("index") {
                shards += errors;
            }
        }
        assert!(shards > 0, "no word was missed");
    }
}

#[test]
fn a_split_library_has_every_kind_of_file_and_a_small_one_has_few() {
    let kinds = |sizes| -> Vec<FileKind> {
        let names = packed(sizes).files.into_iter();
        names
            .map(|(name, _)| FileName::parse(&name).expect("a name").kind)
            .collect()
    };
    let split = kinds(&SPLIT);
    for kind in FileKind::ALL {
        // Only libraries of format 1 have pages.
        assert_eq!(split.contains(&kind), kind != FileKind::Pages, "{kind:?}");
    }
    let small = kinds(&Sizes::USUAL);
    assert_eq!(small.len(), 4, "{small:?}");
}

#[test]
fn a_file_of_a_newer_format_says_so() {
    let truth = &TRUTHS[1].1;
    for (name, bytes) in &truth.packed.files {
        let kind = FileName::parse(name).expect("a name").kind;
        if kind != FileKind::Root {
            continue; // the name of any other file is in the root
        }
        let mut newer = bytes.clone();
        newer[6] = FORMAT + 1;
        let root = FileName::of(kind, &newer).to_string();
        let manifest = truth
            .packed
            .files
            .iter()
            .find(|(name, _)| *name == truth.packed.manifest);
        let text = String::from_utf8(manifest.expect("it is there").1.clone()).expect("text");
        let text = text.replace(name, &root);
        let manifest = FileName::of(FileKind::Manifest, text.as_bytes()).to_string();
        let files = vec![(root.clone(), newer), (manifest.clone(), text.into_bytes())];
        let library = open(files, &manifest).expect("the manifest is of this format");
        let found = pollster::block_on(library.article(0));
        assert_eq!(found, Err(LibraryError::NewerFormat { file: root }));
    }
}

#[test]
fn a_summary_has_the_title_of_an_article_without_its_text() {
    let packed = packed(&SPLIT);
    let mut files = packed.files.clone();
    files.retain(|(name, _)| !name.starts_with("texts"));
    let library = open(files, &packed.manifest).expect("it opens");
    for (number, article) in (0..).zip(&articles(COUNT)) {
        let entry = pollster::block_on(library.summary(number));
        let entry = entry
            .expect("the heading is there")
            .expect("so many articles");
        assert_eq!(entry.article, None);
        let title = |lang| entry.heading(lang).map(|heading| heading.title.as_str());
        for lang in Lang::ALL {
            assert_eq!(
                title(lang),
                article.text(lang).map(|text| text.title.as_str())
            );
        }
        assert_eq!((&entry.id, entry.date), (&article.id, article.date));
    }
}

#[test]
fn a_shard_that_failed_is_fetched_again() {
    let packed = packed(&SPLIT);
    let gone = |name: &str| name.starts_with("index");
    let source = Flaky {
        files: packed.files.iter().cloned().collect(),
        down: Cell::new(true),
        gone,
    };
    let library = pollster::block_on(Library::open(source, &packed.manifest)).expect("it opens");
    let search = || pollster::block_on(library.search(&request("форум")));
    assert!(matches!(search(), Err(LibraryError::Unreachable { .. })));
    library.source().down.set(false);
    assert!(search().expect("it is back").total > 0);
}

/// A source that is unreachable for some files.
struct Flaky {
    files: MemorySource,
    down: Cell<bool>,
    gone: fn(&str) -> bool,
}

impl aimaq_library::FileSource for Flaky {
    async fn read(&self, name: &str) -> Result<Vec<u8>, aimaq_library::SourceError> {
        if self.down.get() && (self.gone)(name) {
            return Err(aimaq_library::SourceError::Unreachable);
        }
        self.files.read(name).await
    }
}

#[test]
fn a_search_that_is_no_longer_wanted_fetches_nothing_more() {
    let packed = packed(&SPLIT);
    let library = open(packed.files, &packed.manifest).expect("it opens");
    let asked = Cell::new(0);
    let wanted = || {
        asked.set(asked.get() + 1);
        asked.get() < 2
    };
    let answer = pollster::block_on(library.search_while(&request("форум"), &wanted));
    assert!(answer.expect("no error").is_none());
    assert_eq!(asked.get(), 2);
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
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_or_cut_file_is_damaged(split: bool, which: prop::sample::Index, at: prop::sample::Index, bit in 0..8u8, cut: bool) {
        let truth = &TRUTHS[usize::from(split)].1;
        let mut files = truth.packed.files.clone();
        let which = which.index(files.len());
        let (name, bytes) = &mut files[which];
        let name = name.clone();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << bit;
        }
        let damaged = |error: &LibraryError| matches!(error, LibraryError::Damaged { .. });
        let errors = truth.check(files, &name, damaged);
        prop_assert!(errors > 0 || !is_seen(&name), "nobody noticed that {} is damaged", name);
    }
}
