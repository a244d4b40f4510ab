//! Examples in plain text, which anybody can extend: `tests/lists/layouts.tsv` and `tests/lists/finds.tsv`.

use aimaq_language::{Lang, paragraph_lang};
use aimaq_search::{
    ArticleInput, Assumption, Index, IndexBuilder, Note, SearchAnswer, SearchRequest, VersionInput,
    search,
};

/// An index of articles with one text each.
fn index(texts: &[&str]) -> Index {
    let mut builder = IndexBuilder::new();
    for text in texts {
        builder.add(&ArticleInput {
            regions: &[],
            days: None,
            versions: vec![VersionInput {
                lang: paragraph_lang(text, Lang::Ru),
                title: "",
                blocks: &[(*text).to_owned()],
                lead: 0,
            }],
        });
    }
    Index::whole(&builder.finish()).expect("a fresh index opens")
}

fn ask(index: &Index, query: &str) -> SearchAnswer {
    let request = SearchRequest {
        query,
        limit: usize::MAX,
        ..SearchRequest::default()
    };
    search(index, &request)
}

/// The columns of each line of a list.
fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = list.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

#[test]
fn what_is_typed_on_another_layout_is_found_and_said() {
    let mut wrong: Vec<String> = Vec::new();
    for row in rows(include_str!("lists/layouts.tsv")) {
        let [typed, text, _why] = row[..] else {
            panic!("{row:?} has other than three columns");
        };
        let index = index(&[text, "Бұл мәтінде ол жоқ.", "Здесь его нет."]);
        let answer = ask(&index, typed);
        let found: Vec<u32> = answer.hits.iter().map(|hit| hit.article).collect();
        if found != [0] {
            wrong.push(format!("{typed} must find {text}"));
        }
        for note in &answer.notes {
            let is_layout = matches!(
                note,
                Note::Showing {
                    why: Assumption::Layout,
                    ..
                }
            );
            assert!(is_layout, "{typed}: {note:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_find_what_they_are_and_nothing_else() {
    let list = || rows(include_str!("lists/finds.tsv"));
    // All texts are in one collection of both languages.
    let mut texts: Vec<&str> = Vec::new();
    for row in list() {
        let [_, of, ..] = row[..] else {
            panic!("{row:?} has fewer than two columns");
        };
        for text in of
            .split(" | ")
            .chain(row.get(2).into_iter().flat_map(|not| not.split(" | ")))
        {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    let index = index(&texts);
    let mut wrong: Vec<String> = Vec::new();
    for row in list() {
        let answer = ask(&index, row[0]);
        let found: Vec<&str> = answer
            .hits
            .iter()
            .map(|hit| texts[hit.article as usize])
            .collect();
        for text in row[1].split(" | ") {
            if !found.contains(&text) {
                wrong.push(format!("{} must find {text}", row[0]));
            }
        }
        let not = row.get(2).copied().unwrap_or_default();
        for text in not.split(" | ").filter(|text| !text.is_empty()) {
            if found.contains(&text) {
                wrong.push(format!("{} must not find {text}", row[0]));
            }
        }
        assert_eq!(answer.notes, [], "{} is in the collection", row[0]);
        // Counts rest on the same evidence as the list, and so does what is marked: concordance and frequencies.
        let counted: u32 = answer.facets.langs.iter().map(|(_, count)| count).sum();
        assert_eq!(counted as usize, answer.hits.len(), "{}", row[0]);
        assert_eq!(answer.total, answer.hits.len());
        for text in texts.iter().filter(|text| !found.contains(text)) {
            assert!(
                answer.words.marks(text).is_empty(),
                "{} marks in {text}",
                row[0]
            );
        }
        for text in &found {
            assert!(
                !answer.words.marks(text).is_empty(),
                "{} marks nothing in {text}",
                row[0]
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
